/*
 * kernel/fs/unpack.h - reads files that are packed (common/packed.h), from any place.
 *
 * The blocks unpacked last are kept, so whoever reads a file in small pieces does not pay for a
 * block each time. They belong to the system: there is always the same number of them.
 */
#ifndef FS_UNPACK_H
#define FS_UNPACK_H

#include "mem/ucopy.h"

struct packed;

/* Get the memory for the blocks. 0 or -ENOMEM. */
int unpack_init(void);

/* As file_read_memory (fs/file.h), of a file that is packed_ok and stays where it is. Thread
 * context; takes a mutex of its own, below which nothing but program memory is touched. -EFAULT;
 * -EIO: the file is broken. */
int unpack_read(const struct packed *p, uint32_t at, uptr buffer, uint32_t size);

#endif
