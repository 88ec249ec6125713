/* gui/scroll.c - a scroll bar, upright or flat: its thumb, its picture, the mouse on it. */
#include "gui_internal.h"

#define THUMB_LEAST 24

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

/* A press on the thumb drags it; one beside it turns a page. */
static void press(struct scroll *s, int at)
{
	int start;

	if (rect_empty(scroll_thumb(s)))
		return;
	start = thumb_start(s);
	if (at < start || at >= start + thumb_length(s)) {
		scroll_to(s, s->position + (at < start ? -s->page : s->page));
		return;
	}
	s->dragging = true;
	s->grab = at - start;
}

bool scroll_mouse(struct scroll *s, const struct msg *msg)
{
	int x = mouse_x(msg), y = mouse_y(msg);
	int at = s->horizontal ? x : y;
	bool over = rect_contains(s->track, x, y) && s->total > s->page;

	s->hovered = over;
	if (msg->code == MSG_MOUSEDOWN && over && mouse_is_left(msg)) {
		press(s, at);
		return true;
	}
	if (msg->code == MSG_MOUSEMOVE && s->dragging) {
		drag(s, at);
		return true;
	}
	if (msg->code == MSG_MOUSEUP && s->dragging) {
		s->dragging = false;
		return true;
	}
	return over;
}
