/* kernel/fs/ram_room.c - counts the room of a file system in memory, writer by writer. */
#include "fs/ram_room.h"
#include "abi/error.h"

void ram_room_init(struct ram_room *room, uint32_t limit)
{
	quota_init(&room->quota, &limit, 1);
}

int ram_room_take(struct ram_room *room, uint32_t writer, uint32_t bytes)
{
	struct quota_user *user;
	int error = writer ? quota_charge(&room->quota, writer, &bytes, &user)
			   : quota_take(&room->quota, &bytes);

	return error == -EDQUOT ? -ENOSPC : error;
}

/* No longer a writer's share, as far as it is one: of a writer that has ended nothing is, and its
 * id may be another's when all ids have been used. */
static void unshare(struct ram_room *room, uint32_t writer, uint32_t bytes)
{
	struct quota_user *user = quota_find(&room->quota, writer);
	uint32_t held = user ? user->held[0] : 0, part = bytes < held ? bytes : held;

	if (user)
		quota_receive(&room->quota, user, &part);
}

void ram_room_give(struct ram_room *room, uint32_t writer, uint32_t bytes)
{
	unshare(room, writer, bytes);
	quota_release(&room->quota, &bytes);
}

void ram_room_forget(struct ram_room *room, uint32_t writer)
{
	unshare(room, writer, 0xffffffff);
}
