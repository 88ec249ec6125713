/* kernel/fs/ram_room.c - counts the room of a file system in memory, writer by writer. */
#include "fs/ram_room.h"
#include "abi/error.h"
#include "ipc/quota.h"
#include "mem/heap.h"

/* One for each process that holds something. */
struct writer {
	struct list link;
	const void *process;
	uint32_t number, held;
};

static struct writer *writer_of(struct list *l)
{
	return container_of(l, struct writer, link);
}

void ram_room_init(struct ram_room *room, uint32_t limit)
{
	*room = (struct ram_room){.limit = limit};
	list_init(&room->writers);
}

/* The last one asked for comes first: it will be again. */
static struct writer *find(struct ram_room *room, const void *process, uint32_t number)
{
	struct list *l;

	list_for_each (l, &room->writers) {
		struct writer *w = writer_of(l);

		if (process ? w->process != process : w->number != number)
			continue;
		list_remove(l);
		list_insert_after(&room->writers, l);
		return w;
	}
	return NULL;
}

static struct writer *add(struct ram_room *room, const void *process)
{
	struct writer *w = kmalloc(sizeof *w);

	if (!w)
		return NULL;
	*w = (struct writer){.process = process, .number = ++room->last_number};
	list_insert_after(&room->writers, &w->link);
	room->writer_count++;
	return w;
}

static void drop(struct ram_room *room, struct writer *w)
{
	list_remove(&w->link);
	room->writer_count--;
	kfree(w);
}

int ram_room_take(struct ram_room *room, const void *process, uint32_t bytes, uint32_t *writer)
{
	uint32_t left = room->limit - room->used;
	struct writer *w = process ? find(room, process, 0) : NULL;

	*writer = 0;
	if (process && !quota_accepts(w ? w->held : 0, bytes, left, room->writer_count + !w))
		return -ENOSPC;
	if (bytes > left)
		return -ENOSPC;
	if (process && !w && !(w = add(room, process)))
		return -ENOMEM;
	room->used += bytes;
	if (w) {
		w->held += bytes;
		*writer = w->number;
	}
	return 0;
}

void ram_room_give(struct ram_room *room, uint32_t writer, uint32_t bytes)
{
	struct writer *w = writer ? find(room, NULL, writer) : NULL;

	room->used -= bytes;
	if (!w)
		return;
	w->held -= bytes;
	if (!w->held)
		drop(room, w);
}

void ram_room_forget(struct ram_room *room, const void *process)
{
	struct writer *w = find(room, process, 0);

	if (w)
		drop(room, w);
}
