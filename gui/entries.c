/* gui/entries.c - reads a directory's entries, leaves some out, sorts them, puts them in words. */
#include "entries.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include "fs.h"

static bool ends_with(const char *name, const char *ending)
{
	size_t length = strlen(name), tail = strlen(ending);

	return length >= tail && !strcasecmp(name + length - tail, ending);
}

static bool holds(const char *name, const char *words)
{
	size_t length = strlen(words);

	for (; *name; name++)
		if (!strncasecmp(name, words, length))
			return true;
	return length == 0;
}

bool entries_wanted(const struct fs_entry *entry, const struct gui_folder_filter *filter)
{
	const char *const *ending = filter->endings;

	if (entry->name[0] == '.' && !filter->hidden)
		return false;
	if (filter->folders && entry->type != FS_TYPE_DIRECTORY)
		return false;
	if (filter->words && !holds(entry->name, filter->words))
		return false;
	if (!ending || entry->type == FS_TYPE_DIRECTORY)
		return true;
	while (*ending && !ends_with(entry->name, *ending))
		ending++;
	return *ending != NULL;
}

static int add(struct entries *e, const struct fs_entry *entry)
{
	struct fs_entry *more = e->all;

	if ((e->count & (e->count - 1)) == 0)
		more = realloc(e->all, (e->count ? 2 * e->count : 1) * sizeof(*more));
	if (!more)
		return -ENOMEM;
	e->all = more;
	e->all[e->count++] = *entry;
	return 0;
}

int entries_read(struct entries *e, const char *path, const struct gui_folder_filter *filter)
{
	int handle = FsOpen(path, FS_READ | FS_DIRECTORY), error = handle < 0 ? handle : 1;
	struct fs_entry entry;

	entries_deinit(e);
	while (error > 0 && e->count < ENTRIES_MOST) {
		error = FsReadDir(handle, &entry);
		if (error > 0 && entries_wanted(&entry, filter) && add(e, &entry) < 0)
			error = -ENOMEM;
	}
	if (handle >= 0)
		FsClose(handle);
	if (error < 0)
		entries_deinit(e);
	return error < 0 ? error : 0;
}

void entries_deinit(struct entries *e)
{
	free(e->all);
	*e = (struct entries){NULL, 0};
}

/*
 * Order.
 */
static int by_name(const struct fs_entry *a, const struct fs_entry *b)
{
	int order = strcasecmp(a->name, b->name);

	return order ? order : strcmp(a->name, b->name);
}

static int by_number(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

static int compare(const struct fs_entry *a, const struct fs_entry *b, enum entries_order order,
		   bool down)
{
	int result = (a->type != FS_TYPE_DIRECTORY) - (b->type != FS_TYPE_DIRECTORY);

	if (result)
		return result;
	if (order == ENTRIES_BY_SIZE)
		result = by_number(a->size, b->size);
	else if (order == ENTRIES_BY_DATE)
		result = by_number(a->modified, b->modified);
	result = result ? result : by_name(a, b);
	return down ? -result : result;
}

static enum entries_order order_now;
static bool down_now;

static int compare_now(const void *a, const void *b)
{
	return compare(a, b, order_now, down_now);
}

void entries_sort(struct entries *e, enum entries_order order, bool down)
{
	order_now = order;
	down_now = down;
	if (e->count > 1)
		qsort(e->all, (size_t)e->count, sizeof(*e->all), compare_now);
}

int entries_find(const struct entries *e, const char *name)
{
	for (int i = 0; i < e->count; i++)
		if (!strcmp(e->all[i].name, name))
			return i;
	return -1;
}

/*
 * Words.
 */
void entries_size_text(const struct fs_entry *entry, char *text, int size)
{
	uint32_t bytes = entry->size;
	uint32_t unit = bytes < 1024 * 1024 ? 1024 : 1024 * 1024;

	if (entry->type != FS_TYPE_FILE)
		text[0] = '\0';
	else if (bytes < 1024)
		snprintf(text, size, "%lu byte%s", (unsigned long)bytes, bytes == 1 ? "" : "s");
	else
		snprintf(text, size, "%lu.%lu %s", (unsigned long)(bytes / unit),
			 (unsigned long)(bytes % unit * 10 / unit), unit == 1024 ? "KB" : "MB");
}

void entries_date_text(const struct fs_entry *entry, char *text, int size)
{
	time_t seconds = (time_t)entry->modified;
	struct tm *t = gmtime(&seconds);

	text[0] = '\0';
	if (entry->modified && t)
		strftime(text, size, "%Y-%m-%d %H:%M", t);
}

const char *entries_icon(const struct fs_entry *entry)
{
	static const char *const texts[] = {".txt", ".md", ".c", ".h", ".sh", ".log"};
	static const char *const pictures[] = {".icon", ".ppm", ".bmp", ".png"};

	if (entry->type != FS_TYPE_FILE)
		return entry->type == FS_TYPE_DIRECTORY ? "folder" : "system";
	for (unsigned i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (ends_with(entry->name, texts[i]))
			return "text";
	for (unsigned i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++)
		if (ends_with(entry->name, pictures[i]))
			return "image";
	return strchr(entry->name, '.') ? "text" : "program";
}
