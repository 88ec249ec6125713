/*
 * kernel/task/sched.h - who runs: priorities, round robin, hand-off, preference.
 *
 * The highest ready priority runs; equals take turns of SLICE_TICKS. Who has used up its slice, or
 * yields, goes to the end of its level; who is interrupted by a higher one stays at the head and
 * goes on with the rest of its slice.
 *
 * A thread that is woken goes to the end of its level; but the first one woken since the last
 * switch stands aside, and if the waker then goes to sleep it gets the rest of the waker's slice at
 * once (direct hand-off): a message and its answer are two switches and no walk through a queue,
 * whoever else is ready. The slice goes with the processor, so that a pair that hands it to each
 * other shares one; when it is used up both stand in line.
 *
 * A thread that a person's input comes for is preferred (sched_prefer): it gets a fresh slice and
 * stands at the head of its level whenever it is ready, until that slice is used up, and no longer
 * than PREFER_TICKS. Nobody starves by it: a thread becomes preferred at most once in PREFER_TICKS,
 * so a third of the level's time at least is left to all others, however fast input comes.
 */
#ifndef TASK_SCHED_H
#define TASK_SCHED_H

#include "cpu/spinlock.h"
#include "task/thread.h"

#define SLICE_TICKS  10
#define PREFER_TICKS 15

/* Give up the processor. Interrupts off; the caller has set current()->state, or left it RUNNING
 * (then it stays ready, at the head of its level). Returns with interrupts off. */
void schedule(void);

/* The run queue. Guarded by lock, which is held across the switch and let go by whoever comes after
 * it. Touched by sched.c and by the functions here only. */
struct run_queue {
	struct spinlock lock;
	uint32_t levels; /* bit n: ready[n] is not empty */
	struct list ready[PRIORITY_LEVELS];
	struct thread *idle;
	struct thread *handoff; /* first one woken since the last switch; in no list */
	struct thread *dead;	/* its stack can go after the switch */
	uint32_t switched;	/* tsc_spans when the running thread was accounted last */
	uint32_t ticks;		/* counted by sched_tick */
};

extern struct run_queue run_queue;

/* The rarer ways of a wake-up. Lock held. */
void sched_wake_others(struct thread *t, struct thread *now);

/* Make a SLEEPING thread ready. Interrupts off. */
static inline void thread_wake_nested(struct thread *t)
{
	struct thread *now = current();

	spin_lock_nested(&run_queue.lock);
	if (__builtin_expect(t->state == THREAD_SLEEPING, 1)) {
		t->state = THREAD_READY;
		if (__builtin_expect(!run_queue.handoff && t->priority == now->priority, 1))
			run_queue.handoff = t;
		else
			sched_wake_others(t, now);
	}
	spin_unlock_nested(&run_queue.lock);
}

/* The one woken last stands in line before those who are woken from now on. Interrupts off. */
void sched_in_line(void);

/* The same in any context. */
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

/* The current thread gives up the rest of its slice and stands in line. Thread context,
 * interrupts on. */
void sched_yield(void);

/* Input has come for this thread, which is ready or waits for something else. Interrupts off. */
void sched_prefer(struct thread *t);

void sched_set_priority(struct thread *t, uint32_t priority);

/* It runs at PRIORITY_LOCK until it lowers itself: somebody waits for what it holds (lock.c).
 * Interrupts off. */
void sched_raise(struct thread *t);
void sched_lower(void);

/* The tick, interrupt context. */
void sched_tick(void);

/* Processor time of threads that had nothing to do, time-stamp counts. */
uint64_t sched_idle_tsc(void);

/* The current flow becomes the idle thread. */
void sched_idle(void) __attribute__((noreturn));

void sched_init(struct thread *boot);

#endif
