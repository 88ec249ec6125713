/*
 * console/pane.h - what a page of a console window shows: a view, its scroll bar, a bar to find.
 */
#ifndef CONSOLE_PANE_H
#define CONSOLE_PANE_H

#include "view.h"

struct gui_element *pane_create(struct gui_element *page, int event); /* NULL: no memory */
struct gui_element *pane_view(struct gui_element *pane);
void pane_find(struct gui_element *pane); /* open the bar, or go on to the next match */

#endif
