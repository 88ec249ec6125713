/* kernel/ipc/mbus_ring.c - a ring of objects of one size. */
#include "ipc/mbus_ring.h"
#include "cpu/string.h"

static uint32_t slot_bytes(uint32_t objsize)
{
	return sizeof(struct mbus_info) + ((objsize + 7) & ~7u);
}

uint32_t mbus_ring_bytes(uint32_t objsize, uint32_t objmax)
{
	return slot_bytes(objsize) * objmax;
}

/* The slot of the i-th oldest, or behind the newest. */
static uint8_t *slot(const struct mbus_ring *r, uint32_t i)
{
	uint32_t at = r->first + i;

	if (at >= r->objmax)
		at -= r->objmax;
	return r->slots + at * slot_bytes(r->objsize);
}

static void drop_first(struct mbus_ring *r)
{
	if (++r->first == r->objmax)
		r->first = 0;
	r->count--;
}

bool mbus_ring_put(struct mbus_ring *r, const struct mbus_info *info, const void *object)
{
	uint8_t *to;

	if (r->count == r->objmax) {
		mbus_ring_count_lost(r);
		if (!r->latest)
			return false;
		drop_first(r);
	}
	to = slot(r, r->count++);
	memcpy(to, info, sizeof *info);
	memcpy(to + sizeof *info, object, r->objsize);
	return true;
}

void mbus_ring_look(const struct mbus_ring *r, struct mbus_info *info, void *object)
{
	const uint8_t *from = slot(r, 0);

	memcpy(info, from, sizeof *info);
	memcpy(object, from + sizeof *info, r->objsize);
	info->lost = r->lost;
}

bool mbus_ring_take(struct mbus_ring *r, const struct mbus_info *looked)
{
	if (!r->count || ((const struct mbus_info *)slot(r, 0))->stamp != looked->stamp)
		return false;
	drop_first(r);
	r->lost -= looked->lost;
	return true;
}
