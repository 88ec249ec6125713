/* uses: apps/desktop/search.c */
/* tests/host/test_search.c - which programs the menu finds for what is typed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "apps/desktop/search.h"

static void test_words_of_the_name(void **state)
{
	(void)state;
	assert_int_not_equal(search_fit("not", "Notes", NULL), SEARCH_NONE);
	assert_int_not_equal(search_fit("NOTES", "Notes", NULL), SEARCH_NONE);
	assert_int_not_equal(search_fit("spy", "Message Spy", ""), SEARCH_NONE);
	assert_int_not_equal(search_fit("pong", "Ping-Pong", ""), SEARCH_NONE);
	assert_int_equal(search_fit("notesx", "Notes", ""), SEARCH_NONE);
}

static void test_search_words(void **state)
{
	(void)state;
	assert_int_not_equal(search_fit("text editor", "Notes", "text editor write"), SEARCH_NONE);
	assert_int_not_equal(search_fit("wri", "Notes", "text editor write"), SEARCH_NONE);
	assert_int_equal(search_fit("rite", "Notes", "text editor write"), SEARCH_NONE);
}

static void test_all_typed_words_are_wanted(void **state)
{
	(void)state;
	assert_int_equal(search_fit("text colour", "Notes", "text editor"), SEARCH_NONE);
	assert_int_not_equal(search_fit("  text   no ", "Notes", "text editor"), SEARCH_NONE);
}

static void test_better_ones_come_first(void **state)
{
	int name, word, other, inside;

	(void)state;
	name = search_fit("me", "Messages", "");
	word = search_fit("me", "Old Messages", "");
	other = search_fit("me", "Tasks", "memory");
	inside = search_fit("me", "Timer", "");
	assert_true(name > word && word > other && other > inside && inside > SEARCH_NONE);
}

static void test_nothing_typed_fits_everything(void **state)
{
	(void)state;
	assert_int_not_equal(search_fit("", "Notes", NULL), SEARCH_NONE);
	assert_int_not_equal(search_fit("  ", "Notes", NULL), SEARCH_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_of_the_name),
		cmocka_unit_test(test_search_words),
		cmocka_unit_test(test_all_typed_words_are_wanted),
		cmocka_unit_test(test_better_ones_come_first),
		cmocka_unit_test(test_nothing_typed_fits_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
