/* uses: gui/tabs_share.c */
/* tests/host/test_tabs_share.c - heads of tabs that are too many: who gets narrower, what is seen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "gui/tabs.h"

static void test_what_fits_stays(void **state)
{
	int widths[] = {80, 120, 60};

	(void)state;
	tabs_share(widths, 3, 260, 56);
	assert_int_equal(widths[0], 80);
	assert_int_equal(widths[1], 120);
	assert_int_equal(widths[2], 60);
}

static void test_the_widest_gives_first(void **state)
{
	int widths[] = {80, 200, 60};

	(void)state;
	tabs_share(widths, 3, 260, 56);
	assert_int_equal(widths[0], 80);
	assert_int_equal(widths[1], 120);
	assert_int_equal(widths[2], 60);
}

static void test_nobody_falls_below_the_least(void **state)
{
	int widths[] = {80, 200, 40};

	(void)state;
	tabs_share(widths, 3, 10, 56);
	assert_int_equal(widths[0], 56);
	assert_int_equal(widths[1], 56);
	assert_int_equal(widths[2], 40);
}

static void test_the_shown_head_is_seen(void **state)
{
	(void)state;
	assert_int_equal(tabs_offset(0, (struct tab_span){0, 56}, 300, 400), 0);
	assert_int_equal(tabs_offset(0, (struct tab_span){280, 56}, 560, 200), 136);
	assert_int_equal(tabs_offset(136, (struct tab_span){56, 56}, 560, 200), 56);
	assert_int_equal(tabs_offset(500, (struct tab_span){504, 56}, 560, 200), 360);
	assert_int_equal(tabs_offset(90, (struct tab_span){0, 56}, 120, 200), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_fits_stays),
		cmocka_unit_test(test_the_widest_gives_first),
		cmocka_unit_test(test_nobody_falls_below_the_least),
		cmocka_unit_test(test_the_shown_head_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
