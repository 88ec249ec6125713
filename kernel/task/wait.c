/*
 * kernel/task/wait.c - waiting for one or many objects, with a time-out.
 *
 * A waiting thread has one cell, wait_result. Whoever changes it from WAIT_PENDING (a waker, the
 * timer, a kill) has decided how the wait ends and makes the thread ready; everyone else comes too
 * late and leaves it alone.
 */
#include "task/wait.h"
#include "abi/error.h"
#include "abi/limits.h"
#include "cpu/cpu.h"
#include "panic.h"
#include "task/process.h"
#include "task/sched.h"
#include "task/thread.h"
#include "task/timer.h"
#include "task/wait_sole.h"

#define WAIT_AGAIN (INT32_MIN + 1) /* a wait for all: look again */

void waitable_init(struct waitable *w, const struct wait_ops *ops)
{
	*w = (struct waitable){.ops = ops};
	list_init(&w->waiters);
}

static bool always(struct waitable *w)
{
	(void)w;
	return true;
}

const struct wait_ops wait_never = {always, NULL};

static inline bool end(struct thread *t, int result)
{
	int pending = WAIT_PENDING;

	if (!__atomic_compare_exchange_n(&t->wait_result, &pending, result, false, __ATOMIC_ACQ_REL,
					 __ATOMIC_RELAXED))
		return false;
	thread_wake_nested(t);
	return true;
}

bool wait_end(struct thread *t, int result)
{
	uint32_t flags = irq_save();
	bool ended = end(t, result);

	irq_restore(flags);
	return ended;
}

void wait_wake_sole(struct waitable *w)
{
	struct thread *t = w->sole;

	w->sole = NULL;
	end(t, 0);
}

/* The object is signalled: the first waiter that can be satisfied gets it, then the next if it
 * still is. Several of them run in the order in which they waited: none is handed the processor. */
void wait_wake_checked(struct waitable *w)
{
	bool several = run_queue.handoff != NULL; /* the sole one, if there was one */
	struct list *l, *next;

	if (several)
		sched_in_line();
	list_for_each_safe (l, next, &w->waiters) {
		struct wait_block *b = container_of(l, struct wait_block, link);
		struct thread *t = b->thread;

		if (__builtin_expect(t->wait_all, 0)) {
			end(t, WAIT_AGAIN);
			continue;
		}
		if (!end(t, b->index))
			continue;
		list_remove(l);
		if (w->ops->take)
			w->ops->take(w);
		if (several)
			sched_in_line();
		if (next == &w->waiters || !w->ops->ready(w))
			return;
		if (!several)
			sched_in_line();
		several = true;
	}
}

void wait_wake_slow(struct waitable *w)
{
	if (w->ops->ready(w))
		wait_wake_ready(w);
}

void wait_abort(struct waitable *w)
{
	struct list *l;

	if (w->sole)
		wait_end(w->sole, -EBADF);
	w->sole = NULL;

	while ((l = list_pop_front(&w->waiters)))
		wait_end(container_of(l, struct wait_block, link)->thread, -EBADF);
}

void wait_through(const int *handles, uint32_t count, uint32_t closes)
{
	struct thread *t = current();

	t->wait_handles = handles;
	t->wait_handle_count = count;
	t->wait_closes = closes;
}

static bool waits_through(const struct thread *t, int handle)
{
	for (uint32_t i = 0; i < t->wait_handle_count; i++)
		if (t->wait_handles[i] == handle)
			return true;
	return false;
}

void wait_abort_handle(struct waitable *w, struct process *p, int handle)
{
	uint32_t flags = spin_lock(&w->lock);
	struct list *l;

	list_for_each (l, &w->waiters) {
		struct thread *t = container_of(l, struct wait_block, link)->thread;

		if (t->process == p && waits_through(t, handle))
			wait_end(t, -EBADF);
	}
	spin_unlock(&w->lock, flags);
}

/* Was a handle closed before the wait stood in line at its object? Closed later: wait_abort_handle
 * finds it. */
static bool is_orphan(const struct thread *t)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST); /* it stands there now */
	if (__builtin_expect(t->process->handles.closes == t->wait_closes, 1))
		return false;
	for (uint32_t i = 0; i < t->wait_handle_count; i++)
		if (!handle_is_open(&t->process->handles, t->wait_handles[i]))
			return true;
	return false;
}

static void timed_out(struct timer *timer)
{
	wait_end(container_of(timer, struct thread, timer), -ETIMEDOUT);
}

/* Sleep until someone ends the wait. Interrupts off, no lock held. */
static int wait_sleep(struct thread *t, uint64_t due)
{
	if (__builtin_expect(t->killed, 0) && !t->wait_uninterruptible)
		wait_end(t, -EINTR);
	if (t->wait_handle_count && is_orphan(t))
		wait_end(t, -EBADF);
	if (due)
		timer_set(&t->timer, due, timed_out);
	while (t->wait_result == WAIT_PENDING)
		schedule();
	sched_stay(t);
	if (due)
		timer_cancel(&t->timer);
	return t->wait_result;
}

int wait_asleep_killed(struct thread *t)
{
	return wait_sleep(t, 0);
}

int wait_not(struct thread *t)
{
	end(t, 0);
	sched_stay(t);
	return 0;
}

static uint64_t due_of(uint32_t timeout_ms)
{
	return timeout_ms == WAIT_FOREVER ? 0 : timer_ticks_due() + timeout_ms + 1;
}

static void enlist(struct wait_block *b, struct waitable *w, struct thread *t, uint32_t index)
{
	b->thread = t;
	b->object = w;
	b->index = index;
	list_push_back(&w->waiters, &b->link);
}

void wait_sole_end(struct waitable *w)
{
	spin_lock_nested(&w->lock);
	if (w->sole == current()) /* a waker may have come too late, and the next one be there */
		w->sole = NULL;
	spin_unlock_nested(&w->lock);
}

int wait_sole_timed(struct waitable *w, uint32_t timeout_ms)
{
	struct thread *t = current();
	int result;

	if (!timeout_ms) {
		spin_unlock_nested(&w->lock);
		return -ETIMEDOUT;
	}

	w->sole = t;
	wait_begin(t, false);
	spin_unlock_nested(&w->lock);
	result = wait_sleep(t, due_of(timeout_ms));
	if (result < 0)
		wait_sole_end(w);
	return result;
}

static inline __attribute__((always_inline)) int in_line(struct waitable *w, uint32_t timeout_ms)
{
	struct thread *t = current();
	int result;

	list_push_back(&w->waiters, &t->wait_one.link); /* the rest of the block never changes */
	wait_begin(t, false);
	spin_unlock_nested(&w->lock);
	result = wait_sleep(t, due_of(timeout_ms));
	if (result < 0) {
		spin_lock_nested(&w->lock);
		list_remove(&t->wait_one.link);
		spin_unlock_nested(&w->lock);
	}
	return result;
}

int wait_in_line(struct waitable *w, uint32_t timeout_ms)
{
	return in_line(w, timeout_ms);
}

int wait_for(struct waitable *w, uint32_t timeout_ms)
{
	uint32_t flags = spin_lock(&w->lock);
	int result;

	if (w->ops->ready(w)) {
		if (w->ops->take)
			w->ops->take(w);
		spin_unlock(&w->lock, flags);
		return 0;
	}
	if (timeout_ms == 0) {
		spin_unlock(&w->lock, flags);
		return -ETIMEDOUT;
	}
	result = in_line(w, timeout_ms);
	irq_restore(flags);
	return result;
}

/* ---- many objects -------------------------------------------------------------------------- */

/* Indices in ascending order of address: the order in which the locks are taken. */
static void sort_by_address(struct waitable **objects, uint8_t *order, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t j = i;

		for (; j && objects[order[j - 1]] > objects[i]; j--)
			order[j] = order[j - 1];
		order[j] = i;
	}
}

static void delist(struct wait_block *blocks, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct spinlock *lock = &blocks[i].object->lock;

		spin_lock_nested(lock);
		list_remove(&blocks[i].link);
		spin_unlock_nested(lock);
	}
}

/* Enlist with each object in turn; the index of one that is ready already (taken), or -EAGAIN. */
static int any_enlist(struct waitable **objects, uint32_t count, struct wait_block *blocks,
		      struct thread *t, uint32_t *enlisted)
{
	for (uint32_t i = 0; i < count; i++) {
		struct waitable *w = objects[i];

		spin_lock_nested(&w->lock);
		if (w->ops->ready(w)) {
			int pending = WAIT_PENDING;

			/* Unless one before it has ended the wait meanwhile. */
			if (__atomic_compare_exchange_n(&t->wait_result, &pending, i, false,
							__ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) {
				if (w->ops->take)
					w->ops->take(w);
			}
			spin_unlock_nested(&w->lock);
			return t->wait_result;
		}
		enlist(&blocks[i], w, t, i);
		*enlisted = i + 1;
		spin_unlock_nested(&w->lock);
	}
	return -EAGAIN;
}

static int wait_any(struct waitable **objects, uint32_t count, uint32_t timeout_ms)
{
	struct wait_block blocks[WAIT_HANDLES_MAX + 1];
	struct thread *t = current();
	uint32_t flags = irq_save(), enlisted = 0;
	int result;

	wait_begin(t, false);
	result = any_enlist(objects, count, blocks, t, &enlisted);
	if (result == -EAGAIN && timeout_ms == 0)
		wait_end(t, -ETIMEDOUT);
	if (result == -EAGAIN)
		result = wait_sleep(t, timeout_ms ? due_of(timeout_ms) : 0);
	else
		sched_stay(t);
	delist(blocks, enlisted);
	irq_restore(flags);
	return result;
}

/* With all locks held: take all if all are ready; else enlist everywhere. */
static bool all_take(struct waitable **objects, uint32_t count, struct wait_block *blocks,
		     struct thread *t)
{
	for (uint32_t i = 0; i < count; i++)
		if (!objects[i]->ops->ready(objects[i])) {
			for (uint32_t j = 0; j < count; j++)
				enlist(&blocks[j], objects[j], t, 0);
			wait_begin(t, true);
			return false;
		}
	for (uint32_t i = 0; i < count; i++)
		if (objects[i]->ops->take)
			objects[i]->ops->take(objects[i]);
	return true;
}

static int wait_all(struct waitable **objects, uint32_t count, uint32_t timeout_ms)
{
	struct wait_block blocks[WAIT_HANDLES_MAX + 1];
	uint8_t order[WAIT_HANDLES_MAX + 1];
	struct thread *t = current();
	uint64_t due = due_of(timeout_ms);
	uint32_t flags = irq_save();
	int result;

	sort_by_address(objects, order, count);
	do {
		bool taken;

		for (uint32_t i = 0; i < count; i++)
			spin_lock_nested(&objects[order[i]]->lock);
		taken = all_take(objects, count, blocks, t);
		for (uint32_t i = count; i--;)
			spin_unlock_nested(&objects[order[i]]->lock);
		if (taken) {
			irq_restore(flags);
			return 0;
		}
		if (timeout_ms == 0)
			wait_end(t, -ETIMEDOUT);
		result = wait_sleep(t, timeout_ms ? due : 0);
		delist(blocks, count);
	} while (result == WAIT_AGAIN);
	irq_restore(flags);
	return result;
}

int wait_for_multiple(struct waitable **objects, uint32_t count, uint32_t flags,
		      uint32_t timeout_ms)
{
	kassert(count && count <= WAIT_HANDLES_MAX + 1);
	if (flags & WAIT_ALL)
		return wait_all(objects, count, timeout_ms);
	return wait_any(objects, count, timeout_ms);
}
