/* uses: console/terminal/ lib/common/utf8.c */
/* tests/host/test_terminal_resize.c - text flows into another width, and the cursor goes with it.
 */
#include "console/terminal/select.h"
#include "terminal_shim.h"

/* A screen, what is written, the new size, what is seen then, the cursor, rows of scrollback. */
static const struct {
	int line, columns, rows;
	const char *written;
	int to_columns, to_rows;
	const char *picture, *cursor;
	int history;
} cases[] = {
	/* Narrower and wider. */
	{__LINE__, 6, 3, "abcdef", 3, 3, "abc|def", "2,1", 0},
	{__LINE__, 6, 3, "abcdef\r\n", 3, 3, "abc|def", "0,2", 0},
	{__LINE__, 3, 3, "abcdef", 6, 3, "abcdef", "5,0", 0},
	{__LINE__, 3, 3, "abcdef", 7, 3, "abcdef", "6,0", 0},
	{__LINE__, 3, 3, "abc\r\ndef", 6, 3, "abc|def", "3,1", 0},
	{__LINE__, 6, 4, "abcdef" CSI "4G", 3, 4, "abc|def", "0,1", 0},
	{__LINE__, 6, 4, "abcdef" CSI "3G", 3, 4, "abc|def", "2,0", 0},
	{__LINE__, 8, 2, "ab" CSI "7G", 4, 2, "ab", "3,0", 0},
	{__LINE__, 6, 2, "abcdef", 2, 2, "cd|ef", "1,1", 1},
	{__LINE__, 6, 3, "a\r\n\r\nb", 9, 3, "a||b", "1,2", 0},
	{__LINE__, 6, 3, "", 9, 3, "", "0,0", 0},
	/* What was wrapped and is then erased goes on no longer. */
	{__LINE__, 3, 3, "abcdef" CSI "H" CSI "3G" CSI "K", 6, 3, "ab|def", "2,0", 0},
	{__LINE__, 3, 3, "abcdef" CSI "2K", 6, 3, "abc", "2,1", 0},
	{__LINE__, 3, 2, "abcdefg" CSI "2JX", 6, 2, "|.X", "2,1", 1},
	/* Lower and higher. */
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4", 6, 2, "3|4", "1,1", 2},
	{__LINE__, 6, 4, "1\r\n2", 6, 2, "1|2", "1,1", 0},
	{__LINE__, 6, 4, "1\r\n2\r\n3", 6, 2, "2|3", "1,1", 1},
	{__LINE__, 6, 2, "1\r\n2\r\n3\r\n4", 6, 4, "1|2|3|4", "1,3", 0},
	{__LINE__, 6, 2, "1\r\n2\r\n3\r\n4", 6, 3, "2|3|4", "1,2", 1},
	{__LINE__, 6, 2, "1\r\n2\r\n3" CSI "H" CSI "Jx", 6, 4, "x", "1,0",
	 1}, /* cleared: stays so */
	{__LINE__, 3, 2, "abcdefghi", 9, 2, "abcdefghi", "8,0", 0},
	/* Wide characters. */
	{__LINE__, 6, 3, "日本語", 5, 3, "日本|語", "2,1", 0},
	{__LINE__, 5, 3, "日本語", 6, 3, "日本語", "4,0", 0},
	{__LINE__, 5, 3, "日本語", 2, 3, "日|本|語", "0,2", 0},
	{__LINE__, 6, 3, "a日b本c", 3, 3, "a日|b本|c", "1,2", 0},
	/* The alternate screen is cropped; below its cursor first. */
	{__LINE__, 6, 3, CSI "?1049h" CSI "Habcdef\r\n2\r\n3", 3, 3, "abc|2|3", "1,2", 0},
	{__LINE__, 6, 3, CSI "?1049h" CSI "H1\r\n2\r\n3", 6, 2, "2|3", "1,1", 0},
	{__LINE__, 6, 3, CSI "?1049h" CSI "H1\r\n2\r\n3" CSI "H", 6, 2, "1|2", "0,0", 0},
	{__LINE__, 6, 3, CSI "?1049h" CSI "H日本語", 3, 3, "日 ", "2,0", 0},
	{__LINE__, 6, 2, "abcdef" CSI "?1049h" CSI "Hx" CSI "?1049l", 3, 2, "abc|def", "2,1", 0},
	/* Colours without text at the end do not become rows. */
	{__LINE__, 6, 2, CSI "44m" CSI "Kab", 3, 2, "ab", "2,0", 0},
};

#define COUNT (sizeof(cases) / sizeof(cases[0]))

static bool wrong(size_t i)
{
	if (strcmp(seen(), cases[i].picture) == 0 && strcmp(cursor_text(), cases[i].cursor) == 0 &&
	    terminal_history_rows(term) == cases[i].history)
		return false;
	print_error("case of line %d: %s, cursor %s, history %d\n", cases[i].line, seen(),
		    cursor_text(), terminal_history_rows(term));
	return true;
}

static void test_cases(void **state)
{
	int count = 0;

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		open_terminal(cases[i].columns, cases[i].rows);
		feed(cases[i].written);
		assert_int_equal(terminal_resize(term, cases[i].to_columns, cases[i].to_rows), 0);
		count += wrong(i);
		close_terminal();
	}
	assert_int_equal(count, 0);
}

/* The main screen flows while the alternate one is shown. */
static void test_main_screen_behind_the_alternate(void **state)
{
	(void)state;
	open_terminal(6, 3);
	feed("abcdef\r\nxy" CSI "?1049h" CSI "Hedit");
	assert_int_equal(terminal_resize(term, 3, 3), 0);
	assert_screen("edi");
	feed(CSI "?1049l");
	assert_screen("abc|def|xy");
	assert_cursor("2,2");
	close_terminal();
}

/* A numbered text of lines of all lengths, seen again whole through many sizes. */
static void test_text_survives_many_sizes(void **state)
{
	static const int sizes[][2] = {{80, 24}, {7, 3}, {200, 60}, {2, 2}, {33, 1}, {79, 24}};
	int length;
	char *first, *now;

	(void)state;
	open_terminal(80, 24);
	for (int i = 0; i < 60; i++) {
		char text[200];

		sprintf(text, "%d %0*d %s\r\n", i, i * 2 + 1, i, i % 3 ? "ü" : "日本語");
		feed(text);
	}
	feed("last");
	select_all(term);
	first = select_text(term, &length);
	assert_non_null(first);
	for (int i = 0; i < 60; i++) {
		const int *size = sizes[(i * 7) % 6];

		assert_int_equal(terminal_resize(term, size[0], size[1]), 0);
		select_all(term);
		now = select_text(term, &length);
		assert_non_null(now);
		while (length && now[length - 1] == '\n')
			now[--length] = 0;
		assert_string_equal(now, first);
		free(now);
		assert_true(terminal_bytes(term) <= terminal_bytes_max(size[0], size[1]));
	}
	feed("!");
	select_all(term);
	now = select_text(term, &length);
	assert_non_null(strstr(now, "last!"));
	free(now);
	free(first);
	close_terminal();
}

static void test_view_and_selection_stay_on_their_text(void **state)
{
	int length;
	char *text;

	(void)state;
	open_terminal(10, 3);
	feed("one\r\ntwo\r\nthree four\r\nfive\r\nsix\r\nseven");
	terminal_set_view(term, 1);
	assert_screen("three four|five|six");
	select_start(term, 6, 0, SELECT_WORDS);
	assert_int_equal(terminal_resize(term, 5, 3), 0);
	assert_screen("three| four|five");
	text = select_text(term, &length);
	assert_string_equal(text, "four");
	free(text);
	assert_int_equal(terminal_resize(term, 12, 3), 0);
	assert_screen("three four|five|six");
	text = select_text(term, &length);
	assert_string_equal(text, "four");
	free(text);
	close_terminal();
}

static void test_size_notice(void **state)
{
	(void)state;
	open_terminal(10, 3);
	assert_int_equal(terminal_resize(term, 11, 4), 0);
	assert_string_equal(replied, "");
	terminal_set_cell_size(term, 8, 16);
	feed(CSI "?2048h");
	assert_string_equal(replied, CSI "48;4;11;64;88t");
	clear_replied();
	assert_int_equal(terminal_resize(term, 12, 5), 0);
	assert_string_equal(replied, CSI "48;5;12;80;96t");
	clear_replied();
	assert_int_equal(terminal_resize(term, 12, 5), 0);
	assert_string_equal(replied, "");
	close_terminal();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_main_screen_behind_the_alternate),
		cmocka_unit_test(test_text_survives_many_sizes),
		cmocka_unit_test(test_view_and_selection_stay_on_their_text),
		cmocka_unit_test(test_size_notice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
