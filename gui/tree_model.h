/*
 * gui/tree_model.h - the rows of a tree: parents and children, which are open, which are in view.
 *
 * Pure. Ids are 1, 2, ...; 0 is the root, which is open and no row. An id stays its row's until
 * that is removed; then another row may get it. Icons and users' values are only kept. What does
 * not exist is refused, or answered with 0 or NULL. The visible rows, those with all parents open,
 * are counted anew when asked for after a change: adding many rows costs one count.
 */
#ifndef GUI_TREE_MODEL_H
#define GUI_TREE_MODEL_H

#include <stdbool.h>
#include <stdint.h>

struct tree_node {
	int parent, first, last, next, prev; /* ids, 0 = none; of a free node: next free */
	char *text;			     /* NULL: free */
	const void *icon;
	uintptr_t user;
	int depth;	 /* 0 = child of the root */
	int row;	 /* place among the visible ones, -1 = not; if they are counted */
	int width;	 /* of the text in pixels, 0 = not measured */
	bool expandable; /* shown so though still empty */
	bool open;
};

struct tree_model {
	struct tree_node *nodes; /* by id; nodes[0] is the root */
	int count, capacity;	 /* nodes ever used; memory */
	int free;		 /* first free id */
	int *visible;		 /* ids in order */
	int visible_count;
	bool counted; /* visible is as it should be */
};

void tree_model_deinit(struct tree_model *t);
int tree_model_add(struct tree_model *t, int parent, const char *text); /* 0: no memory, parent */
void tree_model_remove(struct tree_model *t, int id); /* with all below; 0 = everything */
bool tree_model_set_text(struct tree_model *t, int id, const char *text);
bool tree_model_open(struct tree_model *t, int id, bool open); /* false: it was */
void tree_model_reveal(struct tree_model *t, int id);	       /* open all above it */

struct tree_node *tree_model_node(const struct tree_model *t, int id); /* NULL: no row */
bool tree_model_can_open(const struct tree_model *t, int id);
bool tree_model_is_below(const struct tree_model *t, int id, int above); /* or the same */

int tree_model_rows(struct tree_model *t);	  /* visible ones */
int tree_model_at(struct tree_model *t, int row); /* id; 0 = no such */
int tree_model_row(struct tree_model *t, int id); /* -1 = not visible */

#endif
