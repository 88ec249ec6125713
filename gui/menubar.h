/*
 * gui/menubar.h - what bars at a window's edges (menu, tool and status bar) share with the window.
 */
#ifndef GUI_MENUBAR_H
#define GUI_MENUBAR_H

#include "gui_internal.h"

/* Bars reach to the window's edges: a window that has one has no padding and no gap. */
void bar_join_window(struct gui_element *bar);

int menubar_key(struct gui_window *w, const struct msg *msg); /* nonzero: F10 opened the menu */

#endif
