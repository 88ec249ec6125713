/*
 * kernel/task/timer.h - time: the clock, the tick, and functions to be called later.
 *
 * The interval timer interrupts 1,000 times a second and drives timers and time slices; the clock
 * is the time-stamp counter, calibrated against it at start, and ticks are counted by the clock.
 * Timer functions run in interrupt context with interrupts off and only wake.
 */
#ifndef TASK_TIMER_H
#define TASK_TIMER_H

#include "abi/types.h"
#include "common/list.h"

#define TICK_HZ 1000

struct timer {
	struct list link;
	uint64_t due; /* tick */
	void (*fire)(struct timer *t);
	bool armed;
};

/* Ticks (milliseconds) since start. */
uint64_t timer_ticks(void);

/* The tick it is by the clock: those whose interrupts are late counted. For ends of waits, which
 * would come too early otherwise. */
uint64_t timer_ticks_due(void);

/* Nanoseconds since start, from the time-stamp counter. */
uint64_t clock_ns(void);
uint64_t clock_ns_of(uint64_t tsc);
void clock_init(uint32_t tsc_khz);
extern uint32_t clock_tsc_khz;

void timer_set(struct timer *t, uint64_t due_tick,
	       void (*fire)(struct timer *t)); /* also re-arms */
/* Its function may just be running on another processor, and wait for a lock that the caller holds.
 */
void timer_cancel(struct timer *t);
/* After a cancel: wait until its function does not run. Without the locks that function takes;
 * never from a timer's function. */
void timer_wait(struct timer *t);

/* Called by the tick interrupt. */
void timer_tick(void);

#endif
