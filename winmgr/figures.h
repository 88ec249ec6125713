/*
 * winmgr/figures.h - how many messages of each code came, how long they waited and how long they
 * were handled, always on.
 *
 * Log2 histograms in spans of 64 counts (cpu/cpu.h). System codes have a line each, all others
 * share line 0. Counting is an increment by the thread that posts or fetches; a count may be lost
 * when two processors count the same at one instant.
 */
#ifndef WINMGR_FIGURES_H
#define WINMGR_FIGURES_H

#include "abi/msg.h"
#include "cpu/cpu.h"

#define FIGURES_CODES 0x480 /* codes below may have a line */

struct figures {
	uint32_t wait[MSG_BUCKETS], handle[MSG_BUCKETS];
};

extern struct figures figures_lines[];
extern uint32_t figures_posted[];	    /* by line */
extern uint8_t figures_line[FIGURES_CODES]; /* of a code; 0: the shared one */

void figures_init(void);

static inline struct figures *figures_of(uint32_t code)
{
	return &figures_lines[code < FIGURES_CODES ? figures_line[code] : 0];
}

/* A message of this code has come into a queue, or is being sent. */
static inline void figures_post(uint32_t code)
{
	if (__builtin_expect(code >= FIGURES_CODES, 1))
		figures_posted[0]++;
	else
		figures_posted[figures_line[code]]++;
}

static inline void figures_count(uint32_t *buckets, uint32_t spans)
{
	buckets[31 ^ __builtin_clz(spans | 1)]++; /* one BSR */
}

/* tsc_spans of a time-stamp. */
static inline uint32_t figures_spans(uint64_t tsc)
{
	return (uint32_t)(tsc >> SPAN_SHIFT);
}

/* The figures of a code, and the next that has any (0: none). -ENOENT none of this one. */
int figures_get(uint32_t code, struct msg_statistics *out);

#endif
