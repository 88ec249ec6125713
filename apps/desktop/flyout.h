/*
 * flyout.h - a small window above the right end of the panel, opened by one of its buttons: the
 * calendar, the figures.
 *
 * One is open at a time. It closes when its button is pressed again, with Escape, and when it is no
 * longer the active window.
 */
#ifndef FLYOUT_H
#define FLYOUT_H

#include "desktop.h"

#define FLYOUT_WIDTH 268 /* of the contents */

/* Opens it if it is not open: an empty column to fill, else NULL (it was open and is closed). `key`
 * is asked first for keys; nonzero: handled. Give NULL for none. */
struct gui_element *flyout_toggle(struct gui_element *button, const char *title, gui_handler *key);
void flyout_close(void);
bool flyout_is_open(const struct gui_element *button); /* by this button */

#endif
