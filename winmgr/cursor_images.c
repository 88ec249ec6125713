/* winmgr/cursor_images.c - finds the picture of a pointer shape. */
#include "winmgr/cursor_images.h"

const struct cursor_image *cursor_image(uint32_t shape)
{
	if (shape >= CURSOR_SHAPES || !cursor_images[shape].pixels)
		return NULL;
	return &cursor_images[shape];
}
