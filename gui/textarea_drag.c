/* gui/textarea_drag.c - text that is dragged out of a text area and into it. */
#include <stdlib.h>
#include <string.h>
#include "textarea.h"

static int position_under(const struct gui_element *e, const struct msg *msg)
{
	return area_position_at(e, area_row_at(e, mouse_y(msg)), mouse_x(msg));
}

/* At the selection's ends the nearest position is not enough: the pointer may be beside it. */
static bool over_selection(const struct gui_element *e, const struct msg *msg)
{
	const struct document *d = &area_of(e)->document;
	int from = document_from(d), to = document_to(d), at = position_under(e, msg);

	if (from == to || !rect_contains(area_view(e), mouse_x(msg), mouse_y(msg)))
		return false;
	if (at == from)
		return mouse_x(msg) >= area_x(e, area_row_at(e, mouse_y(msg)), at);
	if (at == to)
		return mouse_x(msg) < area_x(e, area_row_at(e, mouse_y(msg)), at);
	return at > from && at < to;
}

bool area_hold(struct gui_element *e, const struct msg *press)
{
	struct text_drag *d = &area_of(e)->carried;

	d->held = over_selection(e, press);
	d->pressed = (struct gui_point){mouse_x(press), mouse_y(press)};
	return d->held;
}

bool area_pull(struct gui_element *e, const struct msg *move)
{
	struct textarea *t = area_of(e);
	int from = document_from(&t->document), to = document_to(&t->document);

	if (!(e->flags & ELEMENT_PRESSED) && over_selection(e, move))
		GuiSetCursor(e, CURSOR_ARROW);
	if (!t->carried.held)
		return false;
	if (transfer_pulled(t->carried.pressed, move))
		text_drag_begin(e, &t->carried,
				text_drag_copy(document_span(&t->document, from, to), to - from),
				t->read_only ? DRAG_COPY : DRAG_COPY | DRAG_MOVE);
	return true;
}

/* Held, and let go of where it was: it was a click. */
bool area_let_go(struct gui_element *e, const struct msg *release)
{
	if (!area_of(e)->carried.held)
		return false;
	area_of(e)->carried.held = false;
	area_select(e, position_under(e, release), position_under(e, release));
	return true;
}

/*
 * Into it.
 */
static bool there_already(const struct textarea *t, int at)
{
	return t->carried.text && at >= document_from(&t->document) &&
	       at <= document_to(&t->document);
}

/* Where it would go. */
static void show_place(struct gui_element *e, bool over, int at)
{
	struct text_drag *d = &area_of(e)->carried;

	if (d->over)
		area_invalidate_caret_at(e, d->at);
	d->over = over;
	d->at = at;
	if (over)
		area_invalidate_caret_at(e, at);
}

static int over(struct gui_element *e, const struct msg *msg)
{
	int at = position_under(e, msg);
	uint32_t action = text_drag_action(msg->params[1]);

	if (there_already(area_of(e), at))
		action = 0;
	show_place(e, action != 0, at);
	GuiDragAccept(action);
	return 1;
}

/* What is selected goes elsewhere in the same text: what lies between is exchanged with it. */
static void move_within(struct gui_element *e, int at)
{
	struct document *d = &area_of(e)->document;
	int from = document_from(d), to = document_to(d), length = to - from;
	int low = at < from ? at : from, high = at > to ? at : to;
	char *text = text_drag_exchange(document_span(d, low, high), high - low,
					(at < from ? from : to) - low);

	if (!text)
		return;
	area_select(e, low, high);
	at = at < from ? at : at - length;
	if (area_insert(e, text, high - low))
		area_select(e, at, at + length);
	free(text);
}

static int drop(struct gui_element *e, const struct msg *msg)
{
	struct textarea *t = area_of(e);
	int at = position_under(e, msg);
	char *text;

	show_place(e, false, 0);
	if (t->carried.text && msg->params[1] == DRAG_MOVE) {
		if (!there_already(t, at))
			move_within(e, at);
		text_drag_deinit(&t->carried);
		return 1;
	}
	text = GuiDragGetText();
	area_select(e, at, at);
	if (text && area_insert(e, text, (int)strlen(text)))
		area_select(e, at, t->document.caret);
	free(text);
	GuiFocus(e);
	return 1;
}

static int ended(struct gui_element *e, uint32_t action)
{
	struct textarea *t = area_of(e);
	int from = document_from(&t->document), to = document_to(&t->document);
	const char *text = document_span(&t->document, from, to);

	if (text_drag_end(&t->carried, action, text, to - from) && !t->read_only)
		area_insert(e, "", 0);
	return 1;
}

int area_drop(struct gui_element *e, const struct msg *msg)
{
	if (msg->code == MSG_DRAG_END)
		return ended(e, msg->params[0]);
	if (area_of(e)->read_only)
		return 0;
	if (msg->code == MSG_DRAG_DROP)
		return drop(e, msg);
	if (msg->code != MSG_DRAG_LEAVE)
		return over(e, msg);
	show_place(e, false, 0);
	return 1;
}
