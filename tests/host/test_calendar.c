/* uses: kernel/dev/calendar.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <time.h>
#include "dev/calendar.h"

/* Every day and a half until 2105, against the C library. */
static void agrees_with_gmtime(void **state)
{
	(void)state;
	for (uint64_t s = 0; s < 4260000000ull; s += 129607) {
		time_t t = (time_t)s;
		struct tm *tm = gmtime(&t);
		struct sys_time ours;

		calendar_fill(s, &ours);
		assert_int_equal(ours.unix_seconds, s);
		assert_int_equal(ours.year, tm->tm_year + 1900);
		assert_int_equal(ours.month, tm->tm_mon + 1);
		assert_int_equal(ours.day, tm->tm_mday);
		assert_int_equal(ours.hour, tm->tm_hour);
		assert_int_equal(ours.minute, tm->tm_min);
		assert_int_equal(ours.second, tm->tm_sec);
		assert_int_equal(ours.weekday, tm->tm_wday);
		assert_int_equal(calendar_seconds(ours.year, ours.month, ours.day), s - s % 86400);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(agrees_with_gmtime)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
