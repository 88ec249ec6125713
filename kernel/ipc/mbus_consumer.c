/* kernel/ipc/mbus_consumer.c - a consumer of a bus: its ring, who waits for it, taking out. */
#include "abi/error.h"
#include "cpu/string.h"
#include "ipc/mbus_parts.h"
#include "mem/heap.h"
#include "task/process.h"
#include "task/timer.h"

static bool ready(struct waitable *w)
{
	struct bus_consumer *c = container_of(w, struct bus_consumer, waitable);

	return c->ring.count || c->deleted || c->left;
}

static const struct wait_ops ops = {ready, NULL};

static void destroy(struct object *o)
{
	struct bus_consumer *c = container_of(o, struct bus_consumer, object);

	if (c->payer)
		consumer_told(c); /* its last handle was closed */
	mbus_unref(c->bus);
	kfree(c->ring.slots);
	kfree(c);
}

static void describe(struct object *o, char *text, uint32_t size)
{
	strlcpy(text, container_of(o, struct bus_consumer, object)->bus->name, size);
}

const struct object_type mbus_type = {.name = "bus", .destroy = destroy, .describe = describe};

uint32_t consumer_charge(const struct bus *b, bool ring)
{
	return sizeof(struct bus_consumer) + (ring ? mbus_ring_bytes(b->objsize, b->objmax) : 0);
}

struct bus_consumer *consumer_create(struct bus *b, bool ring)
{
	struct bus_consumer *c = kzalloc(sizeof *c);

	if (!c)
		return NULL;
	if (ring) {
		c->ring =
			(struct mbus_ring){.slots = kmalloc(mbus_ring_bytes(b->objsize, b->objmax)),
					   .objsize = b->objsize,
					   .objmax = b->objmax,
					   .latest = b->flags & MBUS_LATEST};
		if (!c->ring.slots) {
			kfree(c);
			return NULL;
		}
	}
	waitable_init(&c->waitable, &ops);
	object_init(&c->object, &mbus_type, &c->waitable);
	list_init(&c->of_process);
	__atomic_add_fetch(&b->refs, 1, __ATOMIC_RELAXED);
	c->bus = b;
	return c;
}

/* No room is no reason to keep the object from the others. */
static int reserve(struct commit_slot *slot, void *message)
{
	struct bus_consumer *c = slot->item;

	(void)message;
	if (c->ring.count < c->ring.objmax)
		return 0;
	c->bus->dropped++;
	if (c->ring.latest)
		return 0;
	mbus_ring_count_lost(&c->ring);
	return -EAGAIN;
}

static bool may_skip(int error)
{
	return error == -EAGAIN;
}

static void append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	struct bus_consumer *c = slot->item;
	struct mbus_object *o = message;

	o->info.stamp = stamp;
	mbus_ring_put(&c->ring, &o->info, o->bytes);
	wait_wake_ready(&c->waitable);
}

const struct commit_kind consumer_kind = {
	.reserve = reserve, .append = append, .may_skip = may_skip};

void consumer_describe(struct bus_consumer *c, struct mbus_consumer_line *line)
{
	spin_lock_nested(&c->waitable.lock);
	line->waiting = c->ring.count;
	line->dropped = c->ring.dropped;
	spin_unlock_nested(&c->waitable.lock);
}

void consumer_bus_ends(struct bus_consumer *c)
{
	spin_lock_nested(&c->waitable.lock);
	c->deleted = true;
	wait_wake(&c->waitable);
	spin_unlock_nested(&c->waitable.lock);
}

void consumer_end(struct bus_consumer *c)
{
	uint32_t flags = spin_lock(&c->waitable.lock);

	c->left = true;
	wait_wake(&c->waitable);
	spin_unlock(&c->waitable.lock, flags);
}

/* What there is: objsize, -EAGAIN nothing, -ENOTCONN, -EPIPE (told once, it has left by that). */
static int look(struct bus_consumer *c, struct mbus_info *info, void *object)
{
	uint32_t flags = spin_lock(&c->waitable.lock);
	int result = -EAGAIN;

	if (c->left)
		result = -ENOTCONN;
	else if (c->ring.count)
		result = (int)c->ring.objsize;
	else if (c->deleted)
		result = -EPIPE;
	if (result > 0)
		mbus_ring_look(&c->ring, info, object);
	c->left |= result == -EPIPE;
	spin_unlock(&c->waitable.lock, flags);
	return result;
}

static bool take(struct bus_consumer *c, const struct mbus_info *info)
{
	uint32_t flags = spin_lock(&c->waitable.lock);
	bool taken = mbus_ring_take(&c->ring, info);

	spin_unlock(&c->waitable.lock, flags);
	return taken;
}

/* One attempt. -EBUSY: another thread, or a newer object, was quicker. */
static int try(struct bus_consumer *c, uptr object, uptr info)
{
	uint8_t bytes[MBUS_OBJECT_MAX];
	struct mbus_info i;
	int result = look(c, &i, bytes);

	if (result == -EPIPE)
		consumer_told(c);
	if (result < 0)
		return result;
	if (copy_to_user(object, bytes, (uint32_t)result) ||
	    (info && copy_to_user(info, &i, sizeof i)))
		return -EFAULT; /* it stays in the ring */
	return take(c, &i) ? result : -EBUSY;
}

/* Milliseconds until then. */
static uint32_t left_until(uint64_t end)
{
	uint64_t now = timer_ticks_due();

	return now < end ? (uint32_t)(end - now) : 0;
}

int mbus_consume(struct bus_consumer *c, uptr object, uint32_t timeout, uptr info)
{
	uint64_t end = timer_ticks_due() + timeout;

	for (;;) {
		int result = try(c, object, info);

		if (result == -EBUSY)
			continue;
		if (result != -EAGAIN || !timeout)
			return result;
		result = wait_for(&c->waitable,
				  timeout == WAIT_FOREVER ? WAIT_FOREVER : left_until(end));
		if (result)
			return result;
	}
}
