/*
 * gui/frame_arrange.c - places a window can take: all of the work area, halves and quarters of it;
 * the preview that shows where a drag would drop it.
 */
#include "frame.h"

#define NEAR	8 /* pixels from a side of the screen that count as the side */
#define INSET	6 /* of the preview */
#define RADIUS	10
#define OPACITY 64

static struct gui_element *preview; /* NULL: not shown */
static uint32_t previewed;

struct rect arrange_rect(struct gui_window *w, uint32_t how)
{
	struct rect r = GuiWorkArea();
	struct gui_measure limits = window_limits(w);
	int x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2;

	if (how == ARRANGE_LEFT || how == ARRANGE_TOP_LEFT || how == ARRANGE_BOTTOM_LEFT)
		r.right = x;
	else if (how != ARRANGE_MAXIMISE)
		r.left = x;
	if (how == ARRANGE_TOP_LEFT || how == ARRANGE_TOP_RIGHT)
		r.bottom = y;
	else if (how == ARRANGE_BOTTOM_LEFT || how == ARRANGE_BOTTOM_RIGHT)
		r.top = y;
	if (rect_width(r) < limits.min_width)
		r.right = r.left + limits.min_width;
	if (rect_height(r) < limits.min_height)
		r.bottom = r.top + limits.min_height;
	return r;
}

void frame_arrange(struct gui_window *w, uint32_t how)
{
	struct gui_frame *f = &w->frame;

	if (how == ARRANGE_MOVE || how == ARRANGE_RESIZE) {
		frame_keys_begin(w, how);
		return;
	}
	if (how >= ARRANGES || how == f->place || !frame_resizable(w))
		return;
	if (f->place == ARRANGE_RESTORE)
		f->restore = w->screen;
	f->place = how;
	window_set_outer(w, how == ARRANGE_RESTORE ? f->restore : arrange_rect(w, how));
	window_invalidate_all(w);
}

void frame_maximise(struct gui_window *w, bool maximised)
{
	frame_arrange(w, maximised ? ARRANGE_MAXIMISE : ARRANGE_RESTORE);
}

/* The screen's sides: left and right are halves, their ends quarters, the top is all. */
uint32_t snap_at(struct gui_point p)
{
	struct rect screen = GuiScreen();
	int width = screen.right, height = screen.bottom;

	if (p.x < NEAR)
		return p.y < height / 5	      ? ARRANGE_TOP_LEFT
		       : p.y > height * 4 / 5 ? ARRANGE_BOTTOM_LEFT
					      : ARRANGE_LEFT;
	if (p.x >= width - NEAR)
		return p.y < height / 5	      ? ARRANGE_TOP_RIGHT
		       : p.y > height * 4 / 5 ? ARRANGE_BOTTOM_RIGHT
					      : ARRANGE_RIGHT;
	return p.y < NEAR ? ARRANGE_MAXIMISE : ARRANGE_RESTORE;
}

static int paint_preview(struct gui_element *e, struct msg *msg)
{
	struct rect r = rect_inset(GuiRect(e), INSET);
	uint32_t accent = GuiTheme(GUI_COLOUR_ACCENT);

	if (msg->code != MSG_GUI_PAINT)
		return 0;
	paint_clear(GuiPainter(msg));
	GuiPaintRounded(GuiPainter(msg), r, RADIUS, GUI_ALPHA(accent, OPACITY));
	GuiPaintOutline(GuiPainter(msg), r, (struct gui_stroke){RADIUS, 2, GUI_ALPHA(accent, 200)});
	return 1;
}

void snap_preview(struct gui_window *w, uint32_t how)
{
	struct gui_window_options o = {.placed = true, .flags = GUI_WINDOW_BORDERLESS};
	struct rect r;

	if (how == previewed)
		return;
	GuiDestroy(preview);
	preview = NULL;
	previewed = how;
	if (how == ARRANGE_RESTORE)
		return;
	r = arrange_rect(w, how);
	o.x = r.left;
	o.y = r.top;
	o.width = rect_width(r);
	o.height = rect_height(r);
	o.wnd_flags = WND_ALPHA | WND_NO_FOCUS | WND_NO_LIST | WND_TOPMOST;
	preview = GuiWindowCreateWith(&o);
	GuiSetHandler(preview, paint_preview);
}
