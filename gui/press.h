/*
 * gui/press.h - what all pressable widgets share: a text with a marked letter, and when a press
 * counts.
 *
 * struct press is the first member of the widget's data. The class handler gives every message it
 * does not know better to press_handle; PRESS_DONE means: it was pressed, do what you do.
 *
 *	left button	goes down: held; goes up over the widget: done; elsewhere: nothing
 *	Space		done at once, a held key does not repeat it; Enter too with PRESS_BY_ENTER
 *	MSG_GUI_PRESS	done (default button, Alt with the marked letter)
 */
#ifndef GUI_PRESS_H
#define GUI_PRESS_H

#include "gui_internal.h"

struct press {
	struct marked_text text;
	bool armed; /* the left button went down here and is held */
	uint8_t flags;
};
#define PRESS_BY_ENTER 0x1

enum press_result { PRESS_NOTHING, PRESS_HANDLED, PRESS_DONE };

/* An element of `size` bytes of data that starts with a struct press. NULL: no memory. */
struct gui_element *press_create(struct gui_element *parent, gui_handler *handler, size_t size,
				 const char *text);
enum press_result press_handle(struct gui_element *e, const struct msg *msg);
void press_deinit(struct gui_element *e); /* on MSG_GUI_DESTROY */
bool press_set_text(struct gui_element *e, const char *text);

/* A widget that is on or off (check box, radio button, switch): what is its own. */
struct press_class {
	const char *what; /* in words */
	void (*paint)(struct gui_element *e, struct gui_painter *p);
	void (*measure)(const struct gui_element *e, struct gui_measure *m);
	bool (*is_on)(const struct gui_element *e);
	void (*pressed)(struct gui_element *e);
};
/* Its whole class handler. */
int press_class_handle(struct gui_element *e, struct msg *msg, const struct press_class *c);

/* How it looks now. */
bool press_held(const struct gui_element *e);	/* held down, and the pointer is over it */
bool press_ringed(const struct gui_element *e); /* focused, and the ring is to be seen */
int press_text_width(const struct gui_element *e);
void press_paint_text(struct gui_element *e, struct gui_painter *p, struct rect r, uint32_t colour);

/* The face of a box that can be on (check box, radio button, switch), by state. */
struct press_face {
	uint32_t fill, border, sign, text;
};
struct press_face press_face(const struct gui_element *e, bool on);
uint32_t press_outline(void); /* around what is off, and around knobs */

/* An icon; of something switched off it is pale: mixed with what is behind it. */
void press_paint_icon(struct gui_painter *p, const struct gui_icon *icon, struct rect place,
		      bool enabled, uint32_t behind);

#endif
