/* winmgr/carried.c - the picture that the pointer carries, and the sheet if there is none. */
#include "winmgr/carried.h"
#include "winmgr/pixels.h"

#define FAINT 200 /* of 255 */

#define SHEET_WIDTH  26
#define SHEET_HEIGHT 32
#define FOLD	     8 /* of its upper right corner */
#define PAPER	     0xfffbfbfc
#define BACK	     0xffdfe3e8 /* of the folded corner */
#define EDGE	     0xff6b7480
#define WRITING	     0xffa3adb8

bool carried_ok(const struct carried *c)
{
	return c->width > 0 && c->width <= CARRIED_MAX && c->height > 0 &&
	       c->height <= CARRIED_MAX && c->hot_x >= -CARRIED_MAX && c->hot_x <= CARRIED_MAX &&
	       c->hot_y >= -CARRIED_MAX && c->hot_y <= CARRIED_MAX;
}

struct rect carried_rect(const struct carried *c, int32_t x, int32_t y)
{
	if (!c->pixels)
		return (struct rect){0, 0, 0, 0};
	return rect_make(x - c->hot_x, y - c->hot_y, c->width, c->height);
}

void carried_fade(uint32_t *pixels, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		pixels[i] = pixel_scale(pixels[i], FAINT);
}

/* Lines of writing, the last one short. */
static bool written(int x, int y)
{
	if (x < 5 || y < 12 || y > 25 || y % 4 > 0)
		return false;
	return x < (y == 24 ? 14 : SHEET_WIDTH - 5);
}

static uint32_t sheet_pixel(int x, int y)
{
	int slope = x - y - (SHEET_WIDTH - FOLD - 1); /* 0 on the fold, beyond it nothing */

	if (slope > 0)
		return 0;
	if (!x || !y || x == SHEET_WIDTH - 1 || y == SHEET_HEIGHT - 1 || !slope)
		return EDGE;
	if (x >= SHEET_WIDTH - FOLD - 1 && y <= FOLD)
		return x == SHEET_WIDTH - FOLD - 1 || y == FOLD ? EDGE : BACK;
	return written(x, y) ? WRITING : PAPER;
}

struct carried carried_sheet(void)
{
	static uint32_t sheet[SHEET_WIDTH * SHEET_HEIGHT]; /* the same whoever draws it */

	for (int i = 0; i < SHEET_WIDTH * SHEET_HEIGHT; i++)
		sheet[i] = sheet_pixel(i % SHEET_WIDTH, i / SHEET_WIDTH);
	carried_fade(sheet, SHEET_WIDTH * SHEET_HEIGHT);
	return (struct carried){sheet, SHEET_WIDTH, SHEET_HEIGHT, -20, -20};
}
