/* gui/scroll.c - a vertical scroll bar: its thumb, its picture, the mouse on it. */
#include "gui_internal.h"

#define THUMB_LEAST 24

void scroll_to(struct scroll *s, int position)
{
	int last = s->total - s->page;

	position = position > last ? last : position;
	s->position = position < 0 ? 0 : position;
}

static int thumb_length(const struct scroll *s)
{
	int track = rect_height(s->track);
	int length = (int64_t)track * s->page / s->total;

	length = length < THUMB_LEAST ? THUMB_LEAST : length;
	return length > track ? track : length;
}

struct rect scroll_thumb(const struct scroll *s)
{
	struct rect r = s->track;
	int length;

	if (s->total <= s->page || rect_empty(r))
		return (struct rect){0, 0, 0, 0};
	length = thumb_length(s);
	r.top += (int64_t)(rect_height(r) - length) * s->position / (s->total - s->page);
	r.bottom = r.top + length;
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

static void drag(struct scroll *s, int y)
{
	int way = rect_height(s->track) - thumb_length(s);

	if (way > 0)
		scroll_to(s, (int64_t)(y - s->grab - s->track.top) * (s->total - s->page) / way);
}

/* A press on the thumb drags it; one beside it turns a page. */
static void press(struct scroll *s, int y)
{
	struct rect thumb = scroll_thumb(s);

	if (rect_empty(thumb))
		return;
	if (y < thumb.top || y >= thumb.bottom) {
		scroll_to(s, s->position + (y < thumb.top ? -s->page : s->page));
		return;
	}
	s->dragging = true;
	s->grab = y - thumb.top;
}

bool scroll_mouse(struct scroll *s, const struct msg *msg)
{
	int x = mouse_x(msg), y = mouse_y(msg);
	bool over = rect_contains(s->track, x, y) && s->total > s->page;

	s->hovered = over;
	if (msg->code == MSG_MOUSEDOWN && over && mouse_is_left(msg)) {
		press(s, y);
		return true;
	}
	if (msg->code == MSG_MOUSEMOVE && s->dragging) {
		drag(s, y);
		return true;
	}
	if (msg->code == MSG_MOUSEUP && s->dragging) {
		s->dragging = false;
		return true;
	}
	return over;
}
