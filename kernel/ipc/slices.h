/*
 * kernel/ipc/slices.h - which bytes of a pool are taken: a buddy system.
 *
 * Slices are powers of two, from SLICE_MIN bytes on, aligned to their size; finding one and giving
 * it back take time logarithmic in the pool's size, whatever has been taken and given back before.
 * Pure; the caller guards, and gives the memory for the books.
 */
#ifndef IPC_SLICES_H
#define IPC_SLICES_H

#include "abi/types.h"

#define SLICE_MIN 64u

struct slices {
	uint32_t leaves; /* SLICE_MIN bytes each; a power of two */
	/* A complete binary tree, root 1: 1 + the order (0: SLICE_MIN) of the largest free slice
	 * below or at each place; 0: none. */
	uint8_t *largest;
};

/* Bytes of books for a pool of size bytes, a power of two, at least SLICE_MIN. */
static inline uint32_t slices_bytes(uint32_t size)
{
	return 2 * (size / SLICE_MIN);
}

void slices_init(struct slices *s, uint32_t size, uint8_t *books);

/* The size of the slice that `size` bytes get; 0: size is 0 or larger than 2 GiB. */
uint32_t slice_size(uint32_t size);

/* The offset of a free slice of slice_size(size) bytes, taken now. False: there is none. */
bool slices_take(struct slices *s, uint32_t size, uint32_t *offset);

/* Its size, and it is free. 0: no slice that is taken begins there. */
uint32_t slices_give(struct slices *s, uint32_t offset);

/* Its size; 0: no slice that is taken begins there. */
uint32_t slices_at(const struct slices *s, uint32_t offset);

#endif
