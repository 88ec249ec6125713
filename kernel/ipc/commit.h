/*
 * kernel/ipc/commit.h - how every message gets into its queues: at one instant, with one stamp.
 *
 * A send names the queues it goes to, one slot each. The queues' locks are taken in the ascending
 * order of their ids, room is found in all of them, the stamp is taken, everything is appended, and
 * the locks are let go:
 *
 *	lock all - reserve all - stamp - append all - unlock all
 *
 * So a queue is in the order of its stamps; two queues agree on the order of what is in both; a
 * multicast is in all its queues or in none, for whoever looks; and what is sent after another
 * message was accepted, or received, has the larger stamp, however its sender learned of it. No
 * lock is common to all senders. docs/ipc.md, "One order", says why each step must be so.
 *
 * The id of a queue is the address of its waitable, whose lock guards it: no two queues that live
 * have the same. Waits for several objects (task/wait.c) lock in the same order.
 *
 * Context: any. Interrupts are off from the first lock to the last.
 */
#ifndef IPC_COMMIT_H
#define IPC_COMMIT_H

#include "abi/types.h"
#include "ipc/stamp.h"
#include "task/wait.h"

struct commit_slot {
	struct waitable *queue; /* one that stands in several slots gets as many */
	void *item;		/* the kind's; NULL: the queue is locked and gets nothing */
	uint32_t index;		/* slots of one queue are appended in the order of this */
	int error;		/* set by COMMIT_CONTINUE: why this one was left out; else 0 */
};

/* What the queues are of. All with the slot's queue locked; the message is the caller's. */
struct commit_kind {
	/* Set room aside: 0, or -E.... All other slots' queues are locked as well. */
	int (*reserve)(struct commit_slot *slot, void *message);
	/* Give back what reserve has set aside: another slot's has failed. */
	void (*unreserve)(struct commit_slot *slot, void *message);
	/* It comes into the queue, as the newest; whoever waits is woken. Cannot fail. */
	void (*append)(struct commit_slot *slot, void *message, uint64_t stamp);
	/* May a slot with this error be left out? NULL: none may. Any queue's lock may be held. */
	bool (*may_skip)(int error);
};

#define COMMIT_SORTED	0x1 /* the slots are in ascending order of queue already */
#define COMMIT_CONTINUE 0x2 /* a slot that fails, and may be skipped, is left out */

/* To all slots: how many it came to (with COMMIT_CONTINUE perhaps 0), and *stamp unless that is 0;
 * or the error of one, and nothing has changed. The slots are left in ascending order. count 0 is
 * fine. */
int commit(struct commit_slot *slots, uint32_t count, const struct commit_kind *kind, void *message,
	   uint32_t flags, uint64_t *stamp);

/* The same for one queue, whose lock the caller holds and has found room under: the stamp, to be
 * written into what is appended before the lock is let go. */
static inline uint64_t commit_stamp(void)
{
	return stamp_next();
}

#endif
