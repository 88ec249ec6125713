/*
 * widgets.h - what the pages of Widgets share: the page to judge the toolkit's look by.
 *
 *	main.c	  the window, its tabs, theme and enabled for all
 *	basic.c	  buttons, text, values
 *	rows.c	  lists, tables, trees
 *	more.c	  containers, menus, dialogs, drawing
 */
#ifndef WIDGETS_H
#define WIDGETS_H

#include "gui.h"

void buttons_create(struct gui_element *page);
void text_create(struct gui_element *page);
void values_create(struct gui_element *page);
void rows_create(struct gui_element *page);
void containers_create(struct gui_element *page);
void dialogs_create(struct gui_element *page);
void drawing_create(struct gui_element *page);

/* A small headline, and a row below it. */
struct gui_element *section(struct gui_element *page, const char *title);

enum {
	ACTION_OPEN = 1,
	ACTION_CUT,
	ACTION_COPY,
	ACTION_PASTE,
	ACTION_BOLD,
	ACTION_LEFT,
	ACTION_RIGHT,
	ACTION_OFF
};
extern struct gui_element *window;

#endif
