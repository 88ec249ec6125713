/*
 * map.h - who is connected to whom, and how much goes between them.
 *
 * A map has nodes, one a process, and links between two of them, one for each kind and name. It is
 * looked at again and again:
 *
 *	map_begin(&map);
 *	map_node(&map, process, name);			-- each one that runs
 *	map_link(&map, &(struct map_link){...});	-- each connection, with what has gone so
 *far map_end(&map);					-- what was not seen is gone
 *
 * What has gone over a link since the last look is its flow, in each direction. Messages have no
 * connection: a link of theirs is there from the first one (map_add) until none has gone for
 * MAP_IDLE_LOOKS looks.
 *
 * A node keeps its place (slot) while it lives; places are dealt out so that the next one is far
 * from those in use. Pure: no call of the system.
 */
#ifndef MAP_H
#define MAP_H

#include <stdbool.h>
#include <stdint.h>

#define MAP_NODES	48
#define MAP_LINKS	256
#define MAP_NAME	32
#define MAP_IDLE_LOOKS	20
#define MAP_FIRST_SLOTS 8
#define MAP_MORE_SLOTS	4

enum map_kind {
	MAP_MESSAGES,
	MAP_PORT,
	MAP_SHARED,
	MAP_MBUS,
	MAP_KBUS,
	MAP_PEER,
	MAP_MAILBOX,
	MAP_KINDS
};

struct map_node {
	uint32_t process;
	char name[MAP_NAME];
	int slot;
	bool seen;
};

/* Between two processes, the smaller number first: [0] is what goes from it, [1] to it. */
struct map_link {
	enum map_kind kind;
	uint32_t process[2];
	char name[MAP_NAME];
	uint32_t total[2];
	uint32_t flow[2];
	uint32_t before[2]; /* total at the last look */
	uint32_t idle;	    /* looks since something went */
	bool seen, fresh;   /* in this look; there at the first one */
};

struct map {
	struct map_node nodes[MAP_NODES];
	struct map_link links[MAP_LINKS];
	int node_count, link_count;
	int slots;    /* places, MAP_FIRST_SLOTS and more */
	int left_out; /* processes for which there was no room, at the last look */
	bool changed; /* by the last look, or anything flowed */
	uint32_t looks;
};

void map_begin(struct map *map);
void map_node(struct map *map, uint32_t process, const char *name);

/* A connection between two processes that are there, as seen from the first: total[0] is what has
 * gone from it to the second. Numbers that were smaller before are taken for those of a new one. */
void map_link(struct map *map, const struct map_link *link);

/* So much more has gone from one to the other. */
void map_add(struct map *map, const struct map_link *link, uint32_t amount);
void map_end(struct map *map);

const struct map_node *map_find(const struct map *map, uint32_t process);

#endif
