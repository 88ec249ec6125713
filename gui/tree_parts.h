/* gui/tree_parts.h - what the files of the tree share. */
#ifndef GUI_TREE_PARTS_H
#define GUI_TREE_PARTS_H

#include "row_view.h"
#include "tree_model.h"

#define TREE_ICON 16

struct tree {
	struct tree_model model;
	struct row_view view;
	int selected; /* id; the view has its row, or -1 while a parent is closed */
};

static inline struct tree *tree_of(const struct gui_element *e)
{
	return (struct tree *)e->data;
}

void tree_changed(struct gui_element *e); /* rows are other ones: they are counted once, later */

#endif
