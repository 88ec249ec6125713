/* kernel/ipc/slices.c - a buddy system in a tree of bytes. */
#include "ipc/slices.h"
#include "cpu/string.h"

static uint32_t order_of(uint32_t size)
{
	return size <= SLICE_MIN ? 0 : 26 - (uint32_t)__builtin_clz(size - 1);
}

uint32_t slice_size(uint32_t size)
{
	return !size || size > 0x80000000u ? 0 : SLICE_MIN << order_of(size);
}

/* Of the whole pool. */
static uint32_t top_order(const struct slices *s)
{
	return 31 - (uint32_t)__builtin_clz(s->leaves);
}

void slices_init(struct slices *s, uint32_t size, uint8_t *books)
{
	s->leaves = size / SLICE_MIN;
	s->largest = books;
	for (uint32_t first = 1, order = top_order(s); first <= s->leaves; first *= 2, order--)
		memset(books + first, (int)order + 1, first);
}

/* After a change below `at`, whose order is given: what is free at the places above. */
static void update(struct slices *s, uint32_t at, uint32_t order)
{
	while (at > 1) {
		uint8_t left = s->largest[at & ~1u], right = s->largest[at | 1], now;

		order++;
		now = left == order && right == order ? (uint8_t)(order + 1)
		      : left > right		      ? left
						      : right;
		at /= 2;
		if (s->largest[at] == now)
			return;
		s->largest[at] = now;
	}
}

bool slices_take(struct slices *s, uint32_t size, uint32_t *offset)
{
	uint32_t wanted = order_of(size), order = top_order(s), at = 1;

	if (!slice_size(size) || s->largest[1] < wanted + 1)
		return false;
	while (order > wanted) {
		/* The smaller one that is large enough keeps the large ones whole. */
		uint32_t left = s->largest[2 * at], right = s->largest[2 * at + 1];

		at = 2 * at + (left <= wanted || (right > wanted && right < left));
		order--;
	}
	s->largest[at] = 0;
	update(s, at, order);
	*offset = ((at << order) - s->leaves) * SLICE_MIN;
	return true;
}

/* The place of the taken slice that begins there: the lowest one on the way up that has nothing
 * free, and whose first leaf it is. 0: none. */
static uint32_t find(const struct slices *s, uint32_t offset, uint32_t *order)
{
	uint32_t at = s->leaves + offset / SLICE_MIN;

	*order = 0;
	if (offset % SLICE_MIN || offset / SLICE_MIN >= s->leaves)
		return 0;
	for (; at && s->largest[at]; (*order)++) {
		if (at & 1)
			return 0;
		at /= 2;
	}
	return at;
}

uint32_t slices_at(const struct slices *s, uint32_t offset)
{
	uint32_t order;

	return find(s, offset, &order) ? SLICE_MIN << order : 0;
}

uint32_t slices_give(struct slices *s, uint32_t offset)
{
	uint32_t order, at = find(s, offset, &order);

	if (!at)
		return 0;
	s->largest[at] = (uint8_t)(order + 1);
	update(s, at, order);
	return SLICE_MIN << order;
}
