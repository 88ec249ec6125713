/* uses: apps/edit/buffer.c apps/edit/moves.c apps/edit/keys.c apps/edit/view.c console/terminal/width.c lib/common/utf8.c */
/* tests/host/test_edit.c - the editor: its text, its keys, its picture. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "apps/edit/buffer.h"
#include "apps/edit/keys.h"
#include "apps/edit/view.h"

static struct buffer fresh(const char *text)
{
	struct buffer b;

	assert_true(buffer_init(&b));
	assert_true(buffer_load(&b, text, strlen(text)));
	return b;
}

static void expect(const struct buffer *b, const char *wanted)
{
	size_t length;
	char *text = buffer_text(b, &length);

	assert_int_equal(length, strlen(wanted));
	assert_memory_equal(text, wanted, length);
	free(text);
}

static void type(struct buffer *b, const char *text)
{
	for (; *text; text++)
		assert_true(buffer_type(b, text, 1));
}

static void test_typing_and_undo(void **state)
{
	struct buffer b = fresh("one\ntwo\n");

	(void)state;
	assert_int_equal(b.count, 2);
	assert_false(b.changed);
	buffer_move(&b, MOVE_END);
	type(&b, " more");
	assert_true(buffer_break(&b));
	type(&b, "x");
	expect(&b, "one more\nx\ntwo\n");
	assert_true(buffer_undo(&b));
	assert_true(buffer_undo(&b));
	expect(&b, "one more\ntwo\n");
	assert_true(buffer_undo(&b)); /* all that was typed at once */
	expect(&b, "one\ntwo\n");
	assert_int_equal(b.caret.column, 3);
	assert_false(buffer_undo(&b));
	for (int i = 0; i < 3; i++)
		assert_true(buffer_redo(&b));
	assert_false(buffer_redo(&b));
	expect(&b, "one more\nx\ntwo\n");
	buffer_deinit(&b);
}

static void test_deleting_joins_lines(void **state)
{
	struct buffer b = fresh("a\xc3\xa9\nb");

	(void)state;
	buffer_move(&b, MOVE_END);
	assert_true(buffer_delete(&b, true));
	expect(&b, "a\nb\n");
	assert_true(buffer_delete(&b, false));
	expect(&b, "ab\n");
	assert_int_equal(b.caret.column, 1);
	assert_true(buffer_break(&b));
	assert_true(buffer_delete(&b, true));
	expect(&b, "ab\n");
	buffer_move(&b, MOVE_START);
	assert_false(buffer_delete(&b, true));
	buffer_move(&b, MOVE_FINISH);
	assert_false(buffer_delete(&b, false));
	buffer_deinit(&b);
}

static void test_lines_are_cut_and_pasted(void **state)
{
	struct buffer b = fresh("one\ntwo");
	char *line = buffer_cut(&b);

	(void)state;
	assert_string_equal(line, "one");
	expect(&b, "two\n");
	assert_true(buffer_paste(&b, line));
	assert_true(buffer_paste(&b, line));
	expect(&b, "one\none\ntwo\n");
	free(line);
	for (int i = 0; i < 3; i++)
		free(buffer_cut(&b));
	assert_int_equal(b.count, 1); /* there always is one */
	assert_true(b.lines[0] != NULL);
	for (int i = 0; i < 6; i++)
		assert_true(buffer_undo(&b));
	expect(&b, "one\ntwo\n");
	buffer_deinit(&b);
}

static void test_indent_moves_and_search(void **state)
{
	struct buffer b = fresh("\tif (x)\n\t\treturn;\nend of it");

	(void)state;
	buffer_move(&b, MOVE_END);
	assert_true(buffer_break(&b));
	assert_string_equal(b.lines[1], "\t");
	assert_true(buffer_undo(&b));
	assert_true(buffer_find(&b, "RETURN"));
	assert_int_equal(b.caret.row, 1);
	assert_int_equal(b.caret.column, 2);
	buffer_move(&b, MOVE_DOWN); /* the same column of the screen */
	assert_int_equal(b.caret.column, 9);
	buffer_move(&b, MOVE_UP);
	assert_int_equal(b.caret.column, 2);
	assert_true(buffer_find(&b, "if"));
	assert_int_equal(b.caret.row, 0); /* round the end */
	assert_false(buffer_find(&b, "none"));
	buffer_move(&b, MOVE_WORD_RIGHT);
	assert_int_equal(b.caret.column, 5);
	buffer_move(&b, MOVE_WORD_LEFT);
	assert_int_equal(b.caret.column, 1);
	assert_int_equal(line_columns("\tab", 2), 9);
	assert_int_equal(line_byte_at("\tab", 8), 1);
	assert_int_equal(line_byte_at("\tab", 5), 0);
	buffer_deinit(&b);
}

static void test_what_is_no_text(void **state)
{
	struct buffer b = fresh("kept");

	(void)state;
	assert_false(buffer_load(&b, "a\0b", 3));
	expect(&b, "kept\n");
	assert_true(buffer_load(&b, "\n\n", 2));
	assert_int_equal(b.count, 2);
	buffer_deinit(&b);
}

/* Whatever is done, undoing all of it gives the text at first. */
static void test_random_changes_are_undone(void **state)
{
	struct buffer b = fresh("first line\n\tsecond \xc3\xa9\nthird\n");
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < 900; i++) {
		seed = seed * 1103515245 + 12345;
		switch (seed >> 16 & 7) {
		case 0:
			buffer_type(&b, "\xe2\x82\xac", 3);
			break;
		case 1:
			buffer_break(&b);
			break;
		case 2:
		case 3:
			buffer_delete(&b, seed >> 20 & 1);
			break;
		case 4:
			free(buffer_cut(&b));
			break;
		case 5:
			buffer_paste(&b, "pasted");
			break;
		default:
			buffer_move(&b, seed >> 20 & 7);
		}
		assert_true(b.caret.row < b.count);
		assert_true(b.caret.column <= (int)strlen(b.lines[b.caret.row]));
	}
	while (buffer_undo(&b))
		;
	expect(&b, "first line\n\tsecond \xc3\xa9\nthird\n");
	while (buffer_redo(&b))
		;
	buffer_deinit(&b);
}

static enum key last_key(struct keys *k, const char *bytes)
{
	enum key key = KEY_NONE;

	for (; *bytes; bytes++) {
		assert_int_equal(key, KEY_NONE); /* not before the last byte */
		key = keys_take(k, (unsigned char)*bytes);
	}
	return key;
}

static void test_keys(void **state)
{
	struct keys k = {.length = 0};

	(void)state;
	assert_int_equal(last_key(&k, "a"), KEY_CHARACTER);
	assert_int_equal(last_key(&k, "\xe2\x82\xac"), KEY_CHARACTER);
	assert_int_equal(k.length, 3);
	assert_int_equal(last_key(&k, "\033[A"), KEY_UP);
	assert_int_equal(last_key(&k, "\033OB"), KEY_DOWN);
	assert_false(k.ctrl);
	assert_int_equal(last_key(&k, "\033[1;5C"), KEY_RIGHT);
	assert_true(k.ctrl);
	assert_int_equal(last_key(&k, "\033[3~"), KEY_DELETE);
	assert_int_equal(last_key(&k, "\033[6~"), KEY_PAGE_DOWN);
	assert_int_equal(last_key(&k, "\033[99999999999999~"), KEY_NONE);
	assert_int_equal(last_key(&k, "\x13"), KEY_CONTROL);
	assert_int_equal(k.bytes[0], 's');
	assert_int_equal(last_key(&k, "\r"), KEY_ENTER);
	assert_int_equal(last_key(&k, "\x7f"), KEY_BACKSPACE);
	assert_int_equal(last_key(&k, "\033"), KEY_NONE);
	assert_int_equal(keys_rest(&k), KEY_ESCAPE);
	assert_int_equal(keys_rest(&k), KEY_NONE);
	assert_int_equal(last_key(&k, "\xff"), KEY_NONE);
	assert_int_equal(last_key(&k, "\xe2"
				      "a"),
			 KEY_CHARACTER); /* a broken one before it */
	for (uint32_t i = 0, seed = 3; i < 100000; i++) {
		seed = seed * 1103515245 + 12345;
		keys_take(&k, (unsigned char)(seed >> 16));
		assert_true(k.length <= 4);
	}
}

static void test_picture(void **state)
{
	struct buffer b = fresh("one\n\ttwo\nthree\n");
	struct view v = {.columns = 40, .rows = 5, .name = "file", .help = "help", .prompt = -1};
	char *bytes = view_draw(&v, &b);

	(void)state;
	assert_non_null(strstr(bytes, "\033[1;1H\033[2m  1 \033[0mone"));
	assert_non_null(strstr(bytes, "  2 \033[0m        two"));
	assert_non_null(strstr(bytes, "file  line 1 of 3, column 1"));
	assert_non_null(strstr(bytes, "help"));
	assert_non_null(strstr(bytes, "\033[1;5H\033[?25h")); /* the caret */
	free(bytes);
	for (int i = 0; i < 60; i++)
		buffer_type(&b, "\033", 1); /* is not written as it is */
	buffer_move(&b, MOVE_FINISH);
	bytes = view_draw(&v, &b);
	assert_null(strstr(bytes, "\033\033"));
	free(bytes);
	v.columns = v.rows = 1;
	free(view_draw(&v, &b));
	buffer_deinit(&b);
}

/* Wide characters take two columns, marks none; what is no character is one that says so. */
static void test_wide_characters(void **state)
{
	static const char line[] = "a\u65e5\u672ce\u0301\tz\xff";
	struct buffer b = fresh(line);
	struct view v = {.columns = 20, .rows = 5, .prompt = -1};
	char *bytes;

	(void)state;
	assert_int_equal(line_columns(line, 4), 3);
	assert_int_equal(line_columns(line, 10), 6);
	assert_int_equal(line_columns(line, 11), 8);
	assert_int_equal(line_columns(line, 13), 10);
	assert_int_equal(line_byte_at(line, 2), 1);
	assert_int_equal(line_byte_at(line, 3), 4);
	bytes = view_draw(&v, &b);
	assert_non_null(strstr(bytes, "\033[0ma\u65e5\u672ce\u0301  z\ufffd\033[K"));
	free(bytes);
	buffer_place(&b, (struct place){0, 7});
	bytes = view_draw(&v, &b);
	assert_non_null(strstr(bytes, "\033[1;10H\033[?25h"));
	free(bytes);
	v.left = 2; /* goes through the first of them */
	v.columns = 7;
	buffer_place(&b, (struct place){0, 4});
	bytes = view_draw(&v, &b);
	assert_non_null(strstr(bytes, "\033[0m \u672c"));
	free(bytes);
	buffer_deinit(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typing_and_undo),
		cmocka_unit_test(test_deleting_joins_lines),
		cmocka_unit_test(test_lines_are_cut_and_pasted),
		cmocka_unit_test(test_indent_moves_and_search),
		cmocka_unit_test(test_what_is_no_text),
		cmocka_unit_test(test_random_changes_are_undone),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_picture),
		cmocka_unit_test(test_wide_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
