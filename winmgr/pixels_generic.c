/* winmgr/pixels_generic.c - the row functions in portable C: the meaning of pixels.asm. */
#include "winmgr/pixels.h"

static void copy(uint32_t *to, const uint32_t *from, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		to[i] = from[i];
}

static void fill(uint32_t *to, uint32_t value, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		to[i] = value;
}

/* a + b per channel, at most 255 each. */
static uint32_t add_saturating(uint32_t a, uint32_t b)
{
	uint32_t sum = 0;

	for (int shift = 0; shift < 32; shift += 8) {
		uint32_t channel = (a >> shift & 0xff) + (b >> shift & 0xff);

		sum |= (channel > 255 ? 255 : channel) << shift;
	}
	return sum;
}

static uint32_t over(uint32_t to, uint32_t from)
{
	return add_saturating(from, pixel_scale(to, 255 - (from >> 24)));
}

static void blend(uint32_t *to, const uint32_t *from, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		to[i] = over(to[i], from[i]);
}

static void blend_straight(uint32_t *to, const uint32_t *from, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t colour = pixel_scale(from[i] | 0xff000000, from[i] >> 24);

		to[i] = over(to[i], colour);
	}
}

static void shadow(uint32_t *to, const uint8_t *alpha, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		to[i] = over(to[i], (uint32_t)alpha[i] << 24);
}

void pixels_dim(uint32_t *row, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t alpha = row[i] >> 24;
		uint32_t grey = divide_255(PIXELS_DIM_GREY * alpha) >> 1;
		uint32_t half = row[i] >> 1 & 0x007f7f7f;

		row[i] = (half + grey * 0x010101) | alpha << 24;
	}
}

const struct pixel_functions pixels_generic = {
	.copy = copy,
	.fill = fill,
	.blend = blend,
	.blend_straight = blend_straight,
	.shadow = shadow,
};

const struct pixel_functions *pixels = &pixels_generic;
