/*
 * gui/ink.h - the ink of letters over pixels.
 *
 * Mixed as light of exponent 1.4, between what eyes (1.0) and physics (2.2) ask for. Most letters
 * stand on one colour: what a colour makes of another is computed once for each amount of ink, and
 * kept for the last few pairs of colours.
 */
#ifndef GUI_INK_H
#define GUI_INK_H

#include "gui_internal.h"

/* A picture of ink, one byte per pixel, rows without gaps, at a place of the surface. */
struct ink {
	struct rect place;
	const uint8_t *picture;
};
void ink_draw(const struct gui_painter *p, const struct rect *clip, const struct ink *ink,
	      uint32_t colour);

/* One pixel, computed: what ink_draw must agree with. */
uint32_t ink_mix(uint32_t below, uint32_t colour, uint32_t ink);

#endif
