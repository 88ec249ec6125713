/*
 * tests/host/peer_world_parts.h - what the parts of peer_world.c have in common.
 */
#ifndef TESTS_PEER_WORLD_PARTS_H
#define TESTS_PEER_WORLD_PARTS_H

#include "peer_world.h"

/* What a letter has first in its bytes. */
struct head {
	uint32_t number;
};

static inline struct world_node *node_at(int n)
{
	return &world.nodes[n];
}

static inline bool is_owner(const struct player *p, int n)
{
	return n != NONE && node_at(n)->instance == p->instance;
}

/* May a call have failed for that? */
static inline bool has_failed_for_memory(int result)
{
	return result == -ENOMEM && (world.failing || world.poor);
}

/* Whose node it is; NULL: that peer is no more. */
struct player *world_owner(int n);
uint32_t world_epoch(int n); /* its owner's; 0: it is no more */

/* Somebody got the node by this id. */
void world_learn(struct player *p, int n, uint64_t id);

/* A node that was not made before this call, or is no more since that failed. */
void world_settle(struct player *p, int n, bool made);

#endif
