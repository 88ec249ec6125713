/*
 * gui/frame.h - the frame of a window, shared by its files.
 *
 *	frame.c		where its parts are, the mouse on them
 *	frame_paint.c	its picture
 *	frame_drag.c	moving and resizing, with the mouse or the arrow keys
 *	frame_arrange.c	places: maximised, halves and quarters of the work area; the preview of them
 *	frame_menu.c	the window's menu
 */
#ifndef GUI_FRAME_H
#define GUI_FRAME_H

#include "gui_internal.h"

#define FRAME_BUTTON	 GUI_TITLE_BUTTON
#define FRAME_BUTTON_GAP GUI_TITLE_BUTTON_GAP

struct rect frame_all(const struct gui_window *w); /* the whole surface */
bool frame_resizable(const struct gui_window *w);  /* by the user */

/* The title buttons from the right, at places 0, 1, 2; 0 where there is none. */
uint32_t frame_button(const struct gui_window *w, int place);
struct rect frame_button_rect(const struct gui_window *w, int place);

/* Moving (FRAME_TITLE) or resizing (edges) by the mouse. */
void frame_drag_begin(struct gui_window *w, uint32_t part);
void frame_drag(struct gui_window *w);
void frame_drag_end(struct gui_window *w);
void frame_drag_cancel(struct gui_window *w);		   /* it stays where it has got to */
void frame_keys_begin(struct gui_window *w, uint32_t how); /* ARRANGE_MOVE, ARRANGE_RESIZE */

/* Which place a window dropped with the pointer there takes; ARRANGE_RESTORE: none. */
uint32_t snap_at(struct gui_point pointer);
/* Show where that is; ARRANGE_RESTORE hides it. */
void snap_preview(struct gui_window *w, uint32_t how);

/* The outer rectangle of a place. */
struct rect arrange_rect(struct gui_window *w, uint32_t how);

void frame_menu(struct gui_window *w, struct gui_point at); /* in the surface */

#endif
