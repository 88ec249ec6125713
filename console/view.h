/*
 * console/view.h - a terminal as an element: its cells drawn, keys and mouse told to it.
 *
 * The view has a session (session.h) and feeds it its handles. It grows and shrinks by whole cells.
 * What changed is painted at most once in VIEW_FRAME_MS. A scroll bar beside it follows.
 *
 * Mouse: the program's if it asked for it (not with Shift); else the left button selects (double:
 * words, triple: lines), the middle one pastes what was selected last, the right one opens a menu,
 * the wheel scrolls. Keys are the program's but Ctrl+Shift with a letter, Ctrl+Tab, Ctrl+PageUp and
 * PageDown, Alt+F4, and for the scrollback Shift with PageUp, PageDown, Home, End.
 *
 * Messages to its handlers: MSG_VIEW_TITLE (view_title is new), MSG_VIEW_BELL, MSG_VIEW_ENDED (the
 * program is gone, or the user has read how it ended: close it).
 */
#ifndef CONSOLE_VIEW_H
#define CONSOLE_VIEW_H

#include "gui.h"
#include "session.h"

#define VIEW_FRAME_MS 16

enum view_message {
	MSG_VIEW_TITLE = MSG_USER + 0x100,
	MSG_VIEW_BELL,
	MSG_VIEW_ENDED,
};

/* event: set when an operation of the session is done. NULL: no memory. */
struct gui_element *view_create(struct gui_element *parent, int event);
struct session *view_session(struct gui_element *view);
void view_set_bar(struct gui_element *view, struct gui_element *bar); /* a scroll bar of its own */
void view_set_large(struct gui_element *view, bool large);
bool view_done(struct gui_element *view);	   /* since MSG_VIEW_ENDED */
bool view_unheard(const struct gui_element *view); /* it rang, and nobody has looked since */
void view_heard(struct gui_element *view);	   /* somebody has */
const char *view_title(struct gui_element *view);  /* "" if the program has said none */

bool view_copy(struct gui_element *view); /* false: nothing is selected */
void view_paste(struct gui_element *view);
void view_changed(struct gui_element *view);		  /* its screen: painted soon */
void view_scroll_to(struct gui_element *view, int first); /* rows from the oldest one */

#endif
