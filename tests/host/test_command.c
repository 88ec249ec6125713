/* uses: apps/desktop/command.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "apps/desktop/command.h"

/* The words, each with a bar behind it. */
static const char *words(const char *line)
{
	static char all[COMMAND_MAX + 1];
	struct command c;

	assert_int_equal(command_split(line, &c), COMMAND_GOOD);
	for (int i = 0; i < c.size; i++)
		all[i] = c.args[i] ? c.args[i] : '|';
	all[c.size] = '\0';
	return all;
}

static void words_are_taken_apart(void **state)
{
	(void)state;
	assert_string_equal(words("notes"), "notes|");
	assert_string_equal(words("  notes   a.txt  "), "notes|a.txt|");
	assert_string_equal(words("notes \"a b.txt\" c"), "notes|a b.txt|c|");
	assert_string_equal(words("notes a\" \"b"), "notes|a b|");
	assert_string_equal(words("notes \"\" x"), "notes||x|");
	assert_string_equal(words("notes a\\ b \\\"q\\\" \\\\ \\"), "notes|a b|\"q\"|\\|\\|");
}

static void bad_lines_are_refused(void **state)
{
	char line[2 * COMMAND_MAX];
	struct command c;

	(void)state;
	assert_int_equal(command_split("", &c), COMMAND_EMPTY);
	assert_int_equal(command_split("   ", &c), COMMAND_EMPTY);
	assert_int_equal(command_split("\"\"", &c), COMMAND_EMPTY);
	assert_int_equal(command_split("a \"b", &c), COMMAND_OPEN_QUOTE);
	memset(line, 'x', sizeof(line));
	line[COMMAND_MAX] = '\0';
	assert_int_equal(command_split(line, &c), COMMAND_TOO_LONG);
	line[COMMAND_MAX - 1] = '\0';
	assert_int_equal(command_split(line, &c), COMMAND_GOOD);
	assert_int_equal(c.size, COMMAND_MAX);
}

static void too_many_words_are_refused(void **state)
{
	char line[COMMAND_MAX] = "";
	struct command c;

	(void)state;
	for (int i = 0; i < SPAWN_ARGS_MAX; i++)
		strcat(line, "a ");
	assert_int_equal(command_split(line, &c), COMMAND_GOOD);
	assert_int_equal(c.count, SPAWN_ARGS_MAX);
	strcat(line, "a");
	assert_int_equal(command_split(line, &c), COMMAND_TOO_LONG);
}

static void names_are_completed(void **state)
{
	static const char *const names[] = {"hello", "keys", "notes", "nothing", "notify"};

	(void)state;
	assert_string_equal(command_complete("no", names, 5, NULL), "notes");
	assert_string_equal(command_complete("no", names, 5, "notes"), "nothing");
	assert_string_equal(command_complete("not", names, 5, "nothing"), "notify");
	assert_null(command_complete("no", names, 5, "notify"));
	assert_string_equal(command_complete("keys", names, 5, NULL), "keys");
	assert_null(command_complete("", names, 5, NULL));
	assert_null(command_complete("x", names, 5, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_taken_apart),
		cmocka_unit_test(bad_lines_are_refused),
		cmocka_unit_test(too_many_words_are_refused),
		cmocka_unit_test(names_are_completed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
