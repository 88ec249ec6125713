/*
 * kernel/fs/ram_tree.c - finds, makes, removes and renames nodes.
 *
 * Each change first finds everything, then makes what can fail, and then does what cannot.
 */
#include "fs/ram_tree.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "fs/path.h"
#include "fs/ram_slots.h"
#include "mem/heap.h"

#define TABLE_MIN 64

/* What a node is charged: itself, its slots and its part of the table, which are at most four and
 * two times as many as nodes. */
#define NODE_COST (sizeof(struct ram_node) + 4 * sizeof(struct ram_slot) + 2 * sizeof(void *))

/* ---- the table of hashes ----------------------------------------------------------------- */

static uint32_t hash_of(const struct ram_node *parent, const char *name, size_t length)
{
	uint32_t h = parent->number * 2654435761u;

	while (length--)
		h = (h ^ (uint8_t)*name++) * 16777619u;
	return h ^ h >> 15;
}

static struct ram_node **bucket(struct ram_node **table, uint32_t size, uint32_t hash)
{
	return &table[hash & (size - 1)];
}

static void table_add(struct ram_node **table, uint32_t size, struct ram_node *node)
{
	struct ram_node **at = bucket(table, size, node->hash);

	node->next = *at;
	*at = node;
}

static void table_remove(struct ram_tree *tree, struct ram_node *node)
{
	struct ram_node **at = bucket(tree->table, tree->table_size, node->hash);

	while (*at != node)
		at = &(*at)->next;
	*at = node->next;
}

static bool set_table(struct ram_tree *tree, uint32_t size)
{
	struct ram_node **table = kmalloc(size * sizeof(struct ram_node *));

	if (!table)
		return false;
	memset(table, 0, size * sizeof(struct ram_node *));
	for (uint32_t i = 0; i < tree->table_size; i++)
		for (struct ram_node *node = tree->table[i], *next; node; node = next) {
			next = node->next;
			table_add(table, size, node);
		}
	kfree(tree->table);
	tree->table = table;
	tree->table_size = size;
	return true;
}

/* Before another node comes. A table that could not grow is only slower. */
static int reserve_entry(struct ram_tree *tree)
{
	if (!tree->table)
		return set_table(tree, TABLE_MIN) ? 0 : -ENOMEM;
	if (tree->node_count >= tree->table_size * 2)
		set_table(tree, tree->table_size * 2);
	return 0;
}

static void shrink_table(struct ram_tree *tree)
{
	if (!tree->node_count) {
		kfree(tree->table);
		tree->table = NULL;
		tree->table_size = 0;
	} else if (tree->table_size > TABLE_MIN && tree->node_count < tree->table_size / 8) {
		set_table(tree, tree->table_size / 4);
	}
}

/* ---- finding ----------------------------------------------------------------------------- */

static struct ram_node *child(struct ram_tree *tree, const struct ram_node *parent,
			      const char *name, size_t length)
{
	uint32_t hash = hash_of(parent, name, length);
	struct ram_node *n = tree->table ? *bucket(tree->table, tree->table_size, hash) : NULL;

	for (; n; n = n->next)
		if (n->hash == hash && n->parent == parent && !strncmp(n->name, name, length) &&
		    !n->name[length])
			return n;
	return NULL;
}

/* From the root along the first `length` bytes of the path. */
static int walk(struct ram_tree *tree, const char *path, size_t length, struct ram_node **out)
{
	const char *end = path + length;

	*out = &tree->root;
	while (path < end) {
		size_t n = 0;

		while (path + n < end && path[n] != '/')
			n++;
		if ((*out)->type != FS_TYPE_DIRECTORY)
			return -ENOTDIR;
		*out = child(tree, *out, path, n);
		if (!*out)
			return -ENOENT;
		path += path + n < end ? n + 1 : n;
	}
	return 0;
}

int ram_find(struct ram_tree *tree, const char *path, struct ram_node **out)
{
	return walk(tree, path, strlen(path), out);
}

/* The directory a name is in, and the node itself (NULL: there is none). */
static int find_parent(struct ram_tree *tree, const char *path, struct ram_node **parent,
		       struct ram_node **node)
{
	const char *name = path_name(path);
	int error = walk(tree, path, name == path ? 0 : (size_t)(name - path - 1), parent);

	if (error)
		return error;
	if ((*parent)->type != FS_TYPE_DIRECTORY)
		return -ENOTDIR;
	*node = child(tree, *parent, name, strlen(name));
	return 0;
}

/* ---- changing ---------------------------------------------------------------------------- */

/* Into a directory that has reserved a slot. */
static void enter(struct ram_tree *tree, struct ram_node *node, struct ram_node *parent,
		  const char *name)
{
	memcpy(node->name, name, strlen(name) + 1);
	node->parent = parent;
	node->hash = hash_of(parent, name, strlen(name));
	table_add(tree->table, tree->table_size, node);
	ram_slots_add(parent, node);
	parent->modified = tree->now;
}

static void leave(struct ram_tree *tree, struct ram_node *node)
{
	table_remove(tree, node);
	ram_slots_remove(node->parent, node);
	node->parent->modified = tree->now;
	node->parent = NULL;
}

static void node_free(struct ram_tree *tree, struct ram_node *node)
{
	ram_data_resize(&node->data, &tree->room, 0);
	ram_slots_deinit(node);
	ram_room_give(&tree->room, node->writer, NODE_COST);
	kfree(node);
}

static int node_create(struct ram_tree *tree, uint32_t type, uint32_t writer, struct ram_node **out)
{
	int error = ram_room_take(&tree->room, writer, NODE_COST);

	if (error)
		return error;
	*out = kmalloc(sizeof **out);
	if (!*out) {
		ram_room_give(&tree->room, writer, NODE_COST);
		return -ENOMEM;
	}
	memset(*out, 0, sizeof **out);
	(*out)->type = type;
	(*out)->writer = writer;
	(*out)->number = ++tree->last_number;
	(*out)->modified = tree->now;
	return 0;
}

int ram_make(struct ram_tree *tree, const char *path, uint32_t type, uint32_t writer,
	     struct ram_node **out)
{
	struct ram_node *parent, *node;
	int error = *path ? find_parent(tree, path, &parent, &node) : -EEXIST;

	if (!error && node)
		error = -EEXIST;
	if (!error)
		error = reserve_entry(tree);
	if (!error)
		error = ram_slots_reserve(parent);
	if (!error)
		error = node_create(tree, type, writer, &node);
	if (error)
		return error;
	enter(tree, node, parent, path_name(path));
	tree->node_count++;
	*out = node;
	return 0;
}

/* Its name is gone; so is it, if nobody has it open. */
static void drop(struct ram_tree *tree, struct ram_node *node)
{
	leave(tree, node);
	tree->node_count--;
	if (!node->opens)
		node_free(tree, node);
}

int ram_remove(struct ram_tree *tree, const char *path)
{
	struct ram_node *node;
	int error = ram_find(tree, path, &node);

	if (error)
		return error;
	if (node->child_count)
		return -ENOTEMPTY;
	drop(tree, node);
	shrink_table(tree);
	return 0;
}

/* May `from` take the place of `to`? */
static int check_replace(const struct ram_node *from, const struct ram_node *to)
{
	if (from->type != to->type)
		return to->type == FS_TYPE_DIRECTORY ? -EISDIR : -ENOTDIR;
	return to->child_count ? -ENOTEMPTY : 0;
}

/* In the same directory it keeps its place, so that a listing sees it once. */
static void give_name(struct ram_tree *tree, struct ram_node *node, const char *name)
{
	table_remove(tree, node);
	memcpy(node->name, name, strlen(name) + 1);
	node->hash = hash_of(node->parent, name, strlen(name));
	table_add(tree->table, tree->table_size, node);
	node->parent->modified = tree->now;
}

int ram_rename(struct ram_tree *tree, const char *from, const char *to)
{
	struct ram_node *node, *parent, *old;
	int error = ram_find(tree, from, &node);

	if (error)
		return error;
	error = find_parent(tree, to, &parent, &old);
	if (error || old == node)
		return error;
	if (old)
		error = check_replace(node, old);
	if (!error && parent != node->parent)
		error = ram_slots_reserve(parent);
	if (error)
		return error;
	/* From here on nothing fails. */
	if (parent == node->parent) {
		give_name(tree, node, path_name(to));
	} else {
		leave(tree, node);
		enter(tree, node, parent, path_name(to));
	}
	if (old)
		drop(tree, old);
	return 0;
}

/* ---- as a whole -------------------------------------------------------------------------- */

void ram_node_open(struct ram_tree *tree, struct ram_node *node)
{
	node->opens++;
	tree->open_count++;
}

void ram_node_close(struct ram_tree *tree, struct ram_node *node)
{
	tree->open_count--;
	if (!--node->opens && !node->parent && node != &tree->root)
		node_free(tree, node);
}

void ram_tree_init(struct ram_tree *tree, uint32_t limit)
{
	memset(tree, 0, sizeof *tree);
	ram_room_init(&tree->room, limit);
	tree->root.type = FS_TYPE_DIRECTORY;
	tree->root.number = ++tree->last_number;
}

/* Depth first, without a stack: the first child is emptied before it is dropped. */
void ram_tree_deinit(struct ram_tree *tree)
{
	struct ram_node *at = &tree->root;

	for (;;) {
		uint32_t place = 0;
		struct ram_node *next = ram_next(at, &place);

		if (next) {
			at = next;
			continue;
		}
		if (at == &tree->root)
			break;
		next = at->parent;
		drop(tree, at);
		at = next;
	}
	ram_slots_deinit(&tree->root);
	shrink_table(tree);
}
