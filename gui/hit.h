/*
 * gui/hit.h - what is under the pointer.
 *
 * A window keeps its last answer together with a rectangle in which the answer stays the same: the
 * next move of the pointer costs one comparison, not a walk through the tree. Whoever changes what
 * stands where (a rectangle, the order, visible, enabled, a cursor) calls hit_forget.
 */
#ifndef GUI_HIT_H
#define GUI_HIT_H

#include "common/rect.h"
#include "gui.h"

struct gui_window;

struct hit {
	struct gui_element *element; /* NULL: nothing is known */
	struct rect area;	     /* in the surface, without the frame: here it is the element */
	struct gui_point origin;     /* the element's corner in the surface */
	uint32_t cursor;	     /* the shape over it */
};

/* The element at a point of the surface; the root for points outside of the contents. */
struct gui_element *hit_find(struct gui_window *w, int x, int y);

void hit_forget(struct gui_window *w); /* NULL is none */

uint32_t hit_cursor(const struct gui_element *e); /* the shape over an element */

/* True: the last answer is still right here. */
static inline bool hit_known(const struct hit *hit, int x, int y)
{
	return hit->element && rect_contains(hit->area, x, y);
}

#endif
