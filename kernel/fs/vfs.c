/*
 * kernel/fs/vfs.c - the table of mounts, and the calls that take a path.
 *
 * - which file system serves a path: find
 * - directories that only mounts make: mount_dir.h
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

/* Guards the table of mounts and all lookups. */
static struct mutex lock;

/* What serves a path. */
struct place {
	struct mount *mount;
	const char *rest;
	char path[PATH_LENGTH_MAX];
};

/* Resolve and find; lock held on success. 0, -ENOENT, or why the path is none. mount NULL: a
 * directory above mounts. */
static int find_locked(const char *path, struct place *place)
{
	int error = path_resolve(path, place->path);

	if (error)
		return error;
	mutex_lock(&lock);
	place->mount = mount_find(place->path, &place->rest);
	if (place->mount || mount_is_above(place->path))
		return 0;
	mutex_unlock(&lock);
	return -ENOENT;
}

/* The same for what changes names: there must be a file system, and not its root. */
static int find_name_locked(const char *path, struct place *place)
{
	int error = find_locked(path, place);

	if (error)
		return error;
	if (!place->mount)
		error = -EROFS;
	else if (!*place->rest || mount_is_above(place->path))
		error = -EBUSY;
	if (error)
		mutex_unlock(&lock);
	return error;
}

int vfs_open(const char *path, uint32_t flags, struct object **out)
{
	struct place at;
	int error = find_locked(path, &at);

	if (error)
		return error;
	if (flags & FS_CREATE && at.mount)
		error = path_check_name(at.rest);
	if (error)
		;
	else if (at.mount)
		error = at.mount->fs->ops->open(at.mount->fs, at.rest, flags, out);
	else if ((flags & ~FS_DIRECTORY) != FS_READ)
		error = -EISDIR;
	else
		error = mounts_open_directory(at.path, out);
	mutex_unlock(&lock);
	return error;
}

int vfs_create(const char *path, uint32_t flags, struct object **out)
{
	const struct file_system_ops *ops;
	struct place at;
	int error = find_locked(path, &at);

	if (error)
		return error;
	ops = at.mount ? at.mount->fs->ops : NULL;
	error = !ops || !*at.rest ? -EEXIST : path_check_name(at.rest);
	if (!error && ops->create)
		error = ops->create(at.mount->fs, at.rest, flags, out);
	else if (!error)
		error = ops->open(at.mount->fs, at.rest, flags | FS_CREATE | FS_EXCLUSIVE, out);
	mutex_unlock(&lock);
	return error;
}

/* For process_spawn. */
static int find_program(const char *path, struct image_file *file)
{
	struct place at;
	int error = find_locked(path, &at);

	if (error)
		return error;
	if (!at.mount)
		error = -EISDIR;
	else if (!at.mount->fs->ops->load)
		error = -EACCES;
	else
		error = at.mount->fs->ops->load(at.mount->fs, at.rest, file);
	mutex_unlock(&lock);
	return error;
}

static int query_by_opening(struct file_system *fs, const char *rest, struct fs_info *info)
{
	struct object *o;
	int error = fs->ops->open(fs, rest, FS_READ, &o);

	if (error)
		return error;
	error = o->type->file && o->type->file->query ? o->type->file->query(o, info) : -ENOTSUP;
	object_unref(o);
	return error;
}

int vfs_query(const char *path, struct fs_info *info)
{
	struct place at;
	int error = find_locked(path, &at);

	memset(info, 0, sizeof *info);
	if (error)
		return error;
	if (!at.mount) {
		info->type = FS_TYPE_DIRECTORY;
		info->rights = RIGHT_READ;
	} else {
		struct file_system *fs = at.mount->fs;

		error = fs->ops->query ? fs->ops->query(fs, at.rest, info)
				       : query_by_opening(fs, at.rest, info);
		info->mount = at.mount->number;
	}
	mutex_unlock(&lock);
	return error;
}

int vfs_make_dir(const char *path)
{
	struct place at;
	int error = find_locked(path, &at);

	if (error)
		return error;
	if (!at.mount || !*at.rest)
		error = -EEXIST;
	else if (!at.mount->fs->ops->make_dir)
		error = -EROFS;
	else
		error = path_check_name(at.rest);
	if (!error)
		error = at.mount->fs->ops->make_dir(at.mount->fs, at.rest);
	mutex_unlock(&lock);
	return error;
}

int vfs_remove(const char *path)
{
	struct place at;
	int error = find_name_locked(path, &at);

	if (error)
		return error;
	error = at.mount->fs->ops->remove ? at.mount->fs->ops->remove(at.mount->fs, at.rest)
					  : -EROFS;
	mutex_unlock(&lock);
	return error;
}

/* Lock held; both names are in the normal form. */
static int rename_locked(struct mount *m, const char *from, const char *to)
{
	int error = path_check_name(to);

	if (error)
		return error;
	if (!m->fs->ops->rename)
		return -EROFS;
	if (!strcmp(from, to))
		return 0;
	if (path_below(to, from))
		return -EINVAL;
	return m->fs->ops->rename(m->fs, from, to);
}

int vfs_rename(const char *from, const char *to)
{
	char to_path[PATH_LENGTH_MAX];
	const char *to_rest;
	struct place at;
	int error = path_resolve(to, to_path);

	if (!error)
		error = find_name_locked(from, &at);
	if (error)
		return error;
	if (mount_is_above(to_path))
		error = -EBUSY;
	else if (mount_find(to_path, &to_rest) != at.mount)
		error = -EXDEV;
	else if (!*to_rest)
		error = -EBUSY;
	else
		error = rename_locked(at.mount, at.rest, to_rest);
	mutex_unlock(&lock);
	return error;
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
	object_unref(o);
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

int vfs_unmount(const char *path)
{
	struct place at;
	int error = find_locked(path, &at);

	if (error)
		return error;
	if (!at.mount || *at.rest)
		error = -EINVAL;
	else if (mount_is_above(at.path) || !at.mount->fs->ops->destroy)
		error = -EBUSY;
	else
		error = at.mount->fs->ops->destroy(at.mount->fs);
	if (!error)
		mount_remove(at.mount);
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
