/*
 * winmgr/pixels.h - rows of 32-bit pixels: copy, fill, blend; and blocks of them: shade.
 *
 * Each function works on `count` pixels of one row, any alignment (of 4), ranges not overlapping.
 * Two sets exist: pixels.asm with SSE2 and pixels_generic.c in portable C; they give the same bits.
 * pixels_init chooses one, once; before it the portable set is in use. The SSE2 set may run in a
 * kernel thread at any time, elsewhere between fpu_begin and fpu_end.
 *
 * Blending is per channel, alpha too, rounded to nearest and saturating:
 *	to = from + to * (255 - from.alpha) / 255
 */
#ifndef WINMGR_PIXELS_H
#define WINMGR_PIXELS_H

#include "abi/types.h"

/* Rows that lie one below the other. */
struct pixel_block {
	uint32_t *to;
	const uint32_t *from;
	int32_t to_pitch, from_pitch; /* pixels */
	uint32_t width, height;
};

struct pixel_functions {
	void (*copy)(uint32_t *to, const uint32_t *from, uint32_t count);
	void (*fill)(uint32_t *to, uint32_t value, uint32_t count);
	/* from has premultiplied alpha: colours already scaled by it */
	void (*blend)(uint32_t *to, const uint32_t *from, uint32_t count);
	/* from has straight alpha */
	void (*blend_straight)(uint32_t *to, const uint32_t *from, uint32_t count);
	void (*copy_block)(const struct pixel_block *block);
	/* A pixel loses column * row / 2^32 of its colours, where column and row are the factors of
	 * its place. What is lost is rounded down, to which the channel below (blue for green, red
	 * for the unused byte) may add one; 0 changes nothing. to may be from. */
	void (*shade)(const struct pixel_block *block, const uint16_t *columns,
		      const uint16_t *rows);
};

extern const struct pixel_functions pixels_generic, pixels_sse2;
extern const struct pixel_functions *pixels; /* the chosen set: pixels->copy(...) */

void pixels_init(bool sse2);

/* Half of each colour, half a light grey (as much of it as the premultiplied alpha says); alpha
 * stays. For the few windows that do not answer: portable code only. */
#define PIXELS_DIM_GREY 0xc0
void pixels_dim(uint32_t *row, uint32_t count);

/* value / 255, rounded to nearest, for 0 <= value <= 255 * 255. */
static inline uint32_t divide_255(uint32_t value)
{
	value += 128;
	return (value + (value >> 8)) >> 8;
}

/* Every channel of a pixel times alpha / 255. */
static inline uint32_t pixel_scale(uint32_t pixel, uint32_t alpha)
{
	return divide_255((pixel & 0xff) * alpha) | divide_255((pixel >> 8 & 0xff) * alpha) << 8 |
	       divide_255((pixel >> 16 & 0xff) * alpha) << 16 |
	       divide_255((pixel >> 24) * alpha) << 24;
}

#endif
