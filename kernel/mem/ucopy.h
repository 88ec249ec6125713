/*
 * kernel/mem/ucopy.h - the only way to program memory.
 *
 * A user pointer is a uptr: an integer, so that nobody follows it by accident. Start and length are
 * checked; a fault on the way is -EFAULT, wherever the pointer points. Thread context of the process
 * whose memory it is; may fault pages in; no spinlock held.
 */
#ifndef MEM_UCOPY_H
#define MEM_UCOPY_H

#include "abi/types.h"

typedef uint32_t uptr;

#define USER_END 0xbffff000u /* first address programs cannot have */

static inline bool user_range_ok(uptr p, uint32_t size)
{
	return p < USER_END && size <= USER_END - p;
}

/* 0 or -EFAULT; on failure part of the destination may be written. */
int copy_from_user(void *to, uptr from, uint32_t size);
int copy_to_user(uptr to, const void *from, uint32_t size);

/* Copy a string with its end; its length, -EFAULT, or -ENAMETOOLONG if it does not end within size. */
int copy_string_from_user(char *to, uptr from, uint32_t size);

#endif
