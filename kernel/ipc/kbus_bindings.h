/*
 * kernel/ipc/kbus_bindings.h - who listens to which names, and who answers them: all bindings of a
 * bus. Pure but for kmalloc.
 *
 * A balanced tree has one node for each text that is bound; the bindings of one text are a ring. A
 * message of w words needs w + 1 look-ups in the tree, each of at most 1.44 log2(texts) comparisons
 * of numbers, however many bindings there are and whoever made them; then it visits those it comes
 * to.
 *
 * Locks: the bus's mutex guards it.
 */
#ifndef IPC_KBUS_BINDINGS_H
#define IPC_KBUS_BINDINGS_H

#include "common/avl.h"
#include "common/list.h"
#include "ipc/kbus_name.h"

struct kbus_connection;

struct kbus_binding {
	struct avl node;  /* in the tree: the first of its ring */
	struct list same; /* the ring of those with the same text */
	struct list of_connection;
	struct kbus_connection *connection;
	struct kbus_binding *replier; /* of the text; kept by the first of the ring */
	bool replies;
	uint32_t size, hash;
	char text[]; /* without an end */
};

struct kbus_bindings {
	struct avl *root;
	uint32_t count, wildcards; /* bindings; those that end so */
	uint32_t generation;	   /* changes with every change */
};

/* One that is not yet bound; NULL: no memory. The caller frees it. */
struct kbus_binding *kbus_binding_create(const struct kbus_name *name, bool replies,
					 struct kbus_connection *c);

/* What it takes, for the charge. */
static inline uint32_t kbus_binding_bytes(const struct kbus_binding *b)
{
	return sizeof *b + b->size;
}

/* Bound from now on. Nothing fails: who may bind was asked with kbus_bindings_find. */
void kbus_bindings_add(struct kbus_bindings *all, struct kbus_binding *b);
void kbus_bindings_remove(struct kbus_bindings *all, struct kbus_binding *b);

/* As memcmp for 0 or not; most are equal, by whole words. */
static inline bool kbus_bytes_equal(const char *a, const char *b, uint32_t size)
{
	uint32_t i = 0, x, y;

	for (; i + 4 <= size; i += 4) {
		__builtin_memcpy(&x, a + i, 4);
		__builtin_memcpy(&y, b + i, 4);
		if (x != y)
			return false;
	}
	for (; i < size; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

/* The first of those with just this text; NULL: nobody. */
struct kbus_binding *kbus_bindings_find(const struct kbus_bindings *all,
					const struct kbus_name *name);

/* The first of the ring of the index-th best text for a message of this plain name, NULL: none.
 * index < kbus_bindings_texts. */
struct kbus_binding *kbus_bindings_look(const struct kbus_bindings *all,
					const struct kbus_name *name, uint32_t index);

/* How many texts there are to look at: one if nothing is bound with a wildcard. */
static inline uint32_t kbus_bindings_texts(const struct kbus_bindings *all,
					   const struct kbus_name *name)
{
	return all->wildcards ? name->words + 2 : 1; /* the name itself */
}

/* Who answers requests of this name: the best one, or NULL. exact: of kbus_bindings_find. */
struct kbus_binding *kbus_bindings_wild_replier(const struct kbus_bindings *all,
						const struct kbus_name *name);
static inline struct kbus_binding *kbus_bindings_replier(const struct kbus_bindings *all,
							 const struct kbus_name *name,
							 const struct kbus_binding *exact)
{
	if (exact && exact->replier)
		return exact->replier;
	return all->wildcards ? kbus_bindings_wild_replier(all, name) : NULL;
}

/* The next one of the ring; NULL after the last one. */
static inline struct kbus_binding *kbus_binding_next(const struct kbus_binding *first,
						     const struct kbus_binding *b)
{
	struct kbus_binding *next = container_of(b->same.next, struct kbus_binding, same);

	return next == first ? NULL : next;
}

#endif
