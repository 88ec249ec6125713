/* uses: */
/* tests/host/test_quota.c - the fair-share rule of kernel/ipc/quota.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include "ipc/quota.h"

#define LIMIT 120000u

/* One account takes as much as it gets; returns what it holds. */
static uint32_t be_greedy(uint32_t *remaining, uint32_t accounts)
{
	uint32_t held = 0;

	while (quota_accepts(held, 1, *remaining, accounts)) {
		held++;
		(*remaining)--;
	}
	return held;
}

static void test_greedy_accounts_get_less_and_less(void **state)
{
	static const uint32_t per_mille[] = {500, 167, 83, 50, 33, 24};
	uint32_t remaining = LIMIT;

	(void)state;
	for (uint32_t n = 0; n < 6; n++) {
		uint32_t held = be_greedy(&remaining, n + 1);

		assert_in_range(held * 1000 / LIMIT, per_mille[n] - 1, per_mille[n]);
	}
	assert_true(remaining > LIMIT / 8);
}

static void test_one_big_charge_is_as_many_small_ones(void **state)
{
	(void)state;
	for (uint32_t n = 1; n < 10; n++) {
		uint32_t remaining = LIMIT, held = be_greedy(&remaining, n);

		assert_true(quota_accepts(0, held, LIMIT, n));
		assert_false(quota_accepts(0, held + 1, LIMIT, n));
	}
}

static void test_nothing_is_left_of_nothing(void **state)
{
	(void)state;
	assert_false(quota_accepts(0, 1, 0, 1));
	assert_false(quota_accepts(0, 1, 1, 1));
	assert_true(quota_accepts(0, 1, 2, 1));
}

static void test_large_numbers_do_not_overflow(void **state)
{
	(void)state;
	assert_false(quota_accepts(0xfffffff0u, 1, 0xffffffffu, 1000));
	assert_false(quota_accepts(0x7fffffffu, 0x7fffffffu, 0xffffffffu, 0x7fffffffu));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_greedy_accounts_get_less_and_less),
		cmocka_unit_test(test_one_big_charge_is_as_many_small_ones),
		cmocka_unit_test(test_nothing_is_left_of_nothing),
		cmocka_unit_test(test_large_numbers_do_not_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
