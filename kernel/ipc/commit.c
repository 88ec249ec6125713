/* kernel/ipc/commit.c - one instant for all the queues of a message. */
#include "ipc/commit.h"

static bool before(const struct commit_slot *a, const struct commit_slot *b)
{
	if (a->queue != b->queue)
		return (uintptr_t)a->queue < (uintptr_t)b->queue;
	return a->index < b->index;
}

/* By insertion over shrinking distances: short, in place, and little work where few are out of
 * order. */
static void sort(struct commit_slot *slots, uint32_t count)
{
	for (uint32_t gap = count / 2; gap; gap = gap == 2 ? 1 : gap * 5 / 11)
		for (uint32_t i = gap; i < count; i++) {
			struct commit_slot moving = slots[i];
			uint32_t at = i;

			for (; at >= gap && before(&moving, &slots[at - gap]); at -= gap)
				slots[at] = slots[at - gap];
			slots[at] = moving;
		}
}

/* Is it the first, or the last, of its queue's? Each queue is locked once. */
static bool is_first(const struct commit_slot *slots, uint32_t i)
{
	return !i || slots[i].queue != slots[i - 1].queue;
}

static void lock_all(struct commit_slot *slots, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (is_first(slots, i))
			spin_lock_nested(&slots[i].queue->lock);
}

static void unlock_all(struct commit_slot *slots, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (is_first(slots, i))
			spin_unlock_nested(&slots[i].queue->lock);
}

static bool takes_part(const struct commit_slot *s)
{
	return s->item && !s->error;
}

/* Room in all of them, or in none: how many, or an error. */
static int reserve_all(struct commit_slot *slots, uint32_t count, const struct commit_kind *kind,
		       void *message, uint32_t flags)
{
	int taken = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct commit_slot *s = &slots[i];
		int error = s->item ? kind->reserve(s, message) : 0;

		s->error = error;
		taken += takes_part(s);
		if (!error || (flags & COMMIT_CONTINUE && kind->may_skip && kind->may_skip(error)))
			continue;
		while (i--)
			if (takes_part(&slots[i]))
				kind->unreserve(&slots[i], message);
		return error;
	}
	return taken;
}

static void append_all(struct commit_slot *slots, uint32_t count, const struct commit_kind *kind,
		       void *message, uint64_t stamp)
{
	for (uint32_t i = 0; i < count; i++)
		if (takes_part(&slots[i]))
			kind->append(&slots[i], message, stamp);
}

/* The usual case: the same steps without the loops. */
static int commit_alone(struct commit_slot *slot, const struct commit_kind *kind, void *message,
			uint32_t flags, uint64_t *stamp)
{
	uint32_t interrupts = irq_save();
	int error;

	spin_lock_nested(&slot->queue->lock);
	error = slot->error = kind->reserve(slot, message);
	if (!error) {
		*stamp = stamp_next();
		kind->append(slot, message, *stamp);
	}
	spin_unlock_nested(&slot->queue->lock);
	irq_restore(interrupts);
	if (error && flags & COMMIT_CONTINUE && kind->may_skip && kind->may_skip(error))
		return 0;
	return error ? error : 1;
}

int commit(struct commit_slot *slots, uint32_t count, const struct commit_kind *kind, void *message,
	   uint32_t flags, uint64_t *stamp)
{
	uint32_t interrupts;
	int taken;

	if (count == 1 && slots->item)
		return commit_alone(slots, kind, message, flags, stamp);
	if (!(flags & COMMIT_SORTED))
		sort(slots, count);
	interrupts = irq_save();
	lock_all(slots, count);
	taken = reserve_all(slots, count, kind, message, flags);
	if (taken > 0) {
		*stamp = stamp_next();
		append_all(slots, count, kind, message, *stamp);
	}
	unlock_all(slots, count);
	irq_restore(interrupts);
	return taken;
}
