/*
 * kernel/ipc/quota.h - how much of a receiver's room one sender may hold. Pure but for kmalloc.
 *
 * A receiver (a message queue, a port, a bus connection, a peer) has a struct quota: for each kind
 * of thing it can run out of (messages, bytes, ...) a limit, what is used of it, and who holds how
 * much of that.
 *
 * The rule. A charge c of a sender that already holds s, of what remains r, when n senders hold
 * something (the asker counted), is accepted iff (s + c) * (n + 1) - s <= r. So the first greedy
 * sender gets at most a half, the second a sixth, the third a twelfth ..., and there is always room
 * for the next. It makes no difference whether a sender takes its part at once or bit by bit.
 *
 * A message's way: charged when it is committed (quota_charge: the sender's part and used),
 *received (quota_receive: no longer the sender's part, still used, since the receiver keeps it),
 *released (quota_release: not used). One that never arrives is given back whole (quota_uncharge).
 *
 *	uint32_t amounts[] = {1, size};
 *
 *	error = quota_charge(&q, process, amounts, &message->user);
 *	...
 *	quota_receive(&q, message->user, amounts);
 *	...
 *	quota_release(&q, amounts);
 *
 * What a sender holds outlives its process: it is the receiver's, which goes on having it. A
 * receiver gives back what it was charged before it goes; then quota_is_zero, and no memory is
 *left. Giving back more than was charged is a bug of the kernel and panics.
 *
 * The lock of the owner guards it. Nothing here sleeps.
 */
#ifndef IPC_QUOTA_H
#define IPC_QUOTA_H

#include "abi/types.h"
#include "common/list.h"

#define QUOTA_KINDS 4

/* One sender's part; exists while it holds anything (`first` always, for whom is next). */
struct quota_user {
	struct list link;
	uint32_t process;
	uint32_t held[QUOTA_KINDS];
};

struct quota_kind {
	uint32_t limit, used;
	uint32_t accounts; /* senders that hold something of it */
};

struct quota {
	struct list users;
	struct quota_user *last; /* who was charged last: it will be again */
	uint32_t kinds;
	struct quota_kind kind[QUOTA_KINDS];
	struct quota_user first; /* always there: a single sender needs no memory */
};

/* limits[kinds], kinds at most QUOTA_KINDS. */
void quota_init(struct quota *q, const uint32_t *limits, uint32_t kinds);
/* Another limit from now on; may be below what is used. */
void quota_set_limit(struct quota *q, uint32_t kind, uint32_t limit);

/* amounts[kinds] of one sender, all or none. *user is to be kept with what was charged (NULL when
 * all amounts are 0). -EDQUOT over its share of one kind, -ENOMEM. */
int quota_charge(struct quota *q, uint32_t process, const uint32_t *amounts,
		 struct quota_user **user);

/* Gone: neither the sender's nor used. A user is gone too when it holds nothing any more. */
void quota_uncharge(struct quota *q, struct quota_user *user, const uint32_t *amounts);

/* Received: no longer the sender's, but used until quota_release. */
void quota_receive(struct quota *q, struct quota_user *user, const uint32_t *amounts);

/* The receiver's own use, which has no share but ends at the limit: all or none. -EDQUOT. */
int quota_take(struct quota *q, const uint32_t *amounts);
/* Of that, or of what was received. */
void quota_release(struct quota *q, const uint32_t *amounts);

/* What a process holds; NULL: nothing. */
struct quota_user *quota_find(const struct quota *q, uint32_t process);

/* Is nothing used and nothing held? */
bool quota_is_zero(const struct quota *q);

static inline uint32_t quota_left(const struct quota_kind *kind)
{
	return kind->limit > kind->used ? kind->limit - kind->used : 0;
}

/* The rule itself, in numbers. */
static inline bool quota_accepts(uint32_t held, uint32_t charge, uint32_t remaining,
				 uint32_t accounts)
{
	return charge <= remaining &&
	       ((uint64_t)held + charge) * (accounts + 1) - held <= remaining;
}

/* For hot paths, of one kind and amounts below 2^30: the usual sender, who was there last and is
 * the only one, gets its share without a multiplication. NULL: ask quota_charge. */
static inline struct quota_user *quota_charge_quick(struct quota *q, uint32_t process, uint32_t k,
						    uint32_t amount)
{
	struct quota_user *u = q->last;
	struct quota_kind *kind = &q->kind[k];

	if (!u || u->process != process || kind->accounts != (u->held[k] != 0) ||
	    kind->used + u->held[k] + 2 * amount > kind->limit)
		return NULL;
	kind->accounts = 1;
	kind->used += amount;
	u->held[k] += amount;
	return u;
}

/* quota_receive of such a charge of the user whose memory is the quota's own. False: ask
 * quota_receive. */
static inline bool quota_receive_quick(struct quota *q, struct quota_user *u, uint32_t k,
				       uint32_t amount)
{
	if (u != &q->first || u->held[k] < amount)
		return false;
	u->held[k] -= amount;
	q->kind[k].accounts -= !u->held[k];
	return true;
}

#endif
