/* kernel/trace.c - the ring of trace records. */
#include "trace.h"
#include "cpu/percpu.h"
#include "cpu/spinlock.h"

/* Guarded by lock. A record holds the time-stamp counter until it is read. */
static struct spinlock lock;
static struct trace_record records[TRACE_RECORDS];
static uint32_t written; /* records ever made */

static uint64_t (*clock)(uint64_t tsc);

uint32_t trace_mask = ~TRACE_MESSAGES;

void trace_set_clock(uint64_t (*ns_of)(uint64_t tsc))
{
	clock = ns_of;
}

void trace_record(enum trace_kind kind, uint64_t stamp, uint32_t from, uint32_t to, uint32_t code)
{
	uint32_t flags = spin_lock(&lock);
	struct trace_record *r = &records[written++ % TRACE_RECORDS];

	r->stamp = stamp;
	r->time_ns = rdtsc();
	r->processor = (uint8_t)this_cpu()->number;
	r->kind = (uint8_t)kind;
	r->reserved = 0;
	r->from = from;
	r->to = to;
	r->code = code;
	spin_unlock(&lock, flags);
}

uint32_t trace_read(uint32_t *position, struct trace_record *out, uint32_t count)
{
	uint32_t flags = spin_lock(&lock);
	uint32_t kept = written < TRACE_RECORDS ? written : TRACE_RECORDS;
	uint32_t n = 0;

	if (written - *position > kept)
		*position = written - kept;
	for (; n < count && *position != written; n++) {
		out[n] = records[(*position)++ % TRACE_RECORDS];
		if (clock)
			out[n].time_ns = clock(out[n].time_ns);
	}
	spin_unlock(&lock, flags);
	return n;
}

void trace_break_lock(void)
{
	lock.held = 0;
}
