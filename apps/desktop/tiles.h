/*
 * tiles.h - where the tiles of the switcher stand: rows of equal tiles, as large as they can be so
 * that all of them fit on the screen.
 */
#ifndef DESKTOP_TILES_H
#define DESKTOP_TILES_H

#include "abi/wnd.h"

#define TILES_PADDING 12 /* around all of them */
#define TILES_GAP     8
#define TILE_INSET    8	 /* of the picture in its tile */
#define TILE_TITLE    32 /* below the picture */

struct tiles {
	int count, columns, rows;
	int picture_width, picture_height;
	int tile_width, tile_height;
	int width, height; /* of all with the padding */
};

/* Lay out up to `count` tiles in a space; fewer if not even the smallest of all fit. */
struct tiles tiles_fit(int count, int width, int height);

/* The tile with this number; its last row stands in the middle. */
struct rect tiles_rect(const struct tiles *tiles, int index);

/* The tile at a point, -1 = none. */
int tiles_at(const struct tiles *tiles, int x, int y);

/* The number of the tile above (-1) or below (1) one, itself if there is none. */
int tiles_row_step(const struct tiles *tiles, int index, int step);

/* The largest size of a picture that fits into the given one with the same shape, not enlarged. */
void tiles_scale(int *width, int *height, int most_width, int most_height);

#endif
