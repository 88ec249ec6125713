/*
 * kernel/ipc/connection.h - two streams between two ends. Inside of port.c.
 *
 * Each end pays for the stream it reads (connection_bytes), by its handles. One that waits to be
 * accepted has no ring for the server yet: who accepts it brings it.
 */
#ifndef IPC_CONNECTION_H
#define IPC_CONNECTION_H

#include "common/list.h"
#include "ipc/stream.h"

#define CLIENT 0 /* the end that was opened, and what is sent to it */
#define SERVER 1

struct connection {
	struct list link;	  /* in the list of all */
	uint32_t number;	  /* never 0 */
	uint32_t refs;		  /* ends; guarded by the ports' mutex */
	uint32_t capacity;	  /* bytes of each direction */
	uint32_t process[2];	  /* who opened this end; 0: no such end (yet, or any more) */
	struct stream to[2];	  /* what this end reads */
	char name[FILE_NAME_MAX]; /* of the listener; "" */
};

/* The lock of the ports is held around all these. */

/* What each of its ends costs. */
uint32_t connection_bytes(uint32_t capacity);

/* held: until connection_accept. No ends yet. NULL: out of memory. */
struct connection *connection_create(uint32_t capacity, bool held);

/* What is needed to accept it is there: -ENOMEM. Then, with its server's end joined, it goes on. */
int connection_prepare(struct connection *c);
void connection_accept(struct connection *c);

/* The last one frees it. */
void connection_unref(struct connection *c);

/* The end is gone, with its buffer: the other one learns it. */
void connection_close(struct connection *c, int end);

/* Call with each. */
extern struct list connections;

#endif
