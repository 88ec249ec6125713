/*
 * winmgr/shade.h - lays the shadows of windows over pixels. The compositor's own.
 *
 * Most of what is blended on a desktop is the soft ring around windows, so a piece on which nothing
 * but shadows falls has a way of its own: the pixels of the layer below are darkened while they are
 * copied to the target, and no tile is filled first. One thread at a
 * time: the tiles are static.
 */
#ifndef WINMGR_SHADE_H
#define WINMGR_SHADE_H

#include "winmgr/compose.h"

#define SHADES_MAX 6 /* shadows on one piece */

/* Lay the shadow of a layer over an area of its bounds, of at most SHADOW_RUN columns and rows,
 * from one picture, whose pixel of the area's corner is given, into another; they may be the same.
 */
void shade_lay(const struct layer *layer, struct rect area, struct picture from, struct picture to);

/* Draw an area inside the target: layer `base` (layer_count: the background), which covers it and
 * is as it stands, under the shadows of the layers over[0] (on top) to over[count - 1]. Every
 * target pixel is written once. */
void shade_draw(const struct scene *scene, uint32_t base, const uint32_t *over, uint32_t count,
		struct rect area, const struct picture *target);

#endif
