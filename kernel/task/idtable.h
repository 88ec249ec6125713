/*
 * kernel/task/idtable.h - global 32-bit ids: 12 bits of slot, 19 bits of generation.
 *
 * Slots are reused in the order they were freed, so an id comes back only after 2^19 rounds through
 * all of them. An id is never 0 and, as an int, never negative. No lock of its own.
 */
#ifndef TASK_IDTABLE_H
#define TASK_IDTABLE_H

#include "abi/types.h"

#define ID_SLOT_BITS   12
#define ID_SLOT(id)    ((id)&0xfff)
#define ID_GENERATIONS 0x7ffff

struct idtable {
	void **objects;	       /* by slot; NULL: free */
	uint32_t *generations; /* of the object, or of the next one */
	uint16_t *next_free;
	uint32_t capacity; /* slots 1..capacity-1 */
	uint32_t first_free, last_free;
};

/* The arrays are the caller's, zeroed, capacity entries each. */
void idtable_init(struct idtable *t);

/* 0 = full. */
uint32_t idtable_add(struct idtable *t, void *object);
void idtable_remove(struct idtable *t, uint32_t id);
/* NULL = none. */
void *idtable_find(const struct idtable *t, uint32_t id);

#endif
