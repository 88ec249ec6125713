/*
 * kernel/ipc/kbus_send.c - a message goes to all who shall have it.
 *
 * kbus_try is the one way in: who answers or is answered, who listens, a copy for each, then
 * commit(): all of them at one instant.
 */
#include "abi/error.h"
#include "cpu/cpu.h"
#include "ipc/commit.h"
#include "ipc/kbus_parts.h"
#include "mem/heap.h"
#include "panic.h"

#define FEW 6

/* The copies of one message. */
struct copies {
	struct commit_slot *slots, few[FEW];
	uint32_t count, room;
	bool awaited; /* somebody waits for room where one of them goes */
};

static struct kbus_connection *connection_of(const struct commit_slot *s)
{
	return container_of(s->queue, struct kbus_connection, waitable);
}

/* ---- what can be said at once ---------------------------------------------------------------- */

int kbus_check_head(const struct kbus_connection *c, const struct kbus_message *head)
{
	uint32_t both = KBUS_ALL_OR_FAIL | KBUS_ALL_OR_WAIT;

	if (head->flags & ~(KBUS_SENDER_FLAGS | KBUS_USER_FLAGS) || (head->flags & both) == both)
		return -EINVAL;
	if (head->reserved || (head->reply_to && head->flags & KBUS_WANT_A_REPLY))
		return -EINVAL;
	if (head->to && !head->reply_to && !(head->flags & KBUS_WANT_A_REPLY))
		return -EINVAL;
	if (head->name_size > KBUS_NAME_MAX)
		return -ENAMETOOLONG;
	return head->data_size > c->message_bytes ? -EMSGSIZE : 0;
}

int kbus_check(const struct kbus_connection *c, struct kbus_body *body, struct kbus_name *name)
{
	struct kbus_message *head = &body->head;
	int error = kbus_check_head(c, head);

	if (!error)
		error = kbus_name_check(name, body->bytes, head->name_size);
	if (!error && name->kind != KBUS_NAME_PLAIN)
		error = -EBADMSG;
	if (!error && kbus_name_is_reserved(name))
		error = -EPERM;
	return error;
}

/* ---- copies ---------------------------------------------------------------------------------- */

static int grow(struct copies *all)
{
	uint32_t room = all->room * 4;
	struct commit_slot *slots = kmalloc(room * sizeof *slots);

	if (!slots)
		return -ENOMEM;
	for (uint32_t i = 0; i < all->count; i++)
		slots[i] = all->slots[i];
	if (all->slots != all->few)
		kfree(all->slots);
	all->slots = slots;
	all->room = room;
	return 0;
}

static int add(struct copies *all, struct kbus_body *body, struct kbus_connection *c, uint32_t how,
	       struct kbus_debt *debt)
{
	struct kbus_item *item;

	if (all->count == KBUS_COPIES_MAX)
		return -EDQUOT;
	if (all->count == all->room && grow(all))
		return -ENOMEM;
	item = kbus_item_create(body);
	if (!item)
		return -ENOMEM;
	item->how = how;
	item->debt = debt;
	all->slots[all->count] =
		(struct commit_slot){.queue = &c->waitable, .item = item, .index = all->count};
	all->count++;
	all->awaited |= !list_empty(&c->blocked);
	c->marked = c->bus->mark;
	return 0;
}

/* Who listens. */
static int add_listeners(struct copies *all, const struct kbus_attempt *a)
{
	uint32_t all_or = a->body->head.flags & (KBUS_ALL_OR_FAIL | KBUS_ALL_OR_WAIT);
	const struct kbus_bus *bus = a->c->bus;
	uint32_t texts = kbus_bindings_texts(&bus->bindings, a->name);

	for (uint32_t i = 0; i < texts; i++) {
		struct kbus_binding *first = kbus_bindings_look(&bus->bindings, a->name, i);

		for (struct kbus_binding *b = first; b; b = kbus_binding_next(first, b)) {
			struct kbus_connection *c = b->connection;
			int error;

			if (b->replies || (c->once_only && c->marked == bus->mark))
				continue;
			error = add(all, a->body, c, all_or ? KBUS_COPY_MUST : 0, NULL);
			if (error)
				return error;
		}
	}
	return 0;
}

/* There was no room for a copy that need not be. */
static void lose(const struct commit_slot *s)
{
	struct kbus_connection *c = connection_of(s);

	c->queue.lost++;
	if (((struct kbus_item *)s->item)->how & KBUS_COPY_EVENT)
		kbus_event_lost(c, 0);
}

/* Who asked for events. */
static int add_watchers(struct copies *all, const struct kbus_attempt *a)
{
	struct list *l;
	int error = 0;

	list_for_each (l, &a->c->bus->watchers) {
		struct kbus_connection *c = container_of(l, struct kbus_connection, of_watchers);

		error = error ? error : add(all, a->body, c, KBUS_COPY_EVENT, NULL);
	}
	return error;
}

static void drop(struct copies *all, bool placed)
{
	uint32_t unused = 0;

	for (uint32_t i = 0; i < all->count; i++) {
		struct commit_slot *s = &all->slots[i];

		if (placed && !s->error)
			continue;
		if (placed)
			lose(s);
		kbus_item_drop(s->item);
		unused++;
	}
	if (all->slots != all->few)
		kfree(all->slots);
	all->count = unused;
}

/* ---- the instant ----------------------------------------------------------------------------- */

static int reserve(struct commit_slot *slot, void *message)
{
	const struct kbus_attempt *a = message;
	struct kbus_item *item = slot->item;
	int error = kbus_queue_enter(&connection_of(slot)->queue, item, a->c->process);

	return error && !(item->how & KBUS_COPY_MUST) ? -EXFULL : error;
}

static void unreserve(struct commit_slot *slot, void *message)
{
	(void)message;
	kbus_queue_undo(&connection_of(slot)->queue, slot->item);
}

static void append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	struct kbus_item *item = slot->item;

	(void)message;
	item->body->head.id = stamp;
	if (item->debt)
		item->debt->unread = item;
	kbus_deliver(connection_of(slot), item);
}

static bool may_skip(int error)
{
	return error == -EXFULL;
}

static const struct commit_kind kind = {reserve, unreserve, append, may_skip};

/* A place for each copy, or why not. */
static int place(struct copies *all, struct kbus_attempt *a)
{
	struct kbus_body *body = a->body;
	uint64_t stamp;
	int placed;

	body->tsc = rdtsc();
	__atomic_add_fetch(&body->refs, all->count, __ATOMIC_RELAXED);
	placed = commit(all->slots, all->count, &kind, a, COMMIT_CONTINUE, &stamp);
	for (uint32_t i = 0; placed == -EAGAIN && i < all->count; i++)
		if (all->slots[i].error == -EAGAIN)
			a->full = connection_of(&all->slots[i]);
	if (!placed)
		body->head.id = stamp = commit_stamp();
	if (placed >= 0)
		a->c->bus->messages++;
	if (placed >= 0 && !a->event)
		a->c->last_sent = stamp;
	drop(all, placed >= 0);
	if (all->count)
		__atomic_sub_fetch(&body->refs, all->count, __ATOMIC_RELAXED);
	return placed < 0 ? placed : 0;
}

/* ---- attempts -------------------------------------------------------------------------------- */

/* Who waited for room there before this message came has it first. */
static void let_others_first(struct copies *all)
{
	for (uint32_t i = 0; i < all->count; i++)
		kbus_room(connection_of(&all->slots[i]));
}

/* All copies: that of the replier or requester first. */
static int gather(struct copies *all, struct kbus_attempt *a, struct kbus_connection *first,
		  uint32_t how)
{
	int error = 0;

	a->c->bus->mark++;
	if (first)
		error = add(all, a->body, first, KBUS_COPY_MUST | how,
			    how & KBUS_COPY_ANSWER ? NULL : a->debt);
	if (error)
		return error;
	return a->event ? add_watchers(all, a) : add_listeners(all, a);
}

static int send_to(struct kbus_attempt *a, struct kbus_connection *first, uint32_t how)
{
	struct copies all = {.room = FEW};
	int error;

	all.slots = all.few;
	error = gather(&all, a, first, how);
	if (error) {
		drop(&all, false);
		return error;
	}
	if (all.awaited && !a->waited)
		let_others_first(&all);
	return place(&all, a);
}

/* The requester's copy needs no place, but bytes. */
static int try_reply(struct kbus_attempt *a)
{
	struct kbus_debt *debt = kbus_debt_find(a->c, a->body->head.reply_to);
	int error;

	if (!debt)
		return -ECONNREFUSED;
	if (!debt->requester) {
		kbus_debt_end(debt);
		return -EADDRNOTAVAIL;
	}
	a->body->head.to = debt->requester->number;
	error = send_to(a, debt->requester, KBUS_COPY_ANSWER);
	if (!error)
		kbus_debt_end(debt);
	return error;
}

static int try_request(struct kbus_attempt *a)
{
	struct kbus_binding *b = kbus_bindings_replier(&a->c->bus->bindings, a->name);
	uint32_t to = a->body->head.to;
	int error;

	if (!b)
		return -EADDRNOTAVAIL;
	if (to && to != b->connection->number)
		return -EPIPE;
	error = a->debt ? 0 : kbus_debt_create(a->c, &a->debt);
	if (!error)
		error = send_to(a, b->connection, 0);
	if (!error)
		kbus_debt_begin(a->debt, b->connection, b, a->body->head.id);
	return error;
}

int kbus_try(struct kbus_attempt *a)
{
	const struct kbus_message *head = &a->body->head;

	if (head->reply_to)
		return try_reply(a);
	return head->flags & KBUS_WANT_A_REPLY ? try_request(a) : send_to(a, NULL, 0);
}

int kbus_send(struct kbus_connection *c, struct kbus_body *body, const struct kbus_name *name)
{
	struct kbus_attempt a = {.c = c, .body = body, .name = name};
	int error;

	if (c->closed)
		return -ENOTCONN;
	if (kbus_is_sending(c))
		return -EBUSY;
	body->head.from = c->number;
	error = kbus_try(&a);
	if (error == -EAGAIN && body->head.flags & KBUS_ALL_OR_WAIT)
		return kbus_wait(&a);
	if (error && a.debt)
		kbus_debt_drop(a.debt);
	return error == -EAGAIN ? -EBUSY : error;
}
