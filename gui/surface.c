/*
 * gui/surface.c - a window's pixels: mapping them, what is dirty, one paint of all that is.
 *
 * - the first change asks the window manager for a MSG_PAINT; later ones only add to the dirty area
 */
#include "gui_internal.h"
#include "wnd.h"

/* Of a size that is no multiple of the scale the last line is not painted; none is made so here. */
struct rect window_whole(const struct gui_window *w)
{
	return rect_make(0, 0, w->surface.width / gui_scale, w->surface.height / gui_scale);
}

void window_invalidate(struct gui_window *w, struct rect rect)
{
	rect = rect_intersect(rect, window_whole(w));
	if (rect_empty(rect))
		return;
	if (w->dirty.count == 0 && w->shown) {
		struct rect pixels = scale_rect_up(rect);

		WndInvalidate(w->id, &pixels);
	}
	dirty_add(&w->dirty, rect);
}

void window_invalidate_all(struct gui_window *w)
{
	window_invalidate(w, window_whole(w));
}

/* The contents fill what the frame leaves. */
void window_map(struct gui_window *w)
{
	struct rect in = frame_insets(w), all;

	if (WndMapSurface(w->id, &w->surface) < 0)
		w->surface = (struct surface){NULL, 0, 0, 0};
	all = window_whole(w);
	w->view = (struct rect){in.left, in.top, all.right - in.right, all.bottom - in.bottom};
	w->root->rect = w->view;
	hit_forget(w);
	w->screen.right = w->screen.left + all.right;
	w->screen.bottom = w->screen.top + all.bottom;
	w->stale_layout = true;
	/* What was dirty may lie outside now, and the window manager's paint with it: ask anew. */
	w->dirty.count = 0;
	window_invalidate_all(w);
}

void window_set_outer(struct gui_window *w, struct rect screen)
{
	int width = rect_width(screen) * gui_scale, height = rect_height(screen) * gui_scale;

	if (screen.left != w->screen.left || screen.top != w->screen.top) {
		WndMove(w->id, screen.left * gui_scale, screen.top * gui_scale);
		w->screen = rect_make(screen.left, screen.top, rect_width(w->screen),
				      rect_height(w->screen));
	}
	if (width == w->surface.width && height == w->surface.height)
		return;
	w->wish = (struct rect){0, 0, 0, 0};
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

static bool within(struct rect r, struct rect outer)
{
	return rect_equal(rect_intersect(r, outer), r);
}

static void paint_rect(struct gui_window *w, struct rect dirty)
{
	struct gui_painter p = {w->surface.pixels, w->surface.pitch, 0, 0, dirty, gui_scale};
	struct gui_element *start = within(dirty, w->view) ? paint_start(w, dirty) : NULL;

	if (start) {
		struct gui_point origin = element_origin(start);

		p.x = origin.x - start->rect.left;
		p.y = origin.y - start->rect.top;
		paint_tree(start, &p);
	} else {
		if (frame_present(w))
			frame_paint(w, &p);
		p.clip = rect_intersect(dirty, w->view);
		paint_tree(w->root, &p);
		p.clip = dirty;
		pan_paint(w, &p);
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
		rects[0] = scale_rect_up(window_whole(w));
		count = 1;
	}
	WndBeginPaint(w->id, &bounds);
	for (int i = 0; i < count; i++)
		dirty_add(&w->dirty, rect_intersect(GuiLogical(rects[i]), window_whole(w)));
	dirty = w->dirty;
	w->dirty.count = 0;
	if (!w->surface.pixels || dirty.count == 0)
		return;
	for (int i = 0; i < dirty.count; i++)
		paint_rect(w, dirty.rects[i]);
	if (inspecting)
		inspect_painted(w);
	for (int i = 0; i < dirty.count; i++)
		dirty.rects[i] = scale_rect_up(dirty.rects[i]);
	WndPresent(w->id, dirty.rects, dirty.count);
}
