/*
 * kernel/ipc/kbus.c - buses, connections, and what they are bound to.
 *
 * - who waits for what a call has changed: kbus_room, kbus_unblock, kbus_repliers_changed
 * - the end of a connection, in the order in which others learn of it: kbus_close
 */
#include "ipc/kbus.h"
#include "abi/error.h"
#include "ipc/kbus_parts.h"
#include "mem/heap.h"
#include "panic.h"

void kbus_bus_init(struct kbus_bus *bus, uint32_t number)
{
	*bus = (struct kbus_bus){.number = number};
	list_init(&bus->connections);
	list_init(&bus->waiting);
	list_init(&bus->watchers);
}

static bool ready(struct waitable *w)
{
	struct kbus_connection *c = container_of(w, struct kbus_connection, waitable);

	return c->queue.waiting > 0 || c->chosen || c->closed;
}

static const struct wait_ops queue_ops = {ready, NULL};

/* Never 0, and no one's that lives. */
static uint32_t next_number(struct kbus_bus *bus)
{
	if (!++bus->last_number)
		bus->last_number++;
	return bus->last_number;
}

void kbus_connect(struct kbus_bus *bus, struct kbus_connection *c, uint32_t process,
		  struct account *account)
{
	waitable_init(&c->waitable, &queue_ops);
	waitable_init(&c->sent, &kbus_sent_ops);
	kbus_queue_init(&c->queue, account);
	list_init(&c->callers);
	list_init(&c->bindings);
	list_init(&c->requests);
	list_init(&c->blocked);
	list_init(&c->of_watchers);
	c->bus = bus;
	c->number = next_number(bus);
	c->process = process;
	c->message_bytes = KBUS_BYTES_MAX;
	c->route.size = KBUS_NO_ROUTE;
	kbus_lost_init(c);
	list_push_back(&bus->connections, &c->of_bus);
	bus->connection_count++;
}

/* ---- bindings ------------------------------------------------------------------------------- */

/* How often this process is bound to the text, and the connection in this way. */
static uint32_t count_same(struct kbus_binding *first, const struct kbus_connection *c,
			   bool replies, struct kbus_binding **own)
{
	uint32_t count = 0;

	*own = NULL;
	for (struct kbus_binding *b = first; b; b = kbus_binding_next(first, b)) {
		count += b->connection->process == c->process;
		if (b->connection == c && b->replies == replies)
			*own = b;
	}
	return count;
}

static int may_bind(const struct kbus_connection *c, const struct kbus_name *name, bool replies)
{
	struct kbus_binding *first = kbus_bindings_find(&c->bus->bindings, name), *own;

	if (c->closed)
		return -ENOTCONN;
	if (replies && first && first->replier)
		return -EADDRINUSE;
	if (c->binding_count == KBUS_BINDINGS_MAX)
		return -EAGAIN;
	return first && count_same(first, c, replies, &own) >= KBUS_SAME_MAX ? -EAGAIN : 0;
}

int kbus_bind(struct kbus_connection *c, const struct kbus_name *name, bool replies)
{
	struct kbus_binding *b;
	int error = may_bind(c, name, replies);

	if (error)
		return error;
	b = kbus_binding_create(name, replies, c);
	if (!b)
		return -ENOMEM;
	if (account_charge(c->queue.account, ACCOUNT_HEAP, kbus_binding_bytes(b))) {
		kfree(b);
		return -ENOMEM;
	}

	/* From here on nothing fails. */
	kbus_bindings_add(&c->bus->bindings, b);
	list_push_back(&c->bindings, &b->of_connection);
	c->binding_count++;
	if (replies) {
		kbus_event(b, true);
		kbus_repliers_changed(c->bus);
	}
	return 0;
}

/* Others are told by the caller. */
static void remove(struct kbus_connection *c, struct kbus_binding *b)
{
	kbus_bindings_remove(&c->bus->bindings, b);
	list_remove(&b->of_connection);
	c->binding_count--;
	if (b->replies)
		kbus_event(b, false);
	account_uncharge(c->queue.account, ACCOUNT_HEAP, kbus_binding_bytes(b));
	kfree(b);
}

int kbus_unbind(struct kbus_connection *c, const struct kbus_name *name, bool replies)
{
	struct kbus_binding *b;

	if (c->closed)
		return -ENOTCONN;
	count_same(kbus_bindings_find(&c->bus->bindings, name), c, replies, &b);
	if (!b)
		return -EINVAL;
	if (replies)
		kbus_debts_unbound(c, b);
	remove(c, b);
	kbus_unblock(c);
	if (replies)
		kbus_repliers_changed(c->bus);
	return 0;
}

uint32_t kbus_replier(struct kbus_bus *bus, const struct kbus_name *name)
{
	struct kbus_binding *b = kbus_bindings_replier(&bus->bindings, name,
						       kbus_bindings_find(&bus->bindings, name));

	return b ? b->connection->number : 0;
}

/* ---- the end -------------------------------------------------------------------------------- */

/* The queue, what is being read, and everyone who waits here. */
static void close_queue(struct kbus_connection *c)
{
	struct list gone = LIST_INIT(gone), *l;
	uint32_t flags = spin_lock(&c->waitable.lock);

	c->closed = true;
	kbus_queue_close(&c->queue, &gone);
	list_for_each (l, &c->callers) {
		struct kbus_caller *caller = container_of(l, struct kbus_caller, link);

		spin_lock_nested(&caller->waitable.lock);
		caller->closed = true;
		wait_wake(&caller->waitable);
		spin_unlock_nested(&caller->waitable.lock);
	}
	wait_wake(
		&c->waitable); /* whoever waits by another process's handle learns it by looking */
	spin_unlock(&c->waitable.lock, flags);
	flags = spin_lock(&c->sent.lock);
	wait_abort(&c->sent);
	spin_unlock(&c->sent.lock, flags);
	while ((l = list_pop_front(&gone)))
		kbus_item_free(&c->spare, container_of(l, struct kbus_item, link));
}

void kbus_close(struct kbus_connection *c)
{
	bool replied = c->debts != NULL;
	struct list *l;

	if (kbus_is_sending(c))
		kbus_discard(c);
	list_remove(&c->of_watchers);
	while ((l = list_first(&c->bindings))) {
		struct kbus_binding *b = container_of(l, struct kbus_binding, of_connection);

		replied |= b->replies;
		remove(c, b);
	}
	kbus_requests_close(c);
	kbus_debts_close(c);
	close_queue(c);
	list_remove(&c->of_bus);
	c->bus->connection_count--;
	kbus_unblock(c);
	if (replied)
		kbus_repliers_changed(c->bus);
	kassert(list_empty(&c->blocked));
}

/* ---- control -------------------------------------------------------------------------------- */

static int set_limit(struct kbus_connection *c, uint32_t limit)
{
	uint32_t flags;

	if (!limit || limit > KBUS_QUEUE_MAX)
		return -ERANGE;
	flags = spin_lock(&c->waitable.lock);
	c->queue.limit = limit;
	spin_unlock(&c->waitable.lock, flags);
	kbus_room(c);
	return 0;
}

static int set_events(struct kbus_connection *c, uint32_t on)
{
	if (on > 1)
		return -ERANGE;
	list_remove(&c->of_watchers);
	if (on)
		list_push_back(&c->bus->watchers, &c->of_watchers);
	return 0;
}

static int set_bytes(struct kbus_connection *c, uint32_t bytes)
{
	if (bytes > KBUS_BYTES_MAX)
		return -ERANGE;
	c->message_bytes = bytes;
	return 0;
}

static int set_once(struct kbus_connection *c, uint32_t on)
{
	if (on > 1)
		return -ERANGE;
	c->once_only = on;
	return 0;
}

int kbus_control(struct kbus_connection *c, uint32_t what, uint32_t value)
{
	static int (*const set[])(struct kbus_connection *, uint32_t) = {
		[KBUS_QUEUE_LIMIT] = set_limit,
		[KBUS_ONCE_ONLY] = set_once,
		[KBUS_BIND_EVENTS] = set_events,
		[KBUS_MESSAGE_BYTES] = set_bytes,
	};
	const uint32_t before[] = {
		[KBUS_QUEUE_LIMIT] = c->queue.limit,
		[KBUS_ONCE_ONLY] = c->once_only,
		[KBUS_BIND_EVENTS] = !list_empty(&c->of_watchers),
		[KBUS_MESSAGE_BYTES] = c->message_bytes,
	};
	int error = 0;

	if (what < KBUS_QUEUE_LIMIT || what > KBUS_MESSAGE_BYTES)
		return -EINVAL;
	if (c->closed)
		return -ENOTCONN;
	if (value != KBUS_KEEP)
		error = set[what](c, value);
	return error ? error : (int)before[what];
}

void kbus_query(struct kbus_connection *c, struct kbus_info *info)
{
	uint32_t flags = spin_lock(&c->waitable.lock);
	const struct kbus_queue *q = &c->queue;

	*info = (struct kbus_info){.connection = c->number,
				   .bus = c->bus->number,
				   .waiting = q->waiting,
				   .queue_limit = q->limit,
				   .reserved = q->reserved,
				   .owed = c->owed,
				   .bytes = q->zone + q->quota.kind[0].used,
				   .bindings = c->binding_count,
				   .lost = q->lost,
				   .sending = kbus_is_sending(c),
				   .sent = c->sent_count,
				   .last_sent = c->last_sent};
	spin_unlock(&c->waitable.lock, flags);
}
