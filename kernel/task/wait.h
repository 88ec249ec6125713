/*
 * kernel/task/wait.h - everything that can make a thread wait.
 *
 * A waitable is a lock, a way to ask "signalled?" and a FIFO of waiting threads. Whatever changes
 *its state does so under its lock and calls wait_wake. All blocking in the kernel goes through
 *here.
 *
 *	waiter				    waker
 *	wait_for(&q->waitable, timeout)	    flags = spin_lock(&q->waitable.lock);
 *					    ...append...
 *					    wait_wake(&q->waitable);
 *					    spin_unlock(&q->waitable.lock, flags);
 *
 * Test and sleep are one step under the lock, so no wake-up is lost.
 */
#ifndef TASK_WAIT_H
#define TASK_WAIT_H

#include "abi/types.h"
#include "abi/handle.h"
#include "cpu/spinlock.h"
#include "common/list.h"

struct thread;
struct waitable;

struct wait_ops {
	/* Is it signalled? Called with the lock held. */
	bool (*ready)(struct waitable *w);
	/* A waiter is satisfied: consume (an auto-reset event). May be NULL. Lock held. */
	void (*take)(struct waitable *w);
};

struct waitable {
	struct spinlock lock; /* guards waiters and the state that ready() looks at */
	const struct wait_ops *ops;
	struct list waiters; /* struct wait_block.link, oldest first */
	struct thread *sole; /* the one in wait_sole; NULL: none */
};

struct wait_block {
	struct list link;
	struct thread *thread;
	struct waitable *object;
	uint32_t index;
};

void waitable_init(struct waitable *w, const struct wait_ops *ops);

/* Of what never makes anyone wait: always signalled. */
extern const struct wait_ops wait_never;

/* Let waiters see the new state. Lock held; any context. Wakes as many as ready() allows, FIFO. */
void wait_wake_slow(struct waitable *w);
void wait_wake_checked(struct waitable *w);
void wait_wake_sole(struct waitable *w);
static inline void wait_wake(struct waitable *w)
{
	if (w->sole || !list_empty(&w->waiters))
		wait_wake_slow(w);
}

/* The same for a caller who knows that the object is signalled now. */
static inline void wait_wake_ready(struct waitable *w)
{
	if (w->sole)
		wait_wake_sole(w);
	if (!list_empty(&w->waiters))
		wait_wake_checked(w);
}

/* End a thread's wait with this result; false if it has ended already. Any context. */
bool wait_end(struct thread *t, int result);

/* The object is going: all its waiters return -EBADF. Lock held. */
void wait_abort(struct waitable *w);

/* The same for those of one process that wait through this handle, which is closed now. Takes the
 * lock. */
struct process;
void wait_abort_handle(struct waitable *w, struct process *p, int handle);

/* What the caller's next wait comes through: closing one of them ends it. closes: of the table of
 * handles, before these were looked up. The numbers must stay until wait_through(NULL, 0, 0). */
void wait_through(const int *handles, uint32_t count, uint32_t closes);

/* Stand in the list and sleep until somebody ends the wait. Lock held and let go, interrupts off;
 * returns as wait_for does. */
int wait_in_line(struct waitable *w, uint32_t timeout_ms);

/* Wait until ready and take it. 0, -ETIMEDOUT, -EBADF aborted, -EINTR the thread is being ended.
 * Thread context, no spinlock held. */
int wait_for(struct waitable *w, uint32_t timeout_ms);

/* Any (flags 0) or all (WAIT_ALL) of count (1..WAIT_HANDLES_MAX + 1). Returns the index too.
 * With WAIT_ALL no object may stand twice in the array. */
int wait_for_multiple(struct waitable **objects, uint32_t count, uint32_t flags,
		      uint32_t timeout_ms);

#endif
