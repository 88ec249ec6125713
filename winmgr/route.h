/*
 * winmgr/route.h - from input events to messages: which window gets what.
 *
 * Runs in the window manager's thread. Keys are keys.h's matter. The mouse goes to the window under
 * the pointer or to the one that has captured it; pressing a button activates the window under it.
 * While a button is down the window that got the press gets the rest, captured or not. Windows that
 * a modal one blocks get neither. While something is dragged (drag.h) the mouse is the drag's.
 */
#ifndef WINMGR_ROUTE_H
#define WINMGR_ROUTE_H

#include "dev/input.h"
#include "winmgr/window.h"

/* One event; takes winmgr_lock. */
void route_event(const struct input_event *e);

/* winmgr_lock held: forget this window, which closes. Hidden: it gets no more of a press. */
void route_window_gone(struct window *w);
void route_window_hidden(struct window *w);

/* winmgr_lock held: the window that has the mouse because a button is down; NULL: none. */
struct window *route_pressed(void);

/* winmgr_lock held: the window that has the mouse because it was pressed has it no longer, unless
 * it is `to`; it is told as if it had captured it. */
void route_lose_press(const struct window *to);

/* winmgr_lock held: a drag begins; who had the mouse loses it and hears of no release. */
void route_give_mouse(void);

/* winmgr_lock held: windows moved under the pointer; enter and leave may be due. */
void route_update_hover(void);

#endif
