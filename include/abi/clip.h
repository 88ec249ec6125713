/*
 * abi/clip.h - structs of clipboard and drag and drop.
 */
#ifndef ABI_CLIP_H
#define ABI_CLIP_H

#include <stdint.h>

#define CLIP_TYPE_MAX  64 /* bytes of a type's name with its end */
#define CLIP_TYPES_MAX 8  /* forms one thing is offered in */

/* Types everyone knows; others are free: "application/x-...". */
#define CLIP_TEXT  "text/plain;charset=utf-8"
#define CLIP_IMAGE "image/x-argb" /* struct clip_image, then premultiplied 0xAARRGGBB pixels */
#define CLIP_FILES "text/uri-list"

struct clip_image {
	uint32_t width, height;
};

/* One form of what is offered. */
struct clip_item {
	char type[CLIP_TYPE_MAX];
	int32_t area;  /* handle of a shared area that holds it (VmmShare) */
	uint32_t size; /* bytes of it in use */
};

/* Drag actions. */
#define DRAG_COPY 0x1
#define DRAG_MOVE 0x2
#define DRAG_LINK 0x4

struct drag {
	uint32_t window;  /* where it comes from; a mouse button is down */
	uint32_t actions; /* DRAG_... that the source can do */
	uint32_t count;	  /* 1..CLIP_TYPES_MAX */
	const struct clip_item *items;
	/* What the pointer carries: premultiplied 0xAARRGGBB pixels, NULL = a small sheet. */
	const uint32_t *picture;
	int32_t picture_width, picture_height; /* at most 256 each */
	int32_t hot_x, hot_y;		       /* of the pointer in it, -256..256 */
};

#endif
