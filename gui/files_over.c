/* gui/files_over.c - the files that are dragged over the program: where can they go? */
#include "files_over.h"
#include <stdlib.h>
#include <string.h>
#include "gui/file.h"
#include "gui/transfer.h"
#include "text_drag.h"

static char **files; /* NULL: none are over it */

void files_over_enter(void)
{
	free(files);
	files = GuiDragGetFiles();
}

void files_over_leave(void)
{
	free(files);
	files = NULL;
}

/* Is a path the folder, or in it? */
static bool within(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	return !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static bool lies_in(const char *path, const char *folder)
{
	char parent[PATH_LENGTH_MAX];

	strcpy(parent, path);
	GuiPathParent(parent);
	return !strcmp(parent, folder);
}

uint32_t files_over_aim(const struct msg *msg, const char *into)
{
	uint32_t action = text_drag_action(msg->params[1]);

	for (char **file = files; into && file && *file; file++)
		if (within(into, *file) || (action == DRAG_MOVE && lies_in(*file, into)))
			action = 0;
	if (!files || !into)
		action = 0;
	GuiDragAccept(action);
	return action;
}
