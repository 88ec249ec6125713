/* gui/hit.c - which element is under the pointer, and how far around that stays so. */
#include "gui_internal.h"
#include "wnd.h"

/* Take from the area what lies beyond the side of the rectangle that faces the point. */
static void cut(struct rect *area, struct rect r, int x, int y)
{
	if (x < r.left)
		area->right = area->right < r.left ? area->right : r.left;
	else if (x >= r.right)
		area->left = area->left > r.right ? area->left : r.right;
	else if (y < r.top)
		area->bottom = area->bottom < r.top ? area->bottom : r.top;
	else
		area->top = area->top > r.bottom ? area->top : r.bottom;
}

/* The topmost child at the point; the area becomes the part of it where that is so. */
static struct gui_element *child_at(const struct hit *in, struct rect *area, int x, int y)
{
	struct gui_element *child = in->element->last;

	for (; child; child = child->prev) {
		struct rect r = rect_move(child->rect, in->origin.x, in->origin.y);

		if ((child->flags & ELEMENT_HIDDEN) || rect_empty(r))
			continue;
		if (rect_contains(r, x, y)) {
			*area = rect_intersect(*area, r);
			break;
		}
		cut(area, r, x, y);
	}
	return child;
}

static void look(struct gui_window *w, struct hit *hit, int x, int y)
{
	struct gui_element *child = w->root;

	hit->origin = (struct gui_point){0, 0};
	do {
		hit->element = child;
		hit->origin.x += child->rect.left;
		hit->origin.y += child->rect.top;
		child = child_at(hit, &hit->area, x, y);
	} while (child);
	hit->cursor = hit_cursor(hit->element);
}

struct gui_element *hit_find(struct gui_window *w, int x, int y)
{
	struct hit hit = {.area = rect_intersect(frame_inside(w), w->view)};
	bool inside = rect_contains(hit.area, x, y);

	if (hit_known(&w->hit, x, y))
		return w->hit.element;
	look(w, &hit, x, y);
	w->hit = hit;
	if (!inside)
		hit_forget(w);
	return hit.element;
}

void hit_forget(struct gui_window *w)
{
	if (w)
		w->hit.element = NULL;
}

uint32_t hit_cursor(const struct gui_element *e)
{
	for (; e; e = e->parent)
		if (e->cursor >= 0 && element_enabled(e))
			return e->cursor;
	return CURSOR_ARROW;
}
