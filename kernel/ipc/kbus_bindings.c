/* kernel/ipc/kbus_bindings.c - all bindings of a bus: a tree of texts, a ring for each. */
#include "ipc/kbus_bindings.h"
#include "cpu/string.h"
#include "mem/heap.h"

static struct kbus_binding *of(const struct avl *n)
{
	return container_of(n, struct kbus_binding, node);
}

static int compare(const struct avl *x, const struct avl *y)
{
	const struct kbus_binding *a = of(x), *b = of(y);

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	if (a->size != b->size)
		return a->size < b->size ? -1 : 1;
	return memcmp(a->text, b->text, a->size);
}

struct kbus_binding *kbus_binding_create(const struct kbus_name *name, bool replies,
					 struct kbus_connection *c)
{
	struct kbus_binding *b = kmalloc(sizeof *b + name->size);

	if (!b)
		return NULL;
	*b = (struct kbus_binding){
		.connection = c, .replies = replies, .size = name->size, .hash = name->hash};
	list_init(&b->same);
	list_init(&b->of_connection);
	memcpy(b->text, name->text, name->size);
	return b;
}

/* ---- finding -------------------------------------------------------------------------------- */

/* Where text[0..size) with its last byte replaced by `last` (unless that is 0) belongs. */
static inline int order(const struct kbus_look *look, const char *text,
			const struct kbus_binding *b)
{
	uint32_t size = look->size + (look->last != 0);
	int first;

	if (look->hash != b->hash)
		return look->hash < b->hash ? -1 : 1;
	if (size != b->size)
		return size < b->size ? -1 : 1;
	first = memcmp(text, b->text, look->size);
	if (first || !look->last)
		return first;
	return (uint8_t)look->last - (uint8_t)b->text[look->size];
}

static struct kbus_binding *find(const struct kbus_bindings *all, const struct kbus_look *look,
				 const char *text)
{
	struct avl *n = all->root;

	while (n) {
		int before = order(look, text, of(n));

		if (!before)
			return of(n);
		n = before < 0 ? n->left : n->right;
	}
	return NULL;
}

struct kbus_binding *kbus_bindings_find(const struct kbus_bindings *all,
					const struct kbus_name *name)
{
	struct kbus_look look = {.size = name->size, .hash = name->hash};

	return find(all, &look, name->text);
}

struct kbus_binding *kbus_bindings_look(const struct kbus_bindings *all,
					const struct kbus_name *name, uint32_t index)
{
	struct kbus_look look;

	return kbus_name_look(name, index, &look) ? find(all, &look, name->text) : NULL;
}

struct kbus_binding *kbus_bindings_wild_replier(const struct kbus_bindings *all,
						const struct kbus_name *name)
{
	for (uint32_t i = 1; i < kbus_bindings_texts(all, name); i++) {
		struct kbus_binding *first = kbus_bindings_look(all, name, i);

		if (first && first->replier)
			return first->replier;
	}
	return NULL;
}

/* ---- changing ------------------------------------------------------------------------------- */

static bool has_wildcard(const struct kbus_binding *b)
{
	return b->text[b->size - 1] == '*' || b->text[b->size - 1] == '%';
}

void kbus_bindings_add(struct kbus_bindings *all, struct kbus_binding *b)
{
	struct kbus_look look = {.size = b->size, .hash = b->hash};
	struct kbus_binding *first = find(all, &look, b->text);

	all->count++;
	all->generation++;
	all->wildcards += has_wildcard(b);
	if (first) {
		list_push_back(&first->same, &b->same);
	} else {
		all->root = avl_insert(all->root, &b->node, compare);
		first = b;
	}
	if (b->replies)
		first->replier = b;
}

void kbus_bindings_remove(struct kbus_bindings *all, struct kbus_binding *b)
{
	struct kbus_look look = {.size = b->size, .hash = b->hash};
	struct kbus_binding *first = find(all, &look, b->text);
	struct kbus_binding *next = kbus_binding_next(first, first);

	all->count--;
	all->generation++;
	all->wildcards -= has_wildcard(b);
	if (first->replier == b)
		first->replier = NULL;
	if (b == first && next) {
		all->root = avl_replace(all->root, &b->node, &next->node, compare);
		next->replier = b->replier;
	} else if (b == first) {
		all->root = avl_remove(all->root, &b->node, compare);
	}
	list_remove(&b->same);
}
