/* uses: apps/desktop/search.c */
/* tests/host/test_search.c - which programs the menu finds for what is typed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "apps/desktop/search.h"

static int fit(const char *typed, const char *name, const char *words)
{
	return search_fit(typed, &(struct search_names){.name = name, .words = words});
}

static void test_words_of_the_name(void **state)
{
	(void)state;
	assert_int_not_equal(fit("not", "Notes", NULL), SEARCH_NONE);
	assert_int_not_equal(fit("NOTES", "Notes", NULL), SEARCH_NONE);
	assert_int_not_equal(fit("spy", "Message Spy", ""), SEARCH_NONE);
	assert_int_not_equal(fit("pong", "Ping-Pong", ""), SEARCH_NONE);
	assert_int_equal(fit("notesx", "Notes", ""), SEARCH_NONE);
}

static void test_search_words(void **state)
{
	(void)state;
	assert_int_not_equal(fit("text editor", "Notes", "text editor write"), SEARCH_NONE);
	assert_int_not_equal(fit("wri", "Notes", "text editor write"), SEARCH_NONE);
	assert_int_equal(fit("rite", "Notes", "text editor write"), SEARCH_NONE);
}

static void test_file_names(void **state)
{
	struct search_names n = {"Ping-Pong", "pingpong", "demo"};
	int file, name;

	(void)state;
	file = search_fit("pingp", &n);
	name = search_fit("ping", &n);
	assert_true(name > file && file > SEARCH_NONE);
	assert_int_not_equal(search_fit("PingPong demo", &n), SEARCH_NONE);
	assert_int_equal(search_fit("gpong", &n), SEARCH_NONE);
}

static void test_all_typed_words_are_wanted(void **state)
{
	(void)state;
	assert_int_equal(fit("text colour", "Notes", "text editor"), SEARCH_NONE);
	assert_int_not_equal(fit("  text   no ", "Notes", "text editor"), SEARCH_NONE);
}

static void test_better_ones_come_first(void **state)
{
	int name, word, other, inside;

	(void)state;
	name = fit("me", "Messages", "");
	word = fit("me", "Old Messages", "");
	other = fit("me", "Tasks", "memory");
	inside = fit("me", "Timer", "");
	assert_true(name > word && word > other && other > inside && inside > SEARCH_NONE);
}

static void test_nothing_typed_fits_everything(void **state)
{
	(void)state;
	assert_int_not_equal(fit("", "Notes", NULL), SEARCH_NONE);
	assert_int_not_equal(fit("  ", "Notes", NULL), SEARCH_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_of_the_name),
		cmocka_unit_test(test_search_words),
		cmocka_unit_test(test_file_names),
		cmocka_unit_test(test_all_typed_words_are_wanted),
		cmocka_unit_test(test_better_ones_come_first),
		cmocka_unit_test(test_nothing_typed_fits_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
