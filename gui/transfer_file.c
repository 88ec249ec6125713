/* gui/transfer_file.c - files that are dragged or copied: as paths in words, and as a list. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "clip.h"
#include "gui_internal.h"
#include "handle.h"
#include "uri.h"

/* Lines of paths or of files; free() it. NULL: no memory. */
static char *lines(const char *const *paths, int count, bool uris)
{
	char *text = malloc((size_t)count * (uris ? URI_LENGTH_MAX : PATH_LENGTH_MAX + 1) + 1);
	char *at = text;

	for (int i = 0; text && i < count; i++) {
		if (uris)
			uri_of_path(at, paths[i]);
		else
			strcat(strcpy(at, paths[i]), i < count - 1 ? "\n" : "");
		at += strlen(at);
	}
	return text;
}

static int fill(struct clip_item *item, char *text)
{
	if (!text)
		return -ENOMEM;
	item->size = (uint32_t)strlen(text);
	item->area = transfer_area(text, item->size);
	free(text);
	return item->area < 0 ? item->area : 0;
}

/* Both forms; give_back them. */
static int offer(struct clip_item items[2], const char *const *paths, int count)
{
	int error;

	memset(items, 0, 2 * sizeof(*items));
	strcpy(items[0].type, CLIP_TEXT);
	strcpy(items[1].type, CLIP_FILES);
	items[0].area = items[1].area = -1;
	error = count > 0 ? fill(&items[0], lines(paths, count, false)) : -EINVAL;
	return error ? error : fill(&items[1], lines(paths, count, true));
}

static void give_back(struct clip_item items[2])
{
	for (int i = 0; i < 2; i++)
		if (items[i].area >= 0)
			HandleClose(items[i].area);
}

int GuiDragFiles(struct gui_element *element, const char *const *paths, int count, uint32_t actions)
{
	struct clip_item items[2];
	struct drag drag = {.actions = actions, .count = 2, .items = items};
	int error = offer(items, paths, count);

	if (!error)
		error = GuiDragBegin(element, &drag);
	give_back(items);
	return error;
}

int GuiClipSetFiles(const char *const *paths, int count)
{
	struct clip_item items[2];
	int result = offer(items, paths, count);

	if (!result)
		result = ClipSet(items, 2);
	give_back(items);
	return result;
}

/*
 * Getting them.
 */
static int count_lines(const char *list)
{
	int count = 0;

	for (; *list; list = uri_next(list))
		count++;
	return count;
}

/* The pointers, and behind them what they point to: a path is no longer than its line. */
static char **paths_of(const char *list)
{
	int most = count_lines(list), count = 0;
	char **paths = malloc(((size_t)most + 1) * sizeof(*paths) + strlen(list) + 1);
	char path[PATH_LENGTH_MAX], *to;

	if (!paths)
		return NULL;
	to = (char *)(paths + most + 1);
	for (; *list; list = uri_next(list)) {
		if (!uri_to_path(path, list))
			continue;
		paths[count++] = strcpy(to, path);
		to += strlen(path) + 1;
	}
	paths[count] = NULL;
	if (count)
		return paths;
	free(paths);
	return NULL;
}

bool GuiDragGetFile(char *path)
{
	char *list = transfer_get(CLIP_FILES);
	bool is = list && uri_to_path(path, list);

	free(list);
	return is;
}

char **GuiDragGetFiles(void)
{
	char *list = transfer_get(CLIP_FILES), **paths = list ? paths_of(list) : NULL;

	free(list);
	return paths;
}

char **GuiClipGetFiles(int *number)
{
	struct clip_item item;
	char *list, **paths;

	*number = ClipGet(CLIP_FILES, &item);
	if (*number < 0)
		return NULL;
	list = transfer_take(&item);
	paths = list ? paths_of(list) : NULL;
	free(list);
	return paths;
}
