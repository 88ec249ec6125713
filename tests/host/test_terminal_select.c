/* uses: console/terminal/ lib/common/utf8.c */
/* tests/host/test_terminal_select.c - selected text and searched text. */
#include "console/terminal/find.h"
#include "console/terminal/select.h"
#include "terminal_shim.h"

/* The selected text, in a buffer that is used again; "-" for none. */
static const char *selected(void)
{
	static char copy[4096];
	int length;
	char *text = select_text(term, &length);

	if (!text) {
		assert_false(select_any(term));
		return "-";
	}
	assert_true(select_any(term));
	assert_int_equal(strlen(text), length);
	snprintf(copy, sizeof(copy), "%s", text);
	free(text);
	return copy;
}

/* A drag from one place to another, and what it selects; the other way round it is the same. */
static void assert_drag(int x, int y, int to_x, int to_y, enum select_kind kind, const char *text)
{
	select_start(term, x, y, kind);
	select_extend(term, to_x, to_y);
	assert_string_equal(selected(), text);
	select_start(term, to_x, to_y, kind);
	select_extend(term, x, y);
	assert_string_equal(selected(), text);
}

static void test_cells(void **state)
{
	(void)state;
	open_terminal(10, 5);
	feed("hello you\r\n\r\n  two  \r\nabcdefghijklm");
	assert_string_equal(selected(), "-");
	select_extend(term, 3, 3);
	assert_string_equal(selected(), "-");
	select_start(term, 1, 0, SELECT_CELLS);
	assert_string_equal(selected(), "-");
	assert_drag(1, 0, 4, 0, SELECT_CELLS, "ell");
	assert_drag(6, 0, 3, 2, SELECT_CELLS, "you\n\n  t");
	assert_drag(0, 2, 10, 2, SELECT_CELLS, "  two  ");
	assert_drag(0, 0, 10, 0, SELECT_CELLS, "hello you");
	assert_drag(8, 3, 2, 4, SELECT_CELLS, "ijkl"); /* wrapped: one line */
	assert_drag(-5, -9, 99, 99, SELECT_CELLS, "hello you\n\n  two  \nabcdefghijklm");
	select_clear(term);
	assert_string_equal(selected(), "-");
	close_terminal();
}

static void test_wide_characters_are_whole(void **state)
{
	(void)state;
	open_terminal(10, 2);
	feed("a日本e\xcc\x81");
	assert_drag(2, 0, 4, 0, SELECT_CELLS, "日本");
	assert_drag(5, 0, 6, 0, SELECT_CELLS, "e\xcc\x81");
	close_terminal();
}

static void test_words(void **state)
{
	(void)state;
	open_terminal(12, 5);
	feed("ls /usr/lib; (x)   y\r\nlongwordwrapped end\r\n日本 z");
	assert_drag(4, 0, 4, 0, SELECT_WORDS, "/usr/lib");
	assert_drag(11, 0, 11, 0, SELECT_WORDS, ";");
	assert_drag(0, 0, 5, 0, SELECT_WORDS, "ls /usr/lib");
	assert_drag(2, 1, 2, 1, SELECT_WORDS, "x");
	assert_drag(3, 1, 3, 1, SELECT_WORDS, ")");
	assert_drag(5, 1, 5, 1, SELECT_WORDS, "   ");
	assert_drag(1, 2, 1, 2, SELECT_WORDS, "longwordwrapped");
	assert_drag(1, 3, 1, 3, SELECT_WORDS, "longwordwrapped");
	assert_drag(1, 4, 1, 4, SELECT_WORDS, "日本");
	assert_drag(9, 4, 9, 4, SELECT_WORDS, "");
	close_terminal();
}

static void test_lines(void **state)
{
	(void)state;
	open_terminal(5, 4);
	feed("one\r\ntwo and\r\nend");
	assert_drag(2, 0, 2, 0, SELECT_LINES, "one");
	assert_drag(0, 2, 0, 2, SELECT_LINES, "two and");
	assert_drag(2, 0, 1, 1, SELECT_LINES, "one\ntwo and");
	close_terminal();
}

static void test_of_line(void **state)
{
	int from, to;

	(void)state;
	open_terminal(10, 4);
	feed("abc\r\ndef\r\nghi");
	select_start(term, 2, 0, SELECT_CELLS);
	select_extend(term, 1, 2);
	assert_true(select_of_line(term, 0, &from, &to));
	assert_int_equal(from, 2);
	assert_int_equal(to, 10);
	assert_true(select_of_line(term, 1, &from, &to));
	assert_int_equal(from, 0);
	assert_int_equal(to, 10);
	assert_true(select_of_line(term, 2, &from, &to));
	assert_int_equal(to, 1);
	assert_false(select_of_line(term, 3, &from, &to));
	assert_false(select_of_line(term, -1, &from, &to));
	close_terminal();
}

/* It stays on its text while that scrolls, goes when the text is written over or falls out. */
static void test_it_follows_its_text(void **state)
{
	(void)state;
	open_terminal(10, 3);
	feed("one\r\ntwo\r\nthree");
	select_start(term, 0, 0, SELECT_WORDS);
	select_extend(term, 0, 1);
	feed("\r\nfour\r\nfive");
	assert_string_equal(selected(), "one\ntwo");
	feed("!");
	assert_string_equal(selected(), "one\ntwo");
	terminal_set_view(term, 2);
	assert_screen("one|two|three");
	select_extend(term, 1, 2);
	assert_string_equal(selected(), "one\ntwo\nthree");
	feed(CSI "HX"); /* on the row of "three" */
	assert_string_equal(selected(), "-");
	select_start(term, 0, 0, SELECT_LINES);
	feed(CSI "2J");
	assert_string_equal(selected(), "one");
	feed(CSI "3J");
	assert_string_equal(selected(), "-");
	close_terminal();
}

static void test_what_is_left_of_it(void **state)
{
	char text[16];

	(void)state;
	open_terminal(10, 2);
	feed("a\r\nb");
	select_all(term);
	feed("\r\n");
	assert_string_equal(selected(), "a\nb");
	for (int i = 0; i < TERMINAL_HISTORY_MAX; i++) {
		sprintf(text, "%d\r\n", i % 10);
		feed(text);
	}
	assert_string_equal(selected(), "b");
	feed("\r\n");
	assert_string_equal(selected(), "-");
	close_terminal();
}

static void test_what_ends_it(void **state)
{
	static const char *const enders[] = {
		CSI "?1049h", CSI "2;1H\033M", "\033c", CSI "2J", CSI "1;2r" CSI "T", CSI "L",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(enders) / sizeof(enders[0]); i++) {
		open_terminal(10, 3);
		feed("one\r\ntwo" CSI "H");
		select_start(term, 0, 1, SELECT_WORDS);
		assert_string_equal(selected(), "two");
		feed(enders[i]);
		if (i != 1) /* a cursor that only moves */
			assert_string_equal(selected(), "-");
		else
			assert_string_equal(selected(), "two");
		close_terminal();
	}
}

/* Searching. */

static struct find_place place = {.line = -1};

static const char *found(const char *what, uint32_t flags)
{
	static char text[64];

	if (!find_next(term, what, flags, &place))
		return "-";
	sprintf(text, "%d,%d-%d,%d", place.column, (int)place.line, place.end_column,
		(int)place.end_line);
	return text;
}

static void test_find(void **state)
{
	(void)state;
	open_terminal(10, 3);
	feed("abc Abc\r\nxabcx\r\n\r\nGrün abc  z\r\nend");
	place.line = -1;
	assert_string_equal(found("abc", 0), "0,0-3,0");
	assert_string_equal(found("abc", 0), "4,0-7,0");
	assert_string_equal(found("abc", 0), "1,1-4,1");
	assert_string_equal(found("abc", 0), "5,3-8,3");
	assert_string_equal(found("abc", 0), "-");
	assert_string_equal(found("abc", FIND_BACKWARD), "1,1-4,1");
	assert_string_equal(found("abc", FIND_BACKWARD), "4,0-7,0");
	assert_string_equal(found("abc", FIND_BACKWARD | FIND_CASE), "0,0-3,0");
	assert_string_equal(found("abc", FIND_BACKWARD), "-");
	place.line = -1;
	assert_string_equal(found("end", FIND_BACKWARD), "0,5-3,5");
	assert_string_equal(found("Abc", FIND_BACKWARD | FIND_CASE), "4,0-7,0");
	place.line = -1;
	assert_string_equal(found("GRÜN", 0), "0,3-4,3");
	place.line = -1;
	assert_string_equal(found("GRÜN", FIND_CASE), "-");
	assert_string_equal(found("c  z", 0), "7,3-1,4"); /* over a wrap */
	place.line = -1;
	assert_string_equal(found("cx\nG", 0), "-");
	assert_string_equal(found("", 0), "-");
	assert_string_equal(found("abcxx", 0), "-");
	close_terminal();
}

static void test_find_overlapping_and_wide(void **state)
{
	char what[FIND_LENGTH_MAX + 2];

	(void)state;
	open_terminal(10, 3);
	feed("aaaa\r\nx日本y");
	place.line = -1;
	assert_string_equal(found("aa", 0), "0,0-2,0");
	assert_string_equal(found("aa", 0), "1,0-3,0");
	assert_string_equal(found("aa", 0), "2,0-4,0");
	assert_string_equal(found("aa", FIND_BACKWARD), "1,0-3,0");
	assert_string_equal(found("日本", 0), "1,1-5,1");
	assert_string_equal(found("本y", 0), "3,1-6,1");
	memset(what, 'a', sizeof(what) - 1);
	what[sizeof(what) - 1] = 0;
	place.line = -1;
	assert_string_equal(found(what, 0), "-");
	close_terminal();
}

static void test_find_and_select(void **state)
{
	(void)state;
	open_terminal(10, 2);
	feed("needle one\r\nb\r\nc\r\nd\r\ne");
	place.line = -1;
	assert_true(find_next(term, "ONE", FIND_BACKWARD, &place));
	select_range(term, place.line, place.column, place.end_line, place.end_column);
	terminal_show_line(term, place.line);
	assert_screen("needle one|b");
	assert_string_equal(selected(), "one");
	select_range(term, -1, 0, 0, 3);
	assert_string_equal(selected(), "-");
	select_range(term, 0, 0, 99, 3);
	assert_string_equal(selected(), "-");
	close_terminal();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_wide_characters_are_whole),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_of_line),
		cmocka_unit_test(test_it_follows_its_text),
		cmocka_unit_test(test_what_is_left_of_it),
		cmocka_unit_test(test_what_ends_it),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_find_overlapping_and_wide),
		cmocka_unit_test(test_find_and_select),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
