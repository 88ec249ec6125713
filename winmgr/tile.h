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

/* The layer's own pixels of row y from x, inside its rectangle, as they are. */
void layer_row(const struct layer *layer, int x, int y, uint32_t *to, int count);

#endif
