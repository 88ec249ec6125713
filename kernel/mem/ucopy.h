/*
 * kernel/mem/ucopy.h - the only way to program memory.
 *
 * A user pointer is a uptr: an integer, so that nobody follows it by accident. Start and length are
 * checked; a fault on the way is -EFAULT, wherever the pointer points. Thread context of the
 * process whose memory it is; may fault pages in; no spinlock held.
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

/* Five words, which is a message: the same as copy_to_user, without its set-up. */
static inline int copy_5_words_to_user(uptr to, const uint32_t *from)
{
	int error = 0;

	if (!user_range_ok(to, 20))
		return -14; /* -EFAULT */
	__asm__ volatile("mov (%2), %%ecx\n"
			 "1: mov %%ecx, (%1)\n mov 4(%2), %%ecx\n"
			 "2: mov %%ecx, 4(%1)\n mov 8(%2), %%ecx\n"
			 "3: mov %%ecx, 8(%1)\n mov 12(%2), %%ecx\n"
			 "4: mov %%ecx, 12(%1)\n mov 16(%2), %%ecx\n"
			 "5: mov %%ecx, 16(%1)\n"
			 "6:\n"
			 ".pushsection .text.fixups, \"ax\"\n"
			 "7: mov $-14, %0\n jmp 6b\n"
			 ".popsection\n"
			 ".pushsection .fixups, \"a\"\n"
			 ".long 1b, 7b, 2b, 7b, 3b, 7b, 4b, 7b, 5b, 7b\n"
			 ".popsection"
			 : "+r"(error)
			 : "r"(to), "r"(from)
			 : "ecx", "memory");
	return error;
}

/* Copy a string with its end; its length, -EFAULT, or -ENAMETOOLONG if it does not end within size.
 */
int copy_string_from_user(char *to, uptr from, uint32_t size);

#endif
