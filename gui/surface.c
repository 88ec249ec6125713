/*
 * gui/surface.c - a window's pixels: mapping them, what is dirty, one paint of all that is.
 *
 * - the first change asks the window manager for a MSG_PAINT; later ones only add to the dirty area
 */
#include "gui_internal.h"
#include "wnd.h"

static struct rect whole(const struct gui_window *w)
{
	return rect_make(0, 0, w->surface.width, w->surface.height);
}

void window_invalidate(struct gui_window *w, struct rect rect)
{
	rect = rect_intersect(rect, whole(w));
	if (rect_empty(rect))
		return;
	if (w->dirty.count == 0 && w->shown)
		WndInvalidate(w->id, &rect);
	dirty_add(&w->dirty, rect);
}

void window_invalidate_all(struct gui_window *w)
{
	window_invalidate(w, whole(w));
}

/* The contents fill what the frame leaves. */
void window_map(struct gui_window *w)
{
	struct rect in = frame_insets(w);

	if (WndMapSurface(w->id, &w->surface) < 0)
		w->surface = (struct surface){NULL, 0, 0, 0};
	w->root->rect = (struct rect){in.left, in.top, w->surface.width - in.right,
				      w->surface.height - in.bottom};
	w->screen.right = w->screen.left + w->surface.width;
	w->screen.bottom = w->screen.top + w->surface.height;
	w->stale_layout = true;
	window_invalidate_all(w);
}

void window_set_outer(struct gui_window *w, struct rect screen)
{
	int width = rect_width(screen), height = rect_height(screen);

	if (screen.left != w->screen.left || screen.top != w->screen.top) {
		WndMove(w->id, screen.left, screen.top);
		w->screen = rect_make(screen.left, screen.top, rect_width(w->screen),
				      rect_height(w->screen));
	}
	if (width == w->surface.width && height == w->surface.height)
		return;
	if (WndResize(w->id, width, height) >= 0)
		window_map(w);
}

static void paint_tree(struct gui_element *e, const struct gui_painter *outer)
{
	struct gui_painter p = painter_for(outer, e->rect);

	if (rect_empty(p.clip) || (e->flags & ELEMENT_HIDDEN))
		return;
	GuiSend(e, MSG_GUI_PAINT, (uint32_t)(uintptr_t)&p, 0, 0);
	for (struct gui_element *child = e->first; child; child = child->next)
		paint_tree(child, &p);
}

/* The lowest opaque element that covers all of the rectangle: nothing above it need be painted. */
static struct gui_element *paint_start(struct gui_window *w, struct rect dirty)
{
	struct gui_element *start = NULL, *e = w->root;

	while (e && !(e->flags & ELEMENT_HIDDEN) &&
	       rect_equal(rect_intersect(e->rect, dirty), dirty)) {
		struct gui_element *child = e->first;

		if (e->flags & GUI_OPAQUE)
			start = e;
		dirty = rect_move(dirty, -e->rect.left, -e->rect.top);
		while (child && !rect_overlap(child->rect, dirty))
			child = child->next;
		e = child;
	}
	return start;
}

static void paint_rect(struct gui_window *w, struct rect dirty)
{
	struct gui_painter p = {w->surface.pixels, w->surface.pitch, 0, 0, dirty};
	struct gui_element *start = paint_start(w, dirty);

	if (start) {
		struct gui_point origin = element_origin(start);

		p.x = origin.x - start->rect.left;
		p.y = origin.y - start->rect.top;
		paint_tree(start, &p);
	} else {
		if (frame_present(w))
			frame_paint(w, &p);
		paint_tree(w->root, &p);
	}
	p.x = p.y = 0;
	if (frame_present(w))
		frame_paint_border(w, &p);
	if (inspecting)
		inspect_paint(w, &p);
}

void window_paint(struct gui_window *w)
{
	struct rect rects[REGION_RECTS_MAX], bounds;
	struct dirty dirty;
	int count = WndGetUpdateRegion(w->id, rects, REGION_RECTS_MAX);

	if (count > REGION_RECTS_MAX) {
		rects[0] = whole(w);
		count = 1;
	}
	WndBeginPaint(w->id, &bounds);
	for (int i = 0; i < count; i++)
		dirty_add(&w->dirty, rect_intersect(rects[i], whole(w)));
	dirty = w->dirty;
	w->dirty.count = 0;
	if (!w->surface.pixels || dirty.count == 0)
		return;
	for (int i = 0; i < dirty.count; i++)
		paint_rect(w, dirty.rects[i]);
	if (inspecting)
		inspect_painted(w);
	WndPresent(w->id, dirty.rects, dirty.count);
}
