/* uses: kernel/ipc/quota.c */
/* tests/host/test_quota.c - who may hold how much of a receiver's room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "abi/error.h"
#include "heap_shim.h"
#include "ipc/quota.h"
#include "kernel/panic.h"

#define LIMIT 120000u

static struct quota q;
static jmp_buf panicked;

void panic(const char *format, ...)
{
	(void)format;
	longjmp(panicked, 1);
}

static int setup(void **state)
{
	(void)state;
	heap_shim_fail = 0;
	quota_init(&q, (uint32_t[]){LIMIT}, 1);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	assert_true(quota_is_zero(&q));
	assert_int_equal(heap_shim_blocks, 0);
	return 0;
}

static int charge(uint32_t process, uint32_t amount)
{
	struct quota_user *user;

	return quota_charge(&q, process, &amount, &user);
}

static struct quota_user *user_of(uint32_t process)
{
	return quota_find(&q, process);
}

static uint32_t held(uint32_t process)
{
	return user_of(process) ? user_of(process)->held[0] : 0;
}

/* All a process holds goes. */
static void empty(uint32_t process)
{
	uint32_t all[QUOTA_KINDS];

	if (!user_of(process))
		return;
	memcpy(all, user_of(process)->held, sizeof all);
	quota_uncharge(&q, user_of(process), all);
}

/* ---- the rule -------------------------------------------------------------------------------- */

/* One process takes as much as it gets, in steps, then one by one. */
static void be_greedy(uint32_t process, uint32_t step)
{
	while (!charge(process, step))
		;
	while (!charge(process, 1))
		;
}

static void test_greedy_senders_get_less_and_less(void **state)
{
	static const uint32_t per_mille[] = {500, 167, 83, 50, 33, 24, 18, 14};
	static const uint32_t steps[] = {1, 7, 1000, LIMIT};

	(void)state;
	for (uint32_t s = 0; s < sizeof steps / sizeof *steps; s++) {
		for (uint32_t p = 1; p <= 8; p++) {
			be_greedy(p, steps[s]);
			assert_in_range(held(p) * 1000 / LIMIT, per_mille[p - 1] - 1,
					per_mille[p - 1]);
		}
		assert_true(quota_left(&q.kind[0]) > LIMIT / 10);
		for (uint32_t p = 1; p <= 8; p++)
			empty(p);
		assert_true(quota_is_zero(&q));
	}
}

/* With so much held already by so many others: the most that is accepted, at once and bit by bit.
 */
static void test_one_big_charge_is_as_many_small_ones(void **state)
{
	static const struct {
		uint32_t used, others, own;
	} rows[] = {{0, 0, 0},	    {100, 1, 0},   {30000, 1, 0},  {60000, 1, 0},  {60000, 5, 100},
		    {90000, 30, 0}, {0, 0, 40000}, {119990, 1, 0}, {119999, 3, 0}, {120000, 1, 0}};

	(void)state;
	for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t left = LIMIT - rows[i].used - rows[i].own, own = rows[i].own, n = 0;

		while (quota_accepts(own + n, 1, left - n, rows[i].others + 1))
			n++;
		assert_true(!n || quota_accepts(own, n, left, rows[i].others + 1));
		assert_false(quota_accepts(own, n + 1, left, rows[i].others + 1));
	}
}

static void test_borders_of_the_rule(void **state)
{
	static const struct {
		uint32_t held, charge, remaining, accounts;
		bool accepted;
	} rows[] = {
		{0, 1, 0, 1, false},
		{0, 1, 1, 1, false},
		{0, 1, 2, 1, true},
		{0, 1, 2, 2, false},
		{0, 1, 3, 2, true},
		{1, 1, 3, 1, true},
		{1, 1, 2, 1, false},
		{0xfffffff0u, 1, 0xffffffffu, 1000, false},
		{0x7fffffffu, 0x7fffffffu, 0xffffffffu, 0x7fffffffu, false},
		{0x80000000u, 0x80000000u, 0xffffffffu, 1, false},
		{1, 0xffffffffu, 0xffffffffu, 1, false},
		{0, 0x7fffffffu, 0xffffffffu, 1, true},
	};

	(void)state;
	for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(quota_accepts(rows[i].held, rows[i].charge, rows[i].remaining,
					       rows[i].accounts),
				 rows[i].accepted);
}

/* ---- the books ------------------------------------------------------------------------------- */

static void test_all_kinds_or_none(void **state)
{
	struct quota_user *user;

	(void)state;
	quota_init(&q, (uint32_t[]){10, 1000}, 2);
	assert_int_equal(quota_charge(&q, 1, (uint32_t[]){1, 501}, &user), -EDQUOT);
	assert_null(user);
	assert_true(quota_is_zero(&q));
	assert_int_equal(quota_charge(&q, 1, (uint32_t[]){6, 1}, &user), -EDQUOT);
	assert_int_equal(quota_charge(&q, 1, (uint32_t[]){5, 500}, &user), 0);
	assert_int_equal(quota_charge(&q, 1, (uint32_t[]){1, 0}, &user), -EDQUOT);
	assert_int_equal(q.kind[0].used, 5);
	assert_int_equal(q.kind[1].used, 500);
	/* Who takes nothing of a kind is not in the way of those who do. */
	assert_int_equal(quota_charge(&q, 2, (uint32_t[]){1, 0}, &user), 0);
	assert_int_equal(q.kind[0].accounts, 2);
	assert_int_equal(q.kind[1].accounts, 1);
	assert_int_equal(quota_charge(&q, 3, (uint32_t[]){0, 0}, &user), 0);
	assert_null(user);
	quota_uncharge(&q, user, (uint32_t[]){0, 0});
	empty(1);
	empty(2);
}

static void test_what_is_received_is_used_until_released(void **state)
{
	(void)state;
	be_greedy(1, 1000);
	assert_int_equal(held(1), LIMIT / 2);
	quota_receive(&q, user_of(1), (uint32_t[]){20000});
	assert_int_equal(held(1), 40000);
	assert_int_equal(q.kind[0].used, 60000);
	be_greedy(1, 1000); /* (s + c) * 2 - s <= 60000 */
	assert_int_equal(held(1), 50000);
	quota_receive(&q, user_of(1), (uint32_t[]){50000});
	assert_null(user_of(1));
	assert_false(quota_is_zero(&q));
	quota_release(&q, (uint32_t[]){70000});
}

static void test_the_receivers_own_use_ends_at_the_limit(void **state)
{
	(void)state;
	assert_int_equal(quota_take(&q, (uint32_t[]){LIMIT + 1}), -EDQUOT);
	assert_int_equal(quota_take(&q, (uint32_t[]){LIMIT}), 0);
	assert_int_equal(quota_take(&q, (uint32_t[]){1}), -EDQUOT);
	assert_int_equal(charge(1, 1), -EDQUOT);
	quota_release(&q, (uint32_t[]){2});
	assert_int_equal(charge(1, 1), 0);
	empty(1);
	quota_release(&q, (uint32_t[]){LIMIT - 2});
}

static void test_a_lower_limit_takes_nothing_away(void **state)
{
	(void)state;
	assert_int_equal(charge(1, 60000), 0);
	quota_set_limit(&q, 0, 100);
	assert_int_equal(charge(2, 1), -EDQUOT);
	assert_int_equal(quota_take(&q, (uint32_t[]){1}), -EDQUOT);
	assert_int_equal(quota_take(&q, (uint32_t[]){0}), 0);
	quota_set_limit(&q, 0, LIMIT);
	assert_int_equal(charge(2, 20000), 0);
	empty(2);
	empty(1);
}

static void test_without_memory_one_sender_still_has_its_share(void **state)
{
	struct quota_user *user;

	(void)state;
	heap_shim_fail = 1;
	assert_int_equal(charge(1, 10), 0);
	assert_int_equal(quota_charge(&q, 2, (uint32_t[]){10}, &user), -ENOMEM);
	assert_null(user);
	assert_int_equal(q.kind[0].used, 10);
	assert_int_equal(q.kind[0].accounts, 1);
	assert_int_equal(charge(2, 10), 0);
	empty(1);
	assert_int_equal(charge(3, 10), 0); /* in the memory of the first */
	assert_int_equal(heap_shim_blocks, 1);
	empty(2);
	empty(3);
}

static void test_too_much_given_back_is_a_bug(void **state)
{
	static volatile int panics;

	(void)state;
	panics = 0;
	assert_int_equal(charge(1, 10), 0);
	if (setjmp(panicked))
		panics++;
	else
		quota_uncharge(&q, user_of(1), (uint32_t[]){11});
	empty(1);
	if (setjmp(panicked))
		panics++;
	else
		quota_release(&q, (uint32_t[]){1});
	assert_int_equal(panics, 2);
}

/* ---- a model --------------------------------------------------------------------------------- */

#define PROCESSES 12u
#define MODEL	  3

static uint32_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* What each process holds, and what was received and not released, as it should be. */
static uint32_t model_held[PROCESSES][MODEL], model_received[MODEL];

static void compare(void)
{
	for (int k = 0; k < MODEL; k++) {
		uint32_t used = model_received[k], accounts = 0;

		for (uint32_t p = 0; p < PROCESSES; p++) {
			const struct quota_user *user = quota_find(&q, p + 1);

			assert_int_equal(user ? user->held[k] : 0, model_held[p][k]);
			used += model_held[p][k];
			accounts += model_held[p][k] > 0;
		}
		assert_int_equal(q.kind[k].used, used);
		assert_int_equal(q.kind[k].accounts, accounts);
		assert_true(used <= q.kind[k].limit);
	}
}

static void charge_some(uint32_t p)
{
	uint32_t amounts[MODEL] = {any(2), any(50), any(3)};
	struct quota_user *user;

	if (quota_charge(&q, p + 1, amounts, &user))
		return;
	for (int k = 0; k < MODEL; k++)
		model_held[p][k] += amounts[k];
}

static void give_back_some(uint32_t p, bool received)
{
	struct quota_user *user = user_of(p + 1);
	uint32_t amounts[MODEL];

	if (!user)
		return;
	for (int k = 0; k < MODEL; k++) {
		amounts[k] = any(model_held[p][k] + 1);
		model_held[p][k] -= amounts[k];
		model_received[k] += received ? amounts[k] : 0;
	}
	if (received)
		quota_receive(&q, user, amounts);
	else
		quota_uncharge(&q, user, amounts);
}

static void release_some(void)
{
	uint32_t amounts[MODEL];

	for (int k = 0; k < MODEL; k++) {
		amounts[k] = any(model_received[k] + 1);
		model_received[k] -= amounts[k];
	}
	quota_release(&q, amounts);
}

static void test_the_books_are_right_whatever_comes(void **state)
{
	(void)state;
	for (seed = 1; seed < 40; seed++) {
		uint32_t keep = seed;

		quota_init(&q, (uint32_t[]){30, 600, 20}, MODEL);
		for (int step = 0; step < 2000; step++) {
			uint32_t p = any(PROCESSES), what = any(8);

			heap_shim_fail = any(20) == 0;
			if (what < 5)
				charge_some(p);
			else if (what < 7)
				give_back_some(p, what == 5);
			else
				release_some();
			compare();
		}
		for (uint32_t p = 0; p < PROCESSES; p++) {
			empty(p + 1);
			memset(model_held[p], 0, sizeof model_held[p]);
		}
		quota_release(&q, model_received);
		memset(model_received, 0, sizeof model_received);
		assert_true(quota_is_zero(&q));
		assert_int_equal(heap_shim_blocks, 0);
		seed = keep;
	}
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_greedy_senders_get_less_and_less),
		TEST(test_one_big_charge_is_as_many_small_ones),
		TEST(test_borders_of_the_rule),
		TEST(test_all_kinds_or_none),
		TEST(test_what_is_received_is_used_until_released),
		TEST(test_the_receivers_own_use_ends_at_the_limit),
		TEST(test_a_lower_limit_takes_nothing_away),
		TEST(test_without_memory_one_sender_still_has_its_share),
		TEST(test_too_much_given_back_is_a_bug),
		TEST(test_the_books_are_right_whatever_comes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
