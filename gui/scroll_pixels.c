/* gui/scroll_pixels.c - shows contents that moved: by moving their pixels, or by painting anew. */
#include "gui_internal.h"
#include "wnd.h"

/* Are the pixels of this part what the element painted last, and nothing else? */
static bool intact(struct gui_element *e, struct rect area)
{
	struct gui_window *w = e->window;

	if (!(e->flags & GUI_OPAQUE) || !w->shown || w->stale_layout || w->dirty.count ||
	    inspecting)
		return false;
	for (; e->parent; e = e->parent) {
		if (!rect_equal(rect_intersect(area, GuiRect(e)), area))
			return false;
		area = rect_move(area, e->rect.left, e->rect.top);
		for (struct gui_element *above = e->next; above; above = above->next)
			if (!(above->flags & ELEMENT_HIDDEN) && rect_overlap(above->rect, area))
				return false;
	}
	area = rect_move(area, e->rect.left, e->rect.top);
	return rect_equal(rect_intersect(area, e->window->view), area);
}

void scroll_pixels(struct gui_element *e, struct rect area, int dx, int dy)
{
	struct gui_point origin = element_origin(e);
	struct rect r = scale_rect_up(rect_move(area, origin.x, origin.y));
	bool near = dx > -rect_width(area) && dx < rect_width(area) && dy > -rect_height(area) &&
		    dy < rect_height(area);

	if (!dx && !dy)
		return;
	if (!near || !intact(e, area) ||
	    WndScroll(e->window->id, &r, dx * gui_scale, dy * gui_scale) < 0)
		GuiInvalidateRect(e, area);
}
