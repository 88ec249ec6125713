/* kernel/ipc/mbus.c - buses: names, attachments, publishing. */
#include "ipc/mbus.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "ipc/mbus_parts.h"
#include "ipc/commit.h"
#include "ipc/quota.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"
#include "task/timer.h"

/* Guards the names, and who has made and attached what. */
static struct mutex lock;
static struct list names = LIST_INIT(names);
static struct quota bus_room; /* MBUS_BUSES_MAX, shared between those who make them */

static const uint32_t one[] = {1}; /* amounts of quota */

/* ---- buses ---- */

/* Lock held. */
static struct bus *find(const char *name)
{
	struct list *l;

	list_for_each (l, &names) {
		struct bus *b = container_of(l, struct bus, link);

		if (!strcmp(b->name, name))
			return b;
	}
	return NULL;
}

void mbus_unref(struct bus *b)
{
	if (!b || __atomic_sub_fetch(&b->refs, 1, __ATOMIC_ACQ_REL))
		return;
	kassert(!b->consumer_count && quota_is_zero(&b->rings));
	kfree(b);
}

static struct bus *bus_alloc(const char *name, uint32_t objsize, uint32_t objmax, uint32_t flags)
{
	struct bus *b = kzalloc(sizeof *b);

	if (!b)
		return NULL;
	list_init(&b->link);
	list_init(&b->of_maker);
	strlcpy(b->name, name, sizeof b->name);
	b->refs = 1;
	b->objsize = objsize;
	b->objmax = objmax;
	b->flags = flags;
	quota_init(&b->rings, (uint32_t[]){MBUS_CONSUMERS_MAX}, 1);
	return b;
}

/* A share of something, or -EAGAIN, -ENOMEM. */
static int take_share(struct quota *q, const struct process *p, struct quota_user **share)
{
	int error = quota_charge(q, p->id, one, share);

	return error == -EDQUOT ? -EAGAIN : error;
}

/* The name is taken and the maker charged, both or neither. */
static int enter(struct bus *b, struct process *maker)
{
	int error;

	if (find(b->name))
		return -EEXIST;
	error = take_share(&bus_room, maker, &b->made);
	if (error)
		return error;
	if (account_charge(&maker->account, ACCOUNT_HEAP, sizeof *b)) {
		quota_uncharge(&bus_room, b->made, one);
		return -ENOMEM;
	}
	b->maker = maker;
	list_push_back(&maker->buses, &b->of_maker);
	list_push_back(&names, &b->link);
	return 0;
}

int mbus_make(const char *name, uint32_t objsize, uint32_t objmax, uint32_t flags)
{
	struct bus *b = bus_alloc(name, objsize, objmax, flags);
	int error;

	if (!b)
		return -ENOMEM;
	mutex_lock(&lock);
	error = enter(b, current_process());
	mutex_unlock(&lock);
	if (error)
		mbus_unref(b);
	return error;
}

struct bus *mbus_make_kernel(const char *name, uint32_t objsize, uint32_t objmax,
			     uint32_t privilege)
{
	struct bus *b = bus_alloc(name, objsize, objmax, 0);

	if (!b)
		return NULL;
	b->privilege = privilege;
	mutex_lock(&lock);
	list_push_back(&names, &b->link);
	quota_take(&bus_room, one);
	mutex_unlock(&lock);
	return b;
}

/* Lock held. Whoever has a ring reads on, and then learns it. */
static void end_bus(struct bus *b)
{
	uint32_t flags;

	account_uncharge(&b->maker->account, ACCOUNT_HEAP, sizeof *b);
	list_remove(&b->of_maker);
	list_remove(&b->link);
	quota_uncharge(&bus_room, b->made, one);
	flags = spin_lock(&b->lock);
	b->deleted = true;
	for (uint32_t i = 0; i < b->consumer_count; i++)
		consumer_bus_ends(b->consumers[i].item);
	spin_unlock(&b->lock, flags);
	mbus_unref(b);
}

static bool may_write(const struct bus *b)
{
	return b->flags & MBUS_SHARED || b->maker == current_process();
}

int mbus_delete(const char *name)
{
	struct bus *b;
	int error = 0;

	mutex_lock(&lock);
	b = find(name);
	if (!b)
		error = -ENOENT;
	else if (!may_write(b))
		error = -EPERM;
	else
		end_bus(b);
	mutex_unlock(&lock);
	return error;
}

int mbus_find(const char *name, bool may, struct bus **out)
{
	struct bus *b;
	int error = 0;

	mutex_lock(&lock);
	b = find(name);
	if (!b)
		error = -ENOENT;
	else if (may && !may_write(b))
		error = -EPERM;
	if (!error) {
		__atomic_add_fetch(&b->refs, 1, __ATOMIC_RELAXED);
		*out = b;
	}
	mutex_unlock(&lock);
	return error;
}

uint32_t mbus_objsize(const struct bus *b)
{
	return b->objsize;
}

int mbus_publish(struct bus *b, const void *bytes, bool kernel)
{
	struct mbus_object object = {.info.time_ns = clock_ns(), .bytes = bytes};
	uint64_t stamp;
	uint32_t flags;
	int reached = -EPIPE;

	if (!kernel) {
		object.info.process = current_process()->id;
		object.info.thread = current()->id;
	}
	flags = spin_lock(&b->lock);
	if (!b->deleted) {
		reached = commit(b->consumers, b->consumer_count, &consumer_kind, &object,
				 COMMIT_SORTED | COMMIT_CONTINUE, &stamp);
		b->published++;
	}
	spin_unlock(&b->lock, flags);
	return reached;
}

/* ---- attachments: lock held ---- */

/* Its ring is one of the bus's from now on. Prepared; it fails where there are too many. */
static int join(struct bus *b, struct bus_consumer *c)
{
	int error = take_share(&b->rings, current_process(), &c->share);
	uint32_t flags, at;

	if (error)
		return error;
	flags = spin_lock(&b->lock);
	for (at = b->consumer_count; at && b->consumers[at - 1].queue > &c->waitable; at--)
		b->consumers[at] = b->consumers[at - 1];
	b->consumers[at] = (struct commit_slot){.queue = &c->waitable, .item = c};
	b->consumer_count++;
	spin_unlock(&b->lock, flags);
	return 0;
}

static void part(struct bus *b, struct bus_consumer *c)
{
	uint32_t flags = spin_lock(&b->lock), at = 0;

	while (b->consumers[at].item != c)
		at++;
	for (b->consumer_count--; at < b->consumer_count; at++)
		b->consumers[at] = b->consumers[at + 1];
	spin_unlock(&b->lock, flags);
	quota_uncharge(&b->rings, c->share, one);
	c->share = NULL;
}

/* The consumer has no ring any more, and its process no charge; the object may live on. */
static void leave(struct bus_consumer *c)
{
	struct bus *b = c->bus;

	if (!c->payer)
		return;
	if (c->ring.slots)
		part(b, c);
	list_remove(&c->of_process);
	account_uncharge(&c->payer->account, ACCOUNT_HEAP,
			 consumer_charge(b, c->ring.slots != NULL));
	c->payer = NULL;
	consumer_end(c);
}

static int attach(struct bus *b, bool named, uint32_t flags, struct bus_consumer **out)
{
	struct process *self = current_process();
	uint32_t charge = consumer_charge(b, flags & MBUS_CONSUME);
	struct bus_consumer *c;
	int error;

	if (b->privilege && flags & MBUS_CONSUME && !(self->privileges & b->privilege))
		return -EPERM;
	if (account_charge(&self->account, ACCOUNT_HEAP, charge))
		return -ENOMEM;
	c = consumer_create(b, flags & MBUS_CONSUME);
	error = !c ? -ENOMEM : flags & MBUS_CONSUME ? join(b, c) : 0;
	if (error) {
		if (c)
			object_unref(&c->object);
		account_uncharge(&self->account, ACCOUNT_HEAP, charge);
		return error;
	}
	c->named = named;
	c->payer = self;
	list_push_back(&self->bus_consumers, &c->of_process);
	*out = c;
	return 0;
}

/* The process's own of this name: of the bus there is before one that was deleted. */
static struct bus_consumer *own(const char *name)
{
	struct bus_consumer *found = NULL;
	struct list *l;

	list_for_each (l, &current_process()->bus_consumers) {
		struct bus_consumer *c = container_of(l, struct bus_consumer, of_process);

		if (c->named && !strcmp(c->bus->name, name) && (!found || found->bus->deleted))
			found = c;
	}
	return found;
}

/* Named ones have no handle: the attachment is their reference. */
static void detach_named(struct bus_consumer *c)
{
	leave(c);
	object_unref(&c->object);
}

/* ---- attachments ---- */

int mbus_attach(const char *name)
{
	struct bus_consumer *c, *old;
	struct bus *b;
	int error;

	mutex_lock(&lock);
	b = find(name);
	old = own(name);
	if (!b)
		error = -ENOENT;
	else if (old && !old->bus->deleted)
		error = -EALREADY;
	else
		error = attach(b, true, MBUS_CONSUME, &c);
	if (!error && old) /* of an earlier bus of this name */
		detach_named(old);
	mutex_unlock(&lock);
	return error;
}

int mbus_detach(const char *name)
{
	struct bus_consumer *c;
	int error;

	mutex_lock(&lock);
	c = own(name);
	error = c ? 0 : find(name) ? -ENOTCONN : -ENOENT;
	if (c)
		detach_named(c);
	mutex_unlock(&lock);
	return error;
}

int mbus_attached(const char *name, struct bus_consumer **out)
{
	int error = 0;

	mutex_lock(&lock);
	*out = own(name);
	if (*out)
		object_ref(&(*out)->object);
	else
		error = find(name) ? -ENOTCONN : -ENOENT;
	mutex_unlock(&lock);
	return error;
}

int mbus_open(const char *name, uint32_t flags, struct bus_consumer **out)
{
	struct bus *b;
	int error;

	mutex_lock(&lock);
	b = find(name);
	if (!b)
		error = -ENOENT;
	else if (flags & MBUS_PUBLISH && !may_write(b))
		error = -EPERM;
	else
		error = attach(b, false, flags, out);
	mutex_unlock(&lock);
	return error;
}

void mbus_opened(struct bus_consumer *c, int handle)
{
	c->handle = handle;
}

struct bus *mbus_of(struct bus_consumer *c)
{
	return c->bus;
}

void consumer_told(struct bus_consumer *c)
{
	mutex_lock(&lock);
	if (c->named && c->payer)
		detach_named(c);
	else
		leave(c);
	mutex_unlock(&lock);
}

/* A scan of what the lists of the process have already said. Lock held. */
static bool has_consumer(const struct process *p)
{
	struct list *l;

	list_for_each (l, &names) {
		struct bus *b = container_of(l, struct bus, link);

		for (uint32_t i = 0; i < b->consumer_count; i++)
			if (((struct bus_consumer *)b->consumers[i].item)->payer == p)
				return true;
	}
	return false;
}

static void process_ends(struct process *p)
{
	mutex_lock(&lock);
	while (!list_empty(&p->bus_consumers)) {
		struct bus_consumer *c = container_of(list_first(&p->bus_consumers),
						      struct bus_consumer, of_process);

		if (c->named)
			detach_named(c);
		else
			leave(c);
	}
	kassert(!has_consumer(p));
	while (!list_empty(&p->buses))
		end_bus(container_of(list_first(&p->buses), struct bus, of_maker));
	mutex_unlock(&lock);
}

/* ---- seeing it ---- */

/* Lock held. NULL: there are fewer. */
static struct bus *bus_at(uint32_t index)
{
	struct list *l;

	list_for_each (l, &names)
		if (!index--)
			return container_of(l, struct bus, link);
	return NULL;
}

bool mbus_at(uint32_t index, struct mbus_line *line)
{
	const struct bus *b;

	mutex_lock(&lock);
	b = bus_at(index);
	if (b) {
		*line = (struct mbus_line){.objsize = b->objsize,
					   .objmax = b->objmax,
					   .flags = b->flags,
					   .maker = b->maker ? b->maker->id : 0,
					   .consumers = b->consumer_count,
					   .published = b->published,
					   .dropped = b->dropped};
		strlcpy(line->name, b->name, sizeof line->name);
	}
	mutex_unlock(&lock);
	return b;
}

/* Lock held: nobody comes or goes, so whoever is there has not left. */
static bool describe(struct bus *b, uint32_t index, struct mbus_consumer_line *line)
{
	uint32_t flags = spin_lock(&b->lock);
	bool found = index < b->consumer_count;

	if (found) {
		struct bus_consumer *c = b->consumers[index].item;

		*line = (struct mbus_consumer_line){
			.process = c->payer->id, .handle = c->handle, .objmax = b->objmax};
		strlcpy(line->bus, b->name, sizeof line->bus);
		consumer_describe(c, line);
	}
	spin_unlock(&b->lock, flags);
	return found;
}

bool mbus_consumer_at(uint32_t bus, uint32_t index, struct mbus_consumer_line *line)
{
	struct bus *b;
	bool found;

	mutex_lock(&lock);
	b = bus_at(bus);
	found = b && describe(b, index, line);
	mutex_unlock(&lock);
	return found;
}

void mbus_init(void)
{
	mutex_init(&lock);
	mutex_name(&lock, "mbus");
	quota_init(&bus_room, (uint32_t[]){MBUS_BUSES_MAX}, 1);
	exit_hook_process(process_ends);
}
