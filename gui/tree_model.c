/* gui/tree_model.c - the rows of a tree: parents and children, which are open, which are in view.
 */
#include "tree_model.h"
#include <stdlib.h>
#include <string.h>

struct tree_node *tree_model_node(const struct tree_model *t, int id)
{
	return id > 0 && id < t->count && t->nodes[id].text ? &t->nodes[id] : NULL;
}

/*
 * Memory. There is always room to name every node in `visible`, so counting cannot fail.
 */
static bool grow(struct tree_model *t)
{
	int capacity = t->capacity ? t->capacity * 2 : 32;
	struct tree_node *nodes;
	int *visible;

	if (t->count < t->capacity)
		return true;
	visible = realloc(t->visible, capacity * sizeof(*visible));
	if (visible)
		t->visible = visible;
	nodes = visible ? realloc(t->nodes, capacity * sizeof(*nodes)) : NULL;
	if (!nodes)
		return false;
	t->nodes = nodes;
	t->capacity = capacity;
	if (!t->count) {
		nodes[0] = (struct tree_node){.open = true, .depth = -1};
		t->count = 1;
	}
	return true;
}

static int take(struct tree_model *t)
{
	int id = t->free;

	if (!id && !grow(t))
		return 0;
	if (id)
		t->free = t->nodes[id].next;
	else
		id = t->count++;
	return id;
}

static void release(struct tree_model *t, int id)
{
	free(t->nodes[id].text);
	t->nodes[id] = (struct tree_node){.next = t->free};
	t->free = id;
}

void tree_model_deinit(struct tree_model *t)
{
	for (int id = 1; id < t->count; id++)
		free(t->nodes[id].text);
	free(t->nodes);
	free(t->visible);
	*t = (struct tree_model){0};
}

/*
 * Rows come and go.
 */
int tree_model_add(struct tree_model *t, int parent, const char *text)
{
	char *copy = strdup(text ? text : "");
	struct tree_node *n;
	int id = 0;

	if (copy && (parent == 0 || tree_model_node(t, parent)))
		id = take(t);
	if (!id) {
		free(copy);
		return 0;
	}
	n = &t->nodes[id];
	*n = (struct tree_node){.parent = parent, .text = copy, .prev = t->nodes[parent].last};
	n->depth = t->nodes[parent].depth + 1;
	if (n->prev)
		t->nodes[n->prev].next = id;
	else
		t->nodes[parent].first = id;
	t->nodes[parent].last = id;
	t->counted = false;
	return id;
}

static void unlink_from_parent(struct tree_model *t, int id)
{
	struct tree_node *n = &t->nodes[id], *parent = &t->nodes[n->parent];

	*(n->prev ? &t->nodes[n->prev].next : &parent->first) = n->next;
	*(n->next ? &t->nodes[n->next].prev : &parent->last) = n->prev;
}

/* The leaf that is reached by going down to first children; no recursion, trees may be deep. */
static int deepest(const struct tree_model *t, int id)
{
	while (t->nodes[id].first)
		id = t->nodes[id].first;
	return id;
}

void tree_model_remove(struct tree_model *t, int id)
{
	int n;

	if (!t->count || (id && !tree_model_node(t, id)))
		return;
	while ((n = deepest(t, id)) != id) {
		unlink_from_parent(t, n);
		release(t, n);
	}
	if (id) {
		unlink_from_parent(t, id);
		release(t, id);
	}
	t->counted = false;
}

bool tree_model_set_text(struct tree_model *t, int id, const char *text)
{
	struct tree_node *n = tree_model_node(t, id);
	char *copy = n ? strdup(text ? text : "") : NULL;

	if (!copy)
		return false;
	free(n->text);
	n->text = copy;
	n->width = 0;
	return true;
}

bool tree_model_open(struct tree_model *t, int id, bool open)
{
	struct tree_node *n = tree_model_node(t, id);

	if (!n || n->open == open)
		return false;
	n->open = open;
	t->counted = false;
	return true;
}

void tree_model_reveal(struct tree_model *t, int id)
{
	const struct tree_node *n = tree_model_node(t, id);

	for (id = n ? n->parent : 0; id; id = t->nodes[id].parent)
		tree_model_open(t, id, true);
}

bool tree_model_can_open(const struct tree_model *t, int id)
{
	const struct tree_node *n = tree_model_node(t, id);

	return n && (n->first || n->expandable);
}

bool tree_model_is_below(const struct tree_model *t, int id, int above)
{
	if (!tree_model_node(t, id))
		return false;
	while (id && id != above)
		id = t->nodes[id].parent;
	return id == above;
}

/*
 * What is in view.
 */
/* The next row in order; 0 after the last. */
static int following(const struct tree_model *t, int id)
{
	if (t->nodes[id].open && t->nodes[id].first)
		return t->nodes[id].first;
	while (id && !t->nodes[id].next)
		id = t->nodes[id].parent;
	return t->nodes[id].next;
}

static void count(struct tree_model *t)
{
	if (t->counted || !t->count)
		return;
	for (int id = 1; id < t->count; id++)
		t->nodes[id].row = -1;
	t->visible_count = 0;
	for (int id = following(t, 0); id; id = following(t, id)) {
		t->nodes[id].row = t->visible_count;
		t->visible[t->visible_count++] = id;
	}
	t->counted = true;
}

int tree_model_rows(struct tree_model *t)
{
	count(t);
	return t->visible_count;
}

int tree_model_at(struct tree_model *t, int row)
{
	count(t);
	return row >= 0 && row < t->visible_count ? t->visible[row] : 0;
}

int tree_model_row(struct tree_model *t, int id)
{
	count(t);
	return tree_model_node(t, id) ? t->nodes[id].row : -1;
}
