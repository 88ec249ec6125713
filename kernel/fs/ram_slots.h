/*
 * kernel/fs/ram_slots.h - the children of a directory in memory, by their place. Inside of
 * ram_tree.c.
 */
#ifndef FS_RAM_SLOTS_H
#define FS_RAM_SLOTS_H

#include "fs/ram_tree.h"

/* Make sure of room for one more. 0, -ENOMEM, -ENOSPC no place is left. */
int ram_slots_reserve(struct ram_node *directory);

/* Into the reserved room, with a new place. */
void ram_slots_add(struct ram_node *directory, struct ram_node *node);
void ram_slots_remove(struct ram_node *directory, struct ram_node *node);
void ram_slots_deinit(struct ram_node *directory);

#endif
