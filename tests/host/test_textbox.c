/* uses: gui/edit.c lib/common/utf8.c */
/* tests/host/test_textbox.c - the editing core of the text box. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "gui/edit.h"

static struct edit fresh(const char *text)
{
	struct edit e;

	assert_true(edit_init(&e));
	assert_true(edit_set(&e, text));
	return e;
}

static void test_typing(void **state)
{
	struct edit e = fresh("");

	(void)state;
	assert_true(edit_type(&e, 'a'));
	assert_true(edit_type(&e, 0xdf));
	assert_true(edit_type(&e, 0x20ac));
	assert_true(edit_type(&e, 0x1f600));
	assert_string_equal(e.text, "a\xc3\x9f\xe2\x82\xac\xf0\x9f\x98\x80");
	assert_false(edit_type(&e, 8));
	assert_false(edit_type(&e, 0x7f));
	assert_int_equal(e.caret, e.length);
	edit_deinit(&e);
}

static void test_characters_stay_whole(void **state)
{
	struct edit e = fresh("a\xc3\x9f\xe2\x82\xac");

	(void)state;
	edit_move(&e, EDIT_LEFT, false);
	assert_int_equal(e.caret, 3);
	edit_move(&e, EDIT_LEFT, false);
	assert_int_equal(e.caret, 1);
	edit_place(&e, 2, false);
	assert_int_equal(e.caret, 1);
	assert_true(edit_delete(&e, EDIT_RIGHT));
	assert_string_equal(e.text, "a\xe2\x82\xac");
	edit_move(&e, EDIT_END, false);
	assert_true(edit_delete(&e, EDIT_LEFT));
	assert_string_equal(e.text, "a");
	edit_deinit(&e);
}

static void test_selection(void **state)
{
	struct edit e = fresh("one two three");

	(void)state;
	edit_move(&e, EDIT_START, false);
	edit_move(&e, EDIT_WORD_RIGHT, true);
	assert_int_equal(edit_from(&e), 0);
	assert_int_equal(edit_to(&e), 4);
	edit_move(&e, EDIT_RIGHT, false);
	assert_int_equal(e.caret, 4);
	assert_int_equal(e.anchor, 4);
	edit_move(&e, EDIT_WORD_RIGHT, true);
	assert_true(edit_insert(&e, "2\t", 2));
	assert_string_equal(e.text, "one 2 three");
	edit_move(&e, EDIT_START, true);
	assert_true(edit_delete(&e, EDIT_LEFT));
	assert_string_equal(e.text, "three");
	assert_int_equal(e.caret, 0);
	edit_deinit(&e);
}

static void test_words(void **state)
{
	struct edit e = fresh("go, now  please");

	(void)state;
	edit_move(&e, EDIT_WORD_LEFT, false);
	assert_int_equal(e.caret, 9);
	edit_move(&e, EDIT_WORD_LEFT, false);
	assert_int_equal(e.caret, 4);
	edit_select_word(&e, 5);
	assert_int_equal(edit_from(&e), 4);
	assert_int_equal(edit_to(&e), 7);
	edit_place(&e, e.length, false);
	assert_true(edit_delete(&e, EDIT_WORD_LEFT));
	assert_string_equal(e.text, "go, now  ");
	edit_deinit(&e);
}

static void test_nothing_to_do(void **state)
{
	struct edit e = fresh("x");

	(void)state;
	assert_false(edit_delete(&e, EDIT_RIGHT));
	edit_move(&e, EDIT_START, false);
	assert_false(edit_delete(&e, EDIT_LEFT));
	assert_false(edit_delete(&e, EDIT_WORD_LEFT));
	edit_move(&e, EDIT_LEFT, false);
	assert_int_equal(e.caret, 0);
	assert_false(edit_undo(&e));
	edit_deinit(&e);
}

static void test_undo(void **state)
{
	struct edit e = fresh("start");

	(void)state;
	edit_type(&e, 'a');
	edit_type(&e, 'b');
	edit_move(&e, EDIT_START, false);
	edit_type(&e, 'c');
	assert_string_equal(e.text, "cstartab");
	assert_true(edit_undo(&e));
	assert_string_equal(e.text, "startab");
	assert_true(edit_undo(&e));
	assert_string_equal(e.text, "start");
	assert_int_equal(e.caret, 5);
	assert_false(edit_undo(&e));
	for (int i = 0; i < EDIT_UNDO_MAX + 10; i++)
		edit_insert(&e, "x", 1);
	for (int i = 0; i < EDIT_UNDO_MAX; i++)
		assert_true(edit_undo(&e));
	assert_false(edit_undo(&e));
	assert_string_equal(e.text, "startxxxxxxxxxx");
	edit_deinit(&e);
}

static void test_redo(void **state)
{
	struct edit e = fresh("one");

	(void)state;
	assert_false(edit_redo(&e));
	edit_type(&e, '!');
	edit_move(&e, EDIT_START, false);
	edit_insert(&e, "so ", 3);
	assert_true(edit_undo(&e));
	assert_true(edit_undo(&e));
	assert_string_equal(e.text, "one");
	assert_true(edit_redo(&e));
	assert_string_equal(e.text, "one!");
	assert_true(edit_redo(&e));
	assert_string_equal(e.text, "so one!");
	assert_int_equal(e.caret, 3);
	assert_false(edit_redo(&e));
	assert_true(edit_undo(&e));
	edit_type(&e, '?'); /* a new change ends what could be done again */
	assert_false(edit_redo(&e));
	assert_true(edit_undo(&e));
	assert_string_equal(e.text, "one!");
	edit_deinit(&e);
}

static void test_word_at(void **state)
{
	struct edit e = fresh("caf\xc3\xa9 (bar)");
	int from, to;

	(void)state;
	edit_word(&e, 3, &from, &to);
	assert_int_equal(from, 0);
	assert_int_equal(to, 5);
	edit_word(&e, 6, &from, &to);
	assert_int_equal(from, 6);
	assert_int_equal(to, 7);
	edit_word(&e, e.length, &from, &to);
	assert_int_equal(from, 11);
	assert_int_equal(to, 11);
	edit_deinit(&e);
}

static void test_limit(void **state)
{
	struct edit e = fresh("");
	char *text = malloc(EDIT_LENGTH_MAX + 10);

	(void)state;
	memset(text, 'y', EDIT_LENGTH_MAX + 10);
	assert_true(edit_insert(&e, text, EDIT_LENGTH_MAX));
	assert_false(edit_type(&e, 'z'));
	assert_int_equal(e.length, EDIT_LENGTH_MAX);
	edit_place(&e, 0, false);
	edit_move(&e, EDIT_RIGHT, true);
	assert_true(edit_type(&e, 'z'));
	assert_int_equal(e.length, EDIT_LENGTH_MAX);
	memcpy(text + EDIT_LENGTH_MAX - 1, "\xc3\x9f", 3);
	assert_true(edit_set(&e, text));
	assert_int_equal(e.length, EDIT_LENGTH_MAX - 1);
	free(text);
	edit_deinit(&e);
}

/* Random operations keep the invariants. */
static void test_random(void **state)
{
	struct edit e = fresh("");

	(void)state;
	srand(7);
	for (int i = 0; i < 20000; i++) {
		enum edit_motion motion = rand() % 6;

		switch (rand() % 7) {
		case 0:
			edit_delete(&e, motion);
			break;
		case 1:
			if (rand() % 2)
				edit_undo(&e);
			else
				edit_redo(&e);
			break;
		case 2:
			edit_move(&e, motion, rand() % 2);
			break;
		case 3:
			edit_place(&e, rand() % 100 - 10, rand() % 2);
			break;
		default:
			edit_type(&e, "a \xe9z"[rand() % 4] & 0xff);
		}
		assert_int_equal(strlen(e.text), e.length);
		assert_in_range(e.caret, 0, e.length);
		assert_in_range(e.anchor, 0, e.length);
		assert_int_not_equal((unsigned char)e.text[e.caret] & 0xc0, 0x80);
		assert_int_not_equal((unsigned char)e.text[e.anchor] & 0xc0, 0x80);
	}
	edit_deinit(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typing),	      cmocka_unit_test(test_characters_stay_whole),
		cmocka_unit_test(test_selection),     cmocka_unit_test(test_words),
		cmocka_unit_test(test_nothing_to_do), cmocka_unit_test(test_undo),
		cmocka_unit_test(test_limit),	      cmocka_unit_test(test_random),
		cmocka_unit_test(test_redo),	      cmocka_unit_test(test_word_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
