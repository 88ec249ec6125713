/*
 * winmgr/corner.h - rounded corners: how much of a pixel belongs to the window. Pure.
 */
#ifndef WINMGR_CORNER_H
#define WINMGR_CORNER_H

#include "abi/types.h"
#include "abi/wnd.h"

#define CORNER_RADIUS 8
#define CORNER_LARGE  16 /* of windows at double scale */

/* Make the tables. Once, before the other. */
void corner_init(void);

/* 0..255 for a pixel inside the window; 255 outside the corner boxes. radius: one of these two. */
uint32_t corner_coverage(struct rect window, int radius, int x, int y);

/* The same for `count` pixels from x, into the alphas of a line; their colours stay. */
void corner_cover(struct rect window, int radius, int x, int y, uint32_t *line, int count);

#endif
