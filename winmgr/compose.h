/*
 * winmgr/compose.h - from layers to the screen: draws damage only, bottom to top, cursor last.
 *
 * Pure: works on the arrays it is given, touches no hardware, no windows and no memory but its own
 * tile, so it is tested on the host. A layer is one window's presented picture at its place. Layers
 * are given top first. What an opaque layer covers below is never drawn. Pixels of one opaque layer
 * are copied straight to the target, darkened on the way where nothing but shadows falls. Where
 * something is blended (rounded corners, alpha, the pointer) the pixels are put together in a
 * scratch tile and copied once, so the screen never shows a half-made pixel.
 *
 * One thread at a time: the tile is static. Rows go through pixels.h, so the thread must be one
 * that may use SSE if pixels_init was told so. At start: pixels_init, then compose_init.
 */
#ifndef WINMGR_COMPOSE_H
#define WINMGR_COMPOSE_H

#include "abi/types.h"
#include "abi/wnd.h"
#include "winmgr/corner.h"
#include "winmgr/region.h"
#include "winmgr/shadow.h"

#define LAYER_ALPHA   0x1  /* premultiplied alpha in the pixels */
#define LAYER_SHADOW  0x2  /* shadow ring outside rect */
#define LAYER_ROUNDED 0x4  /* corners of 8 pixels, anti-aliased */
#define LAYER_ACTIVE  0x8  /* the deeper shadow */
#define LAYER_LARGE   0x20 /* shadow and corners of a window at double scale */
#define LAYER_DIM     0x10 /* mixed with grey: its program does not answer */

struct layer {
	struct rect rect;	      /* on the screen */
	struct rect clip;	      /* what its parents leave of it (and of its shadow) */
	const uint32_t *pixels;	      /* the presented picture; NULL if there is none yet */
	int32_t width, height, pitch; /* of the picture; what lies beyond is `fill` */
	uint32_t fill;		      /* a pixel like those of the picture */
	uint32_t flags;		      /* LAYER_... */
};

struct picture {
	uint32_t *pixels;
	int32_t width, height, pitch;
};

/* A small picture with straight (not premultiplied) alpha and its hot spot. */
struct cursor_image {
	int32_t width, height, hot_x, hot_y;
	const uint32_t *pixels;
};

struct scene {
	const struct layer *layers; /* top first */
	uint32_t layer_count;
	const struct cursor_image *cursor; /* NULL: none */
	int32_t cursor_x, cursor_y;
	uint32_t background; /* where no layer is */
};

/* Make the tables of shadow and corner. Once, before compose. */
void compose_init(void);

/* Draw the damaged part of the scene into the target. Returns the pixels written. Damage is clipped
 * to the target. Takes no memory and never fails. Thread context; does not sleep; no locks. */
uint64_t compose(const struct scene *scene, const struct region *damage,
		 const struct picture *target);

static inline enum shadow_kind layer_shadow(const struct layer *layer)
{
	return (layer->flags & LAYER_ACTIVE ? SHADOW_ACTIVE : SHADOW_INACTIVE) +
	       (layer->flags & LAYER_LARGE ? SHADOW_LARGE : 0);
}

static inline int layer_corner(const struct layer *layer)
{
	return layer->flags & LAYER_LARGE ? CORNER_LARGE : CORNER_RADIUS;
}

/* Everything a layer can change on the screen: its rectangle with its shadow, clipped. */
struct rect layer_bounds(const struct layer *layer);

/* Everything the pointer can change on the screen. Empty if there is none. */
struct rect cursor_bounds(const struct scene *scene);

#endif
