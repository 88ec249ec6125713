/*
 * winmgr/send_parts.h - what the files of a send share (send.h is about the noun).
 *
 *	send.c		the sender: commits, waits for the answer, serves meanwhile
 *	send_serve.c	the receiver: fetches, handles, answers
 *	send_life.c	memory, the two sides, how it ends: answered, failed, or somebody dies
 *
 * send_lock is held for all but the two about memory. What ends a side takes the chain of sends
 * that nobody has any more and returns it, perhaps longer: free it when the lock is let go.
 */
#ifndef WINMGR_SEND_PARTS_H
#define WINMGR_SEND_PARTS_H

#include "winmgr/send.h"

extern struct spinlock send_lock; /* the graph of sends; before slot and queue locks */

static inline struct send *send_of(struct entry *e)
{
	return container_of(e, struct send, entry);
}

static inline bool entry_is_sent(const struct entry *e)
{
	return e && e->kind == KIND_SENT;
}

/* No lock held. Charged to the sender's process; NULL: no memory. */
struct send *send_allocate(struct queue *q);
void send_free_chain(struct send *s);

/* Both sides are through with it. */
static inline struct send *send_let_go(struct send *s, struct send *chain)
{
	s->gone.next = (struct list *)chain;
	return s;
}

/* The receiver's side ends; the sender's: it has its answer, or gave up. */
struct send *send_leave_receiver(struct send *s, struct send *chain);
struct send *send_leave_sender(struct send *s, struct send *chain);

/* Out of the receiver's waiting list. */
void send_unlist(struct send *s);

/* The sender learns how it ended. It will not be handled: its sender gets the error. */
struct send *send_tell(struct send *s, int error, uint32_t result, struct send *chain);
struct send *send_fail(struct send *s, int error, struct send *chain);

/* It is the receiver's current message from now on; the queue's lock is held too. */
void send_take_first(struct queue *q, struct send *s);

/* The innermost that the receiver handles has been handled; the one around it is current. */
struct send *send_done_first(struct queue *q, struct send *chain);

#endif
