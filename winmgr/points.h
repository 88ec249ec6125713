/*
 * winmgr/points.h - the last positions of the mouse that came to a queue, for MsgPoints. Pure.
 *
 * A ring of MSG_POINTS_MAX. Each point has a number; a move in the queue knows the number of its
 * last one and how many there are before it, so that moves need no memory of their own and all of
 * them have their points as long as these are in the ring.
 */
#ifndef WINMGR_POINTS_H
#define WINMGR_POINTS_H

#include "abi/limits.h"
#include "abi/msg.h"
#include "abi/types.h"

struct points {
	uint32_t total; /* points ever kept: the number of the next one */
	struct msg_point ring[MSG_POINTS_MAX];
};
_Static_assert(!(MSG_POINTS_MAX & (MSG_POINTS_MAX - 1)), "numbers wrap around");

/* Keep one more. Its number. */
uint32_t points_add(struct points *p, struct msg_point point);

/* Copy the last ones of `count` points that end with the one of this number, as far as they are
 * still there, oldest first. How many. */
uint32_t points_copy(const struct points *p, uint32_t last, uint32_t count, struct msg_point *to);

static inline bool points_is_newest(const struct points *p, uint32_t number)
{
	return number + 1 == p->total;
}

#endif
