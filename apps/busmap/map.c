/* apps/busmap/map.c - what is there, compared with what was there. */
#include "map.h"
#include <stdio.h>
#include <string.h>

void map_begin(struct map *map)
{
	if (!map->slots)
		map->slots = MAP_FIRST_SLOTS;
	map->changed = false;
	map->left_out = 0;
	for (int i = 0; i < map->node_count; i++)
		map->nodes[i].seen = false;
	for (int i = 0; i < map->link_count; i++) {
		map->links[i].seen = false;
		map->links[i].flow[0] = map->links[i].flow[1] = 0;
	}
}

/* ---- nodes ---- */

static struct map_node *find(struct map *map, uint32_t process)
{
	for (int i = 0; i < map->node_count; i++)
		if (map->nodes[i].process == process)
			return &map->nodes[i];
	return NULL;
}

const struct map_node *map_find(const struct map *map, uint32_t process)
{
	return find((struct map *)map, process);
}

static bool is_taken(const struct map *map, int slot)
{
	for (int i = 0; i < map->node_count; i++)
		if (map->nodes[i].slot == slot)
			return true;
	return false;
}

/* How far the next place in use is, either way round. */
static int distance(const struct map *map, int slot)
{
	int away = 0;

	while (away < map->slots && !is_taken(map, (slot + away) % map->slots) &&
	       !is_taken(map, (slot + map->slots - away) % map->slots))
		away++;
	return away;
}

/* More places, between those there are: everyone stays about where it was. */
static void widen(struct map *map)
{
	int slots = map->slots + MAP_MORE_SLOTS;

	for (int i = 0; i < map->node_count; i++)
		map->nodes[i].slot = map->nodes[i].slot * slots / map->slots;
	map->slots = slots;
}

static int free_slot(struct map *map)
{
	int best = 0;

	if (map->node_count == map->slots)
		widen(map);
	for (int slot = 1; slot < map->slots; slot++)
		if (distance(map, slot) > distance(map, best))
			best = slot;
	return best;
}

void map_node(struct map *map, uint32_t process, const char *name)
{
	struct map_node *node = find(map, process);

	if (!node && map->node_count == MAP_NODES) {
		map->left_out++;
		return;
	}
	if (!node) {
		struct map_node new = {.process = process, .slot = free_slot(map)};

		node = &map->nodes[map->node_count++];
		*node = new;
		map->changed = true;
	}
	node->seen = true;
	if (strncmp(node->name, name, MAP_NAME - 1) != 0) {
		snprintf(node->name, sizeof node->name, "%s", name);
		map->changed = true;
	}
}

/* ---- links ---- */

/* The link between these two, made if need be; NULL: there is no room, or one of them is not there.
 * *turned: it is seen from its second process. */
static struct map_link *take(struct map *map, const struct map_link *wanted, bool *turned,
			     bool *new)
{
	struct map_link *link = map->links;

	*turned = wanted->process[0] > wanted->process[1];
	*new = false;
	for (; link < map->links + map->link_count; link++)
		if (link->kind == wanted->kind && link->process[*turned] == wanted->process[0] &&
		    link->process[!*turned] == wanted->process[1] &&
		    !strncmp(link->name, wanted->name, MAP_NAME - 1))
			return link;
	if (map->link_count == MAP_LINKS || wanted->process[0] == wanted->process[1] ||
	    !find(map, wanted->process[0]) || !find(map, wanted->process[1]))
		return NULL;
	*link = (struct map_link){.kind = wanted->kind};
	snprintf(link->name, sizeof link->name, "%s", wanted->name);
	link->process[*turned] = wanted->process[0];
	link->process[!*turned] = wanted->process[1];
	map->link_count++;
	map->changed = *new = true;
	return link;
}

static void flow(struct map *map, struct map_link *link, int way, uint32_t amount)
{
	link->flow[way] += amount;
	if (amount) {
		link->idle = 0;
		map->changed = true;
	}
}

void map_link(struct map *map, const struct map_link *wanted)
{
	bool turned, new;
	struct map_link *link = take(map, wanted, &turned, &new);

	if (!link)
		return;
	if (!link->seen) {
		link->fresh = new && map->looks == 0;
		memcpy(link->before, link->total, sizeof link->before);
		memset(link->total, 0, sizeof link->total);
	}
	/* Two of one name are one link. */
	for (int i = 0; i < 2; i++)
		link->total[i ^ turned] += wanted->total[i];
	link->seen = true;
}

void map_add(struct map *map, const struct map_link *wanted, uint32_t amount)
{
	bool turned, new;
	struct map_link *link = take(map, wanted, &turned, &new);

	if (!link)
		return;
	link->total[turned] += amount;
	flow(map, link, turned, amount);
}

/* ---- the end of a look ---- */

/* Of one that is there at the first look nobody knows when; numbers that were smaller are those of
 * another one. */
static void find_flow(struct map *map, struct map_link *link)
{
	for (int i = 0; i < 2 && link->seen && !link->fresh; i++)
		if (link->total[i] >= link->before[i])
			flow(map, link, i, link->total[i] - link->before[i]);
}

static bool is_gone(struct map *map, struct map_link *link)
{
	bool flows = link->flow[0] || link->flow[1];

	if (!find(map, link->process[0]) || !find(map, link->process[1]))
		return true;
	if (!flows)
		link->idle++;
	if (link->kind == MAP_MESSAGES || link->kind == MAP_MAILBOX)
		return link->idle >= MAP_IDLE_LOOKS;
	return !link->seen;
}

static void drop_nodes(struct map *map)
{
	int left = 0;

	for (int i = 0; i < map->node_count; i++)
		if (map->nodes[i].seen)
			map->nodes[left++] = map->nodes[i];
	map->changed |= left != map->node_count;
	map->node_count = left;
}

void map_end(struct map *map)
{
	int left = 0;

	drop_nodes(map);
	for (int i = 0; i < map->link_count; i++)
		find_flow(map, &map->links[i]);
	for (int i = 0; i < map->link_count; i++)
		if (!is_gone(map, &map->links[i]))
			map->links[left++] = map->links[i];
	map->changed |= left != map->link_count;
	map->link_count = left;
	map->looks++;
}
