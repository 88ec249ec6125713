/*
 * kernel/task/lock.c - the sleeping lock where it is not free, or somebody waits.
 *
 * Whoever finds it taken marks it with MUTEX_WAITERS, under the waitable's lock, before it stands
 * in line; from then on the owner comes here to let it go, and hands it to the first in line. So it
 * is never free while somebody waits, and nobody gets past the line.
 */
#include "task/lock.h"
#include "common/list.h"
#include "panic.h"
#include "task/sched.h"

#define NAMES_MAX 16

static struct {
	const char *name;
	struct mutex *mutex;
} named[NAMES_MAX]; /* complete when programs start */
static uint32_t named_count;

static bool ready(struct waitable *w)
{
	return !container_of(w, struct mutex, waitable)->owner;
}

static const struct wait_ops mutex_ops = {ready, NULL};

void mutex_init(struct mutex *m)
{
	m->owner = 0;
	m->contended = 0;
	waitable_init(&m->waitable, &mutex_ops);
}

static bool change(struct mutex *m, unsigned long from, unsigned long to)
{
	return __atomic_compare_exchange_n(&m->owner, &from, to, false, __ATOMIC_ACQUIRE,
					   __ATOMIC_RELAXED);
}

/* Take it if it is free meanwhile (NULL), or mark it: its owner. Waitable's lock held. */
static struct thread *take_or_mark(struct mutex *m, struct thread *t)
{
	for (;;) {
		unsigned long owner = __atomic_load_n(&m->owner, __ATOMIC_RELAXED);

		if (!owner && change(m, 0, (unsigned long)t))
			return NULL;
		if (owner && change(m, owner, owner | MUTEX_WAITERS))
			return (struct thread *)(owner & ~MUTEX_WAITERS);
	}
}

void mutex_lock_slow(struct mutex *m)
{
	struct thread *t = current(), *owner;
	uint32_t flags;

	kassert(!mutex_held(m) && irq_enabled());
	flags = spin_lock(&m->waitable.lock);
	owner = take_or_mark(m, t);
	if (!owner) {
		spin_unlock(&m->waitable.lock, flags);
		return;
	}
	m->contended++;
	sched_raise(owner);
	t->wait_uninterruptible = true;
	wait_in_line(&m->waitable, WAIT_FOREVER);
	t->wait_uninterruptible = false;
	irq_restore(flags);
}

/* To the first in line, in a hurry if others stand behind it. Waitable's lock held. */
static void hand_on(struct mutex *m)
{
	struct list *first = list_first(&m->waitable.waiters);
	struct thread *next = first ? container_of(first, struct wait_block, link)->thread : NULL;
	bool others = first && first->next != &m->waitable.waiters;

	__atomic_store_n(&m->owner, (unsigned long)next | (others ? MUTEX_WAITERS : 0),
			 __ATOMIC_RELEASE);
	if (!next)
		return;
	wait_wake_ready(&m->waitable);
	if (others)
		sched_raise(next);
}

void mutex_unlock_slow(struct mutex *m)
{
	uint32_t flags = spin_lock(&m->waitable.lock);

	kassert(mutex_held(m));
	if (!--current()->mutexes)
		sched_lower();
	hand_on(m);
	spin_unlock(&m->waitable.lock, flags);
}

void mutex_name(struct mutex *m, const char *name)
{
	kassert(named_count < NAMES_MAX);
	named[named_count].name = name;
	named[named_count++].mutex = m;
}

struct mutex *mutex_named(uint32_t index, const char **name)
{
	if (index >= named_count)
		return NULL;
	*name = named[index].name;
	return named[index].mutex;
}
