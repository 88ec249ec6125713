/* kernel/task/lock.c - the sleeping lock: a waitable that is signalled while nobody owns it. */
#include "task/lock.h"
#include "common/list.h"
#include "panic.h"
#include "task/sched.h"

static bool ready(struct waitable *w)
{
	return !container_of(w, struct mutex, waitable)->owner;
}

/* The waker gives it to the first waiter before anyone else can take it: FIFO. */
static void take(struct waitable *w)
{
	struct mutex *m = container_of(w, struct mutex, waitable);

	m->owner = m->next_owner ? m->next_owner : current();
}

static const struct wait_ops mutex_ops = {ready, take};

void mutex_init(struct mutex *m)
{
	*m = (struct mutex){0};
	waitable_init(&m->waitable, &mutex_ops);
}

void mutex_lock(struct mutex *m)
{
	struct thread *t = current();
	uint32_t flags;

	kassert(m->owner != t && irq_enabled());
	flags = spin_lock(&m->waitable.lock);
	t->mutexes++;
	if (!m->owner) {
		m->owner = t;
		spin_unlock(&m->waitable.lock, flags);
		return;
	}
	sched_raise(m->owner);
	t->wait_uninterruptible = true;
	wait_in_line(&m->waitable, WAIT_FOREVER);
	t->wait_uninterruptible = false;
	irq_restore(flags);
}

/* Lock held, the caller owns nothing of it any more. The first in line does, in a hurry if others
 * stand behind it. */
static void hand_on(struct mutex *m)
{
	struct list *first = list_first(&m->waitable.waiters);

	if (!first)
		return;
	m->next_owner = container_of(first, struct wait_block, link)->thread;
	wait_wake(&m->waitable);
	if (!list_empty(&m->waitable.waiters))
		sched_raise(m->next_owner);
	m->next_owner = NULL;
}

void mutex_unlock(struct mutex *m)
{
	uint32_t flags = spin_lock(&m->waitable.lock);

	kassert(m->owner == current());
	m->owner = NULL;
	if (!--current()->mutexes)
		sched_lower();
	hand_on(m);
	spin_unlock(&m->waitable.lock, flags);
}

bool mutex_held(const struct mutex *m)
{
	return m->owner == current();
}
