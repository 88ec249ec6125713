/*
 * kernel/ipc/idmap.h - a map from 64-bit ids to whatever has an entry in it: a treap.
 *
 * The entry lies in what it maps to, so nothing is allocated and entering cannot fail. Each entry
 * has a random priority that its owner cannot choose, so the way to an id is logarithmic on average
 * whatever ids a program picks. Pure; the caller guards.
 */
#ifndef IPC_IDMAP_H
#define IPC_IDMAP_H

#include "abi/types.h"

struct idmap_entry {
	struct idmap_entry *below[2]; /* smaller ids, larger ids */
	uint64_t id;
	uint32_t priority; /* not smaller than those below */
};

struct idmap {
	struct idmap_entry *root;
	struct idmap_entry *last; /* found; NULL: none */
	uint32_t count;
	uint32_t seed; /* not 0: of the priorities */
};

/* NULL: it is not there. */
struct idmap_entry *idmap_search(struct idmap *m, uint64_t id);
/* The same, without its becoming the one that is found at once the next time. */
static inline struct idmap_entry *idmap_peek(const struct idmap *m, uint64_t id)
{
	struct idmap_entry *e = m->root;

	while (e && e->id != id)
		e = e->below[id > e->id];
	return e;
}
static inline struct idmap_entry *idmap_find(struct idmap *m, uint64_t id)
{
	return m->last && m->last->id == id ? m->last : idmap_search(m, id);
}

/* e->id is set, and is not there yet. */
void idmap_add(struct idmap *m, struct idmap_entry *e);

/* It is there. */
void idmap_remove(struct idmap *m, struct idmap_entry *e);

/* All of them, from the smallest id on; function must not change the map. */
void idmap_each(const struct idmap *m, void (*function)(struct idmap_entry *e, void *argument),
		void *argument);

/* The smallest id that is at least this; NULL: there is none. */
struct idmap_entry *idmap_from(const struct idmap *m, uint64_t id);

#endif
