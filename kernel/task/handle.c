/*
 * kernel/task/handle.c - tables of handles: an array that doubles, a FIFO of free indices.
 *
 * Charged: one ACCOUNT_HANDLES each, and what the object costs. A handle is index | generation <<
 * 12; the generation changes at every close, so an old number is -EBADF and not somebody else's
 * object.
 */
#include "task/handle.h"
#include "abi/error.h"
#include "abi/handle.h"
#include "abi/limits.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/io.h"
#include "task/process.h"

#define GENERATIONS 0x80000u

_Static_assert(PROCESS_HANDLES_MAX < (1 << HANDLE_INDEX_BITS), "handle index");

/* Index 0 is never used. Lock held; the old array is returned to be freed outside. */
static struct handle_entry *grow(struct handle_table *t, struct handle_entry *bigger,
				 uint32_t capacity)
{
	struct handle_entry *old = t->entries;

	if (old)
		memcpy(bigger, old, t->capacity * sizeof *old);
	for (uint32_t i = t->capacity ? t->capacity : 1; i < capacity; i++) {
		if (t->last_free)
			bigger[t->last_free].next_free = i;
		else
			t->first_free = i;
		t->last_free = i;
	}
	t->entries = bigger;
	t->capacity = capacity;
	return old;
}

/* Reserve one entry. 0, -EAGAIN: the table must grow first. */
static int take_room(struct handle_table *t)
{
	uint32_t flags = spin_lock(&t->lock);
	bool room = t->used + 1 < t->capacity;

	if (room)
		t->used++;
	spin_unlock(&t->lock, flags);
	return room ? 0 : -EAGAIN;
}

static int add_room(struct handle_table *t)
{
	uint32_t capacity = t->capacity ? t->capacity * 2 : 16;
	struct handle_entry *bigger;
	uint32_t flags;

	if (capacity > PROCESS_HANDLES_MAX)
		capacity = PROCESS_HANDLES_MAX + 1;
	if (capacity <= t->capacity)
		return -EMFILE;
	bigger = kzalloc(capacity * sizeof *bigger);
	if (!bigger)
		return -ENOMEM;
	flags = spin_lock(&t->lock);
	if (capacity > t->capacity)
		bigger = grow(t, bigger, capacity);
	spin_unlock(&t->lock, flags);
	kfree(bigger);
	return 0;
}

int handle_reserve(struct process *p)
{
	int error;

	if (account_charge(&p->account, ACCOUNT_HANDLES, 1))
		return -EMFILE;
	while ((error = take_room(&p->handles)) == -EAGAIN) {
		error = add_room(&p->handles);
		if (error) {
			account_uncharge(&p->account, ACCOUNT_HANDLES, 1);
			break;
		}
	}
	return error;
}

void handle_unreserve(struct process *p)
{
	uint32_t flags = spin_lock(&p->handles.lock);

	p->handles.used--;
	spin_unlock(&p->handles.lock, flags);
	account_uncharge(&p->account, ACCOUNT_HANDLES, 1);
}

int handle_open_reserved(struct process *p, struct object *o, uint32_t rights)
{
	struct handle_table *t = &p->handles;
	uint32_t flags = spin_lock(&t->lock);
	uint32_t i = t->first_free;
	struct handle_entry *e = &t->entries[i];

	kassert(i);
	t->first_free = e->next_free;
	if (!t->first_free)
		t->last_free = 0;
	e->object = o;
	e->rights = rights;
	e->next_free = 0;
	spin_unlock(&t->lock, flags);
	return (int)(i | e->generation << HANDLE_INDEX_BITS);
}

int handle_open(struct process *p, struct object *o, uint32_t rights)
{
	int error = handle_reserve(p);

	if (error)
		return error;
	if (account_charge(&p->account, ACCOUNT_HEAP, o->bytes)) {
		handle_unreserve(p);
		return -ENOMEM;
	}
	return handle_open_reserved(p, o, rights);
}

int handle_pay(uint32_t bytes)
{
	struct process *p = current_process();

	return p && account_charge(&p->account, ACCOUNT_HEAP, bytes) ? -ENOMEM : 0;
}

void handle_unpay(uint32_t bytes)
{
	struct process *p = current_process();

	if (p)
		account_uncharge(&p->account, ACCOUNT_HEAP, bytes);
}

void handle_drop(struct object *o)
{
	handle_unpay(o->bytes);
	object_unref(o);
}

/* The entry of a handle, or NULL. Lock held. */
static struct handle_entry *entry_of(struct handle_table *t, int handle)
{
	uint32_t i = handle & HANDLE_INDEX_MASK;

	if (handle <= 0 || i >= t->capacity || !t->entries[i].object ||
	    t->entries[i].generation != (uint32_t)handle >> HANDLE_INDEX_BITS)
		return NULL;
	return &t->entries[i];
}

static struct object *release(struct handle_table *t, struct handle_entry *e)
{
	struct object *o = e->object;
	uint32_t i = e - t->entries;

	e->object = NULL;
	e->rights = 0; /* handle_object looks at nothing else */
	e->generation = (e->generation + 1) % GENERATIONS;
	e->next_free = 0;
	if (t->last_free)
		t->entries[t->last_free].next_free = i;
	else
		t->first_free = i;
	t->last_free = i;
	t->used--;
	t->closes++;
	return o;
}

int handle_close(struct process *p, int handle)
{
	struct handle_table *t = &p->handles;
	uint32_t flags = spin_lock(&t->lock);
	struct handle_entry *e = entry_of(t, handle);
	struct object *o = e ? release(t, e) : NULL;

	spin_unlock(&t->lock, flags);
	if (!o)
		return -EBADF;
	account_uncharge(&p->account, ACCOUNT_HANDLES, 1);
	account_uncharge(&p->account, ACCOUNT_HEAP, o->bytes);
	/* Who stands in line after this (its atomic access is a fence) sees that one was closed. */
	if (o->waitable && !list_empty(&o->waitable->waiters))
		wait_abort_handle(o->waitable, p, handle);
	io_handle_closed(o, p, handle);
	if (o->type->closed)
		o->type->closed(o, p);
	object_unref(o);
	return 0;
}

void handle_close_all(struct process *p)
{
	struct handle_table *t = &p->handles;
	struct handle_entry *entries;
	uint32_t flags;

	for (uint32_t i = 1; i < t->capacity; i++)
		if (t->entries[i].object)
			handle_close(p, (int)(i | t->entries[i].generation << HANDLE_INDEX_BITS));
	/* Somebody may look at it meanwhile. */
	flags = spin_lock(&t->lock);
	entries = t->entries;
	t->entries = NULL;
	t->capacity = t->used = t->first_free = t->last_free = 0;
	spin_unlock(&t->lock, flags);
	kfree(entries);
}

int handle_get(struct process *p, int handle, const struct object_type *type, uint32_t rights,
	       struct object **object)
{
	struct handle_table *t = &p->handles;
	uint32_t flags = spin_lock(&t->lock);
	struct handle_entry *e = entry_of(t, handle);
	int error = 0;

	if (!e)
		error = -EBADF;
	else if (type && e->object->type != type)
		error = -ENOTSUP;
	else if (rights & ~e->rights)
		error = -EACCES;
	if (!error) {
		*object = e->object;
		object_ref(e->object);
	}
	spin_unlock(&t->lock, flags);
	return error;
}

int handle_refused(struct process *p, int handle, const struct object_type *type, uint32_t rights)
{
	struct object *o = NULL;
	int error = handle_get(p, handle, type, rights, &o);

	object_unref(o); /* opened since */
	return error ? error : -EBADF;
}

bool handle_at(struct process *p, uint32_t index, int *handle, uint32_t *rights,
	       struct object **object)
{
	struct handle_table *t = &p->handles;
	uint32_t flags = spin_lock(&t->lock);
	struct handle_entry *e = index < t->capacity ? &t->entries[index] : NULL;

	*object = e ? e->object : NULL;
	if (*object) {
		object_ref(*object);
		*rights = e->rights;
		*handle = (int)(index | e->generation << HANDLE_INDEX_BITS);
	}
	spin_unlock(&t->lock, flags);
	return e != NULL;
}

int handle_rights(struct process *p, int handle, uint32_t *rights)
{
	struct handle_table *t = &p->handles;
	uint32_t flags = spin_lock(&t->lock);
	struct handle_entry *e = entry_of(t, handle);

	if (e)
		*rights = e->rights;
	spin_unlock(&t->lock, flags);
	return e ? 0 : -EBADF;
}

int handle_duplicate(struct process *p, int handle, uint32_t rights)
{
	struct object *o;
	int copy, error;

	if (rights & ~RIGHTS_ALL)
		return -EINVAL;
	error = handle_get(p, handle, NULL, RIGHT_TRANSFER | rights, &o);
	if (error)
		return error;
	copy = handle_open(p, o, rights);
	if (copy < 0)
		object_unref(o);
	return copy;
}
