/*
 * gui/pan.c - a window smaller than its contents need: which part of them is seen.
 *
 * - only a small screen makes a window so small: its user cannot
 * - the contents keep the size they need; the window shows them through its view, which leaves
 *   room for bars at the edges, and scrolling moves them
 */
#include "gui_internal.h"
#include "wnd.h"

#define PAN_TIMER (SCROLL_TIMER + 8)
#define FIRST_MS  300
#define REPEAT_MS 60

static struct rect inside(const struct gui_window *w)
{
	struct rect in = frame_insets(w), all = window_whole(w);

	return (struct rect){in.left, in.top, all.right - in.right, all.bottom - in.bottom};
}

static bool panned(const struct gui_window *w)
{
	return scroll_needed(&w->pan.upright) || scroll_needed(&w->pan.flat);
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static void move_contents(struct gui_window *w)
{
	int width = larger(rect_width(w->view), w->pan.flat.total);
	int height = larger(rect_height(w->view), w->pan.upright.total);

	w->root->rect = rect_make(w->view.left - w->pan.flat.position,
				  w->view.top - w->pan.upright.position, width, height);
	hit_forget(w);
}

void pan_place(struct gui_window *w, int least_width, int least_height)
{
	struct rect r = inside(w);

	if (!frame_present(w))
		least_width = least_height = 0;
	w->view = scroll_pair_place(&w->pan, r, least_width, least_height);
	move_contents(w);
}

/* The bars have new positions. */
static void follow(struct gui_window *w, struct gui_point before)
{
	if (before.x == w->pan.flat.position && before.y == w->pan.upright.position)
		return;
	move_contents(w);
	window_invalidate(w, inside(w));
}

static struct gui_point position(const struct gui_window *w)
{
	return (struct gui_point){w->pan.flat.position, w->pan.upright.position};
}

void pan_show(struct gui_window *w, struct rect r)
{
	struct gui_point before = position(w);

	if (!panned(w))
		return;
	scroll_pair_show(&w->pan, r);
	follow(w, before);
}

int pan_wheel(struct gui_window *w, const struct msg *msg)
{
	struct gui_point before = position(w);

	if (!panned(w))
		return 0;
	scroll_pair_wheel(&w->pan, msg);
	follow(w, before);
	return 1;
}

int pan_key(struct gui_window *w, const struct msg *msg)
{
	struct gui_point before = position(w);
	struct scroll *s = &w->pan.upright;

	if (!panned(w) || msg->code != MSG_KEYDOWN || msg->params[1] & (MOD_ALT | MOD_CTRL))
		return 0;
	if (msg->params[0] == KEY_PAGE_DOWN)
		scroll_to(s, s->position + s->page - SCROLL_LINE);
	else if (msg->params[0] == KEY_PAGE_UP)
		scroll_to(s, s->position - s->page + SCROLL_LINE);
	else
		return 0;
	follow(w, before);
	return 1;
}

/*
 * The mouse on the bars.
 */
bool pan_held(const struct gui_window *w)
{
	const struct scroll_pair *p = &w->pan;

	return p->upright.dragging || p->upright.paging || p->flat.dragging || p->flat.paging;
}

static bool bar_mouse(struct gui_window *w, struct scroll *s, const struct msg *msg)
{
	struct scroll before = *s;
	bool mine = scroll_mouse(s, msg);

	if (s->hovered != before.hovered || s->dragging != before.dragging)
		window_invalidate(w, s->track);
	return mine;
}

bool pan_mouse(struct gui_window *w, const struct msg *msg)
{
	struct gui_point before = position(w);
	bool held = pan_held(w), mine;

	if (!panned(w))
		return false;
	mine = bar_mouse(w, &w->pan.upright, msg);
	mine |= bar_mouse(w, &w->pan.flat, msg);
	if (pan_held(w) && !held) {
		hit_forget(w);
		WndSetTimer(w->id, PAN_TIMER, FIRST_MS, TIMER_ONCE);
	}
	follow(w, before);
	if (mine)
		window_set_cursor(w, CURSOR_ARROW);
	return mine || held;
}

void pan_leave(struct gui_window *w)
{
	if (!panned(w) || pan_held(w))
		return;
	w->pan.upright.hovered = w->pan.flat.hovered = false;
	window_invalidate(w, w->pan.upright.track);
	window_invalidate(w, w->pan.flat.track);
}

void pan_cancel(struct gui_window *w)
{
	struct scroll_pair *p = &w->pan;

	p->upright.dragging = p->flat.dragging = false;
	p->upright.paging = p->flat.paging = 0;
	pan_leave(w);
}

bool pan_timer(struct gui_window *w, const struct msg *msg)
{
	struct gui_point before = position(w);

	if (msg->params[0] != PAN_TIMER)
		return false;
	if (w->pan.upright.paging)
		scroll_page_on(&w->pan.upright);
	if (w->pan.flat.paging)
		scroll_page_on(&w->pan.flat);
	if (pan_held(w))
		WndSetTimer(w->id, PAN_TIMER, REPEAT_MS, TIMER_ONCE);
	follow(w, before);
	return true;
}

void pan_paint(struct gui_window *w, struct gui_painter *p)
{
	struct rect r = inside(w);

	if (!panned(w))
		return;
	GuiPaintFill(p, (struct rect){w->view.right, r.top, r.right, r.bottom},
		     GuiTheme(GUI_COLOUR_WINDOW));
	GuiPaintFill(p, (struct rect){r.left, w->view.bottom, w->view.right, r.bottom},
		     GuiTheme(GUI_COLOUR_WINDOW));
	scroll_paint(&w->pan.upright, p);
	scroll_paint(&w->pan.flat, p);
}
