/*
 * kernel/ipc/stamp.h - the one order: every committed message gets the next number.
 *
 * Taken while the locks of all destination queues are held, so that each queue is in the order of
 * its stamps and a message that was sent after another was accepted has the larger one. Any
 * context.
 */
#ifndef IPC_STAMP_H
#define IPC_STAMP_H

#include "abi/types.h"

extern uint64_t stamp_last;

/* The next stamp, never 0. One locked instruction (in a loop that repeats only when processors
 * collide). */
static inline uint64_t stamp_next(void)
{
	/* The two halves may be read apart: the exchange finds out. */
	uint32_t low = __atomic_load_n((uint32_t *)&stamp_last, __ATOMIC_RELAXED);
	uint32_t high = __atomic_load_n((uint32_t *)&stamp_last + 1, __ATOMIC_RELAXED);
	uint32_t next_low, next_high;
	bool done;

	do {
		next_low = low;
		next_high = high;
		__asm__("add $1, %0\n adc $0, %1" : "+r"(next_low), "+r"(next_high));
		__asm__ volatile("lock cmpxchg8b %3"
				 : "=@ccz"(done), "+a"(low), "+d"(high), "+m"(stamp_last)
				 : "b"(next_low), "c"(next_high)
				 : "memory");
	} while (!done);
	return (uint64_t)next_high << 32 | next_low;
}

#endif
