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

/* The copy itself, for a range that has been checked: 0 or -EFAULT. */
int user_copy(void *to, const void *from, uint32_t size);

/* The same in line, for hot paths. */
static inline __attribute__((always_inline)) int user_copy_inline(void *to, const void *from,
								  uint32_t size)
{
	uint32_t words = size >> 2;

	__asm__ goto volatile("1: rep movsl\n"
			      "mov %[size], %%ecx\n and $3, %%ecx\n"
			      "2: rep movsb\n"
			      ".pushsection .fixups, \"a\"\n"
			      ".long 1b, %l[fault], 2b, %l[fault]\n"
			      ".popsection"
			      : "+D"(to), "+S"(from), "+c"(words)
			      : [size] "r"(size)
			      : "memory"
			      : fault);
	return 0;
fault:
	return -14; /* -EFAULT */
}

/* The same for a multiple of 256 bytes with SSE, between fpu_begin and fpu_end: a page that is not
 * there is -EFAULT too, though it may only have to be made. */
int user_copy_wide(void *to, const void *from, uint32_t size);

/* 0 or -EFAULT; on failure part of the destination may be written. */
int copy_from_user(void *to, uptr from, uint32_t size);
int copy_to_user(uptr to, const void *from, uint32_t size);

/* Five words, which is a message: the same as copy_to_user, without its set-up. */
static inline int copy_5_words_to_user(uptr to, const uint32_t *from)
{
	if (to > USER_END - 20)
		return -14; /* -EFAULT */
	__asm__ goto("mov (%1), %%ecx\n"
		     "1: mov %%ecx, (%0)\n mov 4(%1), %%ecx\n"
		     "2: mov %%ecx, 4(%0)\n mov 8(%1), %%ecx\n"
		     "3: mov %%ecx, 8(%0)\n mov 12(%1), %%ecx\n"
		     "4: mov %%ecx, 12(%0)\n mov 16(%1), %%ecx\n"
		     "5: mov %%ecx, 16(%0)\n"
		     ".pushsection .fixups, \"a\"\n"
		     ".long 1b, %l2, 2b, %l2, 3b, %l2, 4b, %l2, 5b, %l2\n"
		     ".popsection"
		     :
		     : "r"(to), "r"(from)
		     : "ecx", "memory"
		     : fault);
	return 0;
fault:
	return -14;
}

/* Two words from there. */
static inline int copy_2_words_from_user(uint32_t *to, uptr from)
{
	uint32_t first = 0, second = 0; /* for who does not read assembly */

	if (from > USER_END - 8)
		return -14; /* -EFAULT */
	__asm__ goto("1: mov (%2), %0\n"
		     "2: mov 4(%2), %1\n"
		     ".pushsection .fixups, \"a\"\n"
		     ".long 1b, %l3, 2b, %l3\n"
		     ".popsection"
		     : "=&r"(first), "=&r"(second)
		     : "r"(from)
		     : "memory"
		     : fault);
	to[0] = first;
	to[1] = second;
	return 0;
fault:
	return -14;
}

/* Two words. */
static inline int copy_2_words_to_user(uptr to, const uint32_t *from)
{
	if (to > USER_END - 8)
		return -14; /* -EFAULT */
	__asm__ goto("1: mov %1, (%0)\n"
		     "2: mov %2, 4(%0)\n"
		     ".pushsection .fixups, \"a\"\n"
		     ".long 1b, %l3, 2b, %l3\n"
		     ".popsection"
		     :
		     : "r"(to), "r"(from[0]), "r"(from[1])
		     : "memory"
		     : fault);
	return 0;
fault:
	return -14;
}

/* Copy a string with its end; its length, -EFAULT, or -ENAMETOOLONG if it does not end within size.
 */
int copy_string_from_user(char *to, uptr from, uint32_t size);

#endif
