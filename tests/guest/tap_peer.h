/*
 * tests/guest/tap_peer.h - peers in tests: pairs of them, short sends, what they hold.
 */
#ifndef GUEST_TAP_PEER_H
#define GUEST_TAP_PEER_H

#include "peer.h"
#include "tap.h"

#define POOL 16384
#define NODE 4ull

/* Two peers of this process: the second has a capability for node NODE of the first. */
struct pair {
	int owner, user;
	const char *owner_pool, *user_pool;
	uint64_t cap;
};
struct pair pair_make(void);
void pair_end(struct pair *p);

/* A peer; one's own node of another one, as a capability of a third. They give up on errors. */
int peer_make(void);
uint64_t peer_meet(int owner, uint64_t node, int user);

int send_bytes(int peer, uint64_t to, const char *text);
int send_cap(int peer, uint64_t to, uint64_t cap);
/* Nothing but the message itself, to many. */
int send_many(int peer, const uint64_t *to, uint32_t count, uint32_t flags, int32_t *errors);

/* The next message, which must be there; its slice released. */
struct peer_message receive(int peer);
struct peer_message receive_done(int peer);
void expect_nothing(int peer);
/* A notice of this kind about this node. */
void expect_notice(int peer, uint32_t kind, uint64_t node);
/* The capability a message carries. */
uint64_t cap_of(int peer, const struct peer_message *m);

struct peer_info query(int peer);
/* Nothing waits, nothing is used. */
void expect_empty(int peer);
/* Does it hold just what it held then? */
bool holds(int peer, const struct peer_info *then);

/* Use up this process's handles; close so many of them again. */
void fill_handles(void);
void free_handles(int count);

#endif
