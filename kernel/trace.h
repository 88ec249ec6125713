/*
 * kernel/trace.h - the kernel's memory of what happened: a ring of 32-byte records.
 *
 * Any context. A kind that is off costs one predictable branch. From the start the rare kinds are
 * on (what the panic screen shows); trace=all on the kernel line adds every message.
 */
#ifndef KERNEL_TRACE_H
#define KERNEL_TRACE_H

#include <stdbool.h>
#include <stdint.h>
#include "abi/proc.h"

#define TRACE_RECORDS 1024

extern uint32_t trace_mask; /* one bit a kind */

#define TRACE_MESSAGES (1u << TRACE_POST | 1u << TRACE_FETCH | 1u << TRACE_DROP | 1u << TRACE_INPUT)

/* How many nanoseconds a time-stamp counter stands for; before, it is given as it is. */
void trace_set_clock(uint64_t (*ns_of)(uint64_t tsc));

void trace_record(enum trace_kind kind, uint64_t stamp, uint32_t from, uint32_t to, uint32_t code);

static inline void trace(enum trace_kind kind, uint64_t stamp, uint32_t from, uint32_t to,
			 uint32_t code)
{
	if (__builtin_expect(trace_mask >> kind & 1, 0))
		trace_record(kind, stamp, from, to, code);
}

/* Copy records from position on (0 = oldest kept) into out; moves position; returns how many. */
uint32_t trace_read(uint32_t *position, struct trace_record *out, uint32_t count);

/* For the panic alone: whoever held the ring's lock will not go on. */
void trace_break_lock(void);

#endif
