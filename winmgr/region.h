/*
 * winmgr/region.h - a set of pixels as a list of disjoint rectangles.
 *
 * Pure: no hardware, no globals, no locks of its own; the owner's lock guards it. The rectangles
 * never overlap and are never empty; two that make one rectangle together are merged.
 *
 * An operation returns false when there is no memory or when it would need more than
 * REGION_MAX rectangles. The region then holds a superset of the right answer, never less, so
 * drawing too much is the only effect and callers that only draw may ignore it. add and copy leave
 * the bounds of everything, subtract and intersect no more than what was there before.
 *
 * Coordinates are screen pixels, half-open, within +-2^29.
 *
 *	struct region damage;
 *
 *	region_init(&damage);
 *	region_add_rect(&damage, rect_make(10, 10, 100, 20));
 *	region_intersect_rect(&damage, screen);
 *	for (uint32_t i = 0; i < damage.count; i++)
 *		draw(damage.rects[i]);
 *	region_deinit(&damage);
 */
#ifndef WINMGR_REGION_H
#define WINMGR_REGION_H

#include "abi/types.h"
#include "abi/wnd.h"

#define REGION_MAX    256
#define REGION_INSIDE 4 /* so many need no memory: the common case cannot fail */

/* Not to be assigned (rects may point into it): use region_swap or region_copy. */
struct region {
	uint32_t count, capacity;
	struct rect *rects; /* inside or on the heap */
	struct rect inside[REGION_INSIDE];
};

void region_init(struct region *r); /* empty; takes no memory */
void region_deinit(struct region *r);
void region_clear(struct region *r); /* empty; keeps the memory for the next use */
void region_swap(struct region *a, struct region *b);

/* Any context in which kmalloc may be called; no locks. False: see above. Empty rectangles add and
 * subtract nothing. The second region may be the first. */
bool region_add_rect(struct region *r, struct rect rect);
bool region_subtract_rect(struct region *r, struct rect rect);
bool region_add(struct region *r, const struct region *from);
bool region_subtract(struct region *r, const struct region *from);
bool region_intersect(struct region *r, const struct region *with);
bool region_intersect_rect(struct region *r, struct rect rect); /* never fails */
bool region_copy(struct region *r, const struct region *from);	/* r is replaced */

void region_move(struct region *r, int dx, int dy); /* every pixel; never fails */

struct rect region_bounds(const struct region *r); /* 0,0,0,0 if empty */
bool region_empty(const struct region *r);
bool region_contains_point(const struct region *r, int x, int y);
bool region_covers_rect(const struct region *r, struct rect rect);   /* every pixel; empty: true */
bool region_overlaps_rect(const struct region *r, struct rect rect); /* any pixel */
uint64_t region_area(const struct region *r);			     /* pixels */

#endif
