/*
 * gui/tip.h - tooltips inside the toolkit.
 */
#ifndef GUI_TIP_H
#define GUI_TIP_H

#include "gui_internal.h"

/* Every input message of a window comes by here first: a press, a key, the pointer going away hide
 * what is shown. */
void tip_input(const struct msg *msg);

/* The pointer rests on an element (MSG_HOVER that nobody wanted): show the tip of the nearest one
 * on the way up that has one. Nonzero if there is one. */
int tip_hover(struct gui_element *e);

void tip_hide(void);
void tip_moved(struct gui_element *over); /* hides it if the pointer is over another element */
void tip_forget(struct gui_element *e);	  /* it is destroyed */

#endif
