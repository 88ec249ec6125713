/*
 * kernel/ipc/kbus_send.c - a message goes to all who shall have it.
 *
 * kbus_try is the one way in: who answers or is answered, a copy for each (ipc/kbus_copies.h), then
 * commit(): all of them at one instant.
 */
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "ipc/commit.h"
#include "ipc/kbus_copies.h"
#include "panic.h"

/* ---- what can be said at once ---------------------------------------------------------------- */

int kbus_check_head(const struct kbus_connection *c, const struct kbus_message *head)
{
	uint32_t both = KBUS_ALL_OR_FAIL | KBUS_ALL_OR_WAIT,
		 request = head->flags & KBUS_WANT_A_REPLY;

	if (head->flags & ~(KBUS_SENDER_FLAGS | KBUS_USER_FLAGS) || (head->flags & both) == both)
		return -EINVAL;
	if (head->reserved)
		return -EINVAL;
	if (head->reply_to ? request : head->to && !request)
		return -EINVAL;
	if (head->name_size > KBUS_NAME_MAX)
		return -ENAMETOOLONG;
	return head->data_size > c->message_bytes ? -EMSGSIZE : 0;
}

static int check_name(const struct kbus_body *body, struct kbus_name *name)
{
	int error = kbus_name_check(name, body->bytes, body->head.name_size);

	if (!error && name->kind != KBUS_NAME_PLAIN)
		error = -EBADMSG;
	if (!error && kbus_name_is_reserved(name))
		error = -EPERM;
	return error;
}

/* ---- the instant ----------------------------------------------------------------------------- */

static int reserve(struct commit_slot *slot, void *message)
{
	const struct kbus_attempt *a = message;
	struct kbus_item *item = slot->item;
	int error = kbus_queue_enter(&kbus_copy_of(slot)->queue, item, a->c->process);

	return error && !(item->how & KBUS_COPY_MUST) ? -EXFULL : error;
}

static void unreserve(struct commit_slot *slot, void *message)
{
	(void)message;
	kbus_queue_undo(&kbus_copy_of(slot)->queue, slot->item);
}

static void append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	struct kbus_item *item = slot->item;

	(void)message;
	item->body->head.id = stamp;
	if (item->debt)
		item->debt->unread = item;
	kbus_deliver(kbus_copy_of(slot), item);
}

static bool may_skip(int error)
{
	return error == -EXFULL;
}

static const struct commit_kind kind = {reserve, unreserve, append, may_skip};

static void note_sent(const struct kbus_attempt *a, uint64_t stamp)
{
	a->c->bus->messages++;
	if (!a->event)
		a->c->last_sent = stamp, a->c->sent_count++;
}

/* A place for each copy, or why not. */
static int place(struct kbus_copies *all, struct kbus_attempt *a)
{
	struct kbus_body *body = a->body;
	uint64_t stamp;
	int placed;

	body->tsc = rdtsc();
	__atomic_add_fetch(&body->refs, all->count, __ATOMIC_RELAXED);
	placed = commit(all->slots, all->count, &kind, a, COMMIT_CONTINUE, &stamp);
	for (uint32_t i = 0; placed == -EAGAIN && i < all->count; i++)
		if (all->slots[i].error == -EAGAIN)
			a->full = kbus_copy_of(&all->slots[i]);
	if (!placed)
		body->head.id = stamp = commit_stamp();
	if (placed >= 0)
		note_sent(a, stamp);
	kbus_copies_end(all, placed >= 0);
	if (all->count)
		__atomic_sub_fetch(&body->refs, all->count, __ATOMIC_RELAXED);
	return placed < 0 ? placed : 0;
}

/* ---- one queue ------------------------------------------------------------------------------- */

/* To one queue only: the usual case, by the same rules. */
static int place_one(struct kbus_attempt *a, struct kbus_connection *to, uint32_t how,
		     struct kbus_debt *debt)
{
	struct kbus_body *body = a->body;
	struct kbus_item *item = kbus_item_create(body);
	int error;

	item->how = how;
	item->debt = debt;
	spin_lock_thread(&to->waitable.lock);
	error = kbus_queue_enter(&to->queue, item, a->c->process);
	if (!error) {
		body->refs = 2;
		body->tsc = rdtsc();
		body->head.id = commit_stamp();
		a->c->last_sent = body->head.id, a->c->sent_count++;
		if (debt)
			debt->unread = item;
		kbus_deliver(to, item);
	}
	spin_unlock_thread(&to->waitable.lock);
	if (__builtin_expect(!error, 1)) {
		a->c->bus->messages++;
		return 0;
	}
	item->body = NULL;
	a->full = to;
	return error;
}

/* ---- attempts -------------------------------------------------------------------------------- */

/* Who waited for room there before this message came has it first. */
static void let_others_first(struct kbus_copies *all)
{
	for (uint32_t i = 0; i < all->count; i++)
		kbus_room(kbus_copy_of(&all->slots[i]));
}

static int send_to_all(struct kbus_attempt *a, struct kbus_connection *first, uint32_t how)
{
	struct kbus_copies all;
	int error;

	kbus_copies_begin(&all);
	error = kbus_copies_gather(&all, a, first, how);
	if (error) {
		kbus_copies_end(&all, false);
		return error;
	}
	if (all.awaited && !a->waited)
		let_others_first(&all);
	return place(&all, a);
}

static int send_to(struct kbus_attempt *a, struct kbus_connection *first, uint32_t how)
{
	if (__builtin_expect(!a->for_one, 0))
		return send_to_all(a, first, how);
	if (!list_empty(&first->blocked) && !a->waited)
		kbus_room(first);
	return place_one(a, first, how | KBUS_COPY_MUST, how & KBUS_COPY_ANSWER ? NULL : a->debt);
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
	struct kbus_binding *b = kbus_bindings_replier(&a->c->bus->bindings, a->name, a->exact);
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
	return head->flags & KBUS_WANT_A_REPLY ? try_request(a) : send_to_all(a, NULL, 0);
}

/* Is it the name that was sent last, with nothing bound since? */
static inline bool is_known(const struct kbus_connection *c, const struct kbus_body *body)
{
	const struct kbus_bindings *all = &c->bus->bindings;
	const struct kbus_route *r = &c->route;

	return r->size == body->head.name_size && r->generation == all->generation &&
	       kbus_bytes_equal(r->text, body->bytes, r->size);
}

/* Does nobody listen to the name, so that only one has it? */
static inline bool is_for_one(const struct kbus_attempt *a)
{
	const struct kbus_binding *exact = a->exact;

	if (a->c->bus->bindings.wildcards)
		return false;
	return !exact || (exact->replies && !kbus_binding_next(exact, exact));
}

static void remember(struct kbus_connection *c, struct kbus_attempt *a)
{
	struct kbus_route *r = &c->route;

	/* With wildcards it would have to be looked up all the same. */
	r->size = a->name->size <= KBUS_ROUTE_MAX && !c->bus->bindings.wildcards ? a->name->size
										 : KBUS_NO_ROUTE;
	r->generation = c->bus->bindings.generation;
	r->exact = a->exact;
	r->for_one = a->for_one = is_for_one(a);
	if (r->size != KBUS_NO_ROUTE)
		memcpy(r->text, a->name->text, r->size);
}

/* The first attempt, and what is left of it if it fails. */
static inline __attribute__((always_inline)) int try_first(struct kbus_attempt *a)
{
	int error = kbus_try(a);

	if (__builtin_expect(!error, 1))
		return 0;
	if (error == -EAGAIN && a->body->head.flags & KBUS_ALL_OR_WAIT)
		return kbus_wait(a);
	if (a->debt)
		kbus_debt_drop(a->debt);
	return error == -EAGAIN ? -EBUSY : error;
}

static int __attribute__((noinline)) send_unknown(struct kbus_attempt *a)
{
	struct kbus_name name;
	int error = check_name(a->body, &name);

	if (error)
		return error;
	a->name = &name;
	a->exact = kbus_bindings_find(&a->c->bus->bindings, &name);
	remember(a->c, a);
	error = try_first(a);
	a->name = NULL;
	return error;
}

/* One at a time; but what is wrong with it is said first. */
static int __attribute__((noinline)) refuse(const struct kbus_body *body)
{
	struct kbus_name name;
	int error = check_name(body, &name);

	return error ? error : -EBUSY;
}

int kbus_send(struct kbus_connection *c, struct kbus_body *body)
{
	struct kbus_attempt a;

	if (c->closed)
		return -ENOTCONN;
	if (kbus_is_sending(c))
		return refuse(body);
	body->head.from = c->number;
	a.c = c;
	a.body = body;
	a.debt = NULL;
	a.waited = false;
	a.event = false;
	if (!is_known(c, body))
		return send_unknown(&a);
	a.name = NULL; /* it is not looked at: nothing is bound with a wildcard */
	a.exact = c->route.exact;
	a.for_one = c->route.for_one;
	return try_first(&a);
}
