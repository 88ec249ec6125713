/* kernel/fs/ram_slots.c - a sorted array with gaps. */
#include "fs/ram_slots.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "mem/heap.h"

#define ROOM_MIN 8

/* The first slot behind this place. */
static uint32_t find_behind(const struct ram_node *d, uint32_t place)
{
	uint32_t low = 0, high = d->slot_count;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (d->slots[middle].place > place)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static bool set_room(struct ram_node *d, uint32_t room)
{
	struct ram_slot *slots = kmalloc(room * sizeof *slots);

	if (!slots)
		return false;
	if (d->slot_count)
		memcpy(slots, d->slots, d->slot_count * sizeof *slots);
	kfree(d->slots);
	d->slots = slots;
	d->slot_room = room;
	return true;
}

int ram_slots_reserve(struct ram_node *d)
{
	if (d->last_place == INT32_MAX)
		return -ENOSPC;
	if (d->slot_count < d->slot_room)
		return 0;
	return set_room(d, d->slot_room ? d->slot_room * 2 : ROOM_MIN) ? 0 : -ENOMEM;
}

void ram_slots_add(struct ram_node *d, struct ram_node *node)
{
	node->place = ++d->last_place;
	d->slots[d->slot_count++] = (struct ram_slot){node->place, node};
	d->child_count++;
}

static void close_gaps(struct ram_node *d)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->slot_count; i++)
		if (d->slots[i].node)
			d->slots[n++] = d->slots[i];
	d->slot_count = n;
}

void ram_slots_deinit(struct ram_node *d)
{
	kfree(d->slots);
	d->slots = NULL;
	d->slot_room = d->slot_count = 0;
}

void ram_slots_remove(struct ram_node *d, struct ram_node *node)
{
	d->slots[find_behind(d, node->place) - 1].node = NULL;
	d->child_count--;
	if (d->slot_count >= 2 * d->child_count + ROOM_MIN / 2)
		close_gaps(d);
	if (!d->child_count)
		ram_slots_deinit(d);
	else if (d->slot_room > 4 * d->slot_count + ROOM_MIN)
		set_room(d, 2 * d->slot_count); /* or it stays as it is */
}

struct ram_node *ram_next(const struct ram_node *d, uint32_t *place)
{
	for (uint32_t i = find_behind(d, *place); i < d->slot_count; i++) {
		if (!d->slots[i].node)
			continue;
		*place = d->slots[i].place;
		return d->slots[i].node;
	}
	return NULL;
}
