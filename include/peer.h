/*
 * peer.h - peers: objects that are named by capabilities, and messages to them.
 *
 *	maker of an object			who may use it
 *	p = PeerCreate(65536);			p = PeerCreate(65536);
 *	...send a message that carries node 4...
 *						PeerReceive(p, &m, 0, WAIT_FOREVER);
 *						caps = PeerCaps(pool, &m);
 *						PeerSend(p, &(struct peer_send){.to = caps, ...});
 *	PeerReceive(p, &m, 0, WAIT_FOREVER);
 *	... pool + m.offset, m.size ...
 *	PeerSliceRelease(p, m.offset);
 *
 * A peer is a handle with a queue, a receive pool that is mapped read-only into the program, and
 *ids of nodes. A node is an object of one peer, its owner, for life. A capability is a peer's name
 *for a node; a peer has at most one for each. Having it is the only way to send to the node, and
 *gives the right to pass it on, in a message. There are no names to look up and nothing to list.
 *Two peers first meet by a ticket: a capability in the form of a handle, which can be given to a
 *new process or travel as a file.
 *
 * Ids are 64 bits. With bits 0 and 1 clear they are the program's choice for its own nodes, made on
 * first use, as destination or carried. Others are the kernel's, never used again; one that the
 *peer does not have is -ENXIO.
 *
 * Sending goes to all destinations or none, at one instant, with one stamp. With PEER_CONTINUE a
 * destination that cannot take it (-EDQUOT the sender's share of its room, -EXFULL its pool,
 * -EHOSTUNREACH the node is destroyed, -ESHUTDOWN) is left out and told in errors[]; the sender's
 * own errors always fail everything. Two nodes of one peer get two adjacent messages, the first
 * marked PEER_MORE.
 *
 * What a message carries. Capabilities are copied: each receiver has for the node the id it had, or
 * a new one, and one count more of it; CapRelease gives one back. Other handles travel as files and
 * are handles of the receiving process once it has received them, with the sender's rights. (Peers
 * and handles of MBus are their process's and do not travel: -EPERM.)
 *
 * Destroying a node is one instant of the order: messages to it sent before arrive, later ones are
 * -EHOSTUNREACH; it is carried valid before, PEER_ID_INVALID after; each peer that holds it, and
 *the owner, gets one PEER_NODE_DESTROY. When the last count that other peers have of a node goes,
 *in messages not yet received too, its owner gets one PEER_NODE_RELEASE; it is withdrawn if someone
 * gets the node again before it is received. CapRelease of one's own destroyed node forgets it:
 * nothing is heard of it after.
 *
 * Calls. PEER_CALL keeps room for one answer of answer_size bytes in the caller's own pool, for the
 * first message to its node caps[0] that comes after: that cannot be refused for want of room
 * (unless it brings files that cost more than 4 KiB of kernel memory each). The room is given
 *back when the answer is received, and when nobody holds the node any more (PEER_NODE_RELEASE).
 *
 * Room. A peer has its pool's bytes (a slice has at least 64 of them), PEER_IN_FLIGHT_MAX
 *capabilities and as many files under way; senders (processes) share each by the rule for all
 *queues (docs/ipc.md). Notices need no room: they lie in what they are about. All of it is charged
 *to the peer's process, what is sent until it is received, too.
 *
 * PeerReset, PeerDisconnect, closing the last handle and death destroy all own nodes at one instant
 * and drop what waits. Calls on a peer that is shut down are -ESHUTDOWN.
 *
 * Errors of all calls: -EBADF, -ENOTSUP no peer, -EINVAL (unknown flags first), -EFAULT.
 */
#ifndef PEER_H
#define PEER_H

#include <stdint.h>
#include "abi/handle.h"
#include "abi/peer.h"

/* A peer with a pool of at least pool_size bytes, 1..PEER_POOL_MAX, made a power of two, at least a
 * page. Returns a handle, signalled while a message or notice waits. -EINVAL, -EMFILE, -ENOMEM. */
int PeerCreate(uint32_t pool_size);

/* A handle for a capability, or a node of one's own (made if need be); it counts as a holder of the
 * node while it is open, and may be given to a new process or be sent as a file. PeerAccept makes a
 * capability of it, or adds a count. PeerIntroduce does both, for two peers of the caller's.
 * -ENXIO, -EHOSTUNREACH, -ESHUTDOWN, -EMFILE, -ENOMEM; PeerAccept: -ENOTSUP no ticket. */
int PeerTicket(int peer, uint64_t id);
int PeerAccept(int peer, int ticket, uint64_t *cap);
int PeerIntroduce(int owner, uint64_t id, int other, uint64_t *cap); /* library */

/* Returns how many destinations got it. -ENXIO an id the peer does not have; -ENOTUNIQ a
 * destination twice; -EHOSTUNREACH, -EDQUOT, -EXFULL (also: longer than the whole pool),
 * -ESHUTDOWN; -EMSGSIZE over PEER_BYTES_MAX, or more pieces, capabilities, files or destinations
 * than there may be; -EBADF, -EACCES, -EPERM a file cannot travel; -EINVAL PEER_CALL without an own
 * node as caps[0], or with one that has its room already; -ENOMEM. */
int PeerSend(int peer, const struct peer_send *send);

/* The next message, in order; waits up to timeout milliseconds. PEER_RELEASE saves a call where one
 * message is done with before the next: its slice is given back whatever comes then, -ENXIO as
 * PeerSliceRelease. -EAGAIN none and timeout 0,
 * -ETIMEDOUT, -EMFILE no room for its files' handles, -ENOMEM for them (it stays), -ESHUTDOWN,
 * -EINTR, -EBADF. */
int PeerReceive(int peer, struct peer_message *message, uint32_t flags, uint32_t timeout);

/* PeerSend, then PeerReceive, in one call: a request and its answer, or an answer and the next
 * request. PEER_RELEASE comes first. If sending fails, its error and nothing is received; what only
 * receiving can give (-ETIMEDOUT, -EAGAIN, -EMFILE, -EINTR) says that it was sent; -EFAULT does
 * not, unless message can be read but not be written. Returns 0 with a message. */
int PeerExchange(int peer, const struct peer_send *send, struct peer_message *message,
		 uint32_t flags, uint32_t timeout);

/* Its bytes are done with; the offset of a message received. -ENXIO there is no such slice. */
int PeerSliceRelease(int peer, uint32_t offset);

/* Destroy nodes of one's own, 1..PEER_DESTINATIONS_MAX, all at once or none. -ENXIO, -EPERM not
 * one's own, -ENOTUNIQ, -EHOSTUNREACH it is destroyed already. */
int NodeDestroy(int peer, const uint64_t *ids, uint32_t count);

/* Give back one count of a capability; the last one takes the id away. Of one's own node: forget
 * it, when it is destroyed (-EBUSY it is not). -ENXIO. */
int CapRelease(int peer, uint64_t id);

/* As PEER_NODE_DESTROY of all own nodes; what waits is dropped; capabilities are given back. It can
 * be used again after a reset, not after a disconnect. */
int PeerReset(int peer);
int PeerDisconnect(int peer);

int PeerQuery(int peer, struct peer_info *info);

/* Where the pool lies (NULL: no peer), and what a message carries in it. Library. */
const void *PeerPool(int peer);
static inline const uint64_t *PeerCaps(const void *pool, const struct peer_message *m)
{
	return (const uint64_t *)((const char *)pool + m->offset + ((m->size + 7) & ~7u));
}
static inline const int32_t *PeerFiles(const void *pool, const struct peer_message *m)
{
	return (const int32_t *)(PeerCaps(pool, m) + m->cap_count);
}

#endif
