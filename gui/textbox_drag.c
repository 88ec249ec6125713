/* gui/textbox_drag.c - text that is dragged out of a text box and into it. */
#include <stdlib.h>
#include <string.h>
#include "textbox.h"

/* Nobody may see a password, so it stays. */
static bool over_selection(const struct gui_element *e, int x)
{
	const struct textbox *b = textbox_of(e);
	int from = edit_from(&b->edit), to = edit_to(&b->edit);

	x += b->scroll - textbox_inner(e).left;
	return from != to && !b->password && x >= textbox_x(b, from) && x < textbox_x(b, to);
}

bool textbox_hold(struct gui_element *e, const struct msg *press)
{
	struct text_drag *d = &textbox_of(e)->drag;

	d->held = over_selection(e, mouse_x(press));
	d->pressed = (struct gui_point){mouse_x(press), mouse_y(press)};
	return d->held;
}

bool textbox_pull(struct gui_element *e, const struct msg *move)
{
	struct textbox *b = textbox_of(e);
	int from = edit_from(&b->edit);

	if (!(e->flags & ELEMENT_PRESSED))
		GuiSetCursor(e, over_selection(e, mouse_x(move)) ? CURSOR_ARROW : CURSOR_TEXT);
	if (!b->drag.held)
		return false;
	if (transfer_pulled(b->drag.pressed, move))
		text_drag_begin(e, &b->drag,
				text_drag_copy(b->edit.text + from, edit_to(&b->edit) - from),
				b->read_only ? DRAG_COPY : DRAG_COPY | DRAG_MOVE);
	return true;
}

/* Held, and let go of where it was: it was a click. */
bool textbox_let_go(struct gui_element *e)
{
	struct textbox *b = textbox_of(e);

	if (!b->drag.held)
		return false;
	b->drag.held = false;
	edit_place(&b->edit, textbox_byte_at(e, b->drag.pressed.x), false);
	return true;
}

/*
 * Into it.
 */
static bool there_already(const struct textbox *b, int at)
{
	return b->drag.text && at >= edit_from(&b->edit) && at <= edit_to(&b->edit);
}

static int over(struct gui_element *e, const struct msg *msg)
{
	struct textbox *b = textbox_of(e);
	struct text_drag *d = &b->drag;
	uint32_t action = text_drag_action(msg->params[1]);

	d->at = textbox_byte_at(e, mouse_x(msg));
	if (there_already(b, d->at))
		action = 0;
	d->over = action != 0;
	GuiDragAccept(action);
	GuiInvalidate(e);
	return 1;
}

/* What is selected goes elsewhere in the same text: what lies between is exchanged with it. */
static bool move_within(struct edit *d, int at)
{
	int from = edit_from(d), to = edit_to(d), length = to - from;
	int low = at < from ? at : from, high = at > to ? at : to;
	char *text = text_drag_exchange(d->text + low, high - low, (at < from ? from : to) - low);
	bool did;

	if (!text)
		return false;
	edit_place(d, low, false);
	edit_place(d, high, true);
	did = edit_insert(d, text, high - low);
	free(text);
	at = at < from ? at : at - length;
	edit_place(d, at, false);
	edit_place(d, at + length, true);
	return did;
}

static bool insert(struct edit *d, int at, const char *text)
{
	size_t length = strlen(text);

	edit_place(d, at, false);
	if (length > EDIT_LENGTH_MAX || !edit_insert(d, text, (int)length))
		return false;
	length = d->caret;
	edit_place(d, at, false);
	edit_place(d, (int)length, true);
	return true;
}

static int drop(struct gui_element *e, const struct msg *msg)
{
	struct textbox *b = textbox_of(e);
	int at = textbox_byte_at(e, mouse_x(msg));
	char *text;
	bool did;

	b->drag.over = false;
	if (b->drag.text && msg->params[1] == DRAG_MOVE) {
		did = !there_already(b, at) && move_within(&b->edit, at);
		text_drag_deinit(&b->drag);
		return textbox_changed(e, did);
	}
	text = GuiDragGetText();
	did = text && insert(&b->edit, at, text);
	free(text);
	GuiFocus(e);
	return textbox_changed(e, did);
}

static int ended(struct gui_element *e, uint32_t action)
{
	struct textbox *b = textbox_of(e);
	int from = edit_from(&b->edit), to = edit_to(&b->edit);

	if (text_drag_end(&b->drag, action, b->edit.text + from, to - from) && !b->read_only)
		textbox_changed(e, edit_delete(&b->edit, EDIT_LEFT));
	return 1;
}

int textbox_drop(struct gui_element *e, const struct msg *msg)
{
	if (msg->code == MSG_DRAG_END)
		return ended(e, msg->params[0]);
	if (textbox_of(e)->read_only)
		return 0;
	if (msg->code == MSG_DRAG_DROP)
		return drop(e, msg);
	if (msg->code != MSG_DRAG_LEAVE)
		return over(e, msg);
	textbox_of(e)->drag.over = false;
	GuiInvalidate(e);
	return 1;
}
