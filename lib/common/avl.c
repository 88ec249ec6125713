/* lib/common/avl.c - a balanced tree: rotations, and what needs them. */
#include "common/avl.h"

static int height(const struct avl *n)
{
	return n ? n->height : 0;
}

static void measure(struct avl *n)
{
	int left = height(n->left), right = height(n->right);

	n->height = 1 + (left > right ? left : right);
}

static struct avl *rotate_right(struct avl *n)
{
	struct avl *top = n->left;

	n->left = top->right;
	top->right = n;
	measure(n);
	measure(top);
	return top;
}

static struct avl *rotate_left(struct avl *n)
{
	struct avl *top = n->right;

	n->right = top->left;
	top->left = n;
	measure(n);
	measure(top);
	return top;
}

/* One of the sides has become higher or lower by one. */
static struct avl *balance(struct avl *n)
{
	int lean = height(n->left) - height(n->right);

	if (lean > 1) {
		if (height(n->left->left) < height(n->left->right))
			n->left = rotate_left(n->left);
		return rotate_right(n);
	}
	if (lean < -1) {
		if (height(n->right->right) < height(n->right->left))
			n->right = rotate_right(n->right);
		return rotate_left(n);
	}
	measure(n);
	return n;
}

struct avl *avl_insert(struct avl *root, struct avl *node, avl_compare *compare)
{
	if (!root) {
		*node = (struct avl){.height = 1};
		return node;
	}
	if (compare(node, root) < 0)
		root->left = avl_insert(root->left, node, compare);
	else
		root->right = avl_insert(root->right, node, compare);
	return balance(root);
}

/* The rest of a tree without its first node. */
static struct avl *without_first(struct avl *root, struct avl **first)
{
	if (!root->left) {
		*first = root;
		return root->right;
	}
	root->left = without_first(root->left, first);
	return balance(root);
}

static struct avl *join(struct avl *left, struct avl *right)
{
	struct avl *top;

	if (!left || !right)
		return left ? left : right;
	right = without_first(right, &top);
	top->left = left;
	top->right = right;
	return balance(top);
}

struct avl *avl_remove(struct avl *root, struct avl *node, avl_compare *compare)
{
	if (root == node)
		return join(root->left, root->right);
	if (compare(node, root) < 0)
		root->left = avl_remove(root->left, node, compare);
	else
		root->right = avl_remove(root->right, node, compare);
	return balance(root);
}

struct avl *avl_replace(struct avl *root, struct avl *node, struct avl *by, avl_compare *compare)
{
	struct avl **place = &root;

	while (*place != node)
		place = compare(node, *place) < 0 ? &(*place)->left : &(*place)->right;
	*by = *node;
	*place = by;
	return root;
}

struct avl *avl_first(struct avl *root)
{
	while (root && root->left)
		root = root->left;
	return root;
}

struct avl *avl_after(struct avl *root, const struct avl *node, avl_compare *compare)
{
	struct avl *found = NULL;

	while (root)
		if (compare(node, root) < 0) {
			found = root;
			root = root->left;
		} else {
			root = root->right;
		}
	return found;
}
