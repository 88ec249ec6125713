/*
 * abi/kbus.h - structs and flags of KBus: named messages with guaranteed answers.
 */
#ifndef ABI_KBUS_H
#define ABI_KBUS_H

#include <stdint.h>
#include "limits.h"

/* Flags of a message. The sender's: */
#define KBUS_WANT_A_REPLY 0x0001 /* a request: it gets exactly one answer */
#define KBUS_URGENT	  0x0002 /* to the front of the queues, in order among urgent ones */
#define KBUS_ALL_OR_FAIL  0x0004 /* a full listener: -EBUSY and nobody gets it */
#define KBUS_ALL_OR_WAIT  0x0008 /* a full listener: wait for room, then all get it at once */
/* The kernel's: */
#define KBUS_WANT_YOU_TO_REPLY 0x0100 /* the one copy whose receiver owes the answer */
#define KBUS_SYNTHETIC	       0x0200 /* the kernel made it: a Status, an event */
#define KBUS_SENDER_FLAGS      0x000f
#define KBUS_USER_FLAGS	       0xffff0000u /* pass through untouched */

/*
 * A message as it is read and written: this head, then the name (name_size bytes, no end), then
 * data_size bytes of data, without gaps.
 *
 * A sender fills in reply_to, to, flags and the sizes; the others are the kernel's and ignored.
 */
struct kbus_message {
	uint64_t id;	   /* its stamp: its place in the one order; the same in all copies */
	uint64_t reply_to; /* id of the request that this answers; 0: it is no reply */
	uint64_t time_ns;  /* when it was committed, nanoseconds since boot */
	uint32_t to;	   /* the only connection that may be the replier; 0: whoever is bound */
	uint32_t from;	   /* the sender's connection; of a Status the replier's; 0: the kernel */
	uint32_t process;  /* the sender's; 0: the kernel */
	uint32_t thread;
	uint32_t flags;
	uint32_t name_size; /* bytes, 3..KBUS_NAME_MAX */
	uint32_t data_size; /* bytes */
	uint32_t reserved;  /* 0 */
};

/* KBusBind. */
#define KBUS_LISTENER 0x0
#define KBUS_REPLIER  0x1

/* KBusControl: what, and its value. Each returns what held before. */
#define KBUS_QUEUE_LIMIT   1 /* messages the connection's queue holds, 1..KBUS_QUEUE_MAX */
#define KBUS_ONCE_ONLY	   2 /* 1: one copy of a message however many bindings match; 0 */
#define KBUS_BIND_EVENTS   3 /* 1: messages of repliers that come and go; 0 */
#define KBUS_MESSAGE_BYTES 4 /* bytes of one message this connection may send; up to the limit */

#define KBUS_KEEP 0xffffffffu /* only look */

/* KBusCallMessage: a request, and where its answer goes. Pointers are the program's. */
struct kbus_call {
	struct kbus_message head; /* KBUS_WANT_A_REPLY is set for it */
	uint32_t name, data;
	uint32_t answer, answer_size;
	uint32_t timeout, reserved;
};

/* What KBusQuery tells of a connection. */
struct kbus_info {
	uint32_t connection;  /* its number on the bus, never 0 */
	uint32_t bus;	      /* number of the bus */
	uint32_t waiting;     /* messages in the queue */
	uint32_t queue_limit; /* ... that it holds */
	uint32_t reserved;    /* slots kept for answers to its requests */
	uint32_t owed;	      /* requests it has read and not answered */
	uint32_t bytes;	      /* of the waiting messages */
	uint32_t bindings;
	uint32_t lost;	    /* messages that did not fit its queue */
	uint32_t next_size; /* bytes of the message KBusNext has chosen, not read yet; 0: none */
	uint32_t sending;   /* 1: a message waits for room (KBUS_ALL_OR_WAIT) */
	uint32_t sent;	    /* messages */
	uint64_t last_sent; /* id of the last message sent */
};

/* Names the kernel sends under. Programs may listen below $.KBUS., not send. */
#define KBUS_GONE_AWAY	   "$.KBUS.Replier.GoneAway"	/* closed or died before reading it */
#define KBUS_IGNORED	   "$.KBUS.Replier.Ignored"	/* closed or died after reading it */
#define KBUS_UNBOUND	   "$.KBUS.Replier.Unbound"	/* unbound before reading it */
#define KBUS_DISAPPEARED   "$.KBUS.Replier.Disappeared" /* gone while the request waited for room */
#define KBUS_ERROR_SENDING "$.KBUS.ErrorSending"	/* a request that waited for room failed */
#define KBUS_BIND_EVENT	   "$.KBUS.ReplierBindEvent"	/* data: struct kbus_bind_event, name */
#define KBUS_EVENTS_LOST   "$.KBUS.UnbindEventsLost"	/* events did not fit; once until read */

struct kbus_bind_event {
	uint32_t bound;	     /* 1: came, 0: went */
	uint32_t connection; /* the replier's */
	uint32_t name_size;  /* bytes of the name that follows */
};

#endif
