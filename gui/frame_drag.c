/*
 * gui/frame_drag.c - moving and resizing a window.
 *
 * - both are states fed by ordinary mouse or key messages: frame.dragging or frame.keys says which
 * - the pointer's place on the screen counts, because the window moves under it
 * - a drag of the title bar to an edge of the screen arranges the window there; one away from such
 * a place gives it its old size back
 */
#include "frame.h"
#include "wnd.h"

#define UNSTICK 8 /* an arranged window comes loose after so many pixels */
#define STEP	8 /* pixels of an arrow key; with Ctrl one */

static void begin(struct gui_window *w)
{
	w->frame.grab = scale_pointer();
	w->frame.before = w->screen;
	w->frame.place_before = w->frame.place;
	w->frame.restore_before = w->frame.restore;
}

void frame_drag_begin(struct gui_window *w, uint32_t part)
{
	begin(w);
	w->frame.dragging = part;
}

/* An arranged window gets its old size back under the pointer. */
static void unstick(struct gui_window *w, struct gui_point at)
{
	struct rect old = w->frame.restore;
	int width = rect_width(old), offset = at.x - w->screen.left;

	offset = offset * width / (rect_width(w->screen) > 0 ? rect_width(w->screen) : 1);
	w->frame.restore = rect_make(at.x - offset, w->screen.top, width, rect_height(old));
	w->frame.grab = at;
	frame_arrange(w, ARRANGE_RESTORE);
	w->frame.before = w->screen;
}

static void drag_move(struct gui_window *w, struct gui_point at, int dx, int dy)
{
	struct rect area = w->frame.before;

	if (w->frame.place != ARRANGE_RESTORE) {
		if (dx * dx + dy * dy > UNSTICK * UNSTICK)
			unstick(w, at);
		return;
	}
	window_set_outer(w, rect_move(area, dx, area.top + dy < 0 ? -area.top : dy));
	snap_preview(w, frame_resizable(w) ? snap_at(at) : ARRANGE_RESTORE);
}

/* One pair of edges: the one that is dragged follows, the other stands still, the least size holds.
 */
static void stretch(int *low, int *high, int change, bool at_low, int least)
{
	if (at_low)
		*low = *low + change > *high - least ? *high - least : *low + change;
	else
		*high = *high + change < *low + least ? *low + least : *high + change;
}

static void drag_resize(struct gui_window *w, uint32_t part, int dx, int dy)
{
	struct gui_measure limits = window_limits(w);
	struct rect r = w->frame.before;

	if (part & (FRAME_LEFT | FRAME_RIGHT))
		stretch(&r.left, &r.right, dx, part & FRAME_LEFT, limits.min_width);
	if (part & (FRAME_TOP | FRAME_BOTTOM))
		stretch(&r.top, &r.bottom, dy, part & FRAME_TOP, limits.min_height);
	w->frame.place = ARRANGE_RESTORE; /* of a size of its own from now on */
	window_set_outer(w, r);
}

void frame_drag(struct gui_window *w)
{
	struct gui_point at = scale_pointer();
	int dx = at.x - w->frame.grab.x, dy = at.y - w->frame.grab.y;

	if (w->frame.dragging == FRAME_TITLE)
		drag_move(w, at, dx, dy);
	else if (dx || dy)
		drag_resize(w, w->frame.dragging, dx, dy);
}

void frame_drag_end(struct gui_window *w)
{
	uint32_t snap = ARRANGE_RESTORE;

	frame_drag(w);
	if (w->frame.dragging == FRAME_TITLE && w->frame.place == ARRANGE_RESTORE &&
	    frame_resizable(w) && !rect_equal(w->screen, w->frame.before))
		snap = snap_at(scale_pointer());
	frame_drag_cancel(w);
	if (snap == ARRANGE_RESTORE)
		return;
	frame_arrange(w, snap);
	w->frame.restore = w->frame.before;
}

void frame_drag_cancel(struct gui_window *w)
{
	if (w->frame.dragging)
		snap_preview(w, ARRANGE_RESTORE);
	w->frame.dragging = 0;
	w->frame.keys = 0;
}

/* Back to where it was. */
static void undo(struct gui_window *w)
{
	frame_drag_cancel(w);
	window_set_outer(w, rect_equal(w->frame.before, w->screen) ? w->screen : w->frame.before);
	w->frame.place = w->frame.place_before;
	w->frame.restore = w->frame.restore_before;
	if (w->frame.place != ARRANGE_RESTORE)
		window_set_outer(w, arrange_rect(w, w->frame.place));
	window_invalidate_all(w);
}

/*
 * With the arrow keys.
 */
void frame_keys_begin(struct gui_window *w, uint32_t how)
{
	if (how == ARRANGE_RESIZE && !frame_resizable(w))
		return;
	if (w->frame.place != ARRANGE_RESTORE)
		frame_arrange(w, ARRANGE_RESTORE);
	begin(w);
	w->frame.keys = how;
	window_set_cursor(w, CURSOR_MOVE);
}

static void step(struct gui_window *w, int dx, int dy)
{
	struct rect r = w->screen;

	if (w->frame.keys == ARRANGE_MOVE) {
		window_set_outer(w, rect_move(r, dx, r.top + dy < 0 ? -r.top : dy));
		return;
	}
	w->frame.before = r;
	drag_resize(w, (dx ? FRAME_RIGHT : 0) | (dy ? FRAME_BOTTOM : 0), dx, dy);
}

/* The arrow keys while the window follows them. */
static bool arrow(struct gui_window *w, const struct msg *msg)
{
	int way = msg->params[1] & MOD_CTRL ? 1 : STEP;

	switch (msg->params[0]) {
	case KEY_LEFT:
		step(w, -way, 0);
		return true;
	case KEY_RIGHT:
		step(w, way, 0);
		return true;
	case KEY_UP:
		step(w, 0, -way);
		return true;
	case KEY_DOWN:
		step(w, 0, way);
		return true;
	}
	return false;
}

bool frame_key(struct gui_window *w, const struct msg *msg)
{
	if (!w->frame.keys && !w->frame.dragging)
		return false;
	if (msg->code == MSG_MOUSEDOWN) {
		w->frame.keys = 0;
		return false;
	}
	if (msg->code != MSG_KEYDOWN)
		return w->frame.keys && (msg->code == MSG_KEYUP || msg->code == MSG_CHAR);
	if (msg->params[0] == KEY_ESCAPE)
		undo(w);
	else if (w->frame.keys && !arrow(w, msg))
		w->frame.keys = 0; /* Enter, or anything else: it is where it should be */
	return true;
}
