/* gui/tabs_share.c - how wide the heads of tabs are, and which part of the strip is seen. */
#include "tabs.h"

static int sum_below(const int *widths, int count, int limit)
{
	int sum = 0;

	for (int i = 0; i < count; i++)
		sum += widths[i] < limit ? widths[i] : limit;
	return sum;
}

void tabs_share(int *widths, int count, int room, int least)
{
	int low = least, high = least;

	for (int i = 0; i < count; i++)
		high = widths[i] > high ? widths[i] : high;
	/* The largest limit at which all fit. */
	while (low < high) {
		int middle = (low + high + 1) / 2;

		if (sum_below(widths, count, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	for (int i = 0; i < count; i++)
		widths[i] = widths[i] < low ? widths[i] : low;
}

int tabs_offset(int offset, struct tab_span head, int all, int room)
{
	if (offset > head.at)
		offset = head.at;
	if (offset < head.at + head.width - room)
		offset = head.at + head.width - room;
	if (offset > all - room)
		offset = all - room;
	return offset < 0 ? 0 : offset;
}
