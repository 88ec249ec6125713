/*
 * kernel/ipc/kbus_wait.c - messages that wait for room (KBUS_ALL_OR_WAIT).
 *
 * Each stands in the line of one queue that was full, in the order in which they began to wait.
 * Whoever makes room there lets them try again. A message stands in line while it tries, and tries
 * again after it has changed lines: room that is made meanwhile is seen either by it or by who made
 * it.
 */
#include "abi/error.h"
#include "ipc/commit.h"
#include "ipc/kbus_parts.h"

static bool sent(struct waitable *w)
{
	return !kbus_is_sending(container_of(w, struct kbus_connection, sent));
}

const struct wait_ops kbus_sent_ops = {sent, NULL};

static struct kbus_sending *of_full(struct list *l)
{
	return container_of(l, struct kbus_sending, of_full);
}

static struct kbus_connection *sender_of(struct kbus_sending *s)
{
	return container_of(s, struct kbus_connection, sending);
}

/* In the line of this one, by age. */
static void stand(struct kbus_sending *s, struct kbus_connection *full)
{
	struct list *at = full->blocked.prev;

	s->full = full;
	while (at != &full->blocked && of_full(at)->ticket > s->ticket)
		at = at->prev;
	list_insert_after(at, &s->of_full);
}

static uint32_t charge_of(const struct kbus_body *body)
{
	return sizeof *body + body->size;
}

/* It waits no longer. */
static void end(struct kbus_connection *c, int result)
{
	struct kbus_sending *s = &c->sending;
	struct kbus_body *body = s->body;
	uint32_t flags;

	list_remove(&s->of_full);
	list_remove(&s->of_bus);
	s->full = NULL;
	s->debt = NULL;
	s->result = result;
	s->id = c->last_sent;
	s->told = false;
	flags = spin_lock(&c->sent.lock);
	s->body = NULL;
	wait_wake(&c->sent);
	spin_unlock(&c->sent.lock, flags);
	account_uncharge(c->queue.account, ACCOUNT_HEAP, charge_of(body));
	kbus_body_unref(&c->spare, body);
}

/* A request that cannot be sent any more is answered. */
static void fail(struct kbus_connection *c, int error)
{
	struct kbus_debt *debt = c->sending.debt;
	bool gone = error == -EADDRNOTAVAIL || error == -EPIPE;

	if (!debt) {
		end(c, error);
		return;
	}
	c->last_sent = debt->status.head.reply_to = commit_stamp();
	kbus_status(debt, gone ? KBUS_DISAPPEARED : KBUS_ERROR_SENDING);
	end(c, 0);
}

void kbus_try_again(struct kbus_connection *c)
{
	struct kbus_sending *s = &c->sending;
	struct kbus_body *body = s->body;
	struct kbus_name name;
	int error;

	kbus_name_check(&name, body->bytes, body->head.name_size);
	for (;;) {
		struct kbus_attempt a = {
			.c = c, .body = body, .name = &name, .debt = s->debt, .waited = true};

		a.exact = kbus_bindings_find(&c->bus->bindings, &name);

		error = kbus_try(&a);
		if (error != -EAGAIN)
			break;
		if (a.full == s->full)
			return;
		list_remove(&s->of_full);
		stand(s, a.full);
	}
	if (error)
		fail(c, error);
	else
		end(c, 0);
}

int kbus_wait(struct kbus_attempt *a)
{
	struct kbus_bus *bus = a->c->bus;
	struct kbus_sending *s = &a->c->sending;

	if (account_charge(a->c->queue.account, ACCOUNT_HEAP, charge_of(a->body))) {
		if (a->debt)
			kbus_debt_drop(a->debt);
		return -ENOMEM;
	}
	__atomic_add_fetch(&a->body->refs, 1, __ATOMIC_RELAXED);
	s->body = a->body;
	s->debt = a->debt;
	s->ticket = ++bus->last_ticket;
	list_push_back(&bus->waiting, &s->of_bus);
	stand(s, a->full);
	kbus_try_again(a->c);
	if (kbus_is_sending(a->c))
		return -EAGAIN;
	s->told = true;
	return s->result;
}

void kbus_discard(struct kbus_connection *c)
{
	struct kbus_debt *debt = c->sending.debt;

	end(c, -ECANCELED);
	c->sending.told = true;
	if (debt) {
		kbus_debt_drop(debt);
		kbus_room(c);
	}
}

/* Without a place, only an answer can be sent there. */
static bool is_hopeless(const struct kbus_connection *full, const struct kbus_sending *s)
{
	return !s->body->head.reply_to && !kbus_queue_has_place(&full->queue);
}

void kbus_room(struct kbus_connection *c)
{
	struct list *l, *next;

	list_for_each_safe (l, next, &c->blocked)
		if (!is_hopeless(c, of_full(l)))
			kbus_try_again(sender_of(of_full(l)));
}

void kbus_unblock(struct kbus_connection *c)
{
	struct list *l, *next;

	list_for_each_safe (l, next, &c->blocked)
		kbus_try_again(sender_of(of_full(l)));
}

void kbus_repliers_changed(struct kbus_bus *bus)
{
	struct list *l, *next;

	list_for_each_safe (l, next, &bus->waiting) {
		struct kbus_sending *s = container_of(l, struct kbus_sending, of_bus);

		if (s->debt)
			kbus_try_again(sender_of(s));
	}
}
