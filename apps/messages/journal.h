/*
 * journal.h - what has happened to each message: the records of the spy, put together by stamp.
 *
 * The newest JOURNAL messages are kept; an older one is forgotten when its place is needed. Pure:
 * no system calls, no toolkit.
 */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdbool.h>
#include <stdint.h>
#include "abi/msg.h"

#define JOURNAL	      2048u
#define JOURNAL_FATES 8

/* A message from its commit to its end. */
struct journey {
	struct msg msg;	       /* as it was last seen: a merged move has its newest place */
	uint64_t stamp, cause; /* stamp 0: nothing is kept here */
	uint32_t process, thread, to_process, to_thread;
	uint32_t fate;		    /* the last thing that happened: SPY_... */
	uint32_t seen;		    /* bits 1 << SPY_... */
	uint64_t at[JOURNAL_FATES]; /* when, nanoseconds; of those seen */
	uint32_t wait_ns, handle_ns, result;
	uint32_t merged; /* moves that came into this one */
	uint32_t next;	 /* of its chain */
	uint64_t row;	 /* the viewer's: which row shows it, 0 = none */
	bool changed;	 /* the viewer's: since it was shown */
};

void journal_clear(void);

/* Take a record in. Returns the message it is about. */
struct journey *journal_add(const struct spy_record *record);

/* NULL: not kept, or no more. */
struct journey *journal_find(uint64_t stamp);

/* All that are kept, in the order they came: numbers from journal_first() up to journal_end(). */
uint64_t journal_first(void);
uint64_t journal_end(void);
struct journey *journal_at(uint64_t number);

static inline bool journey_saw(const struct journey *j, uint32_t fate)
{
	return j->seen >> fate & 1;
}

#endif
