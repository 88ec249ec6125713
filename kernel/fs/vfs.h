/*
 * kernel/fs/vfs.h - from a path to a file: the tree of mounts.
 *
 * A mounted file system is a struct file_system with a table of operations; each gets what is left
 * of the path behind the mount, without a leading '/' ("" is its root), in the normal form of
 * path_resolve. Directories above mounts that no file system has ("/", "/System") are made here and
 * list the mounts. The longest mount that fits serves a path.
 *
 * Context: thread. One mutex guards the table of mounts and is held only while the mount of a path
 * is looked up: the call then counts as a user of that mount, which cannot go away under it
 * (unmounting is -EBUSY), and a slow file system keeps nobody from the others. File systems lock
 * their own insides.
 */
#ifndef FS_VFS_H
#define FS_VFS_H

#include "abi/fs.h"
#include "abi/limits.h"
#include "task/object.h"

struct file_system;
struct image_file;

struct file_system_ops {
	const char *kind; /* for people */
	bool flat; /* no directory but its root: it has a query, and no part of a name has '/' */
	/* flags: those of FsOpen, checked. 0 and an object with a reference. */
	int (*open)(struct file_system *fs, const char *rest, uint32_t flags, struct object **out);
	/* NULL: by opening for reading. info is cleared; mount is filled in by the caller. */
	int (*query)(struct file_system *fs, const char *rest, struct fs_info *info);
	/* A new object of that name (FsCreate). NULL: open with FS_CREATE | FS_EXCLUSIVE. */
	int (*create)(struct file_system *fs, const char *rest, uint32_t flags,
		      struct object **out);
	/* Names: NULL is -EROFS. The new names have been checked. */
	int (*make_dir)(struct file_system *fs, const char *rest);
	int (*remove)(struct file_system *fs, const char *rest);
	int (*rename)(struct file_system *fs, const char *from, const char *to);
	/* The bytes of a program (task/image.h). NULL: -EACCES. */
	int (*load)(struct file_system *fs, const char *rest, struct image_file *file);
	/* Unmount: 0 and it is gone, or -EBUSY something in it is open. NULL: -EBUSY always. */
	int (*destroy)(struct file_system *fs);
};

struct file_system {
	const struct file_system_ops *ops;
	uint32_t number; /* of its mount; set by vfs_mount */
};

/* prefix like "/System/Boot", which stays. 0, -EAGAIN too many, -EBUSY one there, -ENOMEM. */
int vfs_mount(const char *prefix, struct file_system *fs);
int vfs_unmount(const char *path);

/* Kinds that FsMount can make. */
typedef int file_system_maker(struct file_system **out);
void vfs_kind(const char *kind, file_system_maker *make); /* at start-up, at most 4 */
int vfs_mount_kind(const char *path, const char *kind);

/* The index-th mount: its path, with PATH_LENGTH_MAX bytes of room, and number; what kind it is.
 * NULL: there are fewer. */
const char *vfs_mount_at(uint32_t index, char *path, uint32_t *number);

/* Paths as programs give them. */
int vfs_open(const char *path, uint32_t flags, struct object **out);
int vfs_create(const char *path, uint32_t flags, struct object **out);
int vfs_query(const char *path, struct fs_info *info);
int vfs_make_dir(const char *path);
int vfs_remove(const char *path);
int vfs_rename(const char *from, const char *to);

void vfs_init(void);

#endif
