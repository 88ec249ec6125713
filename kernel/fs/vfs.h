/*
 * kernel/fs/vfs.h - from a path to an object that can be read and written.
 *
 * A file system is a prefix and an open function. Paths are absolute; empty parts, "." and ".." are
 * resolved first. Thread context.
 */
#ifndef FS_VFS_H
#define FS_VFS_H

#include "abi/limits.h"
#include "task/object.h"

/* Called with what is left of the path behind the prefix, without a leading '/': "" is the root.
 * flags: FS_READ... 0 and an object with a reference, or -E.... */
typedef int vfs_open_function(const char *rest, uint32_t flags, struct object **out);

/* prefix like "/System/Boot"; at start-up, at most 16. */
void vfs_mount(const char *prefix, vfs_open_function *open);

int vfs_open(const char *path, uint32_t flags, struct object **out);

/* Resolve into buffer (PATH_LENGTH_MAX): 0, -EINVAL not absolute, -ENAMETOOLONG. */
int vfs_resolve(const char *path, char *buffer);

#endif
