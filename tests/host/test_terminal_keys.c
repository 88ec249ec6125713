/* uses: console/terminal/ lib/common/utf8.c */
/* tests/host/test_terminal_keys.c - what keys, mouse, paste and questions send to the program. */
#include "abi/key.h"
#include "console/terminal/keyseq.h"
#include "terminal_shim.h"

static void test_keys(void **state)
{
	static const struct {
		int line;
		uint32_t key, mods, character;
		const char *setup, *sent;
	} keys[] = {
		{__LINE__, KEY_A, 0, 'a', "", "a"},
		{__LINE__, KEY_A, MOD_SHIFT, 'A', "", "A"},
		{__LINE__, KEY_A, MOD_CTRL, 'a', "", "\001"},
		{__LINE__, KEY_A, MOD_CTRL | MOD_SHIFT, 'A', "", "\001"},
		{__LINE__, KEY_A, MOD_ALT, 'a', "", "\033a"},
		{__LINE__, KEY_A, MOD_ALT | MOD_CTRL, 'a', "", "\033\001"},
		{__LINE__, KEY_A, MOD_SUPER, 'a', "", ""},
		{__LINE__, KEY_A, KEY_REPEAT | MOD_CAPS_LOCK, 'A', "", "A"},
		{__LINE__, KEY_APOSTROPHE, 0, 0xe4, "", "\xc3\xa4"},
		{__LINE__, KEY_E, MOD_ALTGR, 0x20ac, "", "\xe2\x82\xac"},
		{__LINE__, KEY_LEFT_BRACKET, MOD_CTRL, '[', "", "\033"},
		{__LINE__, KEY_BACKSLASH, MOD_CTRL, '\\', "", "\034"},
		{__LINE__, KEY_MINUS, MOD_CTRL | MOD_SHIFT, '_', "", "\037"},
		{__LINE__, KEY_SLASH, MOD_CTRL, '/', "", "\037"},
		{__LINE__, KEY_3, MOD_CTRL, '3', "", "\033"},
		{__LINE__, KEY_8, MOD_CTRL, '8', "", "\177"},
		{__LINE__, KEY_1, MOD_CTRL, '1', "", "1"},
		{__LINE__, KEY_LEFT_SHIFT, MOD_SHIFT, 0, "", ""},
		{__LINE__, KEY_ENTER, 0, '\n', "", "\r"},
		{__LINE__, KEY_ENTER, 0, '\n', CSI "20h", "\r\n"},
		{__LINE__, KEY_ENTER, MOD_ALT, '\n', "", "\033\r"},
		{__LINE__, KEY_TAB, 0, '\t', "", "\t"},
		{__LINE__, KEY_TAB, MOD_SHIFT, '\t', "", CSI "Z"},
		{__LINE__, KEY_BACKSPACE, 0, '\b', "", "\177"},
		{__LINE__, KEY_BACKSPACE, MOD_CTRL, '\b', "", "\b"},
		{__LINE__, KEY_BACKSPACE, MOD_ALT, '\b', "", "\033\177"},
		{__LINE__, KEY_ESCAPE, 0, 27, "", "\033"},
		{__LINE__, KEY_UP, 0, 0, "", CSI "A"},
		{__LINE__, KEY_UP, 0, 0, CSI "?1h", "\033OA"},
		{__LINE__, KEY_UP, 0, 0, CSI "?1h" CSI "?1l", CSI "A"},
		{__LINE__, KEY_DOWN, MOD_SHIFT, 0, CSI "?1h", CSI "1;2B"},
		{__LINE__, KEY_RIGHT, MOD_CTRL, 0, "", CSI "1;5C"},
		{__LINE__, KEY_LEFT, MOD_ALT, 0, "", CSI "1;3D"},
		{__LINE__, KEY_HOME, 0, 0, "", CSI "H"},
		{__LINE__, KEY_END, MOD_CTRL | MOD_SHIFT, 0, "", CSI "1;6F"},
		{__LINE__, KEY_INSERT, 0, 0, "", CSI "2~"},
		{__LINE__, KEY_DELETE, MOD_CTRL, 0, "", CSI "3;5~"},
		{__LINE__, KEY_DELETE, 0, 127, "", CSI "3~"},
		{__LINE__, KEY_PAGE_UP, 0, 0, "", CSI "5~"},
		{__LINE__, KEY_PAGE_DOWN, 0, 0, "", CSI "6~"},
		{__LINE__, KEY_F1, 0, 0, "", "\033OP"},
		{__LINE__, KEY_F4, MOD_SHIFT, 0, "", CSI "1;2S"},
		{__LINE__, KEY_F5, 0, 0, "", CSI "15~"},
		{__LINE__, KEY_F12, MOD_CTRL, 0, "", CSI "24;5~"},
		{__LINE__, KEY_PAD_7, MOD_NUM_LOCK, '7', "", "7"},
		{__LINE__, KEY_PAD_7, 0, 0, "", CSI "H"},
		{__LINE__, KEY_PAD_5, 0, 0, "", CSI "E"},
		{__LINE__, KEY_PAD_7, 0, 0, "\033=", "\033Ow"},
		{__LINE__, KEY_PAD_7, MOD_NUM_LOCK, '7', "\033=", "7"},
		{__LINE__, KEY_PAD_7, 0, 0, "\033=\033>", CSI "H"},
		{__LINE__, KEY_PAD_PLUS, 0, '+', "", "+"},
		{__LINE__, KEY_PAD_PLUS, 0, '+', CSI "?66h", "\033Ok"},
		{__LINE__, KEY_PAD_ENTER, 0, '\n', "", "\r"},
		{__LINE__, KEY_PAD_ENTER, 0, '\n', "\033=", "\033OM"},
	};
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		bool sent;

		open_terminal(10, 3);
		feed(keys[i].setup);
		sent = terminal_key(term, keys[i].key, keys[i].mods, keys[i].character);
		if (sent != !!keys[i].sent[0] || strcmp(replied, keys[i].sent) != 0) {
			print_error("key of line %d: %s\n", keys[i].line, replied + 1);
			wrong++;
		}
		close_terminal();
	}
	assert_int_equal(wrong, 0);
}

static void test_nul(void **state)
{
	(void)state;
	open_terminal(10, 3);
	assert_true(terminal_key(term, KEY_SPACE, MOD_CTRL, ' '));
	assert_int_equal(replied_length, 1);
	assert_int_equal(replied[0], 0);
	close_terminal();
}

static void test_keys_scroll_to_the_screen(void **state)
{
	(void)state;
	open_terminal(10, 2);
	feed("a\r\nb\r\nc");
	terminal_set_view(term, 1);
	terminal_key(term, KEY_LEFT_SHIFT, MOD_SHIFT, 0);
	assert_int_equal(terminal_view(term), 1);
	terminal_key(term, KEY_A, 0, 'a');
	assert_int_equal(terminal_view(term), 0);
	close_terminal();
}

static const struct keyseq_mouse press = {KEYSEQ_PRESS, BUTTON_LEFT, 1, 0, 0, 4, 2};
static const struct keyseq_mouse release = {KEYSEQ_RELEASE, BUTTON_RIGHT, 0, 0, MOD_CTRL, 4, 2};
static const struct keyseq_mouse drag = {KEYSEQ_MOVE, 0, 4, 0, 0, 5, 2};
static const struct keyseq_mouse move = {KEYSEQ_MOVE, 0, 0, 0, 0, 6, 2};
static const struct keyseq_mouse wheel = {KEYSEQ_WHEEL, 0, 0, -1, MOD_ALT, 4, 2};

/* All five events in this mode, as what they send. */
static void assert_mouse(const char *setup, const char *sent)
{
	open_terminal(20, 5);
	feed(setup);
	terminal_mouse(term, &press);
	terminal_mouse(term, &release);
	terminal_mouse(term, &drag);
	terminal_mouse(term, &drag); /* in the same cell: told once */
	terminal_mouse(term, &move);
	terminal_mouse(term, &wheel);
	assert_string_equal(replied, sent);
	close_terminal();
}

static void test_mouse(void **state)
{
	(void)state;
	assert_mouse("", "");
	assert_mouse(CSI "?9h", CSI "M %#");
	assert_mouse(CSI "?1000h", CSI "M %#" CSI "M3%#" CSI "Mi%#");
	assert_mouse(CSI "?1002h", CSI "M %#" CSI "M3%#" CSI "MA&#" CSI "Mi%#");
	assert_mouse(CSI "?1003h", CSI "M %#" CSI "M3%#" CSI "MA&#" CSI "MC'#" CSI "Mi%#");
	assert_mouse(CSI "?1003h" CSI "?1006h",
		     CSI "<0;5;3M" CSI "<18;5;3m" CSI "<33;6;3M" CSI "<35;7;3M" CSI "<73;5;3M");
	assert_mouse(CSI "?1003h" CSI "?1000h" CSI "?1006h",
		     CSI "<0;5;3M" CSI "<18;5;3m" CSI "<73;5;3M");
	assert_mouse(CSI "?1003h" CSI "?1003l", "");
}

static void test_mouse_outside(void **state)
{
	struct keyseq_mouse e = press;

	(void)state;
	open_terminal(300, 5);
	feed(CSI "?1000h\r\n\n\n\n\n\n");
	e.mods = MOD_SHIFT;
	assert_false(terminal_mouse(term, &e));
	e.mods = 0;
	e.column = 223;
	assert_false(terminal_mouse(term, &e));
	e.column = 222;
	assert_true(terminal_mouse(term, &e));
	e.column = 300;
	assert_false(terminal_mouse(term, &e));
	e.column = -1;
	assert_false(terminal_mouse(term, &e));
	e.column = 0;
	e.row = 5;
	assert_false(terminal_mouse(term, &e));
	clear_replied();
	terminal_set_view(term, 1);
	e.row = 0; /* a row of the scrollback */
	assert_false(terminal_mouse(term, &e));
	e.row = 1;
	assert_true(terminal_mouse(term, &e));
	assert_string_equal(replied, CSI "M !!");
	close_terminal();
}

static void test_wheel_in_the_alternate_screen(void **state)
{
	(void)state;
	open_terminal(20, 5);
	assert_false(terminal_mouse(term, &wheel));
	feed(CSI "?1049h");
	assert_false(terminal_mouse(term, &press));
	assert_true(terminal_mouse(term, &wheel));
	assert_string_equal(replied, CSI "B" CSI "B" CSI "B");
	feed(CSI "?1007l");
	assert_false(terminal_mouse(term, &wheel));
	close_terminal();
}

static void test_focus(void **state)
{
	(void)state;
	open_terminal(20, 5);
	assert_false(terminal_focus(term, true));
	feed(CSI "?1004h");
	assert_true(terminal_focus(term, true));
	assert_true(terminal_focus(term, false));
	assert_string_equal(replied, CSI "I" CSI "O");
	close_terminal();
}

static void paste(const char *text)
{
	clear_replied();
	terminal_paste(term, text, (int)strlen(text));
}

static void test_paste(void **state)
{
	char text[2000];

	(void)state;
	open_terminal(20, 5);
	paste("one\r\ntwo\nthree\rfour\tx");
	assert_string_equal(replied, "one\rtwo\rthree\rfour\tx");
	paste("a\033[201~b\003c\177d\xc2\x9b"
	      "e\xc3\xa4");
	assert_string_equal(replied, "a[201~bcde\xc3\xa4");
	feed(CSI "?2004h");
	paste("x\033[201~y");
	assert_string_equal(replied, CSI "200~x[201~y" CSI "201~");
	paste("");
	assert_string_equal(replied, CSI "200~" CSI "201~");
	for (int i = 0; i < 1000; i++)
		memcpy(text + 2 * i, "\r\n", 2);
	text[1999] = 0;
	paste(text);
	assert_int_equal(replied_length, 1000 + 12);
	close_terminal();
}

static void test_questions(void **state)
{
	static const struct {
		const char *asked, *answer;
	} questions[] = {
		{CSI "c", CSI "?62;22c"},
		{CSI "0c", CSI "?62;22c"},
		{CSI "1c", ""},
		{CSI ">c", CSI ">1;1;0c"},
		{CSI "5n", CSI "0n"},
		{CSI "3;5H" CSI "6n", CSI "3;5R"},
		{CSI "3;5H" CSI "?6n", CSI "?3;5R"},
		{CSI "2;4r" CSI "?6h" CSI "6n", CSI "1;1R"},
		{CSI "7n", ""},
		{CSI "18t", CSI "8;5;20t"},
		{CSI "19t", CSI "9;5;20t"},
		{CSI "14t", CSI "4;80;160t"},
		{CSI "16t", CSI "6;16;8t"},
		{CSI "22;2t", ""},
		{CSI "?7$p", CSI "?7;1$y"},
		{CSI "?1$p", CSI "?1;2$y"},
		{CSI "4$p", CSI "4;2$y"},
		{CSI "?4711$p", CSI "?4711;0$y"},
		{CSI "?1049h" CSI "?1049$p", CSI "?1049;1$y"},
		{CSI ">q", "\033P>|Transom(1)\033\\"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
		open_terminal(20, 5);
		terminal_set_cell_size(term, 8, 16);
		feed(questions[i].asked);
		assert_string_equal(replied, questions[i].answer);
		close_terminal();
	}
	open_terminal(20, 5);
	feed(CSI "14t" CSI "16t"); /* nobody said how large a cell is */
	assert_string_equal(replied, "");
	close_terminal();
}

/* Callbacks may be left out. */
static void test_nobody_listens(void **state)
{
	(void)state;
	term = terminal_create(10, 3, NULL, NULL);
	assert_non_null(term);
	feed(CSI "c\a\033]2;x\a");
	assert_true(terminal_key(term, KEY_A, 0, 'a'));
	assert_string_equal(terminal_title(term), "x");
	close_terminal();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_keys_scroll_to_the_screen),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_mouse_outside),
		cmocka_unit_test(test_wheel_in_the_alternate_screen),
		cmocka_unit_test(test_focus),
		cmocka_unit_test(test_paste),
		cmocka_unit_test(test_questions),
		cmocka_unit_test(test_nobody_listens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
