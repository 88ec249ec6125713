/* kernel/ipc/connection.c - connections: made, accepted, closed. */
#include "ipc/connection.h"
#include "mem/heap.h"
#include "panic.h"

struct list connections = LIST_INIT(connections);

static uint32_t last_number; /* guarded by the ports' mutex */

uint32_t connection_bytes(uint32_t capacity)
{
	return sizeof(struct connection) + capacity;
}

struct connection *connection_create(uint32_t capacity, bool held)
{
	struct connection *c = kzalloc(sizeof *c);

	if (!c)
		return NULL;
	stream_init_held(&c->to[CLIENT], capacity, NULL);
	stream_init_held(&c->to[SERVER], capacity, NULL);
	if (stream_add_ring(&c->to[CLIENT]) || (!held && connection_prepare(c))) {
		stream_deinit(&c->to[CLIENT]);
		kfree(c);
		return NULL;
	}
	c->number = ++last_number ? last_number : ++last_number;
	c->capacity = capacity;
	if (!held)
		connection_accept(c);
	list_push_back(&connections, &c->link);
	return c;
}

int connection_prepare(struct connection *c)
{
	return stream_add_ring(&c->to[SERVER]);
}

void connection_accept(struct connection *c)
{
	stream_release(&c->to[CLIENT]);
	stream_release(&c->to[SERVER]);
}

void connection_unref(struct connection *c)
{
	kassert(c->refs);
	if (--c->refs)
		return;
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
