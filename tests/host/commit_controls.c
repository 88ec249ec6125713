/* tests/host/commit_controls.c - the mistakes that kernel/ipc/commit.c must not make. */
#include "commit_controls.h"

/* Each queue stands in one slot here, and none may be left out. */
#define ARGUMENTS                                                                                 \
	struct commit_slot *slots, uint32_t count, const struct commit_kind *kind, void *message, \
		uint32_t flags, uint64_t *stamp

static void sort(struct commit_slot *slots, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		for (uint32_t at = i; at && slots[at].queue < slots[at - 1].queue; at--) {
			struct commit_slot other = slots[at];

			slots[at] = slots[at - 1];
			slots[at - 1] = other;
		}
}

static void lock_all(struct commit_slot *slots, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		spin_lock_nested(&slots[i].queue->lock);
}

static void unlock_all(struct commit_slot *slots, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		spin_unlock_nested(&slots[i].queue->lock);
}

static int reserve_all(struct commit_slot *slots, uint32_t count, const struct commit_kind *kind,
		       void *message)
{
	for (uint32_t i = 0; i < count; i++) {
		int error = kind->reserve(&slots[i], message);

		if (!error)
			continue;
		while (i--)
			kind->unreserve(&slots[i], message);
		return error;
	}
	return (int)count;
}

static void append_all(struct commit_slot *slots, uint32_t count, const struct commit_kind *kind,
		       void *message, uint64_t stamp)
{
	for (uint32_t i = 0; i < count; i++)
		kind->append(&slots[i], message, stamp);
}

/* One after the other, each with its own lock only. */
static void append_each(struct commit_slot *slots, uint32_t count, const struct commit_kind *kind,
			void *message, uint64_t stamp)
{
	for (uint32_t i = 0; i < count; i++) {
		spin_lock_nested(&slots[i].queue->lock);
		kind->append(&slots[i], message, stamp);
		spin_unlock_nested(&slots[i].queue->lock);
	}
}

/* The room and the stamp are found in one instant, but the message comes into one queue after the
 * other. */
static int commit_in_a_loop(ARGUMENTS)
{
	int taken;

	(void)flags;
	sort(slots, count);
	lock_all(slots, count);
	taken = reserve_all(slots, count, kind, message);
	if (taken > 0)
		*stamp = stamp_next();
	unlock_all(slots, count);
	if (taken > 0)
		append_each(slots, count, kind, message, *stamp);
	return taken;
}

/* As the caller names the queues. */
static int commit_in_callers_order(ARGUMENTS)
{
	int taken;

	(void)flags;
	lock_all(slots, count);
	taken = reserve_all(slots, count, kind, message);
	if (taken > 0) {
		*stamp = stamp_next();
		append_all(slots, count, kind, message, *stamp);
	}
	unlock_all(slots, count);
	return taken;
}

static int commit_stamp_outside(ARGUMENTS)
{
	int taken;

	(void)flags;
	sort(slots, count);
	*stamp = stamp_next();
	lock_all(slots, count);
	taken = reserve_all(slots, count, kind, message);
	if (taken > 0)
		append_all(slots, count, kind, message, *stamp);
	unlock_all(slots, count);
	return taken;
}

/* Each queue is done with before the next one is locked. */
static int commit_unlock_between(ARGUMENTS)
{
	int error = 0;

	(void)flags;
	sort(slots, count);
	for (uint32_t i = 0; i < count && !error; i++) {
		spin_lock_nested(&slots[i].queue->lock);
		error = kind->reserve(&slots[i], message);
		if (!error && !i)
			*stamp = stamp_next();
		if (!error)
			kind->append(&slots[i], message, *stamp);
		spin_unlock_nested(&slots[i].queue->lock);
	}
	return error ? error : (int)count;
}

/* Places first, one queue after the other; then a stamp that may be another sender's as well. Right
 * if those who meet in it are told apart alike in every queue. */
static int commit_with_ties(ARGUMENTS)
{
	int error = 0;

	(void)flags;
	sort(slots, count);
	for (uint32_t i = 0; i < count; i++) {
		spin_lock_nested(&slots[i].queue->lock);
		error = kind->reserve(&slots[i], message);
		spin_unlock_nested(&slots[i].queue->lock);
		if (!error)
			continue;
		while (i--) {
			spin_lock_nested(&slots[i].queue->lock);
			kind->unreserve(&slots[i], message);
			spin_unlock_nested(&slots[i].queue->lock);
		}
		return error;
	}
	*stamp = stamp_guess();
	stamp_settle(*stamp);
	append_each(slots, count, kind, message, *stamp);
	return (int)count;
}

const struct commit_variant commit_variants[COMMIT_VARIANTS] = {
	{"the kernel's", commit, QUEUE_PLAIN, true, ""},
	{"ties broken by the sender", commit_with_ties, QUEUE_STAGED_BY_SENDER, true,
	 "rising stamp"},
	{"append in a loop", commit_in_a_loop, QUEUE_PLAIN, false, "rising"},
	{"locks in the caller's order", commit_in_callers_order, QUEUE_PLAIN, false, NULL},
	{"stamp outside the locks", commit_stamp_outside, QUEUE_PLAIN, false, "rising"},
	{"unlock between queues", commit_unlock_between, QUEUE_PLAIN, false, "cycle"},
	{"ties broken by arrival", commit_with_ties, QUEUE_STAGED_BY_ARRIVAL, false, "agree"},
};
