/* uses: tests/host/commit_shim.c */
/* tests/host/test_commit.c - the one instant of kernel/ipc/commit.h, step by step. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "commit_shim.h"
#include "ipc/commit.h"

#define QUEUES 4
#define ROOM   8

/* A queue remembers what came, and what is set aside in it. */
static struct test_queue {
	struct waitable waitable;
	uint32_t room, reserved, count;
	struct {
		uint32_t index;
		uint64_t stamp;
	} items[ROOM];
} queues[QUEUES];

static uint64_t stamps;
static bool irqs_off;
static char steps[512]; /* what has been done, see step() */

/* L0 U0 a lock, S the stamp, r0 u0 room set aside and given back, a0 appended. */
static void step(char what, const struct test_queue *q)
{
	size_t length = strlen(steps);
	char number[] = {q ? (char)('0' + (q - queues)) : '\0', '\0'};

	snprintf(steps + length, sizeof steps - length, "%s%c%s", length ? " " : "", what, number);
}

static struct test_queue *of_lock(struct spinlock *l)
{
	return container_of(container_of(l, struct waitable, lock), struct test_queue, waitable);
}

void spin_lock_nested(struct spinlock *l)
{
	assert_true(irqs_off);
	assert_int_equal(l->held, 0);
	l->held = 1;
	step('L', of_lock(l));
}

void spin_unlock_nested(struct spinlock *l)
{
	assert_true(irqs_off);
	assert_int_equal(l->held, 1);
	l->held = 0;
	step('U', of_lock(l));
}

uint32_t irq_save(void)
{
	uint32_t was = !irqs_off;

	irqs_off = true;
	return was;
}

void irq_restore(uint32_t flags)
{
	irqs_off = !flags;
}

uint64_t stamp_next(void)
{
	step('S', NULL);
	return ++stamps;
}

static char message; /* whose address is passed on */

static struct test_queue *queue_of(struct commit_slot *slot, void *given)
{
	struct test_queue *q = container_of(slot->queue, struct test_queue, waitable);

	assert_ptr_equal(given, &message);
	assert_ptr_equal(slot->item, q);
	assert_int_equal(slot->queue->lock.held, 1);
	return q;
}

static int reserve(struct commit_slot *slot, void *given)
{
	struct test_queue *q = queue_of(slot, given);

	if (q->count + q->reserved == q->room)
		return q == &queues[QUEUES - 1] ? -ENOMEM : -EAGAIN;
	q->reserved++;
	step('r', q);
	return 0;
}

static void unreserve(struct commit_slot *slot, void *given)
{
	struct test_queue *q = queue_of(slot, given);

	assert_true(q->reserved > 0);
	q->reserved--;
	step('u', q);
}

static void append(struct commit_slot *slot, void *given, uint64_t stamp)
{
	struct test_queue *q = queue_of(slot, given);

	assert_true(q->reserved > 0);
	q->reserved--;
	q->items[q->count].index = slot->index;
	q->items[q->count++].stamp = stamp;
	step('a', q);
}

/* Out of memory is the sender's misfortune; a full queue its receiver's. */
static bool may_skip(int error)
{
	return error == -EAGAIN;
}

static const struct commit_kind kind = {reserve, unreserve, append, may_skip};
static const struct commit_kind strict = {reserve, unreserve, append, NULL};
static struct commit_slot slots[ROOM];
static uint64_t stamp;

static int set_up(void **state)
{
	(void)state;
	memset(queues, 0, sizeof queues);
	for (int i = 0; i < QUEUES; i++)
		queues[i].room = ROOM;
	stamps = stamp = 0;
	steps[0] = '\0';
	return 0;
}

/* To these queues, named by their digits; `-` after one: without an item. */
static int send_as(const struct commit_kind *k, const char *to, uint32_t flags)
{
	uint32_t count = 0;
	int result;

	for (; *to; to++) {
		struct test_queue *q = &queues[*to - '0'];

		slots[count] = (struct commit_slot){&q->waitable, q, count, 0};
		if (to[1] == '-') {
			slots[count].item = NULL;
			to++;
		}
		count++;
	}
	steps[0] = '\0';
	result = commit(slots, count, k, &message, flags, &stamp);
	assert_false(irqs_off);
	for (int i = 0; i < QUEUES; i++) {
		assert_int_equal(queues[i].waitable.lock.held, 0);
		assert_int_equal(queues[i].reserved, 0);
	}
	return result;
}

static int send(const char *to, uint32_t flags)
{
	return send_as(&kind, to, flags);
}

static void test_the_five_steps(void **state)
{
	(void)state;
	assert_int_equal(send("201", 0), 3);
	assert_string_equal(steps, "L0 L1 L2 r0 r1 r2 S a0 a1 a2 U0 U1 U2");
	assert_int_equal(stamp, 1);
	assert_int_equal(send("2", 0), 1);
	assert_string_equal(steps, "L2 r2 S a2 U2");
	assert_int_equal(queues[2].items[1].stamp, 2);
}

static void test_to_nobody(void **state)
{
	(void)state;
	stamp = 77;
	assert_int_equal(send("", 0), 0);
	assert_string_equal(steps, "");
	assert_int_equal(stamp, 77);
	assert_int_equal(stamps, 0);
}

static void test_a_queue_in_several_slots(void **state)
{
	(void)state;
	assert_int_equal(send("10131", 0), 5);
	assert_string_equal(steps, "L0 L1 L3 r0 r1 r1 r1 r3 S a0 a1 a1 a1 a3 U0 U1 U3");
	assert_int_equal(queues[1].items[0].index, 0);
	assert_int_equal(queues[1].items[1].index, 2);
	assert_int_equal(queues[1].items[2].index, 4);
	assert_int_equal(queues[1].items[2].stamp, queues[0].items[0].stamp);
}

static void test_a_slot_without_item_is_locked_only(void **state)
{
	(void)state;
	assert_int_equal(send("2-10", 0), 2);
	assert_string_equal(steps, "L0 L1 L2 r0 r1 S a0 a1 U0 U1 U2");
	assert_int_equal(send("3-", 0), 0);
	assert_string_equal(steps, "L3 U3");
	assert_int_equal(stamps, 1);
}

static void test_all_or_none(void **state)
{
	(void)state;
	queues[2].room = 0;
	stamp = 77;
	assert_int_equal(send_as(&strict, "3210", 0), -EAGAIN);
	assert_string_equal(steps, "L0 L1 L2 L3 r0 r1 u1 u0 U0 U1 U2 U3");
	assert_int_equal(send_as(&strict, "3210", COMMIT_CONTINUE), -EAGAIN);
	assert_int_equal(send("3210", 0), -EAGAIN);
	assert_int_equal(stamp, 77);
	assert_int_equal(stamps, 0);
	queues[2].room = 1;
	assert_int_equal(send("22", 0), -EAGAIN);
	assert_string_equal(steps, "L2 r2 u2 U2");
	assert_int_equal(queues[2].count, 0);
}

static void test_who_is_full_is_left_out(void **state)
{
	(void)state;
	queues[1].room = 0;
	assert_int_equal(send("2101", COMMIT_CONTINUE), 2);
	assert_string_equal(steps, "L0 L1 L2 r0 r2 S a0 a2 U0 U1 U2");
	assert_int_equal(slots[0].error, 0);
	assert_int_equal(slots[1].error, -EAGAIN);
	assert_int_equal(slots[2].error, -EAGAIN);
	assert_int_equal(slots[3].error, 0);
	assert_int_equal(send("1", COMMIT_CONTINUE), 0);
	assert_string_equal(steps, "L1 U1");
	assert_int_equal(stamps, 1);
}

static void test_what_must_not_be_left_out(void **state)
{
	(void)state;
	queues[1].room = queues[3].room = 0;
	assert_int_equal(send("0123", COMMIT_CONTINUE), -ENOMEM);
	assert_string_equal(steps, "L0 L1 L2 L3 r0 r2 u2 u0 U0 U1 U2 U3");
	assert_int_equal(stamps, 0);
	assert_int_equal(queues[0].count, 0);
}

/* Slots that are used again carry no error of the time before. */
static void test_slots_are_used_again(void **state)
{
	(void)state;
	queues[1].room = 0;
	assert_int_equal(send("012", COMMIT_CONTINUE), 2);
	queues[1].room = ROOM;
	assert_int_equal(commit(slots, 3, &kind, &message, COMMIT_SORTED | COMMIT_CONTINUE, &stamp),
			 3);
	assert_int_equal(queues[1].count, 1);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

/* Many slots in any order: sorted, each queue locked once. */
static void test_any_order_is_sorted(void **state)
{
	static struct commit_slot many[64];
	uint32_t seed = 1;

	(void)state;
	for (uint32_t round = 0; round < 2000; round++) {
		uint32_t count = 1 + next_random(&seed) % 64;

		for (uint32_t i = 0; i < count; i++) {
			struct test_queue *q = &queues[next_random(&seed) % QUEUES];

			many[i] = (struct commit_slot){&q->waitable, NULL, i, 0};
		}
		assert_int_equal(commit(many, count, &kind, &message, 0, &stamp), 0);
		for (uint32_t i = 1; i < count; i++)
			assert_true(many[i - 1].queue < many[i].queue ||
				    (many[i - 1].queue == many[i].queue &&
				     many[i - 1].index < many[i].index));
		steps[0] = '\0';
	}
}

#define TEST(name) cmocka_unit_test_setup(name, set_up)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_the_five_steps),
		TEST(test_to_nobody),
		TEST(test_a_queue_in_several_slots),
		TEST(test_a_slot_without_item_is_locked_only),
		TEST(test_all_or_none),
		TEST(test_who_is_full_is_left_out),
		TEST(test_what_must_not_be_left_out),
		TEST(test_slots_are_used_again),
		TEST(test_any_order_is_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
