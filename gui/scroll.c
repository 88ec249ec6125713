/*
 * gui/scroll.c - a scroll bar, upright or flat: its thumb, its picture, the mouse on it.
 *
 * - a widget with a bar in it gives its messages to scroll_handle first
 */
#include "gui_internal.h"

#define THUMB_LEAST 24
#define FIRST_MS    300 /* held beside the thumb so long before it goes on by itself */
#define REPEAT_MS   60

void scroll_to(struct scroll *s, int position)
{
	int last = s->total - s->page;

	position = position > last ? last : position;
	s->position = position < 0 ? 0 : position;
}

/* Where the bar begins and how long it is, in its own direction. */
static int track_start(const struct scroll *s)
{
	return s->horizontal ? s->track.left : s->track.top;
}

static int track_length(const struct scroll *s)
{
	return s->horizontal ? rect_width(s->track) : rect_height(s->track);
}

static int thumb_length(const struct scroll *s)
{
	int track = track_length(s);
	int length = (int64_t)track * s->page / s->total;

	length = length < THUMB_LEAST ? THUMB_LEAST : length;
	return length > track ? track : length;
}

/* The pixel it begins at. */
static int thumb_start(const struct scroll *s)
{
	int way = track_length(s) - thumb_length(s);

	return track_start(s) + (int64_t)way * s->position / (s->total - s->page);
}

struct rect scroll_thumb(const struct scroll *s)
{
	struct rect r = s->track;

	if (s->total <= s->page || rect_empty(r))
		return (struct rect){0, 0, 0, 0};
	if (s->horizontal) {
		r.left = thumb_start(s);
		r.right = r.left + thumb_length(s);
	} else {
		r.top = thumb_start(s);
		r.bottom = r.top + thumb_length(s);
	}
	return r;
}

void scroll_paint(const struct scroll *s, struct gui_painter *p)
{
	struct rect thumb = scroll_thumb(s);
	uint32_t colour = GuiTheme(GUI_COLOUR_SCROLLBAR);

	if (rect_empty(thumb))
		return;
	if (s->dragging || s->hovered)
		colour = paint_mix(colour, GuiTheme(GUI_COLOUR_TEXT), s->dragging ? 90 : 50);
	GuiPaintRounded(
		p, (struct rect){thumb.left + 3, thumb.top + 3, thumb.right - 3, thumb.bottom - 3},
		3, colour);
}

/* `at` is the pointer's pixel in the bar's direction. */
static void drag(struct scroll *s, int at)
{
	int way = track_length(s) - thumb_length(s);

	if (way > 0)
		scroll_to(s, (int64_t)(at - s->grab - track_start(s)) * (s->total - s->page) / way);
}

bool scroll_page_on(struct scroll *s)
{
	int start = thumb_start(s), before = s->position;

	if (s->paging < 0 && s->pointer < start)
		scroll_to(s, s->position - s->page);
	else if (s->paging > 0 && s->pointer >= start + thumb_length(s))
		scroll_to(s, s->position + s->page);
	return s->position != before;
}

/* A press on the thumb drags it; one beside it turns pages. */
static void press(struct scroll *s)
{
	int start = thumb_start(s);

	if (s->pointer < start || s->pointer >= start + thumb_length(s)) {
		s->paging = s->pointer < start ? -1 : 1;
		scroll_page_on(s);
		return;
	}
	s->dragging = true;
	s->grab = s->pointer - start;
}

static bool let_go(struct scroll *s)
{
	bool held = s->dragging || s->paging;

	s->dragging = false;
	s->paging = 0;
	return held;
}

bool scroll_mouse(struct scroll *s, const struct msg *msg)
{
	int x = mouse_x(msg), y = mouse_y(msg);
	bool needed = s->total > s->page && !rect_empty(s->track);
	bool over = needed && rect_contains(s->track, x, y);

	s->hovered = over;
	s->pointer = s->horizontal ? x : y;
	if (!needed || !(MSG_BUTTONS(msg->params[1]) & BUTTON_BIT(BUTTON_LEFT)))
		return let_go(s) || over;
	if (msg->code == MSG_MOUSEDOWN && over && mouse_is_left(msg))
		press(s);
	else if (msg->code == MSG_MOUSEMOVE && s->dragging)
		drag(s, s->pointer);
	return over || s->dragging || s->paging;
}

/*
 * As a part of a widget.
 */
static bool repeat(struct gui_element *e, struct scroll *s, const struct msg *msg)
{
	if (msg->params[0] != SCROLL_TIMER + (uint32_t)s->horizontal)
		return false;
	if (s->paging) {
		scroll_page_on(s);
		GuiSetTimer(e, SCROLL_TIMER + s->horizontal, REPEAT_MS, TIMER_ONCE);
		GuiInvalidateRect(e, s->track);
	}
	return true;
}

bool scroll_handle(struct gui_element *e, struct scroll *s, const struct msg *msg)
{
	struct scroll before = *s;
	bool mine = false;

	if (msg->code == MSG_TIMER)
		return repeat(e, s, msg);
	if (msg->code == MSG_GUI_LEAVE || msg->code == MSG_GUI_CANCEL)
		s->hovered = false;
	if (msg->code == MSG_GUI_CANCEL)
		let_go(s);
	if (msg->code == MSG_MOUSEDOWN || msg->code == MSG_MOUSEMOVE || msg->code == MSG_MOUSEUP)
		mine = scroll_mouse(s, msg);
	if (s->paging != before.paging)
		GuiSetTimer(e, SCROLL_TIMER + s->horizontal, s->paging ? FIRST_MS : 0, TIMER_ONCE);
	if (s->hovered != before.hovered || s->dragging != before.dragging ||
	    s->position != before.position)
		GuiInvalidateRect(e, s->track);
	return mine;
}
