/* gui/textarea_mouse.c - the mouse on a text area: selecting, bars, wheel. */
#include "textarea.h"

#define DRAG_MS 40 /* between two steps of a drag beyond the edge */

static int position_under(const struct gui_element *e, struct gui_point at)
{
	return area_position_at(e, area_row_at(e, at.y), at.x);
}

/* The word or line at a position, or nothing around it, as the drag selects. */
static void unit_at(const struct textarea *t, int position, int *from, int *to)
{
	const struct document *d = &t->document;
	int line = document_line_at(d, position);

	*from = *to = position;
	if (t->drag == DRAG_OF_WORDS)
		document_word(d, position, from, to);
	if (t->drag == DRAG_OF_LINES) {
		*from = document_line_start(d, line);
		*to = document_line_start(d, line + 1);
	}
}

void area_select(struct gui_element *e, int anchor, int caret)
{
	struct textarea *t = area_of(e);
	struct area_before before = area_before(e, t->document.caret);

	document_place(&t->document, anchor, false);
	document_place(&t->document, caret, true);
	t->goal = -1;
	area_moved(e, &before);
}

/* From what the drag began with to what is under the pointer now, whole words or lines. */
static void drag_to_pointer(struct gui_element *e)
{
	struct textarea *t = area_of(e);
	int from, to;

	unit_at(t, position_under(e, t->pointer), &from, &to);
	if (from < t->drag_from)
		area_select(e, t->drag_to, from);
	else
		area_select(e, t->drag_from, to > t->drag_to ? to : t->drag_to);
}

static int press(struct gui_element *e, const struct msg *msg)
{
	struct textarea *t = area_of(e);
	uint32_t clicks = msg->params[2];
	int at;

	t->pointer = (struct gui_point){mouse_x(msg), mouse_y(msg)};
	at = position_under(e, t->pointer);
	if (clicks < 2 && !(MSG_MODS(msg->params[1]) & MOD_SHIFT) && area_hold(e, msg))
		return 1;
	t->drag = clicks < 2 ? DRAG_CHARACTERS : clicks == 2 ? DRAG_OF_WORDS : DRAG_OF_LINES;
	if (clicks < 2 && (MSG_MODS(msg->params[1]) & MOD_SHIFT)) {
		t->drag_from = t->drag_to = t->document.anchor;
		drag_to_pointer(e);
		return 1;
	}
	unit_at(t, at, &t->drag_from, &t->drag_to);
	area_select(e, t->drag_from, t->drag_to);
	return 1;
}

/* Beyond the edge the drag goes on by itself. */
static int drag(struct gui_element *e, const struct msg *msg)
{
	struct textarea *t = area_of(e);
	struct rect view = area_view(e);
	bool beyond;

	if (area_pull(e, msg))
		return 1;
	if (t->drag == DRAG_NONE)
		return 0;
	t->pointer = (struct gui_point){mouse_x(msg), mouse_y(msg)};
	beyond = !rect_contains(view, t->pointer.x, t->pointer.y);
	GuiSetTimer(e, TEXTAREA_DRAG_TIMER, beyond ? DRAG_MS : 0, 0);
	drag_to_pointer(e);
	return 1;
}

/* Rows per step: more, the further the pointer is away. */
static int speed(int beyond, int unit)
{
	return beyond < 0 ? beyond / unit - 1 : beyond > 0 ? beyond / unit + 1 : 0;
}

void area_drag_on(struct gui_element *e)
{
	struct textarea *t = area_of(e);
	struct rect view = area_view(e);
	struct gui_point p = t->pointer;
	int down = p.y < view.top ? p.y - view.top : p.y >= view.bottom ? p.y - view.bottom + 1 : 0;
	int right = p.x < view.left	? p.x - view.left
		    : p.x >= view.right ? p.x - view.right + 1
					: 0;
	struct row top = t->top;

	if (t->drag == DRAG_NONE)
		return;
	area_move_row(e, &top, speed(down, t->row_height));
	area_scroll_to(e, top, t->x + 8 * speed(right, 16));
	drag_to_pointer(e);
}

static int stop(struct gui_element *e, const struct msg *msg)
{
	if (!mouse_is_left(msg))
		return 1;
	if (!area_let_go(e, msg) && area_of(e)->drag != DRAG_NONE)
		area_offer(e);
	area_of(e)->drag = DRAG_NONE;
	GuiSetTimer(e, TEXTAREA_DRAG_TIMER, 0, 0);
	return 1;
}

static int wheel(struct gui_element *e, const struct msg *msg)
{
	struct textarea *t = area_of(e);
	int notches = -(int)msg->params[2];
	struct row top = t->top;

	if (MSG_MODS(msg->params[1]) & MOD_SHIFT) {
		area_scroll_to(e, top, t->x + notches * 2 * t->tab);
		return 1;
	}
	area_move_row(e, &top, notches * settings_wheel_lines());
	area_scroll_to(e, top, t->x);
	return 1;
}

bool area_bars(struct gui_element *e, const struct msg *msg)
{
	struct textarea *t = area_of(e);
	bool mine = scroll_handle(e, &t->vertical, msg);

	mine |= scroll_handle(e, &t->horizontal, msg);
	if (mine)
		area_bar_moved(e);
	return mine;
}

/* A right press beside the selection moves the caret there first. */
static int context(struct gui_element *e, const struct msg *msg)
{
	struct textarea *t = area_of(e);
	struct gui_point at = {mouse_x(msg), mouse_y(msg)};
	int position = position_under(e, at);

	if (position < document_from(&t->document) || position > document_to(&t->document))
		area_select(e, position, position);
	return edit_context(e, at);
}

/* The middle button pastes what is selected, here or elsewhere. */
static int paste_selection(struct gui_element *e, const struct msg *msg)
{
	int position = position_under(e, (struct gui_point){mouse_x(msg), mouse_y(msg)});

	if (area_of(e)->read_only || area_of(e)->drag != DRAG_NONE)
		return 1;
	area_select(e, position, position);
	area_paste_selection(e);
	return 1;
}

static const struct edit_hands hands = {press, paste_selection, context};

static void set_cursor(struct gui_element *e, const struct msg *msg)
{
	struct rect view = area_view(e);
	bool text = rect_contains(view, mouse_x(msg), mouse_y(msg));

	GuiSetCursor(e, text || area_of(e)->drag ? CURSOR_TEXT : CURSOR_ARROW);
}

int area_mouse(struct gui_element *e, const struct msg *msg)
{
	struct textarea *t = area_of(e);

	set_cursor(e, msg);
	if (t->drag == DRAG_NONE && area_bars(e, msg))
		return 1;
	switch (msg->code) {
	case MSG_MOUSEDOWN:
		return edit_button(e, msg, &hands);
	case MSG_MOUSEMOVE:
		return drag(e, msg);
	case MSG_MOUSEUP:
		return stop(e, msg);
	case MSG_MOUSEWHEEL:
		return wheel(e, msg);
	}
	return 0;
}
