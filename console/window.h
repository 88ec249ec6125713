/*
 * console/window.h - a window of terminals: tabs, menus, and which of them goes when a program
 * ends.
 */
#ifndef CONSOLE_WINDOW_H
#define CONSOLE_WINDOW_H

#include "pane.h"

/* What a new terminal runs: a path and its arguments, argv[0] first, NULL at the end. */
void window_set_program(const char *path, char *const *argv);

/* A window with a terminal. full: all of the screen, without frame and menus. NULL: no memory. */
struct gui_element *window_create(int event, bool full);

/* A terminal whose program is the client at this connection (which is ours from now on), in a tab
 * of the newest window behind the one that is shown, or in a new window. -ENOMEM: none, or clients
 * have half of the tabs. */
int window_attach(int bytes);

/* Each view there is. */
void window_each_view(void (*function)(struct gui_element *view, void *context), void *context);

#endif
