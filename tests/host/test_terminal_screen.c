/* uses: console/terminal/ lib/common/utf8.c */
/* tests/host/test_terminal_screen.c - text and control sequences, as pictures of the screen. */
#include "terminal_shim.h"

/* A screen, what is written on it, what is seen then, and where the cursor is. */
static const struct {
	int line, columns, rows;
	const char *written, *picture, *cursor;
} pictures[] = {
	/* Text, control characters, wrapping. */
	{__LINE__, 10, 3, "hello", "hello", "5,0"},
	{__LINE__, 10, 3, "a\r\nb\nc", "a|b|.c", "2,2"},
	{__LINE__, 10, 3, "abc\rX", "Xbc", "1,0"},
	{__LINE__, 10, 3, "abc\bX", "abX", "3,0"},
	{__LINE__, 10, 3, "a\b\b\bX", "X", "1,0"},
	{__LINE__, 10, 3, "a\tb", "a.......b", "9,0"},
	{__LINE__, 10, 3, "\t\t\tb", ".........b", "9,0"},
	{__LINE__, 5, 3, "abcdefg", "abcde|fg", "2,1"},
	{__LINE__, 5, 3, "abcde", "abcde", "4,0"},
	{__LINE__, 5, 3, "abcde\r\nf", "abcde|f", "1,1"},
	{__LINE__, 5, 3, "abcde\bX", "abcXe", "4,0"},
	{__LINE__, 5, 2, "1\r\n2\r\n3", "2|3", "1,1"},
	{__LINE__, 5, 2, "abcdefghijk", "fghij|k", "1,1"},
	{__LINE__, 5, 3, CSI "?7labcdefg", "abcdg", "4,0"},
	{__LINE__, 5, 3, CSI "20ha\nb", "a|b", "1,1"},
	{__LINE__, 5, 3, "a\vb\fc", "a|.b|..c", "3,2"},
	{__LINE__, 5, 3, "a\177b", "ab", "2,0"},
	/* Moving. */
	{__LINE__, 10, 4, CSI "3;4HX", "||...X", "4,2"},
	{__LINE__, 10, 4, CSI "HX", "X", "1,0"},
	{__LINE__, 10, 4, CSI "99;99HX", "|||.........X", "9,3"},
	{__LINE__, 10, 4, CSI "0;0HX", "X", "1,0"},
	{__LINE__, 10, 4, CSI "2;2f" CSI "AX", ".X", "2,0"},
	{__LINE__, 10, 4, CSI "2BX" CSI "2CY" CSI "4DZ", "||Z..Y", "1,2"},
	{__LINE__, 10, 4, CSI "3;3H" CSI "EX", "|||X", "1,3"},
	{__LINE__, 10, 4, CSI "3;3H" CSI "FX", "|X", "1,1"},
	{__LINE__, 10, 4, "abc" CSI "2GX", "aXc", "2,0"},
	{__LINE__, 10, 4, "abc" CSI "2`X", "aXc", "2,0"},
	{__LINE__, 10, 4, "a" CSI "3dX" CSI "aY" CSI "eZ", "a||.X.Y|....Z", "5,3"},
	{__LINE__, 10, 4, "ab\0337" CSI "4;4Hx\0338c", "abc|||...x", "3,0"},
	{__LINE__, 10, 4, "ab" CSI "s" CSI "4;4Hx" CSI "uc", "abc|||...x", "3,0"},
	{__LINE__, 10, 3, "a\033Db\033Ec", "a|.b|c", "1,2"},
	{__LINE__, 10, 3, "a\033M\033Mb", ".b||a", "2,0"},
	/* Erasing. */
	{__LINE__, 6, 3, "abcdef" CSI "3G" CSI "K", "ab", "2,0"},
	{__LINE__, 6, 3, "abcdef" CSI "3G" CSI "1K", "...def", "2,0"},
	{__LINE__, 6, 3, "abcdef" CSI "3G" CSI "2K", "", "2,0"},
	{__LINE__, 6, 3, "aa\r\nbb\r\ncc" CSI "2;2H" CSI "J", "aa|b", "1,1"},
	{__LINE__, 6, 3, "aa\r\nbb\r\ncc" CSI "2;1H" CSI "1J", "|.b|cc", "0,1"},
	{__LINE__, 6, 3, "aa\r\nbb\r\ncc" CSI "2J", "", "2,2"},
	{__LINE__, 6, 3, "abcdef" CSI "2G" CSI "3X", "a...ef", "1,0"},
	/* Inserting, deleting. */
	{__LINE__, 6, 3, "abcdef" CSI "2G" CSI "2@", "a..bcd", "1,0"},
	{__LINE__, 6, 3, "abcdef" CSI "2G" CSI "2P", "adef", "1,0"},
	{__LINE__, 6, 3, "abcdef" CSI "2G" CSI "99P", "a", "1,0"},
	{__LINE__, 6, 3, "abcdef" CSI "2G" CSI "99@", "a", "1,0"},
	{__LINE__, 6, 3, "abcdef" CSI "2G" CSI "4hXY" CSI "4lZ", "aXYZcd", "4,0"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "2H" CSI "L", "1||2|3", "0,1"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "2H" CSI "2M", "1|4", "0,1"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "2H" CSI "99M", "1", "0,1"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "S", "2|3|4", "1,3"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "2T", "||1|2", "1,3"},
	{__LINE__, 6, 4, "ab" CSI "3b", "abbbb", "5,0"},
	{__LINE__, 6, 2, CSI "5b", "", "0,0"},
	/* The scroll region. */
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "2;3r" CSI "3;1H\n", "1|3||4", "0,2"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "2;3r" CSI "2;1H\033M", "1||2|4", "0,1"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "2;3r" CSI "4;1H\n\nx", "1|2|3|x", "1,3"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "2;3r" CSI "S", "1|3||4", "0,0"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "3;2rX", "1|2|3|4X", "2,3"},
	{__LINE__, 6, 4, CSI "2;3r" CSI "?6hX" CSI "9;9HY", "|X|.....Y", "5,2"},
	{__LINE__, 6, 4, CSI "2;3r" CSI "?6h" CSI "?6lX", "X", "1,0"},
	{__LINE__, 6, 4, CSI "2;3r" CSI "3;1H" CSI "9AX", "|X", "1,1"},
	{__LINE__, 6, 4, CSI "2;3r" CSI "2;1H" CSI "9BX", "||X", "1,2"},
	{__LINE__, 6, 4, "1\r\n2\r\n3\r\n4" CSI "2;3r" CSI "4H" CSI "L" CSI "M", "1|2|3|4", "0,3"},
	/* Tabs. */
	{__LINE__, 20, 1, CSI "3g" CSI "5G\033H\r\tX\tY", "....X..............Y", "19,0"},
	{__LINE__, 20, 1, CSI "2IX" CSI "2ZY", "........Y.......X", "9,0"},
	{__LINE__, 20, 1, CSI "9G" CSI "g\r\tX", "................X", "17,0"},
	/* Character sets. */
	{__LINE__, 10, 1, "\033(0lqk\033(Bq", "┌─┐q", "4,0"},
	{__LINE__, 10, 1, "\033)0a\016a\017a", "a▒a", "3,0"},
	{__LINE__, 10, 1, "\033(A#", "£", "1,0"},
	/* UTF-8, wide characters, marks. */
	{__LINE__, 10, 1, "grün", "grün", "4,0"},
	{__LINE__, 10, 1, "a\xff\xc3(\xe2\x82z", "a\xef\xbf\xbd\xef\xbf\xbd(\xef\xbf\xbdz", "6,0"},
	{__LINE__, 10, 2, "日本", "日本", "4,0"},
	{__LINE__, 5, 2, "日本語", "日本|語", "2,1"},
	{__LINE__, 5, 2, CSI "?7l日本語", "日 語", "3,0"},
	{__LINE__, 6, 1, "日本" CSI "2GX", " X本", "2,0"},
	{__LINE__, 6, 1, "日本" CSI "3GX", "日X ", "3,0"},
	{__LINE__, 6, 1, "日本" CSI "2G" CSI "P", " 本", "1,0"},
	{__LINE__, 6, 1, "日本語" CSI "1G" CSI "@", ".日本 ", "0,0"},
	{__LINE__, 6, 1, "日本" CSI "2G" CSI "X", " .本", "1,0"},
	{__LINE__, 6, 1, "日本" CSI "2G" CSI "K", " ", "1,0"},
	{__LINE__, 10, 1, "e\xcc\x81x", "e\xcc\x81x", "2,0"},
	{__LINE__, 10, 1, "日\xcc\x81x", "日\xcc\x81x", "3,0"},
	{__LINE__, 10, 1, "\xcc\x81x", "x", "1,0"},
	{__LINE__, 3, 2, "abe\xcc\x81x", "abe\xcc\x81|x", "1,1"},
	{__LINE__, 10, 1,
	 "a\xe2\x80\x8d\xef\xb8\x8f"
	 "b",
	 "ab", "2,0"},
	/* The alternate screen. */
	{__LINE__, 6, 2, "main" CSI "?1049halt", "....al|t", "1,1"},
	{__LINE__, 6, 2, "main" CSI "?1049h" CSI "Halt", "alt", "3,0"},
	{__LINE__, 6, 2, "main" CSI "?1049h" CSI "Halt" CSI "?1049l!", "main!", "5,0"},
	{__LINE__, 6, 2, "main" CSI "?47h\rx" CSI "?47l!", "m!in", "2,0"},
	{__LINE__, 6, 2, CSI "?1047hx" CSI "?1047l" CSI "?47h", "", "1,0"},
	{__LINE__, 6, 2, CSI "?1048hab" CSI "?1048lX", "Xb", "1,0"},
	/* Resets. */
	{__LINE__, 6, 2, "ab" CSI "?1049hc\033cX", "X", "1,0"},
	{__LINE__, 6, 4, "ab" CSI "2;3r" CSI "4h" CSI "!p" CSI "1GX", "Xb", "1,0"},
	{__LINE__, 4, 2, "\033#8", "EEEE|EEEE", "0,0"},
	/* Broken, unknown and cut sequences. */
	{__LINE__, 10, 1, "a" CSI "5yb", "ab", "2,0"},
	{__LINE__, 10, 1, "a" CSI "1$2Kb", "ab", "2,0"},
	{__LINE__, 10, 1, "a" CSI "2\030b", "ab", "2,0"},
	{__LINE__, 10, 1, "a" CSI "2\033[1GX", "X", "1,0"},
	{__LINE__, 10, 2, "ab" CSI "2\bGX", "aX", "2,0"},
	{__LINE__, 10, 1, "a\033Pq#0;2;0~\033\\b", "ab", "2,0"},
	{__LINE__, 10, 1, "a\033_x\033\\b\033^y\033\\c\033Xz\033\\d", "abcd", "4,0"},
	{__LINE__, 10, 1, "a\033]8;;http://x\033\\b\033]52;c;aa\a!", "ab!", "3,0"},
	{__LINE__, 10, 1,
	 "a" CSI "\xc3\xa4"
	 "b",
	 "a\xc3\xa4"
	 "b",
	 "3,0"},
	{__LINE__, 10, 1,
	 "a\xc2\x9b"
	 "b",
	 "ab", "2,0"},
};

#define COUNT (sizeof(pictures) / sizeof(pictures[0]))

/* All of them are looked at before one that is wrong ends the test. */
static int wrong_picture(size_t i)
{
	if (strcmp(seen(), pictures[i].picture) == 0 &&
	    strcmp(cursor_text(), pictures[i].cursor) == 0)
		return 0;
	print_error("picture of line %d: %s, cursor %s\n", pictures[i].line, seen(), cursor_text());
	return 1;
}

static void check_pictures(int piece)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT; i++) {
		const char *at = pictures[i].written, *end = at + strlen(at);

		open_terminal(pictures[i].columns, pictures[i].rows);
		for (; at < end; at += piece)
			terminal_write(term, at, end - at < piece ? (int)(end - at) : piece);
		wrong += wrong_picture(i);
		close_terminal();
	}
	assert_int_equal(wrong, 0);
}

static void test_pictures(void **state)
{
	(void)state;
	check_pictures(1000);
}

/* However the bytes are cut, the picture is the same. */
static void test_pictures_in_pieces(void **state)
{
	(void)state;
	for (int piece = 1; piece < 8; piece++)
		check_pictures(piece);
}

/* Colours, attributes: a sequence and the cell that is written after it. */
static void test_looks(void **state)
{
	static const struct {
		const char *sequence;
		uint32_t text, background, attributes;
	} looks[] = {
		{CSI "m", 0, 0, 0},
		{CSI "1;3;4m", 0, 0, CELL_BOLD | CELL_ITALIC | CELL_UNDERLINE},
		{CSI "2;5;7;8;9m", 0, 0,
		 CELL_DIM | CELL_BLINK | CELL_INVERSE | CELL_HIDDEN | CELL_STRIKE},
		{CSI "1;2;22m", 0, 0, 0},
		{CSI "3;4;5;7;8;9m" CSI "23;24;25;27;28;29m", 0, 0, 0},
		{CSI "1m" CSI "0m", 0, 0, 0},
		{CSI "21m", 0, 0, CELL_UNDERLINE},
		{CSI "4:3m", 0, 0, CELL_UNDERLINE},
		{CSI "4m" CSI "4:0m", 0, 0, 0},
		{CSI "31;42m", CELL_PALETTE | 1, CELL_PALETTE | 2, 0},
		{CSI "95;106m", CELL_PALETTE | 13, CELL_PALETTE | 14, 0},
		{CSI "31;42m" CSI "39;49m", 0, 0, 0},
		{CSI "38;5;200;1m", CELL_PALETTE | 200, 0, CELL_BOLD},
		{CSI "48;2;1;2;3;1m", 0, CELL_RGB | 0x010203, CELL_BOLD},
		{CSI "38:5:200;1m", CELL_PALETTE | 200, 0, CELL_BOLD},
		{CSI "38:2:1:2:3;1m", CELL_RGB | 0x010203, 0, CELL_BOLD},
		{CSI "38:2::1:2:3;1m", CELL_RGB | 0x010203, 0, CELL_BOLD},
		{CSI "38;2;999;0;0m", CELL_RGB | 0xff0000, 0, 0},
		{CSI "38;5m", 0, 0, 0},
		{CSI "38;2;1;2m", 0, 0, 0},
		{CSI "38m", 0, 0, 0},
		{CSI "58;5;1;1m", 0, 0, CELL_BOLD},
		{CSI "58:2::1:2:3;1m", 0, 0, CELL_BOLD},
		{CSI "31m\0337" CSI "0m\0338", CELL_PALETTE | 1, 0, 0},
		{CSI "31m" CSI "!p", 0, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		struct cell c;

		open_terminal(10, 1);
		feed(looks[i].sequence);
		feed("x");
		c = cell_at(0, 0);
		if (c.text != looks[i].text || c.background != looks[i].background ||
		    c.attributes != looks[i].attributes)
			print_error("look %d: %x %x %x\n", (int)i, c.text, c.background,
				    c.attributes);
		assert_int_equal(c.text, looks[i].text);
		assert_int_equal(c.background, looks[i].background);
		assert_int_equal(c.attributes, looks[i].attributes);
		close_terminal();
	}
}

static void test_wide_cells_have_two_halves(void **state)
{
	(void)state;
	open_terminal(10, 1);
	feed(CSI "31m日");
	assert_int_equal(cell_at(0, 0).attributes, CELL_WIDE);
	assert_int_equal(cell_at(1, 0).attributes, CELL_TAIL);
	assert_int_equal(cell_at(1, 0).text, CELL_PALETTE | 1);
	assert_int_equal(cell_at(1, 0).code, 0);
	feed(CSI "2G");
	assert_cursor("0,0"); /* shown on the whole of it */
	close_terminal();
}

/* Erased cells, and rows that scroll in, have the background in use. */
static void test_erasing_colours(void **state)
{
	(void)state;
	open_terminal(4, 2);
	feed("abcd" CSI "44m" CSI "2G" CSI "K");
	assert_int_equal(cell_at(0, 0).background, 0);
	assert_int_equal(cell_at(3, 0).background, CELL_PALETTE | 4);
	assert_int_equal(cell_at(3, 0).code, 0);
	feed(CSI "2;1H\n");
	assert_int_equal(cell_at(0, 1).background, CELL_PALETTE | 4);
	feed(CSI "0m" CSI "2J");
	assert_int_equal(cell_at(0, 1).background, 0);
	close_terminal();
}

static void test_titles_are_put_aside(void **state)
{
	(void)state;
	open_terminal(10, 3);
	feed(CSI "23t\033]2;first\a" CSI "22;0t\033]2;second\a" CSI "22;2t\033]2;third\a");
	assert_int_equal(titles, 3);
	feed(CSI "22;1t" CSI "23;1t" CSI "23;0t");
	assert_string_equal(terminal_title(term), "second");
	feed(CSI "23t" CSI "23t");
	assert_string_equal(terminal_title(term), "first");
	assert_int_equal(titles, 5);
	for (int i = 0; i < 20; i++) {
		char text[40];

		snprintf(text, sizeof(text), "\033]2;%d\a" CSI "22t", i);
		feed(text);
	}
	for (int i = 0; i < 20; i++)
		feed(CSI "23t");
	assert_string_equal(terminal_title(term), "12");
	close_terminal();
}

static void test_title_and_bell(void **state)
{
	(void)state;
	open_terminal(10, 1);
	assert_string_equal(terminal_title(term), "");
	feed("\033]0;one\a");
	assert_string_equal(terminal_title(term), "one");
	feed("\033]2;zw\xc3\xb6i\033\\x");
	assert_string_equal(terminal_title(term), "zw\xc3\xb6i");
	feed("\033]1;icon\a\033]2\a");
	assert_string_equal(terminal_title(term), "");
	feed("\033]2;a\xff;b\a");
	assert_string_equal(terminal_title(term), "a\xef\xbf\xbd;b");
	feed("\033]2;lost\030\a");
	assert_string_equal(terminal_title(term), "a\xef\xbf\xbd;b");
	assert_int_equal(titles, 4);
	assert_int_equal(bells, 1);
	assert_screen("x");
	feed("\033]2;");
	for (int i = 0; i < 1000; i++)
		feed("\xe2\x82\xac");
	feed("\a");
	assert_true(strlen(terminal_title(term)) < TERMINAL_TITLE_MAX);
	assert_true(utf8_text_ok(terminal_title(term), TERMINAL_TITLE_MAX));
	close_terminal();
}

static void test_cursor_shape(void **state)
{
	struct terminal_cursor c;

	(void)state;
	open_terminal(10, 1);
	assert_true(terminal_cursor(term, &c));
	assert_int_equal(c.shape, TERMINAL_CURSOR_BLOCK);
	assert_false(c.blink);
	feed(CSI "5 q");
	assert_true(terminal_cursor(term, &c));
	assert_int_equal(c.shape, TERMINAL_CURSOR_BAR);
	assert_true(c.blink);
	feed(CSI "4 q" CSI "9 q");
	assert_true(terminal_cursor(term, &c));
	assert_int_equal(c.shape, TERMINAL_CURSOR_UNDERLINE);
	assert_false(c.blink);
	feed(CSI "?25l");
	assert_false(terminal_cursor(term, &c));
	close_terminal();
}

/* Sizes nobody can have are brought within the limits. */
static void test_sizes(void **state)
{
	(void)state;
	open_terminal(0, -5);
	assert_int_equal(terminal_columns(term), TERMINAL_COLUMNS_MIN);
	assert_int_equal(terminal_rows(term), 1);
	feed("日本x");
	assert_screen("x");
	close_terminal();
	open_terminal(100000, 100000);
	assert_int_equal(terminal_columns(term), TERMINAL_COLUMNS_MAX);
	assert_int_equal(terminal_rows(term), TERMINAL_ROWS_MAX);
	close_terminal();
	terminal_destroy(NULL);
}

static const char *damage(void)
{
	static char text[256];
	int first, end, at = 0;

	text[0] = 0;
	while (terminal_damage(term, &first, &end))
		at += sprintf(text + at, "%s%d-%d", at ? " " : "", first, end);
	return text;
}

static void test_damage(void **state)
{
	(void)state;
	open_terminal(10, 5);
	assert_string_equal(damage(), "0-5");
	assert_string_equal(damage(), "");
	feed("x");
	assert_string_equal(damage(), "0-1");
	feed(CSI "4Hy");
	assert_string_equal(damage(), "0-1 3-4"); /* the cursor left the first row */
	feed(CSI "?25l");
	assert_string_equal(damage(), "3-4");
	feed(CSI "2;3r");
	assert_string_equal(damage(), "0-1 3-4");
	feed(CSI "S");
	assert_string_equal(damage(), "1-3");
	feed(CSI "r" CSI "5;1H\n");
	assert_string_equal(damage(), "0-5");
	feed(CSI "?5h");
	assert_string_equal(damage(), "0-5");
	feed(CSI "?1049h");
	assert_string_equal(damage(), "0-5");
	terminal_set_view(term, 1);
	assert_string_equal(damage(), "0-5");
	feed(CSI "Hz");
	assert_string_equal(damage(), "1-2"); /* a row further down; the cursor was out of view */
	close_terminal();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pictures),
		cmocka_unit_test(test_pictures_in_pieces),
		cmocka_unit_test(test_looks),
		cmocka_unit_test(test_wide_cells_have_two_halves),
		cmocka_unit_test(test_erasing_colours),
		cmocka_unit_test(test_title_and_bell),
		cmocka_unit_test(test_titles_are_put_aside),
		cmocka_unit_test(test_cursor_shape),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
