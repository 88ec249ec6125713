/*
 * winmgr/focus.h - who gets the keys, which window is active, who has captured the mouse, who owns
 * the root.
 *
 * The active window is a top-level window; the focus is it or a window inside it. Losing messages
 * (MSG_FOCUS_LOST, MSG_DEACTIVATED, MSG_CAPTURE_LOST) are queued before gaining ones. None of the
 * three ever names a window that is gone or hidden. winmgr_lock held for all.
 */
#ifndef WINMGR_FOCUS_H
#define WINMGR_FOCUS_H

#include "winmgr/window.h"

extern struct window *focus_window, *focus_active, *focus_capture, *focus_root;

/* This window is the desktop from now on. NULL: none. */
void focus_set_root(struct window *w);

/* Give the keys to a shown window; its top level becomes active. NULL: nobody. */
void focus_set(struct window *w);

/* Make a top-level window active: restored, shown, raised with its group, focused (where it last
 * was or itself). A blocked one: the modal window that blocks it. */
void focus_activate(struct window *w);

void focus_set_capture(struct window *w); /* NULL: release */

/* The window is closing or was hidden: what it had goes on to the next. */
void focus_window_gone(struct window *w);
void focus_window_hidden(struct window *w);

/* It shall have no keys any more. */
void focus_window_refuses(struct window *w);

#endif
