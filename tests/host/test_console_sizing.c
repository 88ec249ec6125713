/* uses: console/sizing.c */
/* tests/host/test_console_sizing.c - a terminal's answer among what is typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "console/sizing.h"

static struct sizing s;
static char typed[256];

static void feed(const char *bytes)
{
	int length = (int)strlen(bytes), at = (int)strlen(typed);

	at += sizing_filter(&s, bytes, length, typed + at);
	typed[at] = 0;
}

static void flush(void)
{
	int at = (int)strlen(typed);

	at += sizing_flush(&s, typed + at);
	typed[at] = 0;
}

static void begin(void)
{
	sizing_init(&s);
	typed[0] = 0;
}

static void the_answer_is_taken_out(void **state)
{
	(void)state;
	begin();
	assert_string_equal(sizing_ask(&s), "\0337\033[999;999H\033[6n\0338");
	assert_null(sizing_ask(&s)); /* one at a time */
	feed("ls\033[A\033[50;1");
	assert_int_equal(s.columns, 80);
	feed("32R -l");
	assert_string_equal(typed, "ls\033[A -l");
	assert_int_equal(s.columns, 132);
	assert_int_equal(s.rows, 50);
	assert_string_equal(sizing_ask(&s), "\033[18t");
	feed("\033[8;30;100t");
	assert_string_equal(typed, "ls\033[A -l");
	assert_int_equal(s.columns, 100);
	assert_int_equal(s.rows, 30);
}

/* Shift+F3 of some terminals looks like an answer; if none is awaited it is that key. */
static void what_was_not_asked_for_is_typed(void **state)
{
	(void)state;
	begin();
	feed("\033[1;2R\033");
	assert_string_equal(typed, "\033[1;2R\033");
	assert_false(sizing_held(&s));
}

static void what_is_no_answer_is_typed(void **state)
{
	static const char *const keys[] = {"\033[1;5D",	    "\033\033[B",
					   "\033[3~",	    "\033O",
					   "\033[1;1;1;1R", "\033[9999;1R",
					   "\033[R",	    "\033[0;80R",
					   "\033[7;30;80t", "\033[111111111111111111R"};

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		begin();
		sizing_ask(&s);
		feed(keys[i]);
		feed("x");
		assert_int_equal(strncmp(typed, keys[i], strlen(keys[i])), 0);
		assert_string_equal(typed + strlen(keys[i]), "x");
		assert_int_equal(s.columns, 80);
		assert_true(s.awaited);
	}
}

static void escape_alone_is_given_up(void **state)
{
	(void)state;
	begin();
	sizing_ask(&s);
	feed("a\033");
	assert_string_equal(typed, "a");
	assert_true(sizing_held(&s));
	flush();
	assert_string_equal(typed, "a\033");
	feed("[24;80R"); /* too late: the beginning is gone */
	assert_string_equal(typed, "a\033[24;80R");
}

/* Nothing is lost and nothing is made up, however the bytes are cut. */
static void random_bytes(void **state)
{
	static const char bytes[] = "\033[0123;Rt8x\033[";
	uint32_t seed = 5;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char in[100], out[sizeof(in) + SIZING_HELD];
		int length = 0, written = 0;

		sizing_init(&s);
		for (; length < (int)sizeof(in); length++) {
			seed = seed * 1664525 + 1013904223;
			in[length] = bytes[(seed >> 20) % (sizeof(bytes) - 1)];
		}
		sizing_ask(&s);
		for (int at = 0; at < length; at += 10)
			written += sizing_filter(&s, in + at, 10, out + written);
		written += sizing_flush(&s, out + written);
		if (s.awaited) {
			assert_int_equal(written, length);
			assert_memory_equal(out, in, (size_t)length);
		} else {
			assert_in_range(length - written, 6, SIZING_HELD);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_answer_is_taken_out),
		cmocka_unit_test(what_was_not_asked_for_is_typed),
		cmocka_unit_test(what_is_no_answer_is_typed),
		cmocka_unit_test(escape_alone_is_given_up),
		cmocka_unit_test(random_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
