/* gui/ink.c - mixes the ink of letters with what is below it. */
#include "ink.h"
#include <string.h>

#define LINEAR_MAX 2047
#define RAMPS	   4 /* pairs of colours that are remembered; a power of two */

static uint16_t to_linear[256];
static uint8_t from_linear[LINEAR_MAX + 1];

/* What a colour makes of the one below it, by the amount of ink; 0 = not computed yet. */
static struct ramp {
	uint32_t below, above;
	uint32_t mixed[256];
} ramps[RAMPS];

/* x ^ (7/5) for 0 <= x <= 1, by Newton's method on y^5 = x^7. */
static double raise(double x)
{
	double seventh = x * x * x * x * x * x * x, y = x;

	for (int i = 0; x > 0 && i < 20; i++)
		y -= (y * y * y * y * y - seventh) / (5 * y * y * y * y);
	return y;
}

static void make_tables(void)
{
	int value = 0;

	for (int i = 0; i < 256; i++)
		to_linear[i] = raise(i / 255.0) * LINEAR_MAX + 0.5;
	for (int i = 0; i <= LINEAR_MAX; i++) {
		while (value < 255 && to_linear[value + 1] - i <= i - to_linear[value])
			value++;
		from_linear[i] = value;
	}
}

static inline uint32_t mix_channel(uint32_t below, uint32_t above, int shift, int alpha)
{
	int from = to_linear[below >> shift & 0xff], to = to_linear[above >> shift & 0xff];

	return (uint32_t)from_linear[from + (to - from) * alpha / 255] << shift;
}

uint32_t ink_mix(uint32_t below, uint32_t colour, uint32_t ink)
{
	uint32_t alpha = ink * (colour >> 24) / 255, opacity = below >> 24;

	if (!to_linear[255])
		make_tables();
	opacity += (255 - opacity) * alpha / 255;
	return opacity << 24 | mix_channel(below, colour, 16, (int)alpha) |
	       mix_channel(below, colour, 8, (int)alpha) |
	       mix_channel(below, colour, 0, (int)alpha);
}

/* The ramp of two colours, emptied of those it was of before. */
static struct ramp *ramp_of(uint32_t below, uint32_t above)
{
	struct ramp *r = &ramps[(below ^ below >> 8 ^ above ^ above >> 16) & (RAMPS - 1)];

	if (r->below != below || r->above != above) {
		memset(r, 0, sizeof(*r));
		r->below = below;
		r->above = above;
	}
	return r;
}

static __attribute__((noinline)) uint32_t compute(struct ramp *r, uint32_t below, uint32_t ink)
{
	uint32_t colour = ink_mix(below, r->above, ink);

	if (below == r->below)
		r->mixed[ink] = colour;
	return colour;
}

/* A part of a picture and where it goes. */
struct block {
	uint32_t *pixels;
	const uint8_t *ink;
	int pitch, ink_pitch, width, height;
};

/* Each row from its end backwards, for the fewest registers. */
static void draw_block(struct ramp *r, const struct block *b)
{
	uint32_t below = r->below, *pixels = b->pixels;
	const uint8_t *ink = b->ink;

	for (int y = b->height; y > 0; y--, pixels += b->pitch, ink += b->ink_pitch)
		for (int x = b->width - 1; x >= 0; x--) {
			uint32_t colour = 0;

			if (!ink[x])
				continue;
			if (pixels[x] == below)
				colour = r->mixed[ink[x]];
			pixels[x] = colour ? colour : compute(r, pixels[x], ink[x]);
		}
}

void ink_draw(const struct gui_painter *p, const struct rect *clip, const struct ink *ink,
	      uint32_t colour)
{
	struct rect r = rect_intersect(ink->place, *clip);
	int width = rect_width(ink->place);
	struct block b = {.pitch = p->pitch, .ink_pitch = width};

	if (rect_empty(r))
		return;
	b.width = rect_width(r);
	b.height = rect_height(r);
	b.pixels = p->pixels + (long)r.top * p->pitch + r.left;
	b.ink = ink->picture + (r.top - ink->place.top) * width + r.left - ink->place.left;
	draw_block(ramp_of(*b.pixels, colour), &b);
}
