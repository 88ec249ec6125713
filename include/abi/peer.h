/*
 * abi/peer.h - structs and flags of peers: capabilities.
 */
#ifndef ABI_PEER_H
#define ABI_PEER_H

#include <stdint.h>
#include "limits.h"

/* Names of nodes, as one peer has them. Bits 0 and 1 clear: chosen by the program, for a node of
 * its own; else given by the kernel, for a node of another peer, and never given again. */
#define PEER_ID_NONE	0ull
#define PEER_ID_KERNEL	3ull	/* these bits: the kernel's */
#define PEER_ID_INVALID (~0ull) /* among capabilities received: its node is destroyed */

/* PeerSend. */
#define PEER_CONTINUE 0x1 /* a destination that cannot take it is left out, and reported */
#define PEER_CALL     0x2 /* keep room for the answer to caps[0] */
#define PEER_SEED     0x4 /* to oneself, kept aside: no destinations */
#define PEER_FLAGS    (PEER_CONTINUE | PEER_CALL | PEER_SEED)

struct peer_iov {
	const void *bytes;
	uint32_t size;
};

/* What to send, and to whom. Unused pointers are NULL with count 0. */
struct peer_send {
	const uint64_t *to; /* capabilities, or nodes of one's own */
	uint32_t to_count;  /* 1..PEER_DESTINATIONS_MAX; with PEER_SEED 0 */
	uint32_t flags;
	const struct peer_iov *iov; /* the bytes, one piece after the other */
	uint32_t iov_count;	    /* 0..PEER_IOV_MAX */
	uint32_t answer_size;	    /* with PEER_CALL, the largest answer: its bytes */
	const uint64_t *caps;	    /* to be copied to each receiver */
	uint32_t cap_count;	    /* 0..PEER_CAPS_MAX */
	uint32_t file_count;	    /* 0..PEER_FILES_MAX */
	const int32_t *files;	    /* other handles: areas, ports, events; RIGHT_TRANSFER */
	uint16_t answer_caps, answer_files; /* ... and what it may carry */
	int32_t *errors; /* to_count of them: 0 or why that one was left out; NULL: not wanted */
};

/* Kinds of messages. */
#define PEER_DATA	  1
#define PEER_NODE_DESTROY 2 /* node: the capability, or one's own node, is dead */
#define PEER_NODE_RELEASE 3 /* node: one's own, that no other peer names any more */

/* Flags of a received message. */
#define PEER_MORE      0x1 /* the next one is the same message, to another node of this peer */
#define PEER_ANSWER    0x2 /* the answer that room was kept for (PEER_CALL) */
#define PEER_FROM_SEED 0x4

/* PeerReceive. */
#define PEER_PEEK      0x1 /* look at the next message and leave it; no handle is made */
#define PEER_READ_SEED 0x2 /* the seed; -EAGAIN there is none */
#define PEER_RELEASE   0x4 /* first give back the slice at message->offset (PeerSliceRelease) */

struct peer_message {
	uint64_t stamp;
	uint64_t clock;		  /* when it was committed: SysClockAt makes nanoseconds of it */
	uint64_t node;		  /* one's own node it was sent to; or what the notice is about */
	uint32_t kind;		  /* PEER_DATA, ... */
	uint32_t flags;		  /* PEER_MORE, ... */
	uint32_t process, thread; /* the sender's; of notices 0 */
	uint32_t offset; /* in the pool: bytes, then from the next multiple of 8 caps, then files */
	uint32_t size;	 /* bytes of payload */
	uint32_t cap_count;  /* uint64_t each, at offset + size rounded up to 8 */
	uint32_t file_count; /* int32_t each, behind the capabilities */
};

/* What a peer holds, and its limits. */
struct peer_room {
	uint32_t used, limit;
};
struct peer_info {
	uint32_t pool;	    /* address it is mapped at, read-only */
	uint32_t pool_size; /* bytes */
	uint32_t waiting;   /* messages and notices */
	uint32_t nodes, caps;
	uint32_t senders; /* processes that hold something of the room */
	struct peer_room bytes, slices, in_flight_caps, in_flight_files;
	uint32_t shut; /* 1: shut down */
};

#endif
