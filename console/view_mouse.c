/* console/view_mouse.c - the mouse on a terminal: told to the program, or selecting text. */
#include <stdlib.h>
#include "clip.h"
#include "console/terminal/keyseq.h"
#include "console/terminal/select.h"
#include "view_parts.h"

#define DRAG_MS	     40 /* between two steps beyond an edge */
#define ROWS_A_NOTCH 3

static int limit(int value, int least, int most)
{
	return value < least ? least : value > most ? most : value;
}

static int column_at(const struct view *v, int x)
{
	return limit((x - VIEW_SIDE) / view_cell_width(v), 0,
		     terminal_columns(v->session->screen) - 1);
}

/* The edge between two cells that is nearest. */
static int edge_at(const struct view *v, int x)
{
	int width = view_cell_width(v);

	return limit((x - VIEW_SIDE + width / 2) / width, 0, terminal_columns(v->session->screen));
}

/* Rows beyond the edges too: negative above. */
static int row_at(const struct view *v, int y)
{
	int height = view_cell_height(v);

	return y < VIEW_SIDE ? (y - VIEW_SIDE - height + 1) / height : (y - VIEW_SIDE) / height;
}

static struct keyseq_mouse event_of(const struct view *v, const struct msg *msg)
{
	return (struct keyseq_mouse){
		.button = MSG_BUTTON(msg->params[1]),
		.buttons = MSG_BUTTONS(msg->params[1]),
		.mods = MSG_MODS(msg->params[1]),
		.column = column_at(v, MSG_LOW(msg->params[0])),
		.row = limit(row_at(v, MSG_HIGH(msg->params[0])), 0,
			     terminal_rows(v->session->screen) - 1),
	};
}

static bool told(const struct view *v, const struct msg *msg, enum keyseq_action action)
{
	struct keyseq_mouse event = event_of(v, msg);

	event.action = action;
	return terminal_mouse(v->session->screen, &event);
}

static void press_left(struct view *v, const struct msg *msg)
{
	uint32_t clicks = msg->params[2];
	int x = MSG_LOW(msg->params[0]), row = row_at(v, MSG_HIGH(msg->params[0]));
	enum select_kind kind = clicks > 2    ? SELECT_LINES
				: clicks == 2 ? SELECT_WORDS
					      : SELECT_CELLS;

	row = limit(row, 0, terminal_rows(v->session->screen) - 1);
	v->selecting = true;
	if (MSG_MODS(msg->params[1]) & MOD_SHIFT && select_any(v->session->screen))
		select_extend(v->session->screen, edge_at(v, x), row);
	else
		select_start(v->session->screen,
			     kind == SELECT_CELLS ? edge_at(v, x) : column_at(v, x), row, kind);
}

static int press(struct gui_element *e, const struct msg *msg)
{
	struct view *v = view_of(e);

	if (told(v, msg, KEYSEQ_PRESS))
		return 1;
	switch (MSG_BUTTON(msg->params[1])) {
	case BUTTON_LEFT:
		press_left(v, msg);
		view_changed(e);
		return 1;
	case BUTTON_MIDDLE:
		view_paste_selection(e);
		return 1;
	}
	return 0; /* the right one: a menu */
}

static void extend(struct gui_element *e)
{
	struct view *v = view_of(e);

	select_extend(v->session->screen, edge_at(v, v->pointer.x), row_at(v, v->pointer.y));
	view_changed(e);
}

static int drag(struct gui_element *e, const struct msg *msg)
{
	struct view *v = view_of(e);
	struct rect r = GuiRect(e);
	bool beyond;

	v->pointer = (struct gui_point){MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0])};
	if (!v->selecting)
		return told(v, msg, KEYSEQ_MOVE);
	beyond = v->pointer.y < 0 || v->pointer.y >= r.bottom;
	GuiSetTimer(e, TIMER_DRAG, beyond ? DRAG_MS : 0, 0);
	extend(e);
	return 1;
}

void view_drag_on(struct gui_element *e)
{
	struct view *v = view_of(e);
	struct terminal *t = v->session->screen;

	terminal_set_view(t, terminal_view(t) + (v->pointer.y < 0 ? 1 : -1));
	extend(e);
}

static int release(struct gui_element *e, const struct msg *msg)
{
	struct view *v = view_of(e);

	if (!v->selecting)
		return told(v, msg, KEYSEQ_RELEASE);
	if (MSG_BUTTON(msg->params[1]) != BUTTON_LEFT)
		return 1;
	v->selecting = false;
	GuiSetTimer(e, TIMER_DRAG, 0, 0);
	view_offer_selection(e);
	return 1;
}

static int wheel(struct gui_element *e, const struct msg *msg)
{
	struct view *v = view_of(e);
	struct terminal *t = v->session->screen;
	int notches = (int)msg->params[2], step = notches > 0 ? 1 : -1;
	struct keyseq_mouse event = event_of(v, msg);

	event.action = KEYSEQ_WHEEL;
	event.notches = step;
	for (; notches; notches -= step)
		if (!terminal_mouse(t, &event))
			terminal_set_view(t, terminal_view(t) + step * ROWS_A_NOTCH);
	view_changed(e);
	return 1;
}

int view_mouse(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_MOUSEDOWN:
		return press(e, msg);
	case MSG_MOUSEMOVE:
		return drag(e, msg);
	case MSG_MOUSEUP:
		return release(e, msg);
	case MSG_MOUSEWHEEL:
		return wheel(e, msg);
	}
	return 0;
}
