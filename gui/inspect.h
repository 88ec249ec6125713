/*
 * gui/inspect.h - the inspector's parts: inspect.c (window, selection, what is drawn over the
 * inspected window), inspect_tree.c (its elements), inspect_log.c (messages), explain.c (why a
 * size).
 */
#ifndef GUI_INSPECT_H
#define GUI_INSPECT_H

#include "gui_internal.h"

/* inspect_tree.c: the elements of a window as a tree. */
struct gui_element *inspect_tree_create(struct gui_element *parent);
void inspect_tree_update(struct gui_element *tree, struct gui_element *root);
struct gui_element *inspect_tree_selected(const struct gui_element *tree);	    /* NULL: none */
int inspect_tree_find(const struct gui_element *tree, const struct gui_element *e); /* 0: none */
void inspect_tree_forget(struct gui_element *tree, const struct gui_element *e);

/* inspect_log.c: the last messages. */
struct gui_element *inspect_log_create(struct gui_element *parent);
void inspect_log_update(struct gui_element *list);
void inspect_log_clear(void);

/* explain.c: why an element is as wide and as high as it is; where its size comes from. */
void explain_size(const struct gui_element *e, bool wide, char *text, size_t size);

bool inspect_is_own(const struct gui_window *w); /* it is the inspector itself */

#endif
