/* gui/scroll_pair.c - two scroll bars at the edges of what they scroll: upright and flat. */
#include "gui_internal.h"

/* One bar may take the room that makes the other one needed. */
struct rect scroll_pair_place(struct scroll_pair *s, struct rect r, int width, int height)
{
	bool upright = height > rect_height(r);
	bool flat = width > rect_width(r) - (upright ? GUI_SCROLLBAR : 0);

	upright |= flat && height > rect_height(r) - GUI_SCROLLBAR;
	s->flat.horizontal = true;
	s->upright.track = s->flat.track = r;
	s->upright.track.left = r.right - (upright ? GUI_SCROLLBAR : 0);
	s->flat.track.top = r.bottom - (flat ? GUI_SCROLLBAR : 0);
	s->upright.track.bottom = s->flat.track.top;
	s->flat.track.right = s->upright.track.left;
	s->upright.total = height;
	s->upright.page = rect_height(s->upright.track);
	s->flat.total = width;
	s->flat.page = rect_width(s->flat.track);
	scroll_to(&s->upright, s->upright.position);
	scroll_to(&s->flat, s->flat.position);
	return (struct rect){r.left, r.top, s->flat.track.right, s->upright.track.bottom};
}

bool scroll_needed(const struct scroll *s)
{
	return s->total > s->page;
}

struct scroll *scroll_pair_wheel(struct scroll_pair *s, const struct msg *msg)
{
	int by = -(int)msg->params[2] * settings_wheel_lines() * SCROLL_LINE;
	bool sideways = (MSG_MODS(msg->params[1]) & MOD_SHIFT) || !scroll_needed(&s->upright);
	struct scroll *bar = sideways ? &s->flat : &s->upright;

	scroll_to(bar, bar->position + by);
	return bar;
}

static void show(struct scroll *s, int from, int to)
{
	int position = s->position;

	if (to > position + s->page)
		position = to - s->page;
	scroll_to(s, from < position ? from : position);
}

void scroll_pair_show(struct scroll_pair *s, struct rect r)
{
	show(&s->flat, r.left, r.right);
	show(&s->upright, r.top, r.bottom);
}
