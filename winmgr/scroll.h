/*
 * winmgr/scroll.h - moving the content of a rectangle within the rectangle. Pure.
 *
 * What comes from outside of the rectangle is not moved in, what leaves it is lost.
 */
#ifndef WINMGR_SCROLL_H
#define WINMGR_SCROLL_H

#include "winmgr/region.h"

/* The part of r whose content stays in it when moved by dx, dy: where it is, before the move. */
struct rect scroll_source(struct rect r, int32_t dx, int32_t dy);

/* The i-th line of the source to be moved: in this order none is overwritten before. */
int32_t scroll_line(struct rect from, int32_t dy, int32_t i);

/* Move one line of pixels; it may overlap with where it goes. */
void scroll_row(uint32_t *to, const uint32_t *from, int32_t count);

/* Move what is marked in r; what comes into view is marked. */
void scroll_region(struct region *region, struct rect r, int32_t dx, int32_t dy);

#endif
