/* winmgr/scroll.c - moves what is in a rectangle. */
#include "winmgr/scroll.h"
#include "common/rect.h"
#include "winmgr/pixels.h"

struct rect scroll_source(struct rect r, int32_t dx, int32_t dy)
{
	return rect_intersect(r, rect_move(r, -dx, -dy));
}

int32_t scroll_line(struct rect from, int32_t dy, int32_t i)
{
	return dy > 0 ? from.bottom - 1 - i : from.top + i;
}

void scroll_row(uint32_t *to, const uint32_t *from, int32_t count)
{
	if (to >= from + count || from >= to + count)
		pixels->copy(to, from, (uint32_t)count);
	else if (to <= from)
		for (int32_t i = 0; i < count; i++)
			to[i] = from[i];
	else
		for (int32_t i = count; i-- > 0;)
			to[i] = from[i];
}

void scroll_region(struct region *region, struct rect r, int32_t dx, int32_t dy)
{
	struct rect from = scroll_source(r, dx, dy);
	struct region moved;

	region_init(&moved);
	region_copy(&moved, region);
	region_intersect_rect(&moved, from);
	region_move(&moved, dx, dy);
	/* All of r but where the content came to is in view for the first time. */
	region_add_rect(region, r);
	if (!rect_empty(from))
		region_subtract_rect(region, rect_move(from, dx, dy));
	region_add(region, &moved);
	region_deinit(&moved);
}
