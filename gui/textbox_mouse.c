/*
 * gui/textbox_mouse.c - the mouse on a text box: press places the caret, drag selects; a double
 * click selects a word and drags by words, a triple click selects all.
 */
#include "textbox.h"

#define DRAG_MS 40 /* between two steps of a drag beyond the edge */

static void unit_at(const struct textbox *b, int position, int *from, int *to)
{
	*from = *to = position;
	if (b->by_words && b->password) {
		*from = 0;
		*to = b->edit.length;
	} else if (b->by_words) {
		edit_word(&b->edit, position, from, to);
	}
}

static void drag_to_pointer(struct gui_element *e)
{
	struct textbox *b = textbox_of(e);
	bool back;
	int from, to;

	unit_at(b, textbox_byte_at(e, b->pointer), &from, &to);
	back = from < b->drag_from;
	edit_place(&b->edit, back ? b->drag_to : b->drag_from, false);
	edit_place(&b->edit, back ? from : to > b->drag_to ? to : b->drag_to, true);
	textbox_changed(e, false);
}

static int press(struct gui_element *e, const struct msg *msg)
{
	struct textbox *b = textbox_of(e);
	uint32_t clicks = msg->params[2];

	b->pointer = mouse_x(msg);
	if (clicks < 2 && !(MSG_MODS(msg->params[1]) & MOD_SHIFT) && textbox_hold(e, msg))
		return 1;
	if (clicks >= 3) {
		textbox_select_all(&b->edit);
		return textbox_changed(e, false);
	}
	b->dragging = true;
	b->by_words = clicks == 2;
	unit_at(b, textbox_byte_at(e, b->pointer), &b->drag_from, &b->drag_to);
	if (!b->by_words && (MSG_MODS(msg->params[1]) & MOD_SHIFT))
		b->drag_from = b->drag_to = b->edit.anchor;
	drag_to_pointer(e);
	return 1;
}

static int drag(struct gui_element *e, const struct msg *msg)
{
	struct textbox *b = textbox_of(e);
	struct rect inner = textbox_inner(e);
	bool beyond;

	if (textbox_pull(e, msg) || !b->dragging || !(e->flags & ELEMENT_PRESSED))
		return 1;
	b->pointer = mouse_x(msg);
	beyond = b->pointer < inner.left || b->pointer >= inner.right;
	GuiSetTimer(e, TEXTBOX_DRAG_TIMER, beyond ? DRAG_MS : 0, 0);
	drag_to_pointer(e);
	return 1;
}

/* Further, by one character each time: the caret is brought into view, and the text moves. */
void textbox_drag_on(struct gui_element *e)
{
	struct textbox *b = textbox_of(e);
	struct rect inner = textbox_inner(e);

	if (!b->dragging)
		return;
	if (b->pointer < inner.left)
		edit_move(&b->edit, EDIT_LEFT, true);
	else if (b->pointer >= inner.right)
		edit_move(&b->edit, EDIT_RIGHT, true);
	textbox_changed(e, false);
}

void textbox_stop_drag(struct gui_element *e)
{
	textbox_of(e)->dragging = textbox_of(e)->drag.held = false;
	GuiSetTimer(e, TEXTBOX_DRAG_TIMER, 0, 0);
}

/* A right press beside the selection moves the caret there first. */
static int context(struct gui_element *e, const struct msg *msg)
{
	struct edit *d = &textbox_of(e)->edit;
	int at = textbox_byte_at(e, mouse_x(msg));

	if (at < edit_from(d) || at > edit_to(d)) {
		edit_place(d, at, false);
		textbox_changed(e, false);
	}
	return edit_context(e, (struct gui_point){mouse_x(msg), mouse_y(msg)});
}

/* The middle button pastes what is selected, here or elsewhere. */
static int paste_selection(struct gui_element *e, const struct msg *msg)
{
	struct textbox *b = textbox_of(e);

	if (b->read_only || b->dragging)
		return 1;
	edit_place(&b->edit, textbox_byte_at(e, mouse_x(msg)), false);
	return textbox_changed(e, textbox_paste(&b->edit, selection_get));
}

static int release(struct gui_element *e, const struct msg *msg)
{
	struct textbox *b = textbox_of(e);
	int from = edit_from(&b->edit);

	if (!mouse_is_left(msg))
		return 1;
	if (textbox_let_go(e))
		textbox_changed(e, false);
	else if (!b->password)
		selection_set(b->edit.text + from, edit_to(&b->edit) - from);
	textbox_stop_drag(e);
	return 1;
}

static const struct edit_hands hands = {press, paste_selection, context};

int textbox_mouse(struct gui_element *e, const struct msg *msg)
{
	switch (msg->code) {
	case MSG_MOUSEDOWN:
		return edit_button(e, msg, &hands);
	case MSG_MOUSEMOVE:
		return drag(e, msg);
	case MSG_MOUSEUP:
		return release(e, msg);
	}
	return 0;
}
