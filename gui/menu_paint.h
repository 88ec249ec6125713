/*
 * gui/menu_paint.h - how large a menu is, where its rows are, how they look.
 */
#ifndef GUI_MENU_PAINT_H
#define GUI_MENU_PAINT_H

#include "gui_internal.h"
#include "menu_items.h"

#define MENU_PADDING 5 /* around the rows, border included */

/* The data of an open menu's view. */
struct menu_view {
	struct menu_items items;
	bool shows_actions;
	bool owns_items; /* else they are part of the menu below */
	int min_width, max_rows;
	int selected; /* -1 = none */
	struct scroll scroll;
	void (*chosen)(struct gui_element *owner, uint32_t id);
};

void menu_measure(const struct menu_items *m, int *width, int *height);
void menu_layout(struct menu_view *v, struct rect r);
struct rect menu_row_rect(const struct menu_view *v, int row, int width);
int menu_row_at(const struct menu_view *v, int x, int y, int width); /* -1 = none */
void menu_paint(struct gui_element *e, struct gui_painter *p);

#endif
