/*
 * kernel/fs/initrd.h - the initial disk: a tar file in memory, read-only, at /System/Boot.
 *
 * POSIX ustar (IEEE Std 1003.1, pax): headers of 512 bytes, sizes in octal. Files are served, and
 * programs loaded, from where the boot loader put them. A file that is packed (common/packed.h), as
 * tools/make-initrd leaves them, looks to everybody like the one it was made from: it is unpacked
 * as it is read, a block at a time (fs/unpack.h).
 */
#ifndef FS_INITRD_H
#define FS_INITRD_H

#include "abi/types.h"

/* Check the archive and mount it. 0, or -ENOENT no module, -EINVAL broken (the log says where),
 * -ENOMEM. */
int initrd_init(uint32_t start, uint32_t end);

/* The bytes of a file by its path below /System/Boot, as they lie there. -ENOENT, -EISDIR. */
int initrd_find(const char *path, const void **data, uint32_t *size);

#endif
