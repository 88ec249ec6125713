/*
 * kernel/task/wait_sole.h - waiting of the one thread that owns an object: the hot path of every
 * message, so it is inline.
 */
#ifndef TASK_WAIT_SOLE_H
#define TASK_WAIT_SOLE_H

#include "task/sched.h"
#include "task/thread.h"
#include "task/wait.h"

#define WAIT_PENDING INT32_MIN /* thread.wait_result while nobody has ended the wait */

/* From here on wakers may end the wait. The locks of the objects are held. */
static inline void wait_begin(struct thread *t, bool all)
{
	t->wait_all = all;
	t->wait_result = WAIT_PENDING;
	sleep_prepare(t);
}

/* After wait_begin, interrupts off: sleep until somebody ends the wait (wait_end); its result. */
int wait_asleep_killed(struct thread *t);
static inline int wait_asleep(struct thread *t)
{
	if (__builtin_expect(t->killed, 0))
		return wait_asleep_killed(t);
	do
		schedule();
	while (__builtin_expect(t->wait_result == WAIT_PENDING, 0));
	return t->wait_result;
}

/* After wait_begin, interrupts off: there is no need to sleep. 0. */
int wait_not(struct thread *t);

/* It ended otherwise than by a waker. */
void wait_sole_end(struct waitable *w);

/* For an object that only one thread ever waits for in this way (its owner), holding the lock, with
 * interrupts off, having found nothing: sleep until signalled, without standing in the list.
 * Returns as wait_for does, but takes nothing; interrupts off, the lock let go. t is the
 * caller. */
int wait_sole_timed(struct waitable *w, uint32_t timeout_ms);
static inline __attribute__((always_inline)) int wait_sole(struct waitable *w, struct thread *t,
							   uint32_t timeout_ms)
{
	int result;

	if (__builtin_expect(timeout_ms != WAIT_FOREVER || t->killed, 0))
		return wait_sole_timed(w, timeout_ms);
	w->sole = t;
	wait_begin(t, false);
	spin_unlock_nested(&w->lock);
	do
		schedule();
	while (__builtin_expect(t->wait_result == WAIT_PENDING, 0));
	result = t->wait_result;
	if (__builtin_expect(result < 0, 0))
		wait_sole_end(w);
	return result;
}

#endif
