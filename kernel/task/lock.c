/* kernel/task/lock.c - the sleeping lock: a waitable that is signalled while nobody owns it. */
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
	m->contended++;
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

bool mutex_held(const struct mutex *m)
{
	return m->owner == current();
}
