/*
 * kernel/ipc/connection.h - two streams between two ends. Inside of port.c.
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
	struct process *payer[2]; /* of what this end reads; NULL: has ended, or the end is gone */
	uint32_t process[2];	  /* 0: no such end (yet, or any more) */
	struct stream to[2];	  /* what this end reads */
	char name[FILE_NAME_MAX]; /* of the listener; "" */
};

/* Both ends are charged to the calling process; held: until it is accepted. No ends yet. NULL: out
 * of memory or of quota. */
struct connection *connection_create(uint32_t capacity, bool held);

/* Lock of the ports held. The last one frees it. */
void connection_unref(struct connection *c);

/* The calling process pays for this end from now on. -EDQUOT. */
int connection_pay(struct connection *c, int end);

/* The end is gone, with its buffer and charge: the other one learns it. */
void connection_close(struct connection *c, int end);

/* Call with each; the ports' mutex is held. */
extern struct list connections;

void connection_process_ends(struct process *p);

#endif
