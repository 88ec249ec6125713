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

/* Two channels, one above the other, of which the upper one takes the lower along as its fraction.
 */
static uint32_t shade_word(uint32_t word, uint32_t part)
{
	uint32_t upper = (word * part >> 16) & 0xff00, lower = (word & 0xff) * part >> 16;

	return word - upper - lower;
}

static void shade_row(uint32_t *to, const uint32_t *from, const uint16_t *columns, uint32_t row,
		      uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t part = columns[i] * row >> 16;

		to[i] = shade_word(from[i] >> 16, part) << 16 | shade_word(from[i] & 0xffff, part);
	}
}

static void shade(const struct pixel_block *block, const uint16_t *columns, const uint16_t *rows)
{
	const uint32_t *from = block->from;
	uint32_t *to = block->to;

	for (uint32_t y = 0; y < block->height; y++) {
		shade_row(to, from, columns, rows[y], block->width);
		to += block->to_pitch;
		from += block->from_pitch;
	}
}

static void copy_block(const struct pixel_block *block)
{
	const uint32_t *from = block->from;
	uint32_t *to = block->to;

	for (uint32_t y = 0; y < block->height; y++) {
		copy(to, from, block->width);
		to += block->to_pitch;
		from += block->from_pitch;
	}
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
	.copy_block = copy_block,
	.shade = shade,
};

const struct pixel_functions *pixels = &pixels_generic;
