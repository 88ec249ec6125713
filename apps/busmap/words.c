/* apps/busmap/words.c - a line about a link or a node. */
#include <stdio.h>
#include "busmap.h"

/* clang-format off */
const char *const kind_titles[MAP_KINDS] = {
	[MAP_MESSAGES] = "Messages", [MAP_PORT] = "Ports", [MAP_SHARED] = "Memory",
	[MAP_MBUS] = "MBus", [MAP_KBUS] = "KBus", [MAP_PEER] = "Peers", [MAP_MAILBOX] = "Mailboxes",
};

static const char *const one[MAP_KINDS] = {
	[MAP_MESSAGES] = "Messages", [MAP_PORT] = "Port", [MAP_SHARED] = "Shared memory",
	[MAP_MBUS] = "Bus", [MAP_KBUS] = "Both on", [MAP_PEER] = "Capabilities",
	[MAP_MAILBOX] = "Mailbox",
};

static const char *const units[MAP_KINDS] = {
	[MAP_MESSAGES] = "messages", [MAP_PORT] = "bytes", [MAP_SHARED] = NULL,
	[MAP_MBUS] = "objects", [MAP_KBUS] = "messages", [MAP_PEER] = "messages",
	[MAP_MAILBOX] = "messages",
};
/* clang-format on */

static const char *name_of(const struct map *map, uint32_t process)
{
	const struct map_node *node = map_find(map, process);

	return node ? node->name : "?";
}

void words_link(char *text, int size, const struct map *map, const struct map_link *link)
{
	const char *unit = units[link->kind];
	int at = snprintf(text, size, "%s%s%s: %s (%u) and %s (%u)", one[link->kind],
			  *link->name ? " " : "", link->name, name_of(map, link->process[0]),
			  (unsigned)link->process[0], name_of(map, link->process[1]),
			  (unsigned)link->process[1]);

	if (at >= size)
		return;
	if (!unit)
		return;
	snprintf(text + at, size - at, ", %u %s there and %u back, now %u a second",
		 (unsigned)link->total[0], unit, (unsigned)link->total[1],
		 (unsigned)((link->flow[0] + link->flow[1]) * (1000 / LOOK_MS)));
}

void words_node(char *text, int size, const struct map *map, const struct map_node *node)
{
	int counts[MAP_KINDS] = {0}, at, all = 0;

	for (int i = 0; i < map->link_count; i++) {
		const struct map_link *link = &map->links[i];

		if (link->process[0] == node->process || link->process[1] == node->process) {
			counts[link->kind]++;
			all++;
		}
	}
	at = snprintf(text, size, "%s, process %u: %s", node->name, (unsigned)node->process,
		      all ? "" : "not connected");
	for (int kind = 0, first = 1; kind < MAP_KINDS && at < size; kind++) {
		if (!counts[kind])
			continue;
		at += snprintf(text + at, size - at, "%s%s %d", first ? "" : ", ",
			       kind_titles[kind], counts[kind]);
		first = 0;
	}
}
