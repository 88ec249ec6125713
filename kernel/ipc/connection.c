/* kernel/ipc/connection.c - connections: made, charged, closed. */
#include "ipc/connection.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"

struct list connections = LIST_INIT(connections);

static uint32_t last_number; /* guarded by the ports' mutex */

/* Of one end. */
static uint32_t charge_of(uint32_t capacity)
{
	return sizeof(struct connection) / 2 + capacity;
}

static void uncharge(struct connection *c, int end)
{
	if (c->payer[end])
		account_uncharge(&c->payer[end]->account, ACCOUNT_HEAP, charge_of(c->capacity));
	c->payer[end] = NULL;
}

struct connection *connection_create(uint32_t capacity, bool held)
{
	struct account *account = &current_process()->account;
	uint32_t bytes = 2 * charge_of(capacity);
	struct connection *c;

	if (account_charge(account, ACCOUNT_HEAP, bytes))
		return NULL;
	c = kzalloc(sizeof *c);
	if (c && !stream_init(&c->to[CLIENT], capacity, NULL)) {
		if (!stream_init(&c->to[SERVER], capacity, NULL)) {
			c->number = ++last_number ? last_number : ++last_number;
			c->capacity = capacity;
			c->payer[CLIENT] = c->payer[SERVER] = current_process();
			c->to[CLIENT].state = c->to[SERVER].state = held ? STREAM_HELD : 0;
			list_push_back(&connections, &c->link);
			return c;
		}
		stream_deinit(&c->to[CLIENT]);
	}
	kfree(c);
	account_uncharge(account, ACCOUNT_HEAP, bytes);
	return NULL;
}

void connection_unref(struct connection *c)
{
	kassert(c->refs);
	if (--c->refs)
		return;
	uncharge(c, CLIENT);
	uncharge(c, SERVER);
	list_remove(&c->link);
	stream_deinit(&c->to[CLIENT]);
	stream_deinit(&c->to[SERVER]);
	kfree(c);
}

int connection_pay(struct connection *c, int end)
{
	struct process *p = current_process();

	if (account_charge(&p->account, ACCOUNT_HEAP, charge_of(c->capacity)))
		return -EDQUOT;
	uncharge(c, end);
	c->payer[end] = p;
	return 0;
}

void connection_close(struct connection *c, int end)
{
	c->process[end] = 0;
	stream_close_reader(&c->to[end]);
	stream_close_writer(&c->to[!end]);
	uncharge(c, end);
}

void connection_process_ends(struct process *p)
{
	struct list *l;

	list_for_each (l, &connections) {
		struct connection *c = container_of(l, struct connection, link);

		for (int end = CLIENT; end <= SERVER; end++)
			if (c->payer[end] == p)
				uncharge(c, end);
	}
}
