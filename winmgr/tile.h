/*
 * winmgr/tile.h - puts one piece of a scene together, whatever is in it. The compositor's own.
 *
 * One thread at a time: the tile is static.
 */
#ifndef WINMGR_TILE_H
#define WINMGR_TILE_H

#include "winmgr/compose.h"

/* Draw an area inside the target from layer `base` (layer_count: the background) upwards to the
 * pointer. Layer `base` must cover the area. Every target pixel is written once. */
void tile_draw(const struct scene *scene, uint32_t base, struct rect area,
	       const struct picture *target);

/* The pixels of row y from x of a layer (layer_count: the background), inside its rectangle, as
 * they are. */
void base_row(const struct scene *scene, uint32_t layer, int x, int y, uint32_t *to, int count);

/* The pixels of an area inside a layer where they stand, if its picture has all of them; only to be
 * read. */
bool base_find(const struct scene *scene, uint32_t layer, struct rect area,
	       struct picture *picture);

#endif
