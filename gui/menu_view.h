/*
 * gui/menu_view.h - an open menu: the popup that shows rows and lets the user choose one.
 *
 * Serves context menus, menu bars and combo boxes. What is chosen is told to `chosen` after all
 * menus are closed.
 */
#ifndef GUI_MENU_VIEW_H
#define GUI_MENU_VIEW_H

#include "popup.h"

struct menu_options {
	struct gui_element *owner;
	struct rect beside; /* on the screen; the menu goes below */
	const struct gui_menu_row *rows;
	int min_width;	    /* 0 = that of a menu */
	int max_rows;	    /* more are scrolled; 0 = what fits on the screen */
	int selected;	    /* row under the hand at first, -1 = none */
	bool shows_actions; /* the rows are actions of the owner's window */
	bool owner_listens; /* to keys and mouse messages the menu has no use for */
	void (*chosen)(struct gui_element *owner, uint32_t id);
	void (*closed)(struct gui_element *owner); /* may be NULL */
};

/* false: no rows, or no memory. */
bool menu_open(const struct menu_options *options);

/* Select the first row that can be chosen, as the keyboard does. */
void menu_select_first(void);

/* An action of this window has changed: its row, if it is shown (shows_actions), follows. */
void menu_follow(const struct gui_window *w, uint32_t id, uint32_t flags, const char *text);

#endif
