/* kernel/ipc/kbus_copies.c - who gets a message: a copy for each, and what becomes of those without
 * room. */
#include "ipc/kbus_copies.h"
#include "abi/error.h"
#include "mem/heap.h"

static int grow(struct kbus_copies *all)
{
	uint32_t room = all->room * 4;
	struct commit_slot *slots = kmalloc(room * sizeof *slots);

	if (!slots)
		return -ENOMEM;
	for (uint32_t i = 0; i < all->count; i++)
		slots[i] = all->slots[i];
	if (all->slots != all->few)
		kfree(all->slots);
	all->slots = slots;
	all->room = room;
	return 0;
}

/* However many listeners somebody has put there, nobody else is kept from the message: those beyond
 * the limit have no copy, unless all are to have one. */
static int __attribute__((noinline))
add_beyond(struct kbus_copies *all, struct kbus_connection *c, uint32_t how)
{
	if (how)
		return -EDQUOT;
	if (!c->beyond++) {
		c->next_beyond = all->beyond;
		all->beyond = c;
	}
	c->marked = c->bus->mark;
	return 0;
}

static int add(struct kbus_copies *all, struct kbus_body *body, struct kbus_connection *c,
	       uint32_t how, struct kbus_debt *debt)
{
	struct kbus_item *item;

	if (all->count == KBUS_COPIES_MAX)
		return add_beyond(all, c, how);
	if (all->count == all->room && grow(all))
		return -ENOMEM;
	item = kbus_item_create(body);
	if (!item)
		return -ENOMEM;
	item->how = how;
	item->debt = debt;
	all->slots[all->count] =
		(struct commit_slot){.queue = &c->waitable, .item = item, .index = all->count};
	all->count++;
	all->awaited |= !list_empty(&c->blocked);
	c->marked = c->bus->mark;
	return 0;
}

/* Who listens. */
static int add_listeners(struct kbus_copies *all, const struct kbus_attempt *a)
{
	uint32_t all_or = a->body->head.flags & (KBUS_ALL_OR_FAIL | KBUS_ALL_OR_WAIT);
	const struct kbus_bus *bus = a->c->bus;
	uint32_t texts = kbus_bindings_texts(&bus->bindings, a->name);

	for (uint32_t i = 0; i < texts; i++) {
		struct kbus_binding *first =
			i ? kbus_bindings_look(&bus->bindings, a->name, i) : a->exact;

		for (struct kbus_binding *b = first; b; b = kbus_binding_next(first, b)) {
			struct kbus_connection *c = b->connection;
			int error;

			if (b->replies || (c->once_only && c->marked == bus->mark))
				continue;
			error = add(all, a->body, c, all_or ? KBUS_COPY_MUST : 0, NULL);
			if (error)
				return error;
		}
	}
	return 0;
}

/* There was no room for a copy that need not be. */
static void lose(const struct commit_slot *s)
{
	struct kbus_connection *c = kbus_copy_of(s);

	c->queue.lost++;
	if (((struct kbus_item *)s->item)->how & KBUS_COPY_EVENT)
		kbus_event_lost(c, 0);
}

/* Who asked for events. */
static int add_watchers(struct kbus_copies *all, const struct kbus_attempt *a)
{
	struct list *l;
	int error = 0;

	list_for_each (l, &a->c->bus->watchers) {
		struct kbus_connection *c = container_of(l, struct kbus_connection, of_watchers);

		error = error ? error : add(all, a->body, c, KBUS_COPY_EVENT, NULL);
	}
	return error;
}

int kbus_copies_gather(struct kbus_copies *all, const struct kbus_attempt *a,
		       struct kbus_connection *first, uint32_t how)
{
	int error = 0;

	a->c->bus->mark++;
	if (first)
		error = add(all, a->body, first, KBUS_COPY_MUST | how,
			    how & KBUS_COPY_ANSWER ? NULL : a->debt);
	if (error)
		return error;
	return a->event ? add_watchers(all, a) : add_listeners(all, a);
}

/* They have lost it, if it was sent. */
static void settle_beyond(const struct kbus_copies *all, bool sent)
{
	for (struct kbus_connection *c = all->beyond; c; c = c->next_beyond) {
		c->queue.lost += sent ? c->beyond : 0;
		c->beyond = 0;
	}
}

void kbus_copies_end(struct kbus_copies *all, bool placed)
{
	uint32_t unused = 0;

	for (uint32_t i = 0; i < all->count; i++) {
		struct commit_slot *s = &all->slots[i];

		if (placed && !s->error)
			continue;
		if (placed)
			lose(s);
		kbus_item_drop(s->item);
		unused++;
	}
	if (all->slots != all->few)
		kfree(all->slots);
	all->count = unused;
	settle_beyond(all, placed);
}
