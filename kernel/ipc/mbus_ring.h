/*
 * kernel/ipc/mbus_ring.h - a consumer's ring: objects of one size, each with where it came from.
 *
 * Full, it drops the newest object (the one that comes), or with `latest` the oldest, and counts.
 * Pure; the memory is the caller's. The caller guards.
 */
#ifndef IPC_MBUS_RING_H
#define IPC_MBUS_RING_H

#include "abi/mbus.h"
#include "abi/types.h"

struct mbus_ring {
	uint8_t *slots; /* mbus_ring_bytes() of them */
	uint32_t objsize, objmax;
	uint32_t first, count;
	uint32_t lost;	  /* since the last one that was taken */
	uint32_t dropped; /* in all */
	bool latest;
};

/* With the slots' addresses aligned for struct mbus_info. objsize * objmax is within limits. */
uint32_t mbus_ring_bytes(uint32_t objsize, uint32_t objmax);

/* It is full: an object is lost. */
static inline void mbus_ring_count_lost(struct mbus_ring *r)
{
	r->lost++;
	r->dropped++;
}

/* False: the object was dropped. */
bool mbus_ring_put(struct mbus_ring *r, const struct mbus_info *info, const void *object);

/* Copies of the oldest one; info->lost is filled in. There must be one. */
void mbus_ring_look(const struct mbus_ring *r, struct mbus_info *info, void *object);

/* Take the oldest one out if it is still the one of this look. False: it is not. */
bool mbus_ring_take(struct mbus_ring *r, const struct mbus_info *looked);

#endif
