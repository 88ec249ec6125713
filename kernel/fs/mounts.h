/*
 * kernel/fs/mounts.h - the table of mounts, and the directories that only mounts make.
 *
 * Inside of vfs.c; its lock is held around every call. Paths are in the normal form of path.h.
 */
#ifndef FS_MOUNTS_H
#define FS_MOUNTS_H

#include "abi/limits.h"
#include "common/list.h"
#include "abi/types.h"

struct file_system;
struct object;

struct mount {
	struct list link;
	struct file_system *fs;
	uint32_t number; /* never used again */
	uint32_t users;	 /* calls that are at work in it */
	char prefix[PATH_LENGTH_MAX];
};

/* 0, -EBUSY one there, -EAGAIN too many, -ENOMEM. */
int mount_add(const char *prefix, struct file_system *fs);
void mount_remove(struct mount *m);

/* The longest one the path is in, and what is left of it; NULL: none. */
struct mount *mount_find(const char *path, const char **rest);

/* The index-th one; NULL: there are fewer. */
struct mount *mount_at(uint32_t index);

/* Is there a mount below this path (not at it)? */
bool mount_is_above(const char *path);

/* An open directory that lists the names of mounts below. 0, -ENOMEM. */
int mounts_open_directory(const char *path, struct object **out);

#endif
