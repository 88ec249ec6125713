/* kept.c - the last so many lines, or bytes, of what comes. */
#include "kept.h"
#include <string.h>
#include "tool.h"

#define FIRST_ROOM 4096

/* Half of the room is free again, or there is twice as much. */
static void make_room(struct kept *k)
{
	if (k->from > k->room / 2) {
		memmove(k->bytes, k->bytes + k->from, k->to - k->from);
		k->to -= k->from;
		k->from = 0;
		return;
	}
	k->room = k->room ? k->room * 2 : FIRST_ROOM;
	k->bytes = tool_memory(k->bytes, k->room);
}

static void drop_first(struct kept *k, void (*drop)(const char *bytes, size_t length))
{
	const char *first = k->bytes + k->from, *feed = memchr(first, '\n', k->to - k->from);
	size_t length = k->lines && feed ? (size_t)(feed + 1 - first) : 1;

	if (drop)
		drop(first, length);
	k->from += length;
	k->count--;
}

void kept_put(struct kept *k, char c, void (*drop)(const char *bytes, size_t length))
{
	if (k->to == k->room)
		make_room(k);
	k->bytes[k->to++] = c;
	k->count += !k->open;
	k->open = k->lines && c != '\n';
	if (k->count > k->most)
		drop_first(k, drop);
}
