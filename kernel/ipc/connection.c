/* kernel/ipc/connection.c - connections: made, charged, closed. */
#include "ipc/connection.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"

struct list connections = LIST_INIT(connections);

static uint32_t last_number; /* guarded by the ports' mutex */

static uint32_t charge_of(const struct connection *c)
{
	return sizeof *c + 2 * c->capacity;
}

struct connection *connection_create(uint32_t capacity, bool held)
{
	struct account *account = &current_process()->account;
	uint32_t bytes = sizeof(struct connection) + 2 * capacity;
	struct connection *c;

	if (account_charge(account, ACCOUNT_HEAP, bytes))
		return NULL;
	c = kzalloc(sizeof *c);
	if (c && !stream_init(&c->to[CLIENT], capacity, NULL)) {
		if (!stream_init(&c->to[SERVER], capacity, NULL)) {
			c->number = ++last_number ? last_number : ++last_number;
			c->capacity = capacity;
			c->payer = current_process();
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
	if (c->payer)
		account_uncharge(&c->payer->account, ACCOUNT_HEAP, charge_of(c));
	list_remove(&c->link);
	stream_deinit(&c->to[CLIENT]);
	stream_deinit(&c->to[SERVER]);
	kfree(c);
}

void connection_close(struct connection *c, int end)
{
	c->process[end] = 0;
	stream_close_reader(&c->to[end]);
	stream_close_writer(&c->to[!end]);
}

void connection_process_ends(struct process *p)
{
	struct list *l;

	list_for_each (l, &connections) {
		struct connection *c = container_of(l, struct connection, link);

		if (c->payer != p)
			continue;
		account_uncharge(&p->account, ACCOUNT_HEAP, charge_of(c));
		c->payer = NULL;
	}
}
