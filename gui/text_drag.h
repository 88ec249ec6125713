/*
 * gui/text_drag.h - what text boxes and text areas share of drag and drop.
 *
 * A press on the selection holds it: pulled it is dragged, let go of at once the caret goes there.
 * The target moves the text if it may, and copies it with Ctrl. What was moved away is deleted when
 * the drag has ended, if it is still what is selected; a move within one text is one step of undo.
 */
#ifndef GUI_TEXT_DRAG_H
#define GUI_TEXT_DRAG_H

#include "gui_internal.h"

struct text_drag {
	struct gui_point pressed; /* where */
	bool held;		  /* pressed on the selection, not yet pulled */
	bool over;		  /* a drag is over this text and would be dropped */
	int at;			  /* there */
	char *text;		  /* of the selection, being dragged; NULL: none is */
};

void text_drag_deinit(struct text_drag *d);

/* What was pulled goes: d->text becomes the drag's, NULL if there is none. Takes the text over. */
void text_drag_begin(struct gui_element *e, struct text_drag *d, char *text, uint32_t actions);

/* It has ended: true if these bytes, selected now, are what was moved away and are to go. */
bool text_drag_end(struct text_drag *d, uint32_t action, const char *text, int length);

char *text_drag_copy(const char *text, int length); /* with an end; NULL no memory */

/* Of the actions that are offered with MSG_DRAG_ENTER and _OVER; 0: none that makes sense. */
uint32_t text_drag_action(uint32_t offered);

/* The text with what is before and behind `split` in each other's place: free() it. NULL no memory.
 */
char *text_drag_exchange(const char *text, int length, int split);

#endif
