/* kernel/ipc/slices.c - a buddy system in a tree of bytes. */
#include "ipc/slices.h"
#include "cpu/string.h"

/* Of the whole pool. */
static uint32_t top_order(const struct slices *s)
{
	return 31 - (uint32_t)__builtin_clz(s->leaves);
}

void slices_init(struct slices *s, uint32_t size, uint8_t *books)
{
	s->leaves = size / SLICE_MIN;
	s->largest = books;
	memset(s->at_hand, 0, sizeof s->at_hand);
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

/* From the tree. */
static bool take(struct slices *s, uint32_t wanted, uint32_t *offset)
{
	uint32_t order = top_order(s), at = 1;

	if (s->largest[1] < wanted + 1)
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

static void give(struct slices *s, uint32_t at, uint32_t order)
{
	s->largest[at] = (uint8_t)(order + 1);
	update(s, at, order);
}

static void give_those_at_hand(struct slices *s)
{
	uint32_t order;

	for (uint32_t i = 0; i < SLICE_ORDERS; i++) {
		if (s->at_hand[i])
			give(s, find(s, s->at_hand[i] - 1, &order), i);
		s->at_hand[i] = 0;
	}
}

bool slices_find(struct slices *s, uint32_t size, uint32_t *offset)
{
	uint32_t order = slice_order(size);

	if (!slice_size(size))
		return false;
	if (take(s, order, offset))
		return true;
	give_those_at_hand(s);
	return take(s, order, offset);
}

uint32_t slices_give_back(struct slices *s, uint32_t offset)
{
	uint32_t order, at = find(s, offset, &order);

	if (!at)
		return 0;
	if (s->at_hand[order])
		give(s, at, order);
	else
		s->at_hand[order] = offset + 1;
	return SLICE_MIN << order;
}
