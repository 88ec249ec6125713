/*
 * kernel/ipc/kbus_parts.h - what the files of KBus use of one another. Inside of ipc/kbus*.c.
 *
 * The bus's mutex is held everywhere.
 */
#ifndef IPC_KBUS_PARTS_H
#define IPC_KBUS_PARTS_H

#include "ipc/kbus.h"

/* A copy comes into the queue, or to the caller who waits for just it. Its lock is held. */
void kbus_deliver_answer(struct kbus_connection *c, struct kbus_item *item);
static inline void kbus_deliver(struct kbus_connection *c, struct kbus_item *item)
{
	if (item->how & KBUS_COPY_ANSWER && !list_empty(&c->callers)) {
		kbus_deliver_answer(c, item);
		return;
	}
	kbus_queue_append(&c->queue, item);
	wait_wake_ready(&c->waitable);
}

/* ---- debts (kbus_answer.c) ---- */

/* A place for the answer, and memory for a Status. -ENOLCK, -ENOMEM. */
int kbus_debt_create(struct kbus_connection *requester, struct kbus_debt **debt);
/* It was not sent after all. */
void kbus_debt_drop(struct kbus_debt *debt);
/* The request of this id has gone to a replier. */
void kbus_debt_begin(struct kbus_debt *debt, struct kbus_connection *replier,
		     struct kbus_binding *binding, uint64_t id);
/* The replier has answered, or has learned that it need not. */
void kbus_debt_end(struct kbus_debt *debt);
/* What a connection has read and not answered: NULL none of this id. */
struct kbus_debt *kbus_debt_find(const struct kbus_connection *replier, uint64_t id);

/* The kernel answers in place of the replier. */
void kbus_status(struct kbus_debt *debt, const char *name);

/* A binding of a replier is gone: what waits unread by it is answered so. */
void kbus_debts_unbound(struct kbus_connection *replier, struct kbus_binding *binding);
/* The connection closes. */
void kbus_debts_close(struct kbus_connection *replier);
void kbus_requests_close(struct kbus_connection *requester);

/* ---- sending ---- */

/* One attempt. */
struct kbus_attempt {
	struct kbus_connection *c;
	struct kbus_body *body;
	const struct kbus_name *name; /* NULL: nothing is bound with a wildcard */
	struct kbus_binding *exact;   /* the first of those bound to just this name; NULL: none */
	struct kbus_debt *debt;	      /* of a request: made by the first attempt */
	struct kbus_connection *full; /* after -EAGAIN: who has no room */
	bool for_one;		      /* as kbus_route */
	bool waited;		      /* it stands in line */
	bool event;		      /* the kernel's, to watchers */
};
int kbus_try(struct kbus_attempt *a);

/* After -EAGAIN of the first attempt. 0: it has been sent since; -EAGAIN it waits. */
int kbus_wait(struct kbus_attempt *a);
extern const struct wait_ops kbus_sent_ops;
/* This one's sender tries again. */
void kbus_try_again(struct kbus_connection *sender);
/* All that wait for room here do: it is going, or is bound to less. */
void kbus_unblock(struct kbus_connection *full);
/* A replier came or went: requests that wait try again. */
void kbus_repliers_changed(struct kbus_bus *bus);

/* ---- events (kbus_event.c) ---- */

void kbus_event(const struct kbus_binding *binding, bool bound);
/* One did not fit: the connection is told that, at its time (0: now). */
void kbus_event_lost(struct kbus_connection *c, uint64_t id);
void kbus_lost_init(struct kbus_connection *c);

#endif
