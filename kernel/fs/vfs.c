/*
 * kernel/fs/vfs.c - the table of mounts, and the calls that take a path.
 *
 * - which file system serves a path: find, and leave when done with it
 * - directories that only mounts make: mounts.h
 * - mounting: vfs_mount, vfs_mount_kind, vfs_unmount
 */
#include "fs/vfs.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "fs/mounts.h"
#include "fs/path.h"
#include "mem/heap.h"
#include "abi/handle.h"
#include "panic.h"
#include "task/io.h"
#include "task/lock.h"
#include "task/process.h"

#define KINDS_MAX 4

static struct {
	const char *name;
	file_system_maker *make;
} kinds[KINDS_MAX];

/* Guards the table of mounts; a system at work is held by mount.users instead. */
static struct mutex lock;

/* What serves a path. */
struct place {
	struct mount *mount; /* NULL: a directory above mounts */
	const char *rest;
	char path[PATH_LENGTH_MAX];
};

/* The caller's result, when it is done with the place. */
static int leave(struct place *place, int result)
{
	mutex_lock(&lock);
	if (place->mount)
		place->mount->users--;
	mutex_unlock(&lock);
	return result;
}

/* Below a name of a flat system there is nothing: why. 0: it is not that. */
static int below_flat(const struct place *place)
{
	struct file_system *fs = place->mount ? place->mount->fs : NULL;
	char name[PATH_LENGTH_MAX];
	struct fs_info info;
	char *end;
	int error;

	if (!fs || !fs->ops->flat || !strchr(place->rest, '/'))
		return 0;
	strlcpy(name, place->rest, sizeof name);
	end = strchr(name, '/');
	*end = 0;
	error = fs->ops->query(fs, name, &info);
	return error ? error : -ENOTDIR;
}

/* Resolve and find; the mount stays until leave. 0, -ENOENT, or why the path is none. */
static int find(const char *path, struct place *place)
{
	int error = path_resolve(path, place->path);

	place->mount = NULL;
	if (error)
		return error;
	mutex_lock(&lock);
	place->mount = mount_find(place->path, &place->rest);
	if (place->mount)
		place->mount->users++;
	else if (!mount_is_above(place->path))
		error = -ENOENT;
	mutex_unlock(&lock);
	if (!error)
		error = below_flat(place);
	return error && place->mount ? leave(place, error) : error;
}

static bool is_above_mounts(const struct place *place)
{
	bool above;

	mutex_lock(&lock);
	above = mount_is_above(place->path);
	mutex_unlock(&lock);
	return above;
}

/* The same for a name that may be new: beside mounts nothing can be made. */
static int find_new(const char *path, struct place *place)
{
	int error = find(path, place);

	if (error != -ENOENT || place->mount)
		return error;
	place->path[path_name(place->path) - place->path - 1] = 0;
	return is_above_mounts(place) ? -EROFS : -ENOENT;
}

/* The same for what changes names: there must be a file system, and not its root. */
static int find_name(const char *path, struct place *place)
{
	int error = find(path, place);

	if (error)
		return error;
	if (!place->mount)
		error = -EROFS;
	else if (!*place->rest || is_above_mounts(place))
		error = -EBUSY;
	return error ? leave(place, error) : 0;
}

static int open_above(const char *path, uint32_t flags, struct object **out)
{
	int error;

	if ((flags & ~FS_DIRECTORY) != FS_READ)
		return -EISDIR;
	mutex_lock(&lock);
	error = mounts_open_directory(path, out);
	mutex_unlock(&lock);
	return error;
}

int vfs_open(const char *path, uint32_t flags, struct object **out)
{
	struct file_system *fs;
	struct place at;
	int error = flags & FS_CREATE ? find_new(path, &at) : find(path, &at);

	if (error)
		return error;
	if (!at.mount)
		return leave(&at, open_above(at.path, flags, out));
	fs = at.mount->fs;
	if (flags & FS_CREATE)
		error = path_check_name(at.rest);
	return leave(&at, error ? error : fs->ops->open(fs, at.rest, flags, out));
}

static int create(struct place *at, uint32_t flags, struct object **out)
{
	struct file_system *fs;
	int error;

	if (!at->mount || !*at->rest)
		return -EEXIST;
	fs = at->mount->fs;
	error = path_check_name(at->rest);
	if (error)
		return error;
	if (fs->ops->create)
		return fs->ops->create(fs, at->rest, flags, out);
	return fs->ops->open(fs, at->rest, flags | FS_CREATE | FS_EXCLUSIVE, out);
}

int vfs_create(const char *path, uint32_t flags, struct object **out)
{
	struct place at;
	int error = find_new(path, &at);

	return error ? error : leave(&at, create(&at, flags, out));
}

/* For process_spawn. */
static int find_program(const char *path, struct image_file *file)
{
	struct file_system *fs;
	struct place at;
	int error = find(path, &at);

	if (error)
		return error;
	if (!at.mount)
		return leave(&at, -EISDIR);
	fs = at.mount->fs;
	return leave(&at, fs->ops->load ? fs->ops->load(fs, at.rest, file) : -EACCES);
}

static int query_by_opening(struct file_system *fs, const char *rest, struct fs_info *info)
{
	struct object *o;
	int error = fs->ops->open(fs, rest, FS_READ, &o);

	if (error)
		return error;
	error = o->type->file && o->type->file->query ? o->type->file->query(o, info) : -ENOTSUP;
	handle_drop(o);
	return error;
}

int vfs_query(const char *path, struct fs_info *info)
{
	struct file_system *fs;
	struct place at;
	int error = find(path, &at);

	memset(info, 0, sizeof *info);
	if (error)
		return error;
	if (!at.mount) {
		info->type = FS_TYPE_DIRECTORY;
		info->rights = RIGHT_READ;
		return leave(&at, 0);
	}
	fs = at.mount->fs;
	error = fs->ops->query ? fs->ops->query(fs, at.rest, info)
			       : query_by_opening(fs, at.rest, info);
	info->mount = at.mount->number;
	return leave(&at, error);
}

static int make_dir(struct place *at)
{
	struct file_system *fs;
	int error;

	if (!at->mount || !*at->rest)
		return -EEXIST;
	fs = at->mount->fs;
	if (!fs->ops->make_dir)
		return -EROFS;
	error = path_check_name(at->rest);
	return error ? error : fs->ops->make_dir(fs, at->rest);
}

int vfs_make_dir(const char *path)
{
	struct place at;
	int error = find_new(path, &at);

	return error ? error : leave(&at, make_dir(&at));
}

int vfs_remove(const char *path)
{
	struct file_system *fs;
	struct place at;
	int error = find_name(path, &at);

	if (error)
		return error;
	fs = at.mount->fs;
	return leave(&at, fs->ops->remove ? fs->ops->remove(fs, at.rest) : -EROFS);
}

static int rename_in(struct file_system *fs, const char *from, const char *to)
{
	int error = path_check_name(to);

	if (error)
		return error;
	if (!fs->ops->rename)
		return -EROFS;
	if (!strcmp(from, to))
		return 0;
	if (path_below(to, from))
		return -EINVAL;
	return fs->ops->rename(fs, from, to);
}

static int rename_to(const struct place *from, const struct place *to)
{
	if (is_above_mounts(to))
		return -EBUSY;
	if (to->mount != from->mount)
		return -EXDEV;
	if (!*to->rest)
		return -EBUSY;
	return rename_in(from->mount->fs, from->rest, to->rest);
}

int vfs_rename(const char *from, const char *to)
{
	struct place old, new;
	int error = find_name(from, &old);

	if (error)
		return error;
	error = find(to, &new);
	if (error) /* -ENOENT: in no file system */
		return leave(&old, error == -ENOENT ? -EXDEV : error);
	return leave(&old, leave(&new, rename_to(&old, &new)));
}

/* ---- mounting -------------------------------------------------------------------------------- */

int vfs_mount(const char *prefix, struct file_system *fs)
{
	int error;

	mutex_lock(&lock);
	error = mount_add(prefix, fs);
	mutex_unlock(&lock);
	return error;
}

void vfs_kind(const char *kind, file_system_maker *make)
{
	uint32_t i = 0;

	while (i < KINDS_MAX && kinds[i].name)
		i++;
	kassert(i < KINDS_MAX);
	kinds[i].name = kind;
	kinds[i].make = make;
}

static int make_kind(const char *kind, struct file_system **fs)
{
	for (uint32_t i = 0; i < KINDS_MAX && kinds[i].name; i++)
		if (!strcmp(kinds[i].name, kind))
			return kinds[i].make(fs);
	return -ENODEV;
}

/* Is there an empty directory? */
static int check_empty(const char *path)
{
	struct fs_entry entry;
	struct object *o;
	int error = vfs_open(path, FS_READ | FS_DIRECTORY, &o);

	if (error)
		return error;
	memset(&entry, 0, sizeof entry);
	error = o->type->file->read_dir(o, &entry);
	handle_drop(o);
	return error > 0 ? -ENOTEMPTY : error;
}

int vfs_mount_kind(const char *path, const char *kind)
{
	char full[PATH_LENGTH_MAX];
	struct file_system *fs;
	int error = path_resolve(path, full);

	if (!error)
		error = check_empty(full);
	if (!error)
		error = make_kind(kind, &fs);
	if (error)
		return error;
	error = vfs_mount(full, fs);
	if (error)
		fs->ops->destroy(fs);
	return error;
}

/* Lock held; the caller is the one user it may have. */
static int unmount(struct mount *m)
{
	int error;

	if (m->users > 1 || !m->fs->ops->destroy)
		return -EBUSY;
	error = m->fs->ops->destroy(m->fs);
	if (!error)
		mount_remove(m);
	return error;
}

int vfs_unmount(const char *path)
{
	struct place at;
	int error = find(path, &at);

	if (error)
		return error;
	if (!at.mount || *at.rest)
		return leave(&at, -EINVAL);
	mutex_lock(&lock);
	error = mount_is_above(at.path) ? -EBUSY : unmount(at.mount);
	if (error)
		at.mount->users--;
	mutex_unlock(&lock);
	return error;
}

const char *vfs_mount_at(uint32_t index, char *path, uint32_t *number)
{
	const char *kind = NULL;
	struct mount *m;

	mutex_lock(&lock);
	m = mount_at(index);
	if (m) {
		strlcpy(path, m->prefix, PATH_LENGTH_MAX);
		*number = m->number;
		kind = m->fs->ops->kind ? m->fs->ops->kind : "other";
	}
	mutex_unlock(&lock);
	return kind;
}

void vfs_init(void)
{
	mutex_init(&lock);
	mutex_name(&lock, "files");
	process_set_finder(find_program);
}
