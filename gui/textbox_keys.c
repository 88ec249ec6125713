/* gui/textbox_keys.c - keys, commands and the mouse of a text box. */
#include <stdlib.h>
#include <string.h>
#include "textbox.h"

#define DRAG_MS 40 /* between two steps of a drag beyond the edge */

int textbox_changed(struct gui_element *e, bool did)
{
	struct textbox *b = textbox_of(e);

	textbox_touched(e);
	if (did && b->changed)
		b->changed(e);
	else if (did)
		notify(e, MSG_CHANGED, b->edit.length);
	return 1;
}

/*
 * Commands.
 */
bool textbox_can_edit(const struct gui_element *e, enum gui_edit what)
{
	const struct textbox *b = textbox_of(e);
	bool selected = b->edit.caret != b->edit.anchor, writable = !b->read_only;

	switch (what) {
	case GUI_EDIT_UNDO:
		return writable && b->edit.undo.count > 0;
	case GUI_EDIT_REDO:
		return writable && b->edit.redo.count > 0;
	case GUI_EDIT_COPY:
		return selected && !b->password;
	case GUI_EDIT_CUT:
		return selected && !b->password && writable;
	case GUI_EDIT_DELETE:
		return selected && writable;
	case GUI_EDIT_PASTE:
		return writable && clipboard_has_text();
	case GUI_EDIT_SELECT_ALL:
		return b->edit.length > 0;
	}
	return false;
}

static bool copy(const struct edit *d)
{
	return clipboard_set(d->text + edit_from(d), edit_to(d) - edit_from(d));
}

static bool paste(struct edit *d, char *(*get)(uint32_t *length))
{
	uint32_t length;
	char *text = get(&length);
	bool did = text && length <= EDIT_LENGTH_MAX && edit_insert(d, text, length);

	free(text);
	return did;
}

static void select_all(struct edit *d)
{
	edit_place(d, 0, false);
	edit_place(d, d->length, true);
}

bool textbox_edit(struct gui_element *e, enum gui_edit what)
{
	struct edit *d = &textbox_of(e)->edit;

	if (!textbox_can_edit(e, what))
		return false;
	switch (what) {
	case GUI_EDIT_UNDO:
		return textbox_changed(e, edit_undo(d));
	case GUI_EDIT_REDO:
		return textbox_changed(e, edit_redo(d));
	case GUI_EDIT_CUT:
		return copy(d) && textbox_changed(e, edit_delete(d, EDIT_LEFT));
	case GUI_EDIT_COPY:
		return copy(d);
	case GUI_EDIT_PASTE:
		return textbox_changed(e, paste(d, clipboard_get));
	case GUI_EDIT_DELETE:
		return textbox_changed(e, edit_delete(d, EDIT_LEFT));
	case GUI_EDIT_SELECT_ALL:
		select_all(d);
		return textbox_changed(e, false);
	}
	return false;
}

/*
 * Keys.
 */

/* In a password a word is all there is, so that nothing tells where words end. */
static enum edit_motion by_word(const struct textbox *b, bool right)
{
	if (b->password)
		return right ? EDIT_END : EDIT_START;
	return right ? EDIT_WORD_RIGHT : EDIT_WORD_LEFT;
}

static int move(struct gui_element *e, enum edit_motion motion, uint32_t mods)
{
	edit_move(&textbox_of(e)->edit, motion, mods & MOD_SHIFT);
	return textbox_changed(e, false);
}

static int erase(struct gui_element *e, bool right, bool word)
{
	struct textbox *b = textbox_of(e);
	enum edit_motion motion = right ? EDIT_RIGHT : EDIT_LEFT;

	if (b->read_only)
		return 1;
	return textbox_changed(e, edit_delete(&b->edit, word ? by_word(b, right) : motion));
}

static int key_down(struct gui_element *e, const struct msg *msg)
{
	uint32_t key = msg->params[0], mods = msg->params[1];
	int command = edit_command(msg);
	bool words = mods & MOD_CTRL, right = key == KEY_RIGHT;

	if (mods & MOD_ALT)
		return 0;
	if (command >= 0) {
		textbox_edit(e, command);
		return 1;
	}
	switch (key) {
	case KEY_LEFT:
	case KEY_RIGHT:
		return move(e,
			    words   ? by_word(textbox_of(e), right)
			    : right ? EDIT_RIGHT
				    : EDIT_LEFT,
			    mods);
	case KEY_HOME:
		return move(e, EDIT_START, mods);
	case KEY_END:
		return move(e, EDIT_END, mods);
	case KEY_BACKSPACE:
	case KEY_DELETE:
		return erase(e, key == KEY_DELETE, words);
	case KEY_ENTER:
	case KEY_PAD_ENTER:
		return words ? 0 : notify(e, MSG_ACCEPTED, 0);
	case KEY_MENU:
		return edit_context(e,
				    (struct gui_point){textbox_caret_x(e), rect_height(e->rect)});
	}
	return 0;
}

static int type(struct gui_element *e, const struct msg *msg)
{
	struct textbox *b = textbox_of(e);
	uint32_t code = msg->params[0];

	if ((msg->params[1] & (MOD_CTRL | MOD_ALT)) || b->read_only ||
	    (b->accepts && !b->accepts(code)))
		return 0;
	return edit_type(&b->edit, code) ? textbox_changed(e, true) : 0;
}

int textbox_key(struct gui_element *e, const struct msg *msg)
{
	return msg->code == MSG_KEYDOWN ? key_down(e, msg) : type(e, msg);
}

/*
 * Mouse: press places the caret, drag selects; a double click selects a word and drags by words, a
 * triple click selects all.
 */
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
		select_all(&b->edit);
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
	return textbox_changed(e, paste(&b->edit, selection_get));
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

static int button(struct gui_element *e, const struct msg *msg)
{
	switch (MSG_BUTTON(msg->params[1])) {
	case BUTTON_LEFT:
		return press(e, msg);
	case BUTTON_MIDDLE:
		return paste_selection(e, msg);
	case BUTTON_RIGHT:
		return context(e, msg);
	}
	return 0;
}

int textbox_mouse(struct gui_element *e, const struct msg *msg)
{
	switch (msg->code) {
	case MSG_MOUSEDOWN:
		return button(e, msg);
	case MSG_MOUSEMOVE:
		return drag(e, msg);
	case MSG_MOUSEUP:
		return release(e, msg);
	}
	return 0;
}
