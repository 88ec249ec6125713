/* uses: gui/document_places.c gui/document_find.c lib/common/utf8.c */
/* tests/host/test_document.c - the long text of the text area, against a naive model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* The n-th allocation from now on fails; 0 = none. */
static int fail_at;

static void *failing_realloc(void *block, size_t size)
{
	if (fail_at > 0 && --fail_at == 0)
		return NULL;
	return realloc(block, size);
}

#define realloc failing_realloc
#include "gui/document.c"
#undef realloc

static struct document fresh(const char *text)
{
	struct document d;

	assert_true(document_init(&d));
	assert_true(document_set(&d, text, strlen(text)));
	return d;
}

static void expect(const struct document *d, const char *text)
{
	char *copy = malloc(d->length + 1);

	document_copy(d, 0, d->length, copy);
	copy[d->length] = 0;
	assert_string_equal(copy, text);
	free(copy);
}

static void type(struct document *d, const char *ascii)
{
	for (; *ascii; ascii++)
		assert_true(document_type(d, (unsigned char)*ascii));
}

static void test_lines(void **state)
{
	struct document d = fresh("one\ntwo\r\n\nlast");

	(void)state;
	assert_int_equal(d.lines, 4);
	assert_int_equal(document_line_start(&d, 1), 4);
	assert_int_equal(document_line_end(&d, 1), 7);
	assert_int_equal(document_line_start(&d, 2), 9);
	assert_int_equal(document_line_end(&d, 2), 9);
	assert_int_equal(document_line_end(&d, 3), 14);
	assert_int_equal(document_line_start(&d, 4), 14);
	assert_int_equal(document_line_at(&d, 3), 0);
	assert_int_equal(document_line_at(&d, 4), 1);
	assert_int_equal(document_line_at(&d, 14), 3);
	document_place(&d, 0, false);
	assert_true(document_insert(&d, "a\nb", 3));
	assert_int_equal(d.lines, 5);
	assert_int_equal(document_line_start(&d, 2), 7);
	document_place(&d, 1, false);
	assert_true(document_delete(&d, 8));
	expect(&d, "awo\r\n\nlast");
	assert_int_equal(d.lines, 3);
	document_deinit(&d);
}

static void test_characters_stay_whole(void **state)
{
	struct document d = fresh("a\xc3\x9f\xe2\x82\xac\r\nb");

	(void)state;
	assert_int_equal(document_snap(&d, 2), 1);
	assert_int_equal(document_next(&d, 1), 3);
	assert_int_equal(document_prev(&d, 6), 3);
	assert_int_equal(document_next(&d, 6), 8);
	assert_int_equal(document_prev(&d, 8), 6);
	assert_int_equal(document_snap(&d, -5), 0);
	assert_int_equal(document_snap(&d, 100), 9);
	document_place(&d, 8, false);
	assert_true(document_delete(&d, document_prev(&d, d.caret)));
	expect(&d, "a\xc3\x9f\xe2\x82\xac\x62");
	assert_true(document_type(&d, 0x1f600));
	assert_int_equal(d.caret, 10);
	assert_false(document_type(&d, 8));
	document_deinit(&d);
}

static void test_words(void **state)
{
	struct document d = fresh("go, now\nplease (\xc3\xbc"
				  "ber)");
	int from, to;

	(void)state;
	assert_int_equal(document_word_right(&d, 0), 4);
	assert_int_equal(document_word_right(&d, 4), 8);
	assert_int_equal(document_word_left(&d, 8), 4);
	document_word(&d, 18, &from, &to);
	assert_int_equal(from, 16);
	assert_int_equal(to, 21);
	document_word(&d, 7, &from, &to); /* the end of a line belongs to the word before */
	assert_int_equal(from, 4);
	assert_int_equal(to, 7);
	document_word(&d, 15, &from, &to);
	assert_int_equal(from, 15);
	assert_int_equal(to, 16);
	document_deinit(&d);
}

static void test_undo_joins(void **state)
{
	struct document d = fresh("");

	(void)state;
	type(&d, "hello brave world");
	assert_true(document_undo(&d));
	expect(&d, "hello brave ");
	assert_true(document_undo(&d));
	expect(&d, "hello ");
	assert_true(document_redo(&d));
	expect(&d, "hello brave ");
	assert_int_equal(d.caret, 12);
	for (int i = 0; i < 6; i++)
		assert_true(document_delete(&d, document_prev(&d, d.caret)));
	expect(&d, "hello ");
	assert_false(document_redo(&d));
	assert_true(document_undo(&d));
	expect(&d, "hello brave ");
	assert_int_equal(d.caret, 12);
	document_place(&d, 0, false);
	for (int i = 0; i < 6; i++)
		assert_true(document_delete(&d, document_next(&d, 0)));
	expect(&d, "brave ");
	assert_true(document_undo(&d));
	expect(&d, "hello brave ");
	assert_true(document_undo(&d));
	assert_true(document_undo(&d));
	expect(&d, "");
	assert_false(document_undo(&d));
	document_deinit(&d);
}

static void test_modified(void **state)
{
	struct document d = fresh("text");

	(void)state;
	assert_false(document_modified(&d));
	type(&d, "a");
	assert_true(document_modified(&d));
	document_set_modified(&d, false);
	type(&d, "b"); /* does not join what has been saved */
	assert_true(document_modified(&d));
	assert_true(document_undo(&d));
	assert_false(document_modified(&d));
	assert_true(document_undo(&d));
	assert_true(document_modified(&d));
	type(&d, "c"); /* what was saved cannot be reached any more */
	assert_true(document_modified(&d));
	assert_true(document_undo(&d));
	assert_true(document_modified(&d));
	document_set_modified(&d, false);
	assert_false(document_modified(&d));
	for (int i = 0; i < DOCUMENT_STEPS_MAX + 5; i++)
		assert_true(document_insert(&d, "x", 1));
	while (document_undo(&d))
		assert_true(document_modified(&d));
	assert_true(document_modified(&d));
	document_deinit(&d);
}

static void test_find(void **state)
{
	struct document d = fresh("The cat, the CATS and \xc3\x89t\xc3\xa9.\nThe end");

	(void)state;
	/* The gap lies in the middle of a match. */
	document_place(&d, 5, false);
	assert_true(document_type(&d, 'x'));
	assert_true(document_undo(&d));
	assert_int_equal(document_find(&d, "cat", 0, 0), 4);
	assert_int_equal(document_find(&d, "cat", 5, 0), 13);
	assert_int_equal(document_find(&d, "cat", 14, 0), 4);
	assert_int_equal(document_find(&d, "cat", 5, DOCUMENT_CASE), 4);
	assert_int_equal(document_find(&d, "cat", 5, DOCUMENT_WORDS), 4);
	assert_int_equal(document_find(&d, "cats", 0, DOCUMENT_WORDS), 13);
	assert_int_equal(document_find(&d, "the", d.length, DOCUMENT_BACK), 29);
	assert_int_equal(document_find(&d, "the", 29, DOCUMENT_BACK), 9);
	assert_int_equal(document_find(&d, "the", 2, DOCUMENT_BACK), 29);
	assert_int_equal(document_find(&d, "\xc3\xa9T\xc3\x89", 0, 0), 22);
	assert_int_equal(document_find(&d, "\xc3\xa9T\xc3\x89", 0, DOCUMENT_CASE), -1);
	assert_int_equal(document_find(&d, ".\nthe", 0, 0), 27);
	assert_int_equal(document_find(&d, "dog", 0, 0), -1);
	assert_int_equal(document_find(&d, "", 0, 0), -1);
	assert_int_equal(document_find(&d, "\xa9", 0, 0), -1); /* never inside a character */
	document_deinit(&d);
}

static void test_limit(void **state)
{
	struct document d = fresh("");
	char *text = malloc(DOCUMENT_MAX + 1);

	(void)state;
	memset(text, 'y', DOCUMENT_MAX + 1);
	assert_false(document_set(&d, text, DOCUMENT_MAX + 1));
	assert_true(document_insert(&d, text, DOCUMENT_MAX));
	assert_false(document_type(&d, 'z'));
	assert_int_equal(d.length, DOCUMENT_MAX);
	document_place(&d, 0, false);
	document_place(&d, 1, true);
	assert_true(document_type(&d, 'z'));
	assert_int_equal(d.length, DOCUMENT_MAX);
	assert_true(document_undo(&d));
	assert_true(document_undo(&d));
	assert_int_equal(d.length, 0);
	free(text);
	document_deinit(&d);
}

/*
 * Random operations, compared with a plain text and the stack of all texts before.
 */
#define NAIVE_MAX  4000
#define NAIVE_PAST 600

struct naive {
	char text[NAIVE_MAX + 1];
	char *past[NAIVE_PAST]; /* what each step of undo leads back to */
	int count;
};

static void naive_replace(struct naive *n, int from, int to, const char *text)
{
	char rest[NAIVE_MAX + 1];

	strcpy(rest, n->text + to);
	strcpy(n->text + from, text);
	strcat(n->text, rest);
}

static void check(struct document *d, const struct naive *n)
{
	int line = 0, length = strlen(n->text);

	expect(d, n->text);
	assert_int_equal(d->length, length);
	assert_int_equal(document_line_start(d, 0), 0);
	for (int i = 0; i < length; i++) {
		assert_int_equal(document_line_at(d, i), line);
		if (n->text[i] == '\n')
			assert_int_equal(document_line_start(d, ++line), i + 1);
	}
	assert_int_equal(d->lines, line + 1);
	assert_int_equal(document_snap(d, d->caret), d->caret);
	assert_int_equal(document_snap(d, d->anchor), d->anchor);
}

static int somewhere(const struct document *d)
{
	return document_snap(d, rand() % (d->length + 1));
}

/* One insertion or deletion on both. */
static void change_both(struct document *d, struct naive *n)
{
	static const char *const texts[] = {
		"x",	      "\n",
		"one\ntwo\n", "\xc3\xa4\xe2\x82\xac",
		"\n\n\n",     "a longer piece of text without an end of a line"};
	const char *text = rand() % 3 ? texts[rand() % 6] : "";

	document_place(d, somewhere(d), false);
	document_place(d, rand() % 2 ? document_next(d, d->caret) : somewhere(d), rand() % 4 == 0);
	if (d->length > NAIVE_MAX / 2)
		document_place(d, 0, true);
	if (!*text && d->caret == d->anchor)
		text = "-";
	assert_in_range(n->count, 0, NAIVE_PAST - 1);
	n->past[n->count++] = strdup(n->text);
	naive_replace(n, document_from(d), document_to(d), text);
	if (*text)
		assert_true(document_insert(d, text, strlen(text)));
	else
		assert_true(document_delete(d, d->caret));
}

static void undo_and_redo(struct document *d, struct naive *n, int steps)
{
	char now[NAIVE_MAX + 1];
	int first = n->count > steps ? n->count - steps : 0;

	strcpy(now, n->text);
	for (int i = n->count; i > first; i--) {
		assert_true(document_undo(d));
		strcpy(n->text, n->past[i - 1]);
		check(d, n);
	}
	for (int i = first; i < n->count; i++) {
		assert_true(document_redo(d));
		strcpy(n->text, i + 1 < n->count ? n->past[i + 1] : now);
		check(d, n);
	}
	assert_false(document_redo(d));
}

static void test_random(void **state)
{
	struct naive *n = calloc(1, sizeof(*n));
	struct document d = fresh("");

	(void)state;
	srand(11);
	for (int i = 0; i < 550; i++) {
		change_both(&d, n);
		check(&d, n);
		if (rand() % 10 == 0)
			undo_and_redo(&d, n, rand() % 8 + 1);
		if (rand() % 10 == 0 && d.length) {
			int from = somewhere(&d), to = somewhere(&d);

			if (from <= to)
				assert_memory_equal(document_span(&d, from, to), n->text + from,
						    to - from);
		}
	}
	undo_and_redo(&d, n, n->count);
	while (n->count > 0)
		free(n->past[--n->count]);
	free(n);
	document_deinit(&d);
}

/* Whatever fails for want of memory leaves everything as it was. */
static bool attempt(struct document *d, int what)
{
	static char large[3000];

	memset(large, '\n', sizeof(large));
	switch (what) {
	case 0:
		return document_insert(d, large, sizeof(large));
	case 1:
		return document_delete(d, document_prev(d, d->caret));
	case 2:
		return document_type(d, 'x');
	case 3:
		return document_undo(d);
	case 4:
		return document_redo(d);
	}
	return document_set(d, large, sizeof(large));
}

static void prepare(struct document *d, int what)
{
	*d = fresh("first\nsecond\nthird");
	document_place(d, 3, false);
	document_place(d, 8, true);
	assert_true(document_insert(d, "NEW\n", 4));
	document_place(d, 4, true);
	if (what == 4)
		assert_true(document_undo(d));
}

static void test_no_memory(void **state)
{
	(void)state;
	for (int what = 0; what < 6; what++) {
		bool done = false;

		for (int n = 1; !done; n++) {
			struct document d;
			struct naive before = {.count = 0};
			int caret, anchor;

			prepare(&d, what);
			document_copy(&d, 0, d.length, before.text);
			caret = d.caret;
			anchor = d.anchor;
			fail_at = n;
			done = attempt(&d, what);
			assert_true(done || fail_at == 0);
			fail_at = 0;
			if (!done) {
				check(&d, &before);
				assert_int_equal(d.caret, caret);
				assert_int_equal(d.anchor, anchor);
				assert_true(attempt(&d, what));
			}
			document_deinit(&d);
		}
	}
	for (int n = 1; n <= 2; n++) {
		struct document d;

		fail_at = n;
		assert_false(document_init(&d));
	}
	fail_at = 0;
}

/* A change in a long text moves only what its gap must. */
static void test_long_text_stays_cheap(void **state)
{
	struct document d = fresh("");
	char *text = malloc(10000 * 60);

	(void)state;
	for (int i = 0; i < 10000 * 60; i++)
		text[i] = i % 60 == 59 ? '\n' : 'a' + i % 26;
	assert_true(document_set(&d, text, 10000 * 60));
	assert_int_equal(d.lines, 10001);
	document_place(&d, 5000 * 60 + 3, false);
	type(&d, "in the middle\nof it");
	/* Neither gap has moved since: a full one would be at an end. */
	assert_int_equal(d.gap, d.caret);
	assert_int_equal(d.line_gap, 5002);
	assert_int_equal(document_line_at(&d, d.caret), 5001);
	assert_int_equal(document_line_start(&d, 10001), 10000 * 60 + 19);
	free(text);
	document_deinit(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),	  cmocka_unit_test(test_characters_stay_whole),
		cmocka_unit_test(test_words),	  cmocka_unit_test(test_undo_joins),
		cmocka_unit_test(test_modified),  cmocka_unit_test(test_find),
		cmocka_unit_test(test_limit),	  cmocka_unit_test(test_random),
		cmocka_unit_test(test_no_memory), cmocka_unit_test(test_long_text_stays_cheap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
