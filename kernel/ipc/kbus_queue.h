/*
 * kernel/ipc/kbus_queue.h - what waits in one connection of KBus. Pure but for kmalloc.
 *
 * A queue has `limit` places, exactly. A place is taken by a message from the moment room is set
 * aside for it until it has been read to its end, and by each request of the connection that is not
 * answered yet: its answer takes over that place. Bytes are charged to the process of the
 * connection and shared between senders by the fair rule (ipc/quota.h).
 *
 *	kbus_queue_enter	room for one copy, all or nothing
 *	kbus_queue_append	it is in the queue: urgent ones before the others, each in order
 *	kbus_queue_pop		it is being read; its place is still taken
 *	kbus_queue_return	... but could not be: it is where it belongs by its id
 *	kbus_queue_leave	its place is free, and its share; its memory still charged
 *	kbus_queue_uncharge	nor that
 *
 * The first KBUS_ZONE bytes are nobody's share, and charged with the connection: the
 * usual short message that is read soon costs no books.
 *
 * A message is one body for all its copies. Each copy, an item, holds a reference. Short bodies,
 * and debts, are blocks of one size, which connections keep for the next one.
 *
 * Locks: the connection's waitable lock guards it.
 */
#ifndef IPC_KBUS_QUEUE_H
#define IPC_KBUS_QUEUE_H

#include "abi/error.h"
#include "abi/kbus.h"
#include "abi/types.h"
#include "common/list.h"
#include "ipc/quota.h"
#include "panic.h"
#include "task/account.h"

struct kbus_body;
struct kbus_debt;

/* What room for a copy has to be like. */
#define KBUS_COPY_MUST	 0x1  /* without it nobody gets the message */
#define KBUS_COPY_ANSWER 0x2  /* to the requester: it has a place already */
#define KBUS_COPY_FREE	 0x4  /* the kernel's own: takes no place and no bytes */
#define KBUS_COPY_EVENT	 0x8  /* to a watcher: its loss is told */
#define KBUS_COPY_ZONE	 0x10 /* its bytes are of the zone */

#define KBUS_ZONE  4096
#define KBUS_BLOCK (48 * sizeof(void *)) /* 192: what the heap has */

struct kbus_item {
	struct list link;
	struct kbus_body *body;
	struct kbus_debt *debt;	 /* the replier's copy of a request: who is owed; else NULL */
	struct quota_user *user; /* whose share the bytes are of; NULL: nobody's */
	uint32_t bytes;		 /* charged to the process; of the share too if there is a user */
	uint32_t how;		 /* KBUS_COPY_... */
};

struct kbus_body {
	uint32_t refs; /* atomic */
	uint32_t size; /* bytes of name and data */
	uint64_t tsc;  /* when it was committed */
	bool is_block;
	struct kbus_message head;
	const char *bytes;	/* name, then data */
	struct kbus_item first; /* memory of one copy, so that one needs no more */
};

struct kbus_queue {
	struct list urgent, items;
	struct list reading; /* popped, and not yet left or uncharged */
	uint32_t taken;	     /* places of messages */
	uint32_t reserved;   /* places for answers; changed under the bus's mutex only */
	uint32_t limit, waiting;
	uint32_t lost; /* messages that found no room; guarded by the bus's mutex */
	uint32_t zone; /* bytes of it in use */
	struct quota quota;
	struct account *account;
};

void kbus_queue_init(struct kbus_queue *q, struct account *account);

/* Blocks for bodies and debts. Any thread, no lock. */
struct kbus_spare {
	void *block[2]; /* atomic */
};
void *kbus_block_get_slow(void);
void kbus_block_put_slow(struct kbus_spare *spare, void *block);
void kbus_spare_deinit(struct kbus_spare *spare);

static inline void *kbus_block_get(struct kbus_spare *spare)
{
	void *block = __atomic_exchange_n(&spare->block[0], NULL, __ATOMIC_ACQUIRE);

	if (!block)
		block = __atomic_exchange_n(&spare->block[1], NULL, __ATOMIC_ACQUIRE);
	return block ? block : kbus_block_get_slow();
}

static inline void kbus_block_put(struct kbus_spare *spare, void *block)
{
	block = __atomic_exchange_n(&spare->block[0], block, __ATOMIC_ACQ_REL);
	if (block)
		kbus_block_put_slow(spare, block);
}

/* One with room for this many bytes behind it, and one reference; the head is the caller's to fill.
 * NULL: no memory. Thread context. */
struct kbus_body *kbus_body_create_large(uint32_t size);
static inline struct kbus_body *kbus_body_create(struct kbus_spare *spare, uint32_t size)
{
	struct kbus_body *body;

	if (size > KBUS_BLOCK - sizeof *body)
		return kbus_body_create_large(size);
	body = kbus_block_get(spare);
	if (!body)
		return NULL;
	body->refs = 1;
	body->size = size;
	body->is_block = true;
	body->bytes = (const char *)(body + 1);
	body->first.body = NULL;
	return body;
}

/* Give up a reference; the last one frees it, for this connection to use. Thread context, no
 * spinlock held. */
void kbus_body_free(struct kbus_spare *spare, struct kbus_body *body);
static inline void kbus_body_unref(struct kbus_spare *spare, struct kbus_body *body)
{
	if (body && __atomic_sub_fetch(&body->refs, 1, __ATOMIC_ACQ_REL) == 0)
		kbus_body_free(spare, body);
}

/* A copy's memory, the body's own if that is free. It is given back with the body's reference. */
struct kbus_item *kbus_item_create(struct kbus_body *body);
/* ... without the reference: it was never used. */
void kbus_item_drop(struct kbus_item *item);
static inline void kbus_item_free(struct kbus_spare *spare, struct kbus_item *item)
{
	struct kbus_body *body = item->body;

	if (item != &body->first)
		kbus_item_drop(item);
	kbus_body_unref(spare, body);
}

static inline bool kbus_queue_has_place(const struct kbus_queue *q)
{
	return q->taken + q->reserved < q->limit;
}

/* A place for an answer: 0, -ENOLCK. And given back: there will be none. */
int kbus_queue_reserve(struct kbus_queue *q);
static inline void kbus_queue_unreserve(struct kbus_queue *q)
{
	kassert(q->reserved);
	q->reserved--;
}

/* What is not of the zone. As kbus_queue_enter. */
int kbus_queue_charge(struct kbus_queue *q, struct kbus_item *item, uint32_t sender);

/* 0, -EAGAIN no place, or over the sender's share; -ENOMEM. */
static inline int kbus_queue_enter(struct kbus_queue *q, struct kbus_item *item, uint32_t sender)
{
	uint32_t bytes = sizeof *item + sizeof *item->body + item->body->size;
	bool answer = item->how & KBUS_COPY_ANSWER;

	if (!answer && !kbus_queue_has_place(q))
		return -EAGAIN;
	item->bytes = bytes;
	if (__builtin_expect(q->zone + bytes <= KBUS_ZONE, 1)) {
		q->zone += bytes;
		item->how |= KBUS_COPY_ZONE;
	} else {
		int error = kbus_queue_charge(q, item, sender);

		if (error)
			return error;
	}
	q->taken++;
	if (answer)
		kbus_queue_unreserve(q);
	return 0;
}

static inline struct list *kbus_queue_list(struct kbus_queue *q, const struct kbus_item *item)
{
	return item->body->head.flags & KBUS_URGENT ? &q->urgent : &q->items;
}
static inline void kbus_queue_append(struct kbus_queue *q, struct kbus_item *item)
{
	list_push_back(kbus_queue_list(q, item), &item->link);
	q->waiting++;
}
struct kbus_item *kbus_queue_first(const struct kbus_queue *q); /* NULL: none */
void kbus_queue_pop(struct kbus_queue *q, struct kbus_item *item);
void kbus_queue_return(struct kbus_queue *q, struct kbus_item *item);
static inline void kbus_queue_leave(struct kbus_queue *q, struct kbus_item *item)
{
	kassert(q->taken);
	q->taken--;
	if (item->user)
		quota_uncharge(&q->quota, item->user, &item->bytes);
	item->user = NULL;
}
static inline void kbus_queue_uncharge(struct kbus_queue *q, struct kbus_item *item)
{
	if (item->how & KBUS_COPY_ZONE)
		q->zone -= item->bytes;
	else
		account_uncharge(q->account, ACCOUNT_HEAP, item->bytes);
	item->how &= ~KBUS_COPY_ZONE;
	item->bytes = 0;
}
/* Both, of one that waits and is of the zone. */
static inline void kbus_queue_leave_zone(struct kbus_queue *q, struct kbus_item *item)
{
	q->waiting--;
	q->taken--;
	q->zone -= item->bytes;
}
/* It had left, with so many bytes of the zone, and must come back, whether there is room or not. */
static inline void kbus_queue_enter_again(struct kbus_queue *q, struct kbus_item *item,
					  uint32_t bytes)
{
	q->taken++;
	q->zone += bytes;
	item->bytes = bytes;
	item->how |= KBUS_COPY_ZONE;
	list_init(&item->link);
}
/* All of it, into a list; what is being read is free but for its memory. */
void kbus_queue_close(struct kbus_queue *q, struct list *gone);
/* Undo kbus_queue_enter. */
void kbus_queue_undo(struct kbus_queue *q, struct kbus_item *item);

#endif
