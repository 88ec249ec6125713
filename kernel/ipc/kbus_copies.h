/*
 * kernel/ipc/kbus_copies.h - the copies of one message: who shall have it, gathered for commit().
 * Inside of ipc/kbus*.c.
 *
 *	kbus_copies_begin(&all);
 *	error = kbus_copies_gather(&all, attempt, replier, 0);
 *	... commit(all.slots, all.count, ...) ...
 *	kbus_copies_end(&all, committed);
 *
 * At most KBUS_COPIES_MAX. However many listeners somebody has put there, nobody else is kept from
 * the message: listeners beyond that have no copy, and lose it, unless all are to have one.
 *
 * The bus's mutex is held everywhere; no send of a message comes between gather and end, but those
 * of who waits for room, which are to all or to nobody.
 */
#ifndef IPC_KBUS_COPIES_H
#define IPC_KBUS_COPIES_H

#include "ipc/commit.h"
#include "ipc/kbus_parts.h"

#define KBUS_COPIES_FEW 6 /* that need no memory */

struct kbus_copies {
	struct commit_slot *slots, few[KBUS_COPIES_FEW];
	uint32_t count, room;
	bool awaited;			/* somebody waits for room where one of them goes */
	struct kbus_connection *beyond; /* who gets fewer, as there are too many: next_beyond */
};

static inline void kbus_copies_begin(struct kbus_copies *all)
{
	all->slots = all->few;
	all->count = 0;
	all->room = KBUS_COPIES_FEW;
	all->awaited = false;
	all->beyond = NULL;
}

/* For the replier or requester (`first`, NULL: none; how: KBUS_COPY_ANSWER or 0), then for who
 * listens, or of an event for who watches. -EDQUOT too many, -ENOMEM; kbus_copies_end all the
 * same. */
int kbus_copies_gather(struct kbus_copies *all, const struct kbus_attempt *a,
		       struct kbus_connection *first, uint32_t how);

/* Placed, but for those with an error, which are lost; or none. count: how many are not used. */
void kbus_copies_end(struct kbus_copies *all, bool placed);

static inline struct kbus_connection *kbus_copy_of(const struct commit_slot *s)
{
	return container_of(s->queue, struct kbus_connection, waitable);
}

#endif
