/*
 * kernel/ipc/kbus_event.c - messages of repliers that come and go.
 *
 * They go to the connections that asked for them (KBUS_BIND_EVENTS) and to nobody else. Nobody
 * waits for them: what does not fit is lost, and one message that is always there says so, once
 * until it is read.
 */
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "ipc/commit.h"
#include "ipc/kbus_parts.h"

#define NAME_SIZE (sizeof KBUS_BIND_EVENT - 1)

static struct kbus_body *make(const struct kbus_binding *b, bool bound)
{
	struct kbus_bind_event event = {bound, b->connection->number, b->size};
	struct kbus_body *body =
		kbus_body_create(&b->connection->spare, NAME_SIZE + sizeof event + b->size);
	char *to;

	if (!body)
		return NULL;
	body->head = (struct kbus_message){.flags = KBUS_SYNTHETIC,
					   .name_size = NAME_SIZE,
					   .data_size = sizeof event + b->size};
	to = (char *)(body + 1);
	memcpy(to, KBUS_BIND_EVENT, NAME_SIZE);
	memcpy(to + NAME_SIZE, &event, sizeof event);
	memcpy(to + NAME_SIZE + sizeof event, b->text, b->size);
	return body;
}

void kbus_event(const struct kbus_binding *b, bool bound)
{
	struct kbus_bus *bus = b->connection->bus;
	struct kbus_body *body;
	struct kbus_name name;
	struct list *l;
	int error = -ENOMEM;

	kbus_name_check(&name, KBUS_BIND_EVENT, NAME_SIZE);
	body = make(b, bound);
	if (body) {
		struct kbus_attempt a = {
			.c = b->connection, .body = body, .name = &name, .event = true};

		error = kbus_try(&a);
		kbus_body_unref(&b->connection->spare, body);
	}
	if (!error)
		return;
	list_for_each (l, &bus->watchers)
		kbus_event_lost(container_of(l, struct kbus_connection, of_watchers), 0);
}

void kbus_event_lost(struct kbus_connection *c, uint64_t id)
{
	uint32_t flags = spin_lock(&c->waitable.lock);

	if (!c->lost_waits && !c->closed) {
		c->lost_waits = true;
		c->lost.tsc = rdtsc();
		c->lost.head.id = id ? id : commit_stamp();
		kbus_queue_return(&c->queue, &c->lost.first);
		wait_wake_ready(&c->waitable);
	}
	spin_unlock(&c->waitable.lock, flags);
}

void kbus_lost_init(struct kbus_connection *c)
{
	c->lost.refs = 1;
	c->lost.size = sizeof KBUS_EVENTS_LOST - 1;
	c->lost.bytes = KBUS_EVENTS_LOST;
	c->lost.head = (struct kbus_message){
		.to = c->number, .flags = KBUS_SYNTHETIC, .name_size = c->lost.size};
	c->lost.first = (struct kbus_item){.body = &c->lost, .how = KBUS_COPY_FREE};
	list_init(&c->lost.first.link);
}
