/* lib/common/rect.h - half-open rectangles (struct rect of abi/wnd.h): pure arithmetic. */
#ifndef COMMON_RECT_H
#define COMMON_RECT_H

#include <stdbool.h>
#include "abi/wnd.h"

static inline struct rect rect_make(int x, int y, int width, int height)
{
	return (struct rect){x, y, x + width, y + height};
}

static inline bool rect_empty(struct rect r)
{
	return r.left >= r.right || r.top >= r.bottom;
}

static inline int rect_width(struct rect r)
{
	return r.right - r.left;
}

static inline int rect_height(struct rect r)
{
	return r.bottom - r.top;
}

static inline bool rect_contains(struct rect r, int x, int y)
{
	return x >= r.left && x < r.right && y >= r.top && y < r.bottom;
}

static inline bool rect_equal(struct rect a, struct rect b)
{
	return a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom;
}

static inline struct rect rect_intersect(struct rect a, struct rect b)
{
	struct rect r = {
		a.left > b.left ? a.left : b.left,
		a.top > b.top ? a.top : b.top,
		a.right < b.right ? a.right : b.right,
		a.bottom < b.bottom ? a.bottom : b.bottom,
	};

	if (rect_empty(r))
		r = (struct rect){0, 0, 0, 0};
	return r;
}

static inline bool rect_overlap(struct rect a, struct rect b)
{
	return !rect_empty(rect_intersect(a, b));
}

/* The smallest rectangle around both; an empty one does not count. */
static inline struct rect rect_union(struct rect a, struct rect b)
{
	if (rect_empty(a))
		return b;
	if (rect_empty(b))
		return a;
	return (struct rect){
		a.left < b.left ? a.left : b.left,
		a.top < b.top ? a.top : b.top,
		a.right > b.right ? a.right : b.right,
		a.bottom > b.bottom ? a.bottom : b.bottom,
	};
}

static inline struct rect rect_move(struct rect r, int dx, int dy)
{
	return (struct rect){r.left + dx, r.top + dy, r.right + dx, r.bottom + dy};
}

static inline struct rect rect_inset(struct rect r, int d)
{
	return (struct rect){r.left + d, r.top + d, r.right - d, r.bottom - d};
}

#endif
