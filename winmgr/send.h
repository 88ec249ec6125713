/*
 * winmgr/send.h - messages whose sender waits for the answer.
 *
 * A send is an object between two queues: in the receiver's list `sent` until fetched, then the
 * receiver's current message until handled; in the sender's list `outgoing` until the sender has
 * its answer or gave up. It goes when neither side needs it any more. Any side may die at any time:
 *
 *	waits in `sent`		sender gives up: withdrawn. Receiver or window dies: -EPIPE.
 *	fetched			sender gives up: a late answer is dropped. Receiver dies: -EPIPE.
 *	answered		kept in `outgoing` until the sender looks.
 *
 * A sender that waits serves what is sent to it: send_wait returns SEND_SERVE, the program handles
 * the message and comes back. So two threads sending to each other do not deadlock. Rings that
 * cannot end (senders that serve nothing, or nesting deeper than SEND_DEPTH_MAX) are refused.
 *
 * send_lock guards the graph of all sends (from, to, state, both lists). It is taken before slot
 * and queue locks. No other way of a message takes it.
 */
#ifndef WINMGR_SEND_H
#define WINMGR_SEND_H

#include "abi/wnd.h"
#include "task/timer.h"
#include "winmgr/queue.h"

#define SENDS_MAX 64 /* outgoing ones of one thread */

enum send_state { SEND_WAITS, SEND_FETCHED, SEND_ANSWERED };

struct send {
	struct entry entry;	 /* in to->sent while SEND_WAITS */
	struct list by_sender;	 /* in from->outgoing */
	struct queue *from, *to; /* NULL: that side is through with it */
	struct account *account; /* of the sender, while from is there */
	enum send_state state;
	bool answered; /* by the program; it may still be handling it */
	uint32_t id, flags, token;
	uint32_t result;
	int error;
	uint64_t began;		       /* tick at which it was sent */
	uint64_t served;	       /* stamp of what the waiting sender is serving */
	struct figures *outer_figures; /* of what follows */
	uint32_t outer_fetched_at;
	struct entry *outer; /* what the receiver was handling when it served this; NULL: nothing */
	struct entry *answer; /* SEND_CALLBACK: room for it in the sender's queue */
	struct timer timer;   /* SEND_CALLBACK with a timeout */
	struct list gone;     /* while it is being freed */
};

void send_init(struct queue *q);

/* Commit a send from q and, without SEND_CALLBACK, wait for its answer. SEND_DONE, SEND_SERVE and
 * w->id, SEND_SELF, or an error. A system call: interrupts are on. */
int send_message(struct queue *q, struct wnd_send *w);

/* Go on waiting for the answer of w->id: SEND_DONE, SEND_SERVE or an error. The same. */
int send_wait(struct queue *q, struct wnd_send *w);

/* Answer the current message. 0 or -ENOENT. */
int send_reply(struct queue *q, uint32_t result);

/* Called by fetch.c, no lock held, for the owner. The first sent message becomes current (or is
 * looked at). MSG_IN_SEND or -EAGAIN. */
int send_fetch(struct queue *q, struct msg *m, const struct msg_filter *filter, bool peek);
/* The same for the plain get, interrupts off: MSG_IN_SEND, or 0 there is none any more. */
int send_take(struct queue *q);
/* If the current message was sent: it has been handled, also those it was nested in. */
void send_done_all(struct queue *q);
/* The message could not be handed over: it waits again. */
void send_unget(struct queue *q);

/* What waits for this window fails with -EPIPE. */
void send_window_gone(struct queue *q, uint32_t window);
/* The thread ends: its senders get -EPIPE, its own sends are withdrawn. */
void send_thread_exit(struct queue *q);

#endif
