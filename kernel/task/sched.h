/*
 * kernel/task/sched.h - who runs: priorities, round robin, hand-off.
 *
 * The highest ready priority runs; equals take turns of SLICE_TICKS. A thread that is woken goes to
 * the end of its level; but the first one woken since the last switch stands aside, and if the waker
 * then goes to sleep it gets the rest of the waker's slice at once (direct hand-off): a message and
 * its answer are two switches and no walk through a queue, whoever else is ready. A pair that hands
 * the processor to each other shares one slice; when it is used up both stand in line.
 */
#ifndef TASK_SCHED_H
#define TASK_SCHED_H

#include "task/thread.h"

#define SLICE_TICKS 10

/* Give up the processor. Interrupts off; the caller has set current()->state, or left it RUNNING
 * (then it stays ready). Returns with interrupts off. */
void schedule(void);

/* Make a SLEEPING thread ready. Any context. */
void thread_wake(struct thread *t);

/* Sleep is over when thread_wake comes; set before the lock that guards the condition is let go. */
static inline void sleep_prepare(struct thread *t)
{
	t->state = THREAD_SLEEPING;
}

/* The wait ended before it slept: a thread_wake meanwhile may have made it ready; undo that. */
void sched_stay_slow(struct thread *t);
static inline void sched_stay(struct thread *t)
{
	if (__builtin_expect(t->state != THREAD_RUNNING, 0))
		sched_stay_slow(t);
}

void sched_set_priority(struct thread *t, uint32_t priority);

/* The tick, interrupt context. */
void sched_tick(void);

/* Processor time of threads that had nothing to do, time-stamp counts. */
uint64_t sched_idle_tsc(void);

/* The current flow becomes the idle thread. */
void sched_idle(void) __attribute__((noreturn));

void sched_init(struct thread *boot);

#endif
