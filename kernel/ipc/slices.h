/*
 * kernel/ipc/slices.h - which bytes of a pool are taken: a buddy system.
 *
 * Slices are powers of two, from SLICE_MIN bytes on, aligned to their size; finding one and giving
 * it back take time logarithmic in the pool's size, whatever has been taken and given back before.
 * The last slice of each size that was given back is kept at hand, taken as far as the books are
 * concerned, for the next one who wants that size; when there is no other, all of these join.
 * Pure; the caller guards, and gives the memory for the books.
 */
#ifndef IPC_SLICES_H
#define IPC_SLICES_H

#include "abi/types.h"

#define SLICE_MIN    64u
#define SLICE_ORDERS 27 /* the last one for sizes that no slice has */

struct slices {
	uint32_t leaves; /* SLICE_MIN bytes each; a power of two */
	/* A complete binary tree, root 1: 1 + the order (0: SLICE_MIN) of the largest free slice
	 * below or at each place; 0: none. */
	uint8_t *largest;
	uint32_t at_hand[SLICE_ORDERS]; /* offset + 1; 0: none */
};

/* Bytes of books for a pool of size bytes, a power of two, at least SLICE_MIN. */
static inline uint32_t slices_bytes(uint32_t size)
{
	return 2 * (size / SLICE_MIN);
}

void slices_init(struct slices *s, uint32_t size, uint8_t *books);

static inline uint32_t slice_order(uint32_t size)
{
	return size <= SLICE_MIN ? 0 : 26 - (uint32_t)__builtin_clz(size - 1);
}

/* The size of the slice that `size` bytes get; 0: size is 0 or larger than 2 GiB. */
static inline uint32_t slice_size(uint32_t size)
{
	return !size || size > 0x80000000u ? 0 : SLICE_MIN << slice_order(size);
}

/* The offset of a free slice of slice_size(size) bytes, taken now. False: there is none. */
bool slices_find(struct slices *s, uint32_t size, uint32_t *offset);
static inline bool slices_take(struct slices *s, uint32_t size, uint32_t *offset)
{
	uint32_t *hand = &s->at_hand[slice_order(size)];

	if (!*hand || !size)
		return slices_find(s, size, offset);
	*offset = *hand - 1;
	*hand = 0;
	return true;
}

/* The size of the one that is taken and begins there; 0: there is none. */
uint32_t slices_at(const struct slices *s, uint32_t offset);

/* It is free. Its size; 0: no slice that is taken begins there. */
uint32_t slices_give_back(struct slices *s, uint32_t offset);
static inline uint32_t slices_give(struct slices *s, uint32_t offset)
{
	uint32_t leaf = offset / SLICE_MIN;

	/* One of the smallest. */
	if (offset % SLICE_MIN || leaf >= s->leaves || s->at_hand[0] ||
	    s->largest[s->leaves + leaf])
		return slices_give_back(s, offset);
	s->at_hand[0] = offset + 1;
	return SLICE_MIN;
}

#endif
