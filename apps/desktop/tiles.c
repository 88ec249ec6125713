/* apps/desktop/tiles.c - where the tiles of the switcher stand. */
#include "tiles.h"

#define LARGEST 192 /* width of a picture */
#define LEAST	64
#define STEP	8

static int at_most(int value, int most)
{
	return value > most ? most : value;
}

/* With pictures so wide. */
static struct tiles lay_out(int count, int picture, int width)
{
	struct tiles t = {.count = count, .picture_width = picture};

	t.picture_height = picture * 5 / 8;
	t.tile_width = picture + 2 * TILE_INSET;
	t.tile_height = t.picture_height + TILE_INSET + TILE_TITLE;
	t.columns = (width - 2 * TILES_PADDING + TILES_GAP) / (t.tile_width + TILES_GAP);
	t.columns = at_most(t.columns < 1 ? 1 : t.columns, count);
	t.rows = (count + t.columns - 1) / t.columns;
	/* No lonely tile in the last row where the same rows can be filled evenly. */
	t.columns = (count + t.rows - 1) / t.rows;
	t.width = 2 * TILES_PADDING + t.columns * (t.tile_width + TILES_GAP) - TILES_GAP;
	t.height = 2 * TILES_PADDING + t.rows * (t.tile_height + TILES_GAP) - TILES_GAP;
	return t;
}

struct tiles tiles_fit(int count, int width, int height)
{
	struct tiles t = {0};

	for (; count > 0; count--) {
		for (int picture = LARGEST; picture >= LEAST; picture -= STEP) {
			t = lay_out(count, picture, width);
			if (t.height <= height && t.width <= width)
				return t;
		}
	}
	return (struct tiles){0};
}

struct rect tiles_rect(const struct tiles *t, int index)
{
	int row = index / t->columns, in_row = t->columns;
	int x = index % t->columns * (t->tile_width + TILES_GAP);
	int y = TILES_PADDING + row * (t->tile_height + TILES_GAP);

	if (row == t->rows - 1)
		in_row = t->count - row * t->columns;
	x += TILES_PADDING + (t->columns - in_row) * (t->tile_width + TILES_GAP) / 2;
	return (struct rect){x, y, x + t->tile_width, y + t->tile_height};
}

int tiles_at(const struct tiles *t, int x, int y)
{
	for (int i = 0; i < t->count; i++) {
		struct rect r = tiles_rect(t, i);

		if (x >= r.left && x < r.right && y >= r.top && y < r.bottom)
			return i;
	}
	return -1;
}

int tiles_row_step(const struct tiles *t, int index, int step)
{
	int to = index + step * t->columns;

	if (to >= t->count && index / t->columns < t->rows - 1)
		to = t->count - 1;
	return to < 0 || to >= t->count ? index : to;
}

void tiles_scale(int *width, int *height, int most_width, int most_height)
{
	int w = *width, h = *height;

	if (w > most_width) {
		h = h * most_width / w;
		w = most_width;
	}
	if (h > most_height) {
		w = *width * most_height / *height;
		h = most_height;
	}
	*width = at_most(w < 1 ? 1 : w, most_width);
	*height = h < 1 ? 1 : h;
}
