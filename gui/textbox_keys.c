/* gui/textbox_keys.c - keys and commands of a text box. */
#include <stdlib.h>
#include <string.h>
#include "textbox.h"

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

bool textbox_paste(struct edit *d, char *(*get)(uint32_t *length))
{
	uint32_t length;
	char *text = get(&length);
	bool did = text && length <= EDIT_LENGTH_MAX && edit_insert(d, text, length);

	free(text);
	return did;
}

void textbox_select_all(struct edit *d)
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
		return textbox_changed(e, textbox_paste(d, clipboard_get));
	case GUI_EDIT_DELETE:
		return textbox_changed(e, edit_delete(d, EDIT_LEFT));
	case GUI_EDIT_SELECT_ALL:
		textbox_select_all(d);
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
