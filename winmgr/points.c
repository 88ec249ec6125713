/* winmgr/points.c - keeps the last positions of the mouse. */
#include "winmgr/points.h"

uint32_t points_add(struct points *p, struct msg_point point)
{
	p->ring[p->total % MSG_POINTS_MAX] = point;
	return p->total++;
}

uint32_t points_copy(const struct points *p, uint32_t last, uint32_t count, struct msg_point *to)
{
	uint32_t newer = p->total - 1 - last;

	if (newer >= MSG_POINTS_MAX)
		return 0;
	if (count > MSG_POINTS_MAX - newer)
		count = MSG_POINTS_MAX - newer;
	for (uint32_t i = 0; i < count; i++)
		to[i] = p->ring[(last - count + 1 + i) % MSG_POINTS_MAX];
	return count;
}
