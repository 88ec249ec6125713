/* lib/user/memory.c - memory for malloc. */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "vmm.h"

/* Where the heap lies: between the program and the regions the kernel places. */
#define HEAP_START 0x10000000u
#define HEAP_END   0x40000000u
#define PAGE	   4096u

/* Guarded by newlib's malloc lock; sbrk is for malloc alone. */
static uint32_t heap_break = HEAP_START, heap_limit = HEAP_START;

/* Pages above the break go back to the system; what malloc gets again is zero again. */
static void heap_shrink(uint32_t to)
{
	uint32_t keep = (to + PAGE - 1) & -PAGE, dirty = heap_break;

	if (keep < heap_limit && VmmFree(keep, heap_limit - keep) == 0)
		heap_limit = keep;
	if (dirty > heap_limit)
		dirty = heap_limit;
	memset((void *)to, 0, dirty - to);
}

void *_sbrk(ptrdiff_t increment)
{
	uint32_t old = heap_break, to = old + increment;

	if (to < HEAP_START || to > HEAP_END) {
		errno = ENOMEM;
		return (void *)-1;
	}
	if (to < old)
		heap_shrink(to);
	if (to > heap_limit) {
		int r = (int)VmmAlloc(heap_limit, HEAP_END - heap_limit, VMM_READ | VMM_WRITE);

		if (r != (int)heap_limit) {
			errno = ENOMEM;
			return (void *)-1;
		}
		heap_limit = HEAP_END;
	}
	heap_break = to;
	return (void *)old;
}
