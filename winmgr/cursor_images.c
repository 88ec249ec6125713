/* winmgr/cursor_images.c - finds the picture of a pointer shape. */
#include "winmgr/cursor_images.h"

const struct cursor_image *cursor_image(uint32_t shape, bool large)
{
	if (shape >= CURSOR_SHAPES || !cursor_images[large][shape].pixels)
		return NULL;
	return &cursor_images[large][shape];
}
