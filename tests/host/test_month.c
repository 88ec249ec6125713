/* uses: apps/desktop/month.c */
/* tests/host/test_month.c - the days of a month, against the C library. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <time.h>
#include "apps/desktop/month.h"

static void test_agrees_with_the_c_library(void **state)
{
	(void)state;
	for (struct month m = {MONTH_FIRST, 1}; m.year < MONTH_LAST; m = month_add(m, 1)) {
		struct tm first = {.tm_year = m.year - 1900, .tm_mon = m.month - 1, .tm_mday = 1};
		struct tm last = {.tm_year = m.year - 1900, .tm_mon = m.month, .tm_mday = 0};

		timegm(&first);
		timegm(&last);
		assert_int_equal(month_start(m), (first.tm_wday + 6) % 7);
		assert_int_equal(month_length(m), last.tm_mday);
	}
}

static void test_days_around(void **state)
{
	struct month m = {2024, 2}; /* begins on a Thursday */
	bool inside;

	(void)state;
	assert_int_equal(month_day(m, 0, &inside), 29);
	assert_false(inside);
	assert_int_equal(month_day(m, 3, &inside), 1);
	assert_true(inside);
	assert_int_equal(month_day(m, 31, &inside), 29);
	assert_true(inside);
	assert_int_equal(month_day(m, 32, &inside), 1);
	assert_false(inside);
	assert_int_equal(month_day((struct month){2025, 1}, 0, &inside), 30);
}

static void test_adding_keeps_to_the_years(void **state)
{
	struct month m = month_add((struct month){2024, 12}, 1);

	(void)state;
	assert_int_equal(m.year, 2025);
	assert_int_equal(m.month, 1);
	m = month_add(m, -13);
	assert_int_equal(m.year, 2023);
	assert_int_equal(m.month, 12);
	m = month_add((struct month){MONTH_LAST, 12}, 1);
	assert_int_equal(m.year, MONTH_LAST);
	assert_int_equal(m.month, 12);
	m = month_add((struct month){MONTH_FIRST, 1}, -1);
	assert_int_equal(m.year, MONTH_FIRST);
	assert_int_equal(m.month, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_agrees_with_the_c_library),
		cmocka_unit_test(test_days_around),
		cmocka_unit_test(test_adding_keeps_to_the_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
