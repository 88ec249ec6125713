/*
 * kernel/fs/ram_room.h - the room of a file system in memory, and who uses it. Pure.
 *
 * What a living process writes is its share; how large a share may grow says the rule of
 * ipc/quota.h, so the first greedy writer gets a half and there is always room for the next. When
 * a process ends, what it has written stays and is nobody's. Everything stored remembers its writer
 * (the id of a process; 0: nobody).
 *
 * The owner's lock guards it.
 */
#ifndef FS_RAM_ROOM_H
#define FS_RAM_ROOM_H

#include "ipc/quota.h"

struct ram_room {
	struct quota quota; /* of bytes */
};

void ram_room_init(struct ram_room *room, uint32_t limit);

/* Let a process use this many bytes more. 0, -ENOSPC, -ENOMEM. */
int ram_room_take(struct ram_room *room, uint32_t writer, uint32_t bytes);
void ram_room_give(struct ram_room *room, uint32_t writer, uint32_t bytes);

/* The process has ended. */
void ram_room_forget(struct ram_room *room, uint32_t writer);

static inline uint32_t ram_room_used(const struct ram_room *room)
{
	return room->quota.kind[0].used;
}

#endif
