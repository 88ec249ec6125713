/* winmgr/corner.c - the anti-aliased quarter circle in the corner of a window. */
#include "winmgr/corner.h"

#define FINE 16 /* samples per pixel and direction */

/* From the outermost pixel of the corner inwards. */
static uint8_t coverage[CORNER_RADIUS][CORNER_RADIUS];

/* Samples of the pixel that lie in the circle, in half sample steps so that all is whole. */
static uint32_t count_samples(int x, int y)
{
	const int radius = CORNER_RADIUS * FINE * 2;
	uint32_t count = 0;

	for (int i = 0; i < FINE * FINE; i++) {
		int dx = radius - (2 * (x * FINE + i % FINE) + 1);
		int dy = radius - (2 * (y * FINE + i / FINE) + 1);

		count += dx * dx + dy * dy < radius * radius;
	}
	return count;
}

void corner_init(void)
{
	for (int y = 0; y < CORNER_RADIUS; y++)
		for (int x = 0; x < CORNER_RADIUS; x++)
			coverage[y][x] = count_samples(x, y) * 255 / (FINE * FINE);
}

static int nearer(int a, int b)
{
	return a < b ? a : b;
}

uint32_t corner_coverage(struct rect window, int x, int y)
{
	int dx = nearer(x - window.left, window.right - 1 - x);
	int dy = nearer(y - window.top, window.bottom - 1 - y);

	if (dx >= CORNER_RADIUS || dy >= CORNER_RADIUS)
		return 255;
	return coverage[dy][dx];
}
