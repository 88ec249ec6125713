/* kernel/ipc/kbus_queue.c - one connection's queue: places, bytes, order. */
#include "ipc/kbus_queue.h"
#include "abi/error.h"
#include "mem/heap.h"
#include "panic.h"

void kbus_queue_init(struct kbus_queue *q, struct account *account)
{
	const uint32_t bytes = KBUS_CONNECTION_BYTES_MAX - KBUS_ZONE;

	*q = (struct kbus_queue){.limit = KBUS_QUEUE_DEFAULT, .account = account};
	list_init(&q->urgent);
	list_init(&q->items);
	list_init(&q->reading);
	quota_init(&q->quota, &bytes, 1);
}

/* ---- bodies and items ------------------------------------------------------------------------ */

void *kbus_block_get_slow(void)
{
	return kmalloc(KBUS_BLOCK);
}

void kbus_block_put_slow(struct kbus_spare *spare, void *block)
{
	kfree(__atomic_exchange_n(&spare->block[1], block, __ATOMIC_ACQ_REL));
}

void kbus_spare_deinit(struct kbus_spare *spare)
{
	kfree(spare->block[0]);
	kfree(spare->block[1]);
}

struct kbus_body *kbus_body_create_large(uint32_t size)
{
	struct kbus_body *body = kmalloc(sizeof *body + size);

	if (!body)
		return NULL;
	body->refs = 1;
	body->size = size;
	body->is_block = false;
	body->bytes = (const char *)(body + 1);
	body->first.body = NULL;
	return body;
}

void kbus_body_free(struct kbus_spare *spare, struct kbus_body *body)
{
	if (body->is_block)
		kbus_block_put(spare, body);
	else
		kfree(body);
}

struct kbus_item *kbus_item_create(struct kbus_body *body)
{
	struct kbus_item *item = body->first.body ? kmalloc(sizeof *item) : &body->first;

	if (!item)
		return NULL;
	item->body = body;
	item->debt = NULL;
	item->user = NULL;
	item->bytes = 0;
	item->how = 0;
	return item;
}

void kbus_item_drop(struct kbus_item *item)
{
	struct kbus_body *body = item->body;

	if (item != &body->first)
		kfree(item);
	else
		item->body = NULL;
}

/* ---- room ------------------------------------------------------------------------------------ */

int kbus_queue_reserve(struct kbus_queue *q)
{
	if (!kbus_queue_has_place(q))
		return -ENOLCK;
	q->reserved++;
	return 0;
}

/* The share first: it is what may be waited for. */
int kbus_queue_charge(struct kbus_queue *q, struct kbus_item *item, uint32_t sender)
{
	int error = quota_charge(&q->quota, sender, &item->bytes, &item->user);

	if (error)
		return error == -EDQUOT ? -EAGAIN : error;
	if (account_charge(q->account, ACCOUNT_HEAP, item->bytes)) {
		quota_uncharge(&q->quota, item->user, &item->bytes);
		item->user = NULL;
		return -ENOMEM;
	}
	return 0;
}

void kbus_queue_undo(struct kbus_queue *q, struct kbus_item *item)
{
	kbus_queue_leave(q, item);
	kbus_queue_uncharge(q, item);
	if (item->how & KBUS_COPY_ANSWER)
		q->reserved++;
}

static void close_item(struct kbus_queue *q, struct kbus_item *item)
{
	if (item->user)
		quota_uncharge(&q->quota, item->user, &item->bytes);
	item->user = NULL;
	kbus_queue_uncharge(q, item);
	list_remove(&item->link);
}

void kbus_queue_close(struct kbus_queue *q, struct list *gone)
{
	struct kbus_item *item;
	struct list *l;

	while ((l = list_first(&q->reading)))
		close_item(q, container_of(l, struct kbus_item, link));
	while ((item = kbus_queue_first(q))) {
		close_item(q, item);
		if (!(item->how & KBUS_COPY_FREE))
			list_push_back(gone, &item->link);
	}
	q->taken = q->reserved = q->waiting = 0;
	kassert(quota_is_zero(&q->quota));
}

/* ---- order ----------------------------------------------------------------------------------- */

struct kbus_item *kbus_queue_first(const struct kbus_queue *q)
{
	struct list *l = list_first(&q->urgent);

	if (!l)
		l = list_first(&q->items);
	return l ? container_of(l, struct kbus_item, link) : NULL;
}

void kbus_queue_pop(struct kbus_queue *q, struct kbus_item *item)
{
	list_remove(&item->link);
	list_push_back(&q->reading, &item->link);
	q->waiting--;
}

/* Looked for from the front, where it was. */
void kbus_queue_return(struct kbus_queue *q, struct kbus_item *item)
{
	struct list *head = kbus_queue_list(q, item), *at = head->next;

	while (at != head &&
	       container_of(at, struct kbus_item, link)->body->head.id < item->body->head.id)
		at = at->next;
	list_remove(&item->link);
	list_push_back(at, &item->link);
	q->waiting++;
}
