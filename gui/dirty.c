/* gui/dirty.c - the rectangles of a window that must be painted: few, not overlapping. */
#include "gui_internal.h"

static void remove_at(struct dirty *dirty, int i)
{
	dirty->rects[i] = dirty->rects[--dirty->count];
}

/* The entry whose union with the rectangle wastes least. */
static int cheapest(const struct dirty *dirty, struct rect rect)
{
	int best = 0;
	int64_t least = INT64_MAX;

	for (int i = 0; i < dirty->count; i++) {
		struct rect all = rect_union(dirty->rects[i], rect);
		int64_t area = (int64_t)rect_width(all) * rect_height(all);

		area -= (int64_t)rect_width(dirty->rects[i]) * rect_height(dirty->rects[i]);
		if (area < least) {
			least = area;
			best = i;
		}
	}
	return best;
}

void dirty_add(struct dirty *dirty, struct rect rect)
{
	if (rect_empty(rect))
		return;
	for (int i = 0; i < dirty->count; i++) {
		if (rect_overlap(dirty->rects[i], rect)) {
			rect = rect_union(dirty->rects[i], rect);
			remove_at(dirty, i);
			i = -1;
		}
	}
	if (dirty->count == DIRTY_MAX) {
		int i = cheapest(dirty, rect);

		rect = rect_union(dirty->rects[i], rect);
		remove_at(dirty, i);
		dirty_add(dirty, rect);
		return;
	}
	dirty->rects[dirty->count++] = rect;
}
