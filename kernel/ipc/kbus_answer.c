/*
 * kernel/ipc/kbus_answer.c - every request gets one answer: debts, Statuses, and who calls.
 *
 * A debt is made before its request is sent, so that whatever happens then there is a place and
 * memory for a Status. It is the requester's memory until it is answered; of a requester that is
 * gone it becomes the replier's, until that answers and is told, or closes.
 */
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "ipc/commit.h"
#include "ipc/kbus_parts.h"
#include "mem/heap.h"
#include "panic.h"

static struct kbus_debt *debt_of(const struct avl *n)
{
	return container_of(n, struct kbus_debt, node);
}

static int by_request(const struct avl *a, const struct avl *b)
{
	uint64_t x = debt_of(a)->status.head.reply_to, y = debt_of(b)->status.head.reply_to;

	return x < y ? -1 : x > y;
}

/* ---- debts ----------------------------------------------------------------------------------- */

int kbus_debt_create(struct kbus_connection *c, struct kbus_debt **out)
{
	struct kbus_debt *debt;
	int error = kbus_queue_reserve(&c->queue);

	if (error)
		return error;
	debt = kbus_block_get(&c->spare);
	if (!debt || account_charge(c->queue.account, ACCOUNT_HEAP, sizeof *debt)) {
		if (debt)
			kbus_block_put(&c->spare, debt);
		kbus_queue_unreserve(&c->queue);
		return -ENOMEM;
	}
	debt->requester = c;
	debt->replier = NULL;
	debt->binding = NULL;
	debt->unread = NULL;
	debt->status.head.reply_to = 0;
	list_init(&debt->of_requester);
	_Static_assert(sizeof *debt <= KBUS_BLOCK, "a debt is a block");
	*out = debt;
	return 0;
}

void kbus_debt_drop(struct kbus_debt *debt)
{
	kbus_queue_unreserve(&debt->requester->queue);
	account_uncharge(debt->requester->queue.account, ACCOUNT_HEAP, sizeof *debt);
	kbus_block_put(&debt->requester->spare, debt);
}

void kbus_debt_begin(struct kbus_debt *debt, struct kbus_connection *replier,
		     struct kbus_binding *binding, uint64_t id)
{
	debt->status.head.reply_to = id;
	debt->binding = binding;
	debt->replier = replier;
	replier->debts = avl_insert(replier->debts, &debt->node, by_request);
	list_push_back(&debt->requester->requests, &debt->of_requester);
}

struct kbus_debt *kbus_debt_find(const struct kbus_connection *replier, uint64_t id)
{
	struct avl *n = replier->debts;

	while (n) {
		struct kbus_debt *debt = debt_of(n);
		uint64_t at = debt->status.head.reply_to;

		if (at == id)
			return debt->unread ? NULL : debt;
		n = id < at ? n->left : n->right;
	}
	return NULL;
}

static void owe(const struct kbus_debt *debt, int more)
{
	if (debt->requester)
		__atomic_add_fetch(&debt->replier->owed, more, __ATOMIC_RELAXED);
}

/* Nobody owes it any more. */
static void forget(struct kbus_debt *debt)
{
	struct kbus_connection *replier = debt->replier;
	uint32_t flags;

	if (!replier)
		return;
	if (debt->unread) {
		flags = spin_lock(&replier->waitable.lock);
		if (debt->unread)
			debt->unread->debt = NULL;
		else
			owe(debt, -1);
		debt->unread = NULL;
		spin_unlock(&replier->waitable.lock, flags);
	} else {
		owe(debt, -1);
	}
	if (replier->debts == &debt->node && debt->node.height == 1)
		replier->debts = NULL;
	else
		replier->debts = avl_remove(replier->debts, &debt->node, by_request);
	list_remove(&debt->of_requester);
}

void kbus_debt_end(struct kbus_debt *debt)
{
	struct kbus_connection *payer = debt->requester ? debt->requester : debt->replier;

	forget(debt);
	account_uncharge(payer->queue.account, ACCOUNT_HEAP, sizeof *debt);
	kbus_block_put(&payer->spare, debt);
}

/* ---- Statuses -------------------------------------------------------------------------------- */

/* All of the debt's memory is the Status from now on, charged as it was. */
static struct kbus_item *make_status(struct kbus_debt *debt, const char *name)
{
	struct kbus_body *body = &debt->status;

	body->refs = 1;
	body->size = strlen(name);
	body->is_block = true;
	body->bytes = name;
	body->head = (struct kbus_message){.reply_to = body->head.reply_to,
					   .to = debt->requester->number,
					   .from = debt->replier ? debt->replier->number : 0,
					   .flags = KBUS_SYNTHETIC,
					   .name_size = body->size};
	body->first =
		(struct kbus_item){.body = body, .how = KBUS_COPY_ANSWER, .bytes = sizeof *debt};
	return &body->first;
}

void kbus_status(struct kbus_debt *debt, const char *name)
{
	struct kbus_connection *c = debt->requester;
	struct kbus_item *item;
	uint32_t flags;

	forget(debt);
	item = make_status(debt, name);
	c->bus->statuses++;
	flags = spin_lock(&c->waitable.lock);
	kbus_queue_unreserve(&c->queue);
	c->queue.taken++;
	item->body->tsc = rdtsc();
	item->body->head.id = commit_stamp();
	kbus_deliver(c, item);
	spin_unlock(&c->waitable.lock, flags);
}

/* The copy of a request that will not be read. False: it was just now. */
static bool remove_unread(struct kbus_connection *c, struct kbus_debt *debt)
{
	uint32_t flags = spin_lock(&c->waitable.lock);
	struct kbus_item *item = debt->unread;

	if (item) {
		debt->unread = NULL;
		owe(debt, 1); /* until it is forgotten */
		kbus_queue_pop(&c->queue, item);
		list_remove(&item->link);
		kbus_queue_leave(&c->queue, item);
		kbus_queue_uncharge(&c->queue, item);
	}
	spin_unlock(&c->waitable.lock, flags);
	if (item)
		kbus_item_free(&c->spare, item);
	return item != NULL;
}

void kbus_debts_unbound(struct kbus_connection *c, struct kbus_binding *binding)
{
	struct avl *n, *next;

	for (n = avl_first(c->debts); n; n = next) {
		struct kbus_debt *debt = debt_of(n);

		next = avl_after(c->debts, n, by_request);
		if (debt->binding != binding)
			continue;
		debt->binding = NULL;
		if (!remove_unread(c, debt))
			continue;
		if (debt->requester)
			kbus_status(debt, KBUS_UNBOUND);
		else
			kbus_debt_end(debt);
	}
}

void kbus_debts_close(struct kbus_connection *c)
{
	while (c->debts) {
		struct kbus_debt *debt = debt_of(avl_first(c->debts));

		if (debt->requester)
			kbus_status(debt, debt->unread ? KBUS_GONE_AWAY : KBUS_IGNORED);
		else
			kbus_debt_end(debt);
	}
}

/* ---- requesters that go ---------------------------------------------------------------------- */

/* The replier goes on owing it, to nobody, and pays for the memory; or forgets it if it cannot. */
static void owe_nobody(struct kbus_debt *debt)
{
	struct kbus_connection *c = debt->requester, *replier = debt->replier;
	uint32_t flags;

	if (replier == c || account_charge(replier->queue.account, ACCOUNT_HEAP, sizeof *debt)) {
		kbus_debt_end(debt);
		return;
	}
	account_uncharge(c->queue.account, ACCOUNT_HEAP, sizeof *debt);
	list_remove(&debt->of_requester);
	flags = spin_lock(&replier->waitable.lock);
	if (!debt->unread)
		owe(debt, -1);
	debt->requester = NULL;
	spin_unlock(&replier->waitable.lock, flags);
}

/* An answer that waits to be sent need not wait any more. */
static void abandon(struct kbus_debt *debt)
{
	struct kbus_connection *replier = debt->replier;
	uint64_t id = debt->status.head.reply_to;

	kbus_queue_unreserve(&debt->requester->queue);
	owe_nobody(debt);
	if (kbus_is_sending(replier) && replier->sending.body->head.reply_to == id)
		kbus_try_again(replier);
}

void kbus_requests_close(struct kbus_connection *c)
{
	struct list *l;

	while ((l = list_first(&c->requests)))
		abandon(container_of(l, struct kbus_debt, of_requester));
}

/* ---- who calls ------------------------------------------------------------------------------- */

static bool answered(struct waitable *w)
{
	const struct kbus_caller *caller = container_of(w, struct kbus_caller, waitable);

	return caller->answer || caller->closed;
}

static const struct wait_ops caller_ops = {answered, NULL};

/* The caller whom an answer is for. Lock of the waitable held. */
static struct kbus_caller *caller_for(struct kbus_connection *c, uint64_t request)
{
	struct list *l;

	list_for_each (l, &c->callers) {
		struct kbus_caller *caller = container_of(l, struct kbus_caller, link);

		if (caller->request == request && !caller->answer)
			return caller;
	}
	return NULL;
}

void kbus_deliver_answer(struct kbus_connection *c, struct kbus_item *item)
{
	struct kbus_caller *caller = caller_for(c, item->body->head.reply_to);

	if (!caller) {
		kbus_queue_append(&c->queue, item);
		wait_wake_ready(&c->waitable);
		return;
	}
	list_push_back(&c->queue.reading, &item->link);
	spin_lock_nested(&caller->waitable.lock);
	caller->answer = item;
	wait_wake_ready(&caller->waitable);
	spin_unlock_nested(&caller->waitable.lock);
}

void kbus_call_begin(struct kbus_connection *c, struct kbus_caller *caller)
{
	uint32_t flags;

	waitable_init(&caller->waitable, &caller_ops);
	caller->request = c->last_sent;
	caller->answer = NULL;
	caller->closed = false;
	flags = spin_lock(&c->waitable.lock);
	list_push_back(&c->callers, &caller->link);
	spin_unlock(&c->waitable.lock, flags);
}

struct kbus_item *kbus_call_end(struct kbus_connection *c, struct kbus_caller *caller)
{
	uint32_t flags = spin_lock(&c->waitable.lock);
	struct kbus_item *answer = caller->answer;
	struct list *l;

	list_remove(&caller->link);
	spin_unlock(&c->waitable.lock, flags);
	list_for_each (l, &c->requests) {
		struct kbus_debt *debt = container_of(l, struct kbus_debt, of_requester);

		if (answer || debt->status.head.reply_to != caller->request)
			continue;
		abandon(debt);
		kbus_room(c);
		break;
	}
	return answer;
}
