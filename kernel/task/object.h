/*
 * kernel/task/object.h - what a handle names.
 *
 * Every object that programs hold handles to starts with a struct object: a reference count, its
 * type's operations, and (where it has something to wait for) a waitable. Embed it as the first
 * member. The count is atomic; the last object_unref calls destroy.
 */
#ifndef TASK_OBJECT_H
#define TASK_OBJECT_H

#include "abi/types.h"
#include "task/wait.h"

struct object;
struct process;
struct file_ops;

struct object_type {
	const char *name;
	void (*destroy)(struct object *o); /* the last reference is gone; thread context */
	/* One handle of `process` to it was closed; may be NULL. */
	void (*closed)(struct object *o, struct process *process);
	/* Its name for people, "" if it has none; NULL: it never has. */
	void (*describe)(struct object *o, char *text, uint32_t size);
	const struct file_ops *file; /* NULL: it can be neither read nor written (task/io.h) */
};

struct object {
	uint32_t refs; /* atomic */
	const struct object_type *type;
	struct waitable *waitable; /* NULL: cannot be waited for */
	uint32_t bytes;		   /* what each handle to it costs its process; never changes */
};

static inline void object_init(struct object *o, const struct object_type *type,
			       struct waitable *waitable)
{
	o->refs = 1;
	o->type = type;
	o->waitable = waitable;
	o->bytes = 0;
}

static inline void object_ref(struct object *o)
{
	__atomic_add_fetch(&o->refs, 1, __ATOMIC_RELAXED);
}

static inline void object_unref(struct object *o)
{
	if (o && __atomic_sub_fetch(&o->refs, 1, __ATOMIC_ACQ_REL) == 0)
		o->type->destroy(o);
}

#endif
