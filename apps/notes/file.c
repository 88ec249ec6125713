/*
 * apps/notes/file.c - the file a note is in: reading it, writing it, its name in the title.
 *
 * - a note is written under another name first, which then takes the place of the old one: when the
 *   room is full nothing is lost
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fs.h"
#include "notes.h"

#define LARGEST	 (4 << 20) /* bytes that are opened */
#define NEW_NAME ".new~"   /* behind the name, while it is written */

static char path[PATH_LENGTH_MAX]; /* empty: it has not been saved yet */
static bool marked;		   /* the title shows that it has been changed */

static void tell(const char *what, const char *why)
{
	char headline[FILE_NAME_MAX + 40], text[160];

	snprintf(headline, sizeof(headline), "\"%s\" could not be %s.", GuiPathName(path), what);
	snprintf(text, sizeof(text), "%c%s.", why[0] - ('a' <= why[0] && why[0] <= 'z' ? 32 : 0),
		 why + 1);
	GuiMessageOpen(window, &(struct gui_message){.title = "Notes",
						     .icon = "error",
						     .headline = headline,
						     .text = text});
}

static void show_title(bool changed)
{
	char title[FILE_NAME_MAX + 16];

	marked = changed;
	snprintf(title, sizeof(title), "%s%s - Notes", changed ? "*" : "", file_name());
	GuiWindowSetTitle(window, title);
}

const char *file_name(void)
{
	return path[0] ? GuiPathName(path) : "Untitled";
}

const char *file_path(void)
{
	return path;
}

void file_changed(void)
{
	bool changed = GuiTextareaModified(area);

	if (changed != marked)
		show_title(changed);
}

void file_new(void)
{
	path[0] = '\0';
	GuiTextareaSetText(area, "", 0);
	show_title(false);
}

/*
 * Reading.
 */
static int read_all(int handle, char *to, uint32_t size)
{
	uint32_t done = 0;

	while (done < size) {
		int got = FsReadSync(handle, to + done, size - done, 0);

		if (got <= 0)
			return got < 0 ? got : -EIO;
		done += (uint32_t)got;
	}
	return 0;
}

static const char *show(char *text, uint32_t size)
{
	if (memchr(text, '\0', size))
		return "it is not a text";
	if (!GuiTextareaSetText(area, text, (int)size))
		return GuiFileError(-ENOMEM);
	return NULL;
}

/* NULL, or why not. */
static const char *load(int handle, uint32_t size)
{
	char *text = size > LARGEST ? NULL : malloc(size + 1);
	const char *why;
	int error;

	if (!text)
		return GuiFileError(size > LARGEST ? -EFBIG : -ENOMEM);
	error = read_all(handle, text, size);
	why = error ? GuiFileError(error) : show(text, size);
	free(text);
	return why;
}

bool file_open(const char *from)
{
	struct fs_info info = {0};
	int handle = FsOpen(from, FS_READ);
	const char *why = NULL;
	char before[PATH_LENGTH_MAX];

	strcpy(before, path);
	snprintf(path, sizeof(path), "%s", from);
	if (handle < 0 || FsQueryHandle(handle, &info) < 0)
		why = GuiFileError(handle);
	else if (info.type != FS_TYPE_FILE)
		why = "it is not a file";
	else
		why = load(handle, info.size);
	if (handle >= 0)
		FsClose(handle);
	if (why) {
		tell("opened", why);
		strcpy(path, before);
	} else {
		recent_touch(path);
	}
	show_title(GuiTextareaModified(area));
	return !why;
}

/*
 * Writing.
 */
static int write_all(int handle, const char *text, uint32_t size)
{
	for (uint32_t done = 0; done < size;) {
		int put = FsWriteSync(handle, text + done, size - done);

		if (put <= 0)
			return put < 0 ? put : -EIO;
		done += (uint32_t)put;
	}
	return 0;
}

static int write_new(const char *to, const char *text, uint32_t size)
{
	int handle = FsOpen(to, FS_WRITE | FS_CREATE | FS_TRUNCATE), error;

	if (handle < 0)
		return handle;
	error = write_all(handle, text, size);
	FsClose(handle);
	if (error)
		FsRemove(to);
	return error;
}

static int store(const char *to)
{
	int length = GuiTextareaLength(area), error = -ENOMEM;
	char *text = malloc((size_t)length + 1), beside[PATH_LENGTH_MAX];

	if (snprintf(beside, sizeof(beside), "%s" NEW_NAME, to) >= (int)sizeof(beside))
		error = -ENAMETOOLONG;
	else if (text) {
		GuiTextareaGetText(area, 0, length, text);
		error = write_new(beside, text, (uint32_t)length);
		if (!error)
			error = FsRename(beside, to);
	}
	free(text);
	return error;
}

bool file_save(const char *to)
{
	char before[PATH_LENGTH_MAX];
	int error;

	strcpy(before, path);
	if (to != path)
		snprintf(path, sizeof(path), "%s", to);
	error = store(path);
	if (error) {
		tell("saved", GuiFileError(error));
		strcpy(path, before);
		return false;
	}
	recent_touch(path);
	GuiTextareaSetModified(area, false);
	show_title(false);
	return true;
}
