/*
 * gui/textbox.h - what the files of the text box share, and the spin box that is made of one.
 *
 *	textbox.c       its life, its messages, what programs call
 *	textbox_view.c  the picture, and pixels of bytes
 *	textbox_keys.c  keys and commands; textbox_mouse.c
 *	textbox_drag.c  drag and drop
 */
#ifndef GUI_TEXTBOX_H
#define GUI_TEXTBOX_H

#include "edit.h"
#include "gui_internal.h"
#include "text_drag.h"

struct textbox {
	struct edit edit;
	char *placeholder;
	int scroll;    /* pixels the text is moved to the left */
	int right;     /* pixels at the right that are not for text */
	bool password; /* dots are shown; words are not told apart */
	bool read_only;
	bool caret_on;
	int blinks; /* since something was done */
	bool dragging, by_words;
	int drag_from, drag_to; /* what the drag began with */
	int pointer;		/* x while dragging */
	struct text_drag drag;	/* of the selection, or of another's */
	/* The text was changed by the user; NULL: MSG_CHANGED is sent. */
	void (*changed)(struct gui_element *e);
	bool (*accepts)(uint32_t code); /* characters that may be typed; NULL: all */
};

#define TEXTBOX_BLINK_TIMER 1
#define TEXTBOX_DRAG_TIMER  2
#define TEXTBOX_TIMERS	    3 /* first one of what is made of a text box */

static inline struct textbox *textbox_of(const struct gui_element *e)
{
	return (struct textbox *)e->data;
}

/* A class handler for elements whose data begins with a struct textbox. */
int textbox_handle(struct gui_element *e, struct msg *msg);
/* Make the struct ready; false: no memory. */
bool textbox_init(struct gui_element *e, const char *text);

/* View. */
void textbox_paint(struct gui_element *e, struct gui_painter *p);
int textbox_x(const struct textbox *b, int position); /* pixels of the text before it */
int textbox_byte_at(const struct gui_element *e, int x);
void textbox_scroll_to_caret(struct gui_element *e);
void textbox_touched(struct gui_element *e); /* the caret is on and begins a new blink */
void textbox_blink(struct gui_element *e);
int textbox_caret_x(const struct gui_element *e);
struct rect textbox_inner(const struct gui_element *e); /* where text is */

/* Hands. */
int textbox_key(struct gui_element *e, const struct msg *msg);
int textbox_mouse(struct gui_element *e, const struct msg *msg);
void textbox_stop_drag(struct gui_element *e);
void textbox_drag_on(struct gui_element *e); /* the timer of a drag beyond the edge */
bool textbox_edit(struct gui_element *e, enum gui_edit what);
bool textbox_can_edit(const struct gui_element *e, enum gui_edit what);
/* In the place of the selection; get is clipboard_get or selection_get. False: nothing changed. */
bool textbox_paste(struct edit *d, char *(*get)(uint32_t *length));
void textbox_select_all(struct edit *d);
int textbox_changed(struct gui_element *e, bool did); /* by the user; false: only the caret. 1 */

/* Drag and drop. True: the press, the move, the release was of the selection that is held. */
bool textbox_hold(struct gui_element *e, const struct msg *press);
bool textbox_pull(struct gui_element *e, const struct msg *move);
bool textbox_let_go(struct gui_element *e);
int textbox_drop(struct gui_element *e, const struct msg *msg); /* MSG_DRAG_... */

#endif
