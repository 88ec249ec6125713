/* uses: console/discipline.c console/terminal/width.c */
/* tests/host/test_discipline.c - lines as they are typed: editing, echo, signals, the end. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>
#include "console/discipline.h"
#include "tty.h"

static char sent[8192], shown[8192];
static int sent_length, shown_length, interrupts, quits, ends;

static void on_send(void *context, const char *bytes, int length)
{
	(void)context;
	memcpy(sent + sent_length, bytes, (size_t)length);
	sent_length += length;
	sent[sent_length] = '\0';
}

static void on_echo(void *context, const char *bytes, int length)
{
	(void)context;
	memcpy(shown + shown_length, bytes, (size_t)length);
	shown_length += length;
	shown[shown_length] = '\0';
}

static void on_notice(void *context, uint32_t code)
{
	(void)context;
	interrupts += code == TTY_INTERRUPT;
	quits += code == TTY_QUIT;
}

static void on_end(void *context)
{
	(void)context;
	ends++;
}

static const struct discipline_callbacks calls = {on_send, on_echo, on_notice, on_end};
static struct discipline d;

static int begin(void **state)
{
	(void)state;
	sent_length = shown_length = interrupts = quits = ends = 0;
	sent[0] = shown[0] = '\0';
	discipline_init(&d, &calls, NULL);
	return 0;
}

static void type(const char *text)
{
	discipline_input(&d, text, (int)strlen(text));
}

static void test_lines_come_whole(void **state)
{
	(void)state;
	type("one");
	assert_string_equal(sent, "");
	assert_string_equal(shown, "one");
	type("\rtwo\r");
	assert_string_equal(sent, "one\ntwo\n");
	assert_string_equal(shown, "one\r\ntwo\r\n");
}

static void test_erasing(void **state)
{
	(void)state;
	type("\177abc\177\177xyz\r");
	assert_string_equal(sent, "axyz\n");
	type("one two  \027three\r");
	assert_string_equal(sent, "axyz\none three\n");
	type("all of it\025nothing\r");
	assert_string_equal(sent, "axyz\none three\nnothing\n");
	begin(NULL);
	type("a\303\274\177"); /* one character of two bytes, one column */
	assert_string_equal(shown, "a\303\274\b \b");
	type("\346\227\245\177\r"); /* two columns */
	assert_string_equal(sent, "a\n");
	assert_string_equal(shown, "a\303\274\b \b\346\227\245\b \b\b \b\r\n");
}

static void test_signals_forget_the_line(void **state)
{
	(void)state;
	type("abc\003def\034ghi\r");
	assert_int_equal(interrupts, 1);
	assert_int_equal(quits, 1);
	assert_string_equal(sent, "ghi\n");
	discipline_set_mode(&d, TTY_LINES);
	type("a\003b\r");
	assert_int_equal(interrupts, 1);
	assert_string_equal(sent, "ghi\nab\n"); /* no signal, and nothing a line takes */
}

static void test_the_end_of_the_input(void **state)
{
	(void)state;
	type("\004");
	assert_int_equal(ends, 1);
	type("part\004");
	assert_int_equal(ends, 1);
	assert_string_equal(sent, "part");
	type("\004");
	assert_int_equal(ends, 2);
}

static void test_escape_codes_are_left_out(void **state)
{
	(void)state;
	type("a\033[1;5Cb\033OPc\033xd\033[2~\te\001\r");
	assert_string_equal(sent, "abcd\te\n");
	type("\033");
	type("[");
	type("A");
	type("z\r");
	assert_string_equal(sent, "abcd\te\nz\n");
}

static void test_without_lines(void **state)
{
	(void)state;
	type("typed before ");
	discipline_set_mode(&d, TTY_RAW);
	assert_string_equal(sent, "typed before ");
	begin(NULL);
	discipline_set_mode(&d, TTY_RAW);
	type("\033[A\003\r\177");
	assert_string_equal(sent, "\033[A\003\r\177");
	assert_string_equal(shown, "");
	begin(NULL);
	discipline_set_mode(&d, TTY_ECHO | TTY_SIGNALS | TTY_NEWLINE);
	type("a\001\r\003");
	assert_string_equal(sent, "a\001\n");
	assert_string_equal(shown, "a^A\r\n^C\r\n");
	assert_int_equal(interrupts, 1);
}

static void test_no_echo(void **state)
{
	(void)state;
	discipline_set_mode(&d, TTY_COOKED & ~TTY_ECHO);
	type("secret\177\003password\r");
	assert_string_equal(shown, "");
	assert_string_equal(sent, "password\n");
}

static void test_a_line_has_a_limit(void **state)
{
	(void)state;
	for (int i = 0; i < DISCIPLINE_LINE_MAX + 5; i++)
		type("x");
	assert_int_equal(shown[shown_length - 1], '\a');
	type("\r");
	assert_int_equal(sent_length, DISCIPLINE_LINE_MAX + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_lines_come_whole, begin),
		cmocka_unit_test_setup(test_erasing, begin),
		cmocka_unit_test_setup(test_signals_forget_the_line, begin),
		cmocka_unit_test_setup(test_the_end_of_the_input, begin),
		cmocka_unit_test_setup(test_escape_codes_are_left_out, begin),
		cmocka_unit_test_setup(test_without_lines, begin),
		cmocka_unit_test_setup(test_no_echo, begin),
		cmocka_unit_test_setup(test_a_line_has_a_limit, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
