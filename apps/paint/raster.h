/*
 * raster.h - a picture and what can be drawn in it. Pure: no window, no toolkit.
 *
 * Pixels are 0xffRRGGBB. Everything is clipped to the picture and tells which rectangle it changed.
 * A stroke begins with raster_begin, which keeps what was there; raster_undo brings it back. 32
 * steps are kept, and at most RASTER_UNDO_BYTES of them.
 */
#ifndef RASTER_H
#define RASTER_H

#include <stdbool.h>
#include <stdint.h>
#include "abi/wnd.h"

#define RASTER_STEPS	  32
#define RASTER_UNDO_BYTES 0x1000000

/* What a step changes back: the pixels of a rectangle. */
struct raster_step {
	struct rect rect;
	uint32_t *pixels;
};

struct raster {
	int width, height;
	uint32_t *pixels;
	uint32_t *before;    /* the picture when the stroke began */
	struct rect changed; /* by the stroke so far; empty: nothing */
	struct raster_step undo[RASTER_STEPS], redo[RASTER_STEPS];
	int undo_count, redo_count;
	uint32_t undo_bytes;
};

struct raster_point {
	int x, y;
};

bool raster_init(struct raster *r, int width, int height); /* white; false: no memory */
void raster_deinit(struct raster *r);

void raster_begin(struct raster *r);
void raster_end(struct raster *r);	     /* the stroke is a step now */
struct rect raster_cancel(struct raster *r); /* take the stroke back, as it goes on */
struct rect raster_undo(struct raster *r);   /* empty: nothing to undo */
struct rect raster_redo(struct raster *r);

/* A line of round dots of this diameter. */
struct rect raster_line(struct raster *r, struct raster_point from, struct raster_point to,
			int size, uint32_t colour);
/* The outline of what lies between two corners. */
struct rect raster_box(struct raster *r, struct raster_point a, struct raster_point b, int size,
		       uint32_t colour);
struct rect raster_ellipse(struct raster *r, struct raster_point a, struct raster_point b, int size,
			   uint32_t colour);
/* The area of one colour around a point. */
struct rect raster_fill(struct raster *r, struct raster_point at, uint32_t colour);
struct rect raster_clear(struct raster *r, uint32_t colour);
/* Other pixels with their upper left corner here. */
struct rect raster_put(struct raster *r, struct raster_point at, const uint32_t *pixels, int width,
		       int height);

#endif
