/*
 * kernel/ipc/peer.h - peers, nodes and capabilities (include/peer.h is their manual page).
 *
 *	struct peer	a queue, a pool, and the ids of its nodes and capabilities
 *	struct node	an object of one peer; lives while anything names it
 *	struct cap	another peer's name for it
 *	ticket		a handle that names a node for whoever holds it
 *
 * The calls of one peer come one after the other, by its mutex; a receive that waits does so
 *without it. A peer's spinlock (its waitable's) guards its queue, pool and ids, and of its nodes
 *who holds them and whether they are destroyed. Whatever concerns several peers takes their locks
 *through commit() (ipc/commit.h), so sends and destructions have places in one order.
 *
 * Context: thread.
 */
#ifndef IPC_PEER_H
#define IPC_PEER_H

#include "abi/peer.h"
#include "abi/types.h"
#include "mem/ucopy.h"
#include "task/object.h"

struct peer;

extern const struct object_type peer_type, ticket_type;

static inline struct object *peer_object(struct peer *p)
{
	return (struct object *)p; /* its first member */
}

/* For the current process; size within PEER_POOL_MAX. -ENOMEM. */
int peer_create(uint32_t pool_size, struct peer **out);

/* What a send is made of, in kernel memory but for the pieces. */
struct peer_parts {
	uint32_t flags;
	uint64_t to[PEER_DESTINATIONS_MAX], caps[PEER_CAPS_MAX];
	struct peer_piece {
		uptr bytes;
		uint32_t size;
	} pieces[PEER_IOV_MAX];
	struct object *files[PEER_FILES_MAX]; /* taken over on success */
	uint32_t file_rights[PEER_FILES_MAX];
	uint32_t to_count, cap_count, file_count, piece_count;
	uint32_t size; /* of all pieces */
	uint32_t answer_size, answer_caps, answer_files;
	int32_t errors[PEER_DESTINATIONS_MAX]; /* with PEER_CONTINUE */
};

/* How many destinations got it, or -E...; as PeerSend. */
int peer_send(struct peer *p, struct peer_parts *parts);

/* A short message to one node, with nothing but bytes, or with a capability. 1; -EAGAIN: nothing
 * has happened, and peer_send knows what to do. */
int peer_send_quick(struct peer *p, uint64_t id, uptr bytes, uint32_t size);
int peer_send_quick_cap(struct peer *p, uint64_t id, uptr bytes, uint32_t size, uint64_t cap);

/* Such a message, if it is the next one: 0; -EAGAIN: nothing has happened. */
int peer_receive_quick(struct peer *p, uptr message);

/* As PeerReceive; message is the program's. */
int peer_receive(struct peer *p, uptr message, uint32_t flags, uint32_t timeout);

int peer_slice_release(struct peer *p, uint32_t offset);
int peer_destroy_nodes(struct peer *p, const uint64_t *ids, uint32_t count);
int peer_release(struct peer *p, uint64_t id);

/* All own nodes are destroyed and what waits is dropped; for good, unless it may be used again. */
int peer_reset(struct peer *p, bool again);

void peer_query(struct peer *p, struct peer_info *info);

/* For views: the capability of the smallest id that is at least this. False: there is none. */
struct peer_cap_line {
	uint64_t id;
	uint32_t owner; /* process of the node's peer */
	uint32_t count, in_flight;
	uint32_t sent;	/* messages to it by this peer */
	bool destroyed; /* the node */
};
bool peer_see_cap(struct peer *p, uint64_t id, struct peer_cap_line *line);

/* A new ticket's object; a capability by one. */
int peer_ticket(struct peer *p, uint64_t id, struct object **out);
int peer_accept(struct peer *p, struct object *ticket, uint64_t *id);

#endif
