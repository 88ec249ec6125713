/* uses: console/shell/arith.c console/shell/words.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "console/shell/arith.h"

static char x_value[32];

static const char *get(void *context, const char *name, int length)
{
	(void)context;
	if (length == 1 && name[0] == 'x')
		return x_value;
	return length == 3 && memcmp(name, "bad", 3) == 0 ? "1a" : NULL;
}

static int set(void *context, const char *name, int length, const char *value)
{
	(void)context;
	if (length != 1 || name[0] != 'x')
		return -1;
	strcpy(x_value, value);
	return 0;
}

static const struct arith_names names = {NULL, get, set};

static void expect(const char *text, int64_t wanted)
{
	int64_t value;
	const char *problem = arith(text, (int)strlen(text), &names, &value);

	if (problem || value != wanted)
		fail_msg("%s: %s %lld", text, problem ? problem : "", (long long)value);
}

static void expect_problem(const char *text, const char *wanted)
{
	int64_t value;
	const char *problem = arith(text, (int)strlen(text), &names, &value);

	assert_non_null(problem);
	assert_string_equal(problem, wanted);
}

static void ranks_as_in_c(void **state)
{
	(void)state;
	expect("", 0);
	expect(" 1 + 2 * 3 ", 7);
	expect("(1 + 2) * 3 - -4", 13);
	expect("10 - 3 - 2", 5);
	expect("7 / 2 * 2 + 7 % 2", 7);
	expect("1 << 4 | 3 & 2 ^ 7", 21);
	expect("1 < 2 == 2 > 1", 1);
	expect("!0 + ~0", 0);
	expect("1 || 0 && 0", 1);
	expect("0 ? 1 : 0 ? 2 : 3", 3);
	expect("0x1f + 010", 39);
	expect("-8 >> 1", -4);
	expect("3 >= 3 && 3 != 4", 1);
}

static void variables(void **state)
{
	(void)state;
	strcpy(x_value, "5");
	expect("x + y", 5);
	expect("x = 3", 3);
	expect("x += 4", 7);
	expect("x <<= 2", 28);
	expect("x == 28", 1);
	expect("0 && (x = 1) || x", 1);
	expect("x", 28);
	expect("1 ? x : (x = 2)", 28);
	expect("(x = 2) ? x : 9", 2);
	expect_problem("y = 1", "this variable cannot be set");
	expect_problem("bad", "a number expected");
}

static void what_c_leaves_open(void **state)
{
	(void)state;
	expect("9223372036854775807 + 1", INT64_MIN);
	expect("-9223372036854775807 - 1", INT64_MIN);
	expect("(-9223372036854775807 - 1) / -1", INT64_MIN);
	expect("(-9223372036854775807 - 1) % -1", 0);
	expect("1 << 64", 1);
	expect("0 && 1 / 0", 0);
	expect_problem("1 / 0", "division by zero");
	expect_problem("99999999999999999999", "a number expected");
}

static void problems(void **state)
{
	char deep[300];

	(void)state;
	expect_problem("1 +", "a number expected");
	expect_problem("(1", ") expected");
	expect_problem("1 2", "this is out of place");
	expect_problem("1 ? 2", ": expected");
	expect_problem("12ab", "a number expected");
	expect_problem("$", "a number expected");
	memset(deep, '(', sizeof deep);
	deep[sizeof deep - 1] = '\0';
	expect_problem(deep, "too deep in one another");
}

static void random_expressions(void **state)
{
	static const char bytes[] = "0123x()+-*/%<>=!&|^~?: ";
	uint32_t seed = 3;

	(void)state;
	for (int round = 0; round < 100000; round++) {
		int length = 1 + round % 12;
		char *text = malloc((size_t)length);
		int64_t value;

		for (int i = 0; i < length; i++) {
			seed = seed * 1664525 + 1013904223;
			text[i] = bytes[(seed >> 16) % (sizeof bytes - 1)];
		}
		arith(text, length, &names, &value);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranks_as_in_c),      cmocka_unit_test(variables),
		cmocka_unit_test(what_c_leaves_open), cmocka_unit_test(problems),
		cmocka_unit_test(random_expressions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
