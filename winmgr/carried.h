/*
 * winmgr/carried.h - what the pointer carries while something is dragged. Pure.
 *
 * The compositor shows it as one more layer, in front of all windows and half seen through, right
 * below the pointer (screen.h: screen_carry).
 */
#ifndef WINMGR_CARRIED_H
#define WINMGR_CARRIED_H

#include "abi/types.h"
#include "common/rect.h"

#define CARRIED_MAX 256 /* pixels of width and of height, and how far the pointer may be off */

struct carried {
	const uint32_t *pixels; /* premultiplied alpha, no gaps; NULL: nothing is carried */
	int32_t width, height;
	int32_t hot_x, hot_y; /* of the pointer in it */
};

/* May a picture be like this? */
bool carried_ok(const struct carried *c);

/* Where it lies with the pointer there. Empty if there is none. */
struct rect carried_rect(const struct carried *c, int32_t x, int32_t y);

/* Make pixels as faint as what is carried. */
void carried_fade(uint32_t *pixels, uint32_t count);

/* What is carried if nobody says what: a small sheet of paper. */
struct carried carried_sheet(void);

#endif
