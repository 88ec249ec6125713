/*
 * winmgr/cursor_images.h - the pictures of the pointer shapes (enum cursor_shape of abi/wnd.h).
 *
 * Drawn at build time by tools/gen-cursors into build/gen/cursor_data.c. Constant; any context.
 */
#ifndef WINMGR_CURSOR_IMAGES_H
#define WINMGR_CURSOR_IMAGES_H

#include "winmgr/compose.h"

/* Of normal and of double size. */
extern const struct cursor_image cursor_images[2][CURSOR_SHAPES];

/* NULL for CURSOR_NONE and for what is no shape. */
const struct cursor_image *cursor_image(uint32_t shape, bool large);

#endif
