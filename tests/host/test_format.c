/* uses: lib/common/format.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include "common/format.h"

/* The same text and length as C's own printf gives. */
#define SAME(...)                                                                 \
	do {                                                                      \
		char ours[128], theirs[128];                                      \
		int n = snprintf(theirs, sizeof theirs, __VA_ARGS__);             \
		assert_int_equal(format_text(ours, sizeof ours, __VA_ARGS__), n); \
		assert_string_equal(ours, theirs);                                \
	} while (0)

static void numbers(void **state)
{
	static const int values[] = {0, 1, -1, 7, -42, 123456789, INT_MAX, INT_MIN};

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		SAME("%d|%i|%u", values[i], values[i], (unsigned)values[i]);
		SAME("%x|%X", (unsigned)values[i], (unsigned)values[i]);
		SAME("%8d|%-8d|%08d", values[i], values[i], values[i]);
		SAME("%12u|%-12u|%012u", (unsigned)values[i], (unsigned)values[i],
		     (unsigned)values[i]);
	}
}

static void long_numbers(void **state)
{
	static const unsigned long long values[] = {0,
						    9,
						    10,
						    0xffffffffull,
						    0x100000000ull,
						    0x8000000000000000ull,
						    ULLONG_MAX,
						    1234567890123456789ull,
						    4294967296000000000ull};

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		SAME("%llu|%lld|%llx|%llX", values[i], (long long)values[i], values[i], values[i]);
		SAME("%lu|%ld|%lx", (unsigned long)values[i], (long)values[i],
		     (unsigned long)values[i]);
		SAME("%24llu|%-24llx|%024llx", values[i], values[i], values[i]);
	}
}

static void texts(void **state)
{
	(void)state;
	SAME("%s|%10s|%-10s|%.2s|%5.1s|%-5.1s|", "abc", "abc", "abc", "abc", "abc", "abc");
	SAME("%.*s|%.0s|%s", 2, "abc", "abc", "");
	SAME("%c%c %%", 'x', 'y');
	SAME("plain");
	SAME("%s and %d", "one", 2);
}

/* A precision ends the reading: no zero is needed behind it. */
static void precision_reads_no_further(void **state)
{
	char text[3] = {'a', 'b', 'c'}, out[8];

	(void)state;
	assert_int_equal(format_text(out, sizeof out, "%.3s", text), 3);
	assert_string_equal(out, "abc");
}

static void cut_to_size(void **state)
{
	char out[8] = "#######";

	(void)state;
	assert_int_equal(format_text(out, 4, "%d", 123456), 6);
	assert_string_equal(out, "123");
	assert_int_equal(out[4], '#');
	assert_int_equal(format_text(out, 1, "abc"), 3);
	assert_string_equal(out, "");
	out[0] = '#';
	assert_int_equal(format_text(out, 0, "abc"), 3);
	assert_int_equal(out[0], '#');
}

static void null_text(void **state)
{
	char out[16];
	const char *volatile none = NULL;

	(void)state;
	format_text(out, sizeof out, "%s", none);
	assert_string_equal(out, "(null)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),     cmocka_unit_test(long_numbers),
		cmocka_unit_test(texts),       cmocka_unit_test(precision_reads_no_further),
		cmocka_unit_test(cut_to_size), cmocka_unit_test(null_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
