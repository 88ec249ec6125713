/*
 * apps/notes/recent.c - the files that were opened and saved last, for a menu.
 *
 * - they are lines of a hidden file, the newest first; all notes share it, so it is read whenever
 * it is wanted
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fs.h"
#include "notes.h"

#define LIST	 "/Home/.notes-recent"
#define LIST_NEW "/Home/.notes-recent~"
#define SIZE	 (RECENT_MOST * (PATH_LENGTH_MAX + 1))

static char paths[RECENT_MOST][PATH_LENGTH_MAX]; /* as they were read last */
static int count;

static void take(const char *line, int length)
{
	if (count < RECENT_MOST && length > 0 && length < PATH_LENGTH_MAX)
		snprintf(paths[count++], PATH_LENGTH_MAX, "%.*s", length, line);
}

static void read_list(void)
{
	int handle = FsOpen(LIST, FS_READ), got = 0;
	char text[SIZE + 1];

	count = 0;
	if (handle >= 0) {
		got = FsReadSync(handle, text, SIZE, 0);
		FsClose(handle);
	}
	text[got > 0 ? got : 0] = '\0';
	for (const char *line = text, *end; (end = strchr(line, '\n')); line = end + 1)
		take(line, (int)(end - line));
}

/* Whoever reads sees the old list or the new one. */
static void write_list(void)
{
	int handle = FsOpen(LIST_NEW, FS_WRITE | FS_CREATE | FS_TRUNCATE), put = 0;
	char text[SIZE + 1];
	int length = 0;

	for (int i = 0; i < count; i++)
		length += snprintf(text + length, sizeof(text) - (size_t)length, "%s\n", paths[i]);
	if (handle >= 0) {
		put = FsWriteSync(handle, text, (uint32_t)length);
		FsClose(handle);
	}
	if (put != length || FsRename(LIST_NEW, LIST) < 0)
		FsRemove(LIST_NEW); /* no room: the list stays as it was */
}

static void remove_path(const char *path)
{
	int kept = 0;

	for (int i = 0; i < count; i++)
		if (strcmp(paths[i], path) != 0)
			memmove(paths[kept++], paths[i], sizeof(paths[0]));
	count = kept;
}

void recent_touch(const char *path)
{
	read_list();
	if (count && !strcmp(paths[0], path))
		return;
	remove_path(path);
	count -= count == RECENT_MOST;
	memmove(paths[1], paths[0], (size_t)count * sizeof(paths[0]));
	snprintf(paths[0], sizeof(paths[0]), "%s", path);
	count++;
	write_list();
}

void recent_open_menu(void)
{
	static const struct gui_menu_row none[] = {
		{.id = ACTION_RECENT, .text = "No Files Yet", .flags = GUI_ACTION_DISABLED},
		{.id = 0}};
	struct gui_menu_row rows[RECENT_MOST + 1] = {{0}};
	struct rect r = GuiRectInWindow(area);

	read_list();
	for (int i = 0; i < count; i++)
		rows[i] = (struct gui_menu_row){
			.id = ACTION_RECENT_FIRST + (uint32_t)i, .text = paths[i], .icon = "text"};
	GuiMenuOpenRows(window, (struct gui_point){r.left + 8, r.top}, count ? rows : none);
}

const char *recent_path(uint32_t action)
{
	uint32_t i = action - ACTION_RECENT_FIRST;

	return i < (uint32_t)count ? paths[i] : NULL;
}
