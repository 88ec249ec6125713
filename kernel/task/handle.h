/*
 * kernel/task/handle.h - a process's table of handles.
 *
 * See abi/handle.h for what a handle number is. Thread context; takes the table's lock.
 *
 * An object's memory is paid for by whoever has a handle to it, once for each handle (object.bytes,
 * ACCOUNT_HEAP): however it is given away, somebody pays as long as it is there. Who makes an
 *object for a handle that is to come pays first:
 *
 *	handle_reserve(p);		it cannot fail later for want of a number
 *	handle_pay(bytes);		nor for want of room
 *	o->bytes = bytes;
 *	handle_open_reserved(p, o, rights);
 */
#ifndef TASK_HANDLE_H
#define TASK_HANDLE_H

#include "abi/types.h"
#include "task/object.h"

#define HANDLE_INDEX_BITS 12
#define HANDLE_INDEX_MASK 0xfff

struct process;

struct handle_entry {
	struct object *object; /* NULL: free */
	uint32_t rights;
	uint32_t generation; /* 19 bits; changes at every close */
	uint32_t next_free;
};

struct handle_table {
	struct spinlock lock;
	struct handle_entry *entries;
	uint32_t capacity, used;	/* used: open or reserved */
	uint32_t first_free, last_free; /* FIFO of free indices, 0 = none */
	uint32_t closes;		/* how many there were */
};

/* Give the process a handle to the object, for which it pays (takes over the caller's reference
 * only on success). The handle, -EMFILE or -ENOMEM. */
int handle_open(struct process *p, struct object *o, uint32_t rights);

/* The calling process pays so much for a handle that is to come. -ENOMEM. Kernel threads pay
 * nothing. */
int handle_pay(uint32_t bytes);
void handle_unpay(uint32_t bytes);
/* An object that was paid for and gets no handle: with the caller's reference. */
void handle_drop(struct object *o);

/* For a caller that must not fail after its last step: first reserve (-EMFILE, -ENOMEM) and pay,
 * then open, which cannot fail, or give the reservation back. */
int handle_reserve(struct process *p);
void handle_unreserve(struct process *p);
int handle_open_reserved(struct process *p, struct object *o, uint32_t rights);

int handle_close(struct process *p, int handle);
void handle_close_all(struct process *p);

/* The object behind a handle that has all these rights and is of this type (NULL: any), with a
 * reference for the caller. 0, -EBADF, -EACCES, -ENOTSUP other type. */
int handle_get(struct process *p, int handle, const struct object_type *type, uint32_t rights,
	       struct object **object);

/* The usual case of handle_get, for hot paths: NULL where that would fail. rights: at least one,
 * which a free entry has not. */
static inline struct object *handle_object(struct handle_table *t, int handle, uint32_t rights)
{
	uint32_t index = handle & HANDLE_INDEX_MASK;
	struct object *o = NULL;

	spin_lock_thread(&t->lock);
	if (index < t->capacity) {
		struct handle_entry *e = &t->entries[index];

		if (e->generation == (uint32_t)handle >> HANDLE_INDEX_BITS &&
		    !(rights & ~e->rights)) {
			o = e->object;
			object_ref(o);
		}
	}
	spin_unlock_thread(&t->lock);
	return o;
}

/* Why handle_get fails, or has failed just now: -EBADF, -EACCES, -ENOTSUP. */
int handle_refused(struct process *p, int handle, const struct object_type *type, uint32_t rights);

/* Does this number still name what it did? */
static inline bool handle_is_open(struct handle_table *t, int handle)
{
	uint32_t index = handle & HANDLE_INDEX_MASK, flags = spin_lock(&t->lock);
	bool open = index < t->capacity && t->entries[index].object &&
		    t->entries[index].generation == (uint32_t)handle >> HANDLE_INDEX_BITS;

	spin_unlock(&t->lock, flags);
	return open;
}

/* What is behind the entry of this index (1...): true, and *object with a reference, or NULL for a
 * free one; false: there are no more. */
bool handle_at(struct process *p, uint32_t index, int *handle, uint32_t *rights,
	       struct object **object);

int handle_rights(struct process *p, int handle, uint32_t *rights);
int handle_duplicate(struct process *p, int handle, uint32_t rights);

#endif
