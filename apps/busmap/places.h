/*
 * places.h - where boxes and links are drawn. Pure.
 *
 * The boxes stand around the edge of the area: along its top, its sides and its bottom, so that the
 * middle is left to the links. A link is a curve that bends towards the middle; links of different
 * kinds between the same two do not cover one another.
 */
#ifndef PLACES_H
#define PLACES_H

#include "abi/wnd.h"
#include "gui.h"

#define PLACES_STEPS 32 /* straight pieces of a curve */

struct curve {
	struct gui_point points[PLACES_STEPS + 1]; /* sixteenths of a pixel, as GuiPaintLine */
};

/* The box of a place (0 .. slots - 1), clockwise from the top left. small: there is no room for all
 * in their full size. */
struct rect places_box(int width, int height, int slots, int slot, bool small);
bool places_are_small(int width, int height, int slots);

/* From the middle of one box to that of the other. lane: 0, 1, ... of links between the same two.
 */
void places_curve(struct curve *curve, struct rect from, struct rect to, struct gui_point middle,
		  int lane);

/* A point on it, part: 0 .. 1000; and how far, in pixels, a point of the area is from it. */
struct gui_point places_on(const struct curve *curve, int part);
int places_distance(const struct curve *curve, struct gui_point point);

#endif
