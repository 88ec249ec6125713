/* kernel/ipc/kbus_read.c - taking messages out of a connection's queue. */
#include "abi/error.h"
#include "ipc/kbus_parts.h"

/* What is told of it. */
static void describe(struct kbus_item *item, struct kbus_taken *taken)
{
	const struct kbus_body *body = item->body;

	taken->head = &body->head;
	taken->flags = body->head.flags;
	taken->tsc = body->tsc;
	taken->bytes = body->bytes;
	taken->item = item;
	taken->zone = 0;
}

int kbus_take(struct kbus_connection *c, uint32_t capacity, struct kbus_taken *taken)
{
	struct kbus_item *item = kbus_queue_first(&c->queue);

	if (!item)
		return c->closed ? -ENOTCONN : -EAGAIN;
	if (capacity < sizeof taken->own || capacity - sizeof taken->own < item->body->size)
		return -EMSGSIZE;
	describe(item, taken);
	if (item->how &
	    KBUS_COPY_ZONE) { /* as all short ones: nothing is left to give back later */
		taken->zone = item->bytes;
		list_remove(&item->link);
		kbus_queue_leave_zone(&c->queue, item);
	} else {
		kbus_queue_pop(&c->queue, item);
	}
	if (item->debt) {
		taken->flags |= KBUS_WANT_YOU_TO_REPLY;
		if (item->debt->requester)
			__atomic_add_fetch(&c->owed, 1, __ATOMIC_RELAXED);
		item->debt->unread = NULL;
		item->debt = NULL;
	}
	if (item->how & KBUS_COPY_FREE) { /* it may come again at once */
		list_remove(&item->link);
		taken->own = item->body->head;
		taken->head = &taken->own;
		taken->item = NULL;
		c->lost_waits = false;
	}
	return 0;
}

void kbus_take_answer(struct kbus_item *item, struct kbus_taken *taken)
{
	describe(item, taken);
}

/* Has it a place and a charge? Closing has let them go. */
static bool is_mine(const struct kbus_connection *c, const struct kbus_taken *taken)
{
	return taken->item && !c->closed && !taken->zone;
}

bool kbus_leave(struct kbus_connection *c, struct kbus_taken *taken)
{
	uint32_t flags = spin_lock(&c->waitable.lock);

	if (is_mine(c, taken))
		kbus_queue_leave(&c->queue, taken->item);
	spin_unlock(&c->waitable.lock, flags);
	return kbus_is_awaited(c);
}

void kbus_free(struct kbus_connection *c, struct kbus_taken *taken)
{
	uint32_t flags;

	if (!taken->item)
		return;
	flags = spin_lock(&c->waitable.lock);
	if (is_mine(c, taken)) {
		list_remove(&taken->item->link);
		kbus_queue_uncharge(&c->queue, taken->item);
	}
	spin_unlock(&c->waitable.lock, flags);
	kbus_item_free(&c->spare, taken->item);
	taken->item = NULL;
}

bool kbus_done(struct kbus_connection *c, struct kbus_taken *taken)
{
	struct kbus_item *item = taken->item;
	uint32_t flags;

	if (!item)
		return false;
	if (__builtin_expect(!taken->zone, 0)) {
		flags = spin_lock(&c->waitable.lock);
		if (!c->closed) {
			list_remove(&item->link);
			kbus_queue_leave(&c->queue, item);
			kbus_queue_uncharge(&c->queue, item);
		}
		spin_unlock(&c->waitable.lock, flags);
	}
	kbus_item_free(&c->spare, item);
	return kbus_is_awaited(c);
}

/* The debt may have been forgiven meanwhile. */
static void owe_again(struct kbus_connection *c, struct kbus_taken *taken)
{
	struct kbus_debt *debt = kbus_debt_find(c, taken->head->id);

	if (!debt)
		return;
	taken->item->debt = debt;
	debt->unread = taken->item;
	if (debt->requester)
		__atomic_sub_fetch(&c->owed, 1, __ATOMIC_RELAXED);
}

void kbus_untake(struct kbus_connection *c, struct kbus_taken *taken)
{
	uint32_t flags;

	if (!taken->item) {
		kbus_event_lost(c, taken->head->id);
		return;
	}
	flags = spin_lock(&c->waitable.lock);
	if (!c->closed) {
		if (taken->zone)
			kbus_queue_enter_again(&c->queue, taken->item, taken->zone);
		taken->zone = 0;
		if (taken->flags & KBUS_WANT_YOU_TO_REPLY)
			owe_again(c, taken);
		kbus_queue_return(&c->queue, taken->item);
		wait_wake_ready(&c->waitable);
		taken->item = NULL;
	}
	spin_unlock(&c->waitable.lock, flags);
	kbus_free(c, taken);
}
