/* kernel/ipc/idmap.c - a treap: in order of ids, and from larger to smaller random priorities. */
#include "ipc/idmap.h"

static uint32_t next_priority(struct idmap *m)
{
	m->seed ^= m->seed << 13;
	m->seed ^= m->seed >> 17;
	m->seed ^= m->seed << 5;
	return m->seed;
}

/* Parts `from` into the ids smaller and larger than e's, below e. */
static void split(struct idmap_entry *from, struct idmap_entry *e)
{
	struct idmap_entry **smaller = &e->below[0], **larger = &e->below[1];

	while (from) {
		if (from->id < e->id) {
			*smaller = from;
			smaller = &from->below[1];
			from = *smaller;
		} else {
			*larger = from;
			larger = &from->below[0];
			from = *larger;
		}
	}
	*smaller = *larger = NULL;
}

struct idmap_entry *idmap_search(struct idmap *m, uint64_t id)
{
	struct idmap_entry *e = idmap_peek(m, id);

	if (e)
		m->last = e;
	return e;
}

void idmap_add(struct idmap *m, struct idmap_entry *e)
{
	struct idmap_entry **at = &m->root;

	e->priority = next_priority(m);
	while (*at && (*at)->priority >= e->priority)
		at = &(*at)->below[e->id > (*at)->id];
	split(*at, e);
	*at = e;
	m->count++;
}

void idmap_remove(struct idmap *m, struct idmap_entry *e)
{
	struct idmap_entry **at = &m->root, *smaller = e->below[0], *larger = e->below[1];

	if (m->last == e)
		m->last = NULL;
	while (*at != e)
		at = &(*at)->below[e->id > (*at)->id];
	while (smaller && larger) {
		bool side = smaller->priority < larger->priority;

		*at = side ? larger : smaller;
		at = &(*at)->below[!side];
		*(side ? &larger : &smaller) = *at;
	}
	*at = smaller ? smaller : larger;
	m->count--;
}

/* As deep as the tree, which is a small multiple of the logarithm. */
static void each(struct idmap_entry *e, void (*function)(struct idmap_entry *e, void *argument),
		 void *argument)
{
	for (; e; e = e->below[1]) {
		each(e->below[0], function, argument);
		function(e, argument);
	}
}

void idmap_each(const struct idmap *m, void (*function)(struct idmap_entry *e, void *argument),
		void *argument)
{
	each(m->root, function, argument);
}

struct idmap_entry *idmap_from(const struct idmap *m, uint64_t id)
{
	struct idmap_entry *e = m->root, *best = NULL;

	while (e) {
		if (e->id == id)
			return e;
		if (e->id > id)
			best = e;
		e = e->below[id > e->id];
	}
	return best;
}
