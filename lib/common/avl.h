/*
 * lib/common/avl.h - a balanced tree of nodes that stand in the owner's structs.
 *
 * The order is the owner's: compare says which of two nodes comes first. No two nodes of a tree are
 * equal. Looking up is the owner's loop from the root; a tree of n nodes is at most 1.44 log2(n)
 * high, whatever is put in and taken out. No locks and no memory of its own.
 *
 *	struct avl *root = NULL;
 *
 *	root = avl_insert(root, &thing->node, compare);
 *	root = avl_remove(root, &thing->node, compare);
 *
 * Pure.
 */
#ifndef COMMON_AVL_H
#define COMMON_AVL_H

#include <stddef.h>

struct avl {
	struct avl *left, *right;
	int height; /* of the tree below and with it: 1 for a leaf */
};

/* Below 0: a comes before b; 0: a is b. */
typedef int avl_compare(const struct avl *a, const struct avl *b);

/* The new root. The node is in no tree, or is in this one. */
struct avl *avl_insert(struct avl *root, struct avl *node, avl_compare *compare);
struct avl *avl_remove(struct avl *root, struct avl *node, avl_compare *compare);

/* The new root when another node takes the place of one it is equal to. */
struct avl *avl_replace(struct avl *root, struct avl *node, struct avl *by, avl_compare *compare);

/* The first one, or NULL; the first one after a node, which need not be in the tree. */
struct avl *avl_first(struct avl *root);
struct avl *avl_after(struct avl *root, const struct avl *node, avl_compare *compare);

#endif
