/* winmgr/shrink.c - averages boxes of pixels. */
#include "winmgr/shrink.h"
#include "common/rect.h"

uint32_t shrink_average(const uint32_t *pixels, int32_t pitch, struct rect box)
{
	int32_t step_x = (rect_width(box) + SHRINK_SAMPLES - 1) / SHRINK_SAMPLES;
	int32_t step_y = (rect_height(box) + SHRINK_SAMPLES - 1) / SHRINK_SAMPLES;
	uint32_t a = 0, red = 0, green = 0, blue = 0, n = 0, half;

	for (int32_t y = box.top; y < box.bottom; y += step_y)
		for (int32_t x = box.left; x < box.right; x += step_x) {
			uint32_t p = pixels[y * pitch + x];

			a += p >> 24;
			red += p >> 16 & 0xff;
			green += p >> 8 & 0xff;
			blue += p & 0xff;
			n++;
		}
	half = n / 2;
	return (a + half) / n << 24 | (red + half) / n << 16 | (green + half) / n << 8 |
	       (blue + half) / n;
}

void shrink_part(int32_t at, int32_t to, int32_t from, int32_t *first, int32_t *end)
{
	*first = at * from / to;
	*end = (at + 1) * from / to;
	if (*end <= *first)
		*end = *first + 1;
}
