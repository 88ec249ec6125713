/*
 * kernel/task/event.h - the smallest object: a flag that can be waited for (EvtCreate).
 */
#ifndef TASK_EVENT_H
#define TASK_EVENT_H

#include "task/object.h"

struct event {
	struct object object;
	struct waitable waitable;
	bool set; /* guarded by waitable.lock */
	bool manual;
};

/* NULL: out of memory. */
struct event *event_create(bool manual, bool set);
void event_set(struct event *e);
void event_reset(struct event *e);

extern const struct object_type event_type;

#endif
