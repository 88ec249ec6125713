/*
 * gui/menu_items.h - the rows of a menu as a tree of their own, and how keys go through them.
 *
 * Pure: no window, no painting.
 */
#ifndef GUI_MENU_ITEMS_H
#define GUI_MENU_ITEMS_H

#include "gui.h"

struct menu_items {
	struct menu_item *items;
	int count;
};

struct menu_item {
	uint32_t id, flags;	  /* GUI_ACTION_... */
	char *text;		  /* with its "&"; NULL = separator */
	char *icon, *accelerator; /* NULL = none */
	struct menu_items below;  /* count 0 = none */
};

#define MENU_DEPTH_MAX 6 /* menus below each other; what is deeper is left out */

/* Copy a table (menu.h). false: no memory; nothing is left behind. */
bool menu_items_copy(struct menu_items *m, const struct gui_menu_row *rows);
void menu_items_deinit(struct menu_items *m);

/* Can it be chosen: no separator, not switched off. */
bool menu_item_enabled(const struct menu_items *m, int i);

/* The next one that can be chosen from `from` in steps of +1 or -1, going round; -1 none. From -1:
 * the first, or the last. */
int menu_items_next(const struct menu_items *m, int from, int step);

/* The item a letter (lower case) leads to: one with this mark, else one that begins with it; the
 * next after `from`. *only: there is no other, so it is meant. -1 none. */
int menu_items_letter(const struct menu_items *m, int from, uint32_t letter, bool *only);

#endif
