/* kernel/ipc/kbus_see.c - connections and bindings of a bus, one by one, for who looks at it. */
#include "cpu/string.h"
#include "ipc/kbus_file.h"

/* The first one with at least this number, or NULL. They stand in the order of their numbers. Mutex
 * held. */
static struct kbus_connection *find(struct kbus_bus *bus, uint32_t number)
{
	struct list *l;

	list_for_each (l, &bus->connections) {
		struct kbus_connection *c = container_of(l, struct kbus_connection, of_bus);

		if (c->number >= number)
			return c;
	}
	return NULL;
}

bool kbus_see_connection(struct kbus_device *d, uint32_t above, struct kbus_line *line)
{
	struct kbus_connection *c;

	mutex_lock(&d->lock);
	c = find(&d->bus, above + 1);
	if (c) {
		line->process = c->process;
		kbus_query(c, &line->info);
	}
	mutex_unlock(&d->lock);
	return c != NULL;
}

static struct kbus_binding *binding_at(struct kbus_connection *c, uint32_t index)
{
	struct list *l;

	list_for_each (l, &c->bindings)
		if (!index--)
			return container_of(l, struct kbus_binding, of_connection);
	return NULL;
}

bool kbus_see_binding(struct kbus_device *d, uint32_t connection, uint32_t index,
		      struct kbus_binding_line *line)
{
	struct kbus_binding *b = NULL;
	struct kbus_connection *c;

	mutex_lock(&d->lock);
	c = find(&d->bus, connection);
	if (c && c->number == connection)
		b = binding_at(c, index);
	if (b) {
		line->replies = b->replies;
		memcpy(line->name, b->text, b->size);
		line->name[b->size] = 0;
	}
	mutex_unlock(&d->lock);
	return b != NULL;
}
