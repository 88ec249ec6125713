/*
 * winmgr/rest.h - a pointer that rests over a window (WND_ATTR_HOVER).
 *
 * A rest begins where a move, a release or entering a window ends, and counts once. winmgr_lock
 * held for all.
 */
#ifndef WINMGR_REST_H
#define WINMGR_REST_H

#include "winmgr/window.h"

/* The pointer came to lie here (NULL: over nothing, or a button is down). */
void rest_begin(struct window *w);

/* The time is over (INPUT_RESTED): the window to be told, NULL if the rest is not that any more. */
struct window *rest_over(void);

/* The window goes. */
void rest_window_gone(const struct window *w);

#endif
