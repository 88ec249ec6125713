/* kernel/task/idtable.c - slots with generations. */
#include "task/idtable.h"

void idtable_init(struct idtable *t)
{
	for (uint32_t i = 1; i + 1 < t->capacity; i++)
		t->next_free[i] = i + 1;
	t->first_free = 1;
	t->last_free = t->capacity - 1;
	for (uint32_t i = 0; i < t->capacity; i++)
		t->generations[i] = 1;
}

uint32_t idtable_add(struct idtable *t, void *object)
{
	uint32_t slot = t->first_free;

	if (!slot)
		return 0;
	t->first_free = t->next_free[slot];
	if (!t->first_free)
		t->last_free = 0;
	t->objects[slot] = object;
	return slot | t->generations[slot] << ID_SLOT_BITS;
}

void idtable_remove(struct idtable *t, uint32_t id)
{
	uint32_t slot = ID_SLOT(id);

	t->objects[slot] = 0;
	t->generations[slot] = (t->generations[slot] + 1) & ID_GENERATIONS;
	if (!t->generations[slot])
		t->generations[slot] = 1;
	t->next_free[slot] = 0;
	if (t->last_free)
		t->next_free[t->last_free] = slot;
	else
		t->first_free = slot;
	t->last_free = slot;
}

void *idtable_find(const struct idtable *t, uint32_t id)
{
	uint32_t slot = ID_SLOT(id);

	if (slot >= t->capacity || t->generations[slot] != id >> ID_SLOT_BITS)
		return 0;
	return t->objects[slot];
}
