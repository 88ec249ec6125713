/* console/view_parts.h - what the files of the view share. */
#ifndef CONSOLE_VIEW_PARTS_H
#define CONSOLE_VIEW_PARTS_H

#include "view.h"

#define VIEW_SIDE 4 /* pixels around the cells */

enum view_timer { TIMER_FRAME = 1, TIMER_BLINK, TIMER_DRAG, TIMER_BELL };

struct view {
	struct session *session;
	struct gui_element *bar;
	bool large, framed, waiting; /* framed: painted just now; waiting: more is to be painted */
	bool cursor_off;	     /* it blinks, and is in its dark half */
	int blinks;		     /* left until it rests */
	bool selecting;
	bool ringing; /* seen for a moment */
	bool unheard;
	bool done; /* to be closed */
	struct gui_point pointer;
};

static inline struct view *view_of(struct gui_element *e)
{
	return GuiData(e);
}

static inline int view_cell_width(const struct view *v)
{
	return v->large ? 11 : 8;
}

static inline int view_cell_height(const struct view *v)
{
	return v->large ? 22 : 16;
}

void view_paint(struct gui_element *e, struct gui_painter *p); /* view_paint.c */
int view_mouse(struct gui_element *e, struct msg *msg);	       /* view_mouse.c */
void view_offer_selection(struct gui_element *e); /* view_clip.c: for the middle button */
void view_paste_selection(struct gui_element *e);
void view_drag_on(struct gui_element *e); /* the pointer rests beyond an edge */

#endif
