/*
 * fs.h - files and devices, the synchronous part.
 *
 * Paths are absolute, UTF-8, separated by '/': /System/Boot/... is the initial disk (read-only),
 * /System/Devices/serial, log, null and zero are devices. stdio works on top of this.
 */
#ifndef FS_H
#define FS_H

#include <stdint.h>
#include "abi/fs.h"

/* Open with FS_READ, FS_WRITE or FS_RDWR. Returns a handle. -ENOENT, -ENOTDIR, -EROFS,
 * -ENAMETOOLONG, -EFAULT, -EINVAL, -EMFILE. */
int FsOpen(const char *path, uint32_t flags);

/* Read or write at the handle's position. Returns bytes done; 0 = end of file. Blocks for devices.
 * -EBADF, -EACCES no right, -EISDIR, -EFAULT, -ENOTSUP. */
int FsReadSync(int handle, void *buffer, uint32_t size);
int FsWriteSync(int handle, const void *buffer, uint32_t size);

/* Move the position (FS_SEEK_...). Returns the new position. -ESPIPE devices, -EINVAL negative. */
int FsSeek(int handle, int offset, uint32_t whence);

int FsQuery(const char *path, struct fs_info *info);
int FsQueryHandle(int handle, struct fs_info *info);

/* Next entry of an open directory. 1 = one was returned, 0 = end. -ENOTDIR. */
int FsReadDir(int handle, struct fs_entry *entry);

#endif
