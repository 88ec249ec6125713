/* apps/files/operations.c - copies, moves and removes files and whole folders. */
#include "operations.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "fs.h"
#include "gui.h"

#define PIECE	   4096
#define NAMES_MOST 1000 /* "name (2)" .. that are tried */

bool operation_within(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	return !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static int exists(const char *path)
{
	struct fs_info info;

	return FsQuery(path, &info) >= 0;
}

/*
 * Copying.
 */
static int copy_bytes(int from, int to, struct watch *watch)
{
	char piece[PIECE];
	int got, put = 0;

	while ((got = FsReadSync(from, piece, sizeof(piece), 0)) > 0) {
		for (int done = 0; done < got; done += put) {
			put = FsWriteSync(to, piece + done, (uint32_t)(got - done));
			if (put <= 0)
				return put < 0 ? put : -EIO;
		}
		if (watch)
			watch->bytes += (uint32_t)got;
		if (watch && watch->stopped && watch->stopped(watch))
			return -ECANCELED;
	}
	return got;
}

static int copy_file(const char *from, const char *to, struct watch *watch)
{
	int in = FsOpen(from, FS_READ), out, error;

	if (in < 0)
		return in;
	out = FsCreate(to, FS_WRITE);
	error = out < 0 ? out : copy_bytes(in, out, watch);
	FsClose(in);
	if (out >= 0)
		FsClose(out);
	if (error < 0 && out >= 0)
		FsRemove(to);
	return error;
}

static int copy_any(const char *from, const char *to, struct watch *watch);

static int copy_entry(const char *from, const char *to, const char *name, struct watch *watch)
{
	char inner_from[PATH_LENGTH_MAX], inner_to[PATH_LENGTH_MAX];

	if (!GuiPathJoin(inner_from, from, name) || !GuiPathJoin(inner_to, to, name))
		return -ENAMETOOLONG;
	return copy_any(inner_from, inner_to, watch);
}

static int copy_folder(const char *from, const char *to, struct watch *watch)
{
	struct fs_entry entry;
	int handle = FsOpen(from, FS_READ | FS_DIRECTORY), error;

	if (handle < 0)
		return handle;
	error = FsMakeDir(to);
	while (error >= 0 && (error = FsReadDir(handle, &entry)) > 0)
		error = copy_entry(from, to, entry.name, watch);
	FsClose(handle);
	return error;
}

static int copy_any(const char *from, const char *to, struct watch *watch)
{
	struct fs_info info;
	int error = FsQuery(from, &info);

	if (error < 0)
		return error;
	if (info.type == FS_TYPE_DIRECTORY)
		return copy_folder(from, to, watch);
	return info.type == FS_TYPE_FILE ? copy_file(from, to, watch) : -EINVAL;
}

int operation_copy(const char *from, const char *to, struct watch *watch)
{
	int error;

	if (operation_within(to, from))
		return -EINVAL;
	if (exists(to))
		return -EEXIST;
	error = copy_any(from, to, watch);
	if (error < 0)
		operation_remove(to);
	return error;
}

int operation_move(const char *from, const char *to, struct watch *watch)
{
	int error;

	if (operation_within(to, from))
		return -EINVAL;
	if (exists(to))
		return -EEXIST;
	error = FsRename(from, to);
	if (error != -EXDEV)
		return error;
	error = operation_copy(from, to, watch);
	return error < 0 ? error : operation_remove(from);
}

/*
 * Removing.
 */

/* Any entry of the folder; 0: it is empty. */
static int first_entry(const char *folder, struct fs_entry *entry)
{
	int handle = FsOpen(folder, FS_READ | FS_DIRECTORY), result;

	if (handle < 0)
		return handle;
	result = FsReadDir(handle, entry);
	FsClose(handle);
	return result;
}

static int empty(const char *folder)
{
	struct fs_entry entry;
	char path[PATH_LENGTH_MAX];
	int error;

	while ((error = first_entry(folder, &entry)) > 0) {
		if (!GuiPathJoin(path, folder, entry.name))
			return -ENAMETOOLONG;
		error = operation_remove(path);
		if (error < 0)
			return error;
	}
	return error;
}

int operation_remove(const char *path)
{
	struct fs_info info;
	int error = FsQuery(path, &info);

	if (error >= 0 && info.type == FS_TYPE_DIRECTORY)
		error = empty(path);
	return error < 0 ? error : FsRemove(path);
}

/*
 * Measuring.
 */
static void measure_entry(const char *folder, const struct fs_entry *entry, struct measure *m)
{
	char path[PATH_LENGTH_MAX];

	m->entries++;
	if (entry->type == FS_TYPE_FILE)
		m->bytes += entry->size;
	if (entry->type == FS_TYPE_DIRECTORY && GuiPathJoin(path, folder, entry->name))
		operation_measure(path, m);
}

int operation_measure(const char *path, struct measure *m)
{
	int handle = FsOpen(path, FS_READ | FS_DIRECTORY);
	struct fs_entry entry;

	if (handle < 0)
		return handle;
	while (m->entries < m->most && FsReadDir(handle, &entry) > 0)
		measure_entry(path, &entry, m);
	FsClose(handle);
	return 0;
}

/*
 * Names.
 */
int operation_free_path(char *out, const char *folder, const char *name)
{
	const char *dot = strrchr(name, '.');
	int stem = dot && dot != name ? (int)(dot - name) : (int)strlen(name);
	char numbered[2 * FILE_NAME_MAX];

	snprintf(numbered, sizeof(numbered), "%s", name);
	for (int i = 2; i < NAMES_MOST; i++) {
		if (strlen(numbered) >= FILE_NAME_MAX || !GuiPathJoin(out, folder, numbered))
			return -ENAMETOOLONG;
		if (!exists(out))
			return 0;
		snprintf(numbered, sizeof(numbered), "%.*s (%d)%s", stem, name, i, name + stem);
	}
	return -EEXIST;
}
