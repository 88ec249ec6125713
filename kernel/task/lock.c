/* kernel/task/lock.c - the sleeping lock: a waitable that is signalled while nobody owns it. */
#include "task/lock.h"
#include "common/list.h"
#include "panic.h"
#include "task/thread.h"

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

	kassert(m->owner != t && irq_enabled());
	t->wait_uninterruptible = true;
	wait_for(&m->waitable, WAIT_FOREVER);
	t->wait_uninterruptible = false;
}

void mutex_unlock(struct mutex *m)
{
	uint32_t flags = spin_lock(&m->waitable.lock);
	struct list *first = list_first(&m->waitable.waiters);

	kassert(m->owner == current());
	m->owner = NULL;
	if (first) {
		m->next_owner = container_of(first, struct wait_block, link)->thread;
		wait_wake(&m->waitable);
		m->next_owner = NULL;
	}
	spin_unlock(&m->waitable.lock, flags);
}

bool mutex_held(const struct mutex *m)
{
	return m->owner == current();
}
