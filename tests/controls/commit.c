/*
 * tests/controls/commit.c - kernel/ipc/commit.c with a mistake, in a kernel for tests.
 *
 * The word control= on its command line says which; without it, it is the kernel's own routine.
 * tests/e2e/test_order.py boots this kernel: what tools/check-order says to the right one proves
 * something only if it says the contrary to each of these. Where no queue is locked another thread
 * may come in, as it might on another processor (let_others_in). Of the mistakes known from other
 * systems two are missing, as one processor cannot make them: with interrupts off, locks in the
 * caller's order cannot meet, and no two senders guess one stamp. tests/host has them all, with
 * real threads (commit_controls.c).
 */
#define commit commit_right
#include "ipc/commit.c"
#undef commit
#include "boot.h"
#include "cpu/string.h"
#include "task/sched.h"

#define ARGUMENTS                                                                                 \
	struct commit_slot *slots, uint32_t count, const struct commit_kind *kind, void *message, \
		uint32_t flags, uint64_t *stamp

int commit(ARGUMENTS);

/* Not every time, or they would take turns. */
static void let_others_in(void)
{
	static uint32_t times;

	if (irq_enabled() && times++ % 3)
		sched_yield();
}

/* Room in all queues, and perhaps the stamp, at one instant; then one queue after the other. */
static int commit_in_a_loop(ARGUMENTS)
{
	uint32_t interrupts;
	int taken;

	sort(slots, count);
	interrupts = irq_save();
	lock_all(slots, count);
	taken = reserve_all(slots, count, kind, message, flags);
	if (taken > 0)
		*stamp = stamp_next();
	unlock_all(slots, count);
	irq_restore(interrupts);
	for (uint32_t i = 0; taken > 0 && i < count; i++) {
		if (!takes_part(&slots[i]))
			continue;
		let_others_in();
		interrupts = spin_lock(&slots[i].queue->lock);
		kind->append(&slots[i], message, *stamp);
		spin_unlock(&slots[i].queue->lock, interrupts);
	}
	return taken;
}

static int commit_stamp_outside(ARGUMENTS)
{
	uint32_t interrupts;
	int taken;

	sort(slots, count);
	*stamp = stamp_next();
	let_others_in();
	interrupts = irq_save();
	lock_all(slots, count);
	taken = reserve_all(slots, count, kind, message, flags);
	if (taken > 0)
		append_all(slots, count, kind, message, *stamp);
	unlock_all(slots, count);
	irq_restore(interrupts);
	return taken;
}

/* Each queue is done with before the next one is locked. */
static int commit_unlock_between(ARGUMENTS)
{
	int taken = 0;

	sort(slots, count);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t interrupts = spin_lock(&slots[i].queue->lock);
		int one = reserve_all(&slots[i], 1, kind, message, flags);

		if (one > 0) {
			if (!taken)
				*stamp = stamp_next();
			kind->append(&slots[i], message, *stamp);
		}
		spin_unlock(&slots[i].queue->lock, interrupts);
		if (one < 0)
			return one;
		taken += one;
		let_others_in();
	}
	return taken;
}

static const struct {
	const char *name;
	int (*commit)(ARGUMENTS);
} controls[] = {
	{"loop", commit_in_a_loop},
	{"outside", commit_stamp_outside},
	{"between", commit_unlock_between},
};

/* Messages that carry nothing; for the others the kernel itself needs the one instant. */
static bool is_plain(const struct commit_slot *slots, uint32_t count,
		     const struct commit_kind *kind)
{
	for (uint32_t i = 0; i < count; i++)
		if (!slots[i].item)
			return false;
	return kind->may_skip;
}

int commit(ARGUMENTS)
{
	char control[16];

	if (is_plain(slots, count, kind) && boot_option("control", control, sizeof control))
		for (uint32_t i = 0; i < sizeof controls / sizeof *controls; i++)
			if (!strcmp(control, controls[i].name))
				return controls[i].commit(slots, count, kind, message, flags,
							  stamp);
	return commit_right(slots, count, kind, message, flags, stamp);
}
