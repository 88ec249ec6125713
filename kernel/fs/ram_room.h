/*
 * kernel/fs/ram_room.h - the room of a file system in memory, and who uses it. Pure.
 *
 * What a living process writes is its share; how large a share may grow says the rule of
 * ipc/quota.h, so the first greedy writer gets a half and there is always room for the next. When
 * a process ends, what it has written stays and is nobody's. Everything stored remembers the number
 * of its writer (0: nobody), which is never used again.
 *
 * The owner's lock guards it.
 */
#ifndef FS_RAM_ROOM_H
#define FS_RAM_ROOM_H

#include "abi/types.h"
#include "common/list.h"

struct ram_room {
	uint32_t limit, used; /* bytes */
	struct list writers;
	uint32_t writer_count, last_number;
};

void ram_room_init(struct ram_room *room, uint32_t limit);

/* Let a process (any pointer that tells it from others; NULL: nobody) use this many bytes more.
 * Stores the number to give them back under. 0, -ENOSPC, -ENOMEM. */
int ram_room_take(struct ram_room *room, const void *process, uint32_t bytes, uint32_t *writer);
void ram_room_give(struct ram_room *room, uint32_t writer, uint32_t bytes);

/* The process has ended. */
void ram_room_forget(struct ram_room *room, const void *process);

#endif
