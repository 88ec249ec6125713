/* kernel/task/event.c - events. */
#include "task/event.h"
#include "abi/error.h"
#include "mem/heap.h"
#include "task/process.h"

static bool ready(struct waitable *w)
{
	return container_of(w, struct event, waitable)->set;
}

static void take(struct waitable *w)
{
	struct event *e = container_of(w, struct event, waitable);

	if (!e->manual)
		e->set = false;
}

static const struct wait_ops event_ops = {ready, take};

static void destroy(struct object *o)
{
	kfree(container_of(o, struct event, object));
}

const struct object_type event_type = {.name = "event", .destroy = destroy};

struct event *event_create(bool manual, bool set)
{
	struct event *e = kzalloc(sizeof *e);

	if (!e)
		return NULL;
	waitable_init(&e->waitable, &event_ops);
	object_init(&e->object, &event_type, &e->waitable);
	e->object.bytes = sizeof *e;
	e->manual = manual;
	e->set = set;
	return e;
}

void event_set(struct event *e)
{
	uint32_t flags = spin_lock(&e->waitable.lock);

	e->set = true;
	wait_wake(&e->waitable);
	spin_unlock(&e->waitable.lock, flags);
}

void event_reset(struct event *e)
{
	uint32_t flags = spin_lock(&e->waitable.lock);

	e->set = false;
	spin_unlock(&e->waitable.lock, flags);
}
