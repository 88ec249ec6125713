/* winmgr/corner.c - the anti-aliased quarter circle in the corner of a window. */
#include "winmgr/corner.h"

#define FINE 16 /* samples per pixel and direction */

/* From the outermost pixel of the corner inwards. */
static uint8_t normal[CORNER_RADIUS][CORNER_RADIUS], large[CORNER_LARGE][CORNER_LARGE];

/* Samples of the pixel that lie in the circle, in half sample steps so that all is whole. */
static uint32_t count_samples(int radius, int x, int y)
{
	uint32_t count = 0;

	radius *= FINE * 2;
	for (int i = 0; i < FINE * FINE; i++) {
		int dx = radius - (2 * (x * FINE + i % FINE) + 1);
		int dy = radius - (2 * (y * FINE + i / FINE) + 1);

		count += dx * dx + dy * dy < radius * radius;
	}
	return count;
}

static void make(int radius, uint8_t *table)
{
	for (int y = 0; y < radius; y++)
		for (int x = 0; x < radius; x++)
			*table++ = count_samples(radius, x, y) * 255 / (FINE * FINE);
}

void corner_init(void)
{
	make(CORNER_RADIUS, normal[0]);
	make(CORNER_LARGE, large[0]);
}

static int nearer(int a, int b)
{
	return a < b ? a : b;
}

uint32_t corner_coverage(struct rect window, int radius, int x, int y)
{
	int dx = nearer(x - window.left, window.right - 1 - x);
	int dy = nearer(y - window.top, window.bottom - 1 - y);

	if (dx >= radius || dy >= radius)
		return 255;
	return radius == CORNER_LARGE ? large[dy][dx] : normal[dy][dx];
}

static uint32_t with_alpha(uint32_t pixel, uint32_t alpha)
{
	return (pixel & 0xffffff) | alpha << 24;
}

void corner_cover(struct rect window, int radius, int x, int y, uint32_t *line, int count)
{
	int dy = nearer(y - window.top, window.bottom - 1 - y), end = x + count;
	const uint8_t *row;

	if (dy >= radius || window.right - window.left < 2 * radius) {
		for (; x < end; x++, line++)
			*line = with_alpha(*line, corner_coverage(window, radius, x, y));
		return;
	}
	row = radius == CORNER_LARGE ? large[dy] : normal[dy];
	for (; x < end && x < window.left + radius; x++, line++)
		*line = with_alpha(*line, row[x - window.left]);
	for (; x < end && x < window.right - radius; x++, line++)
		*line |= 0xff000000;
	for (; x < end; x++, line++)
		*line = with_alpha(*line, row[window.right - 1 - x]);
}
