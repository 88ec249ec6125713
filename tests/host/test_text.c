/* uses: lib/common/text.c lib/common/format.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "common/text.h"

static int grown, fail_at; /* the n-th grow fails; 0: none */

static bool grow(struct text *t, uint32_t capacity)
{
	char *bigger;

	if (++grown == fail_at)
		return false;
	bigger = malloc(capacity); /* exactly: the sanitizer sees a byte too many */
	if (t->length)
		memcpy(bigger, t->bytes, t->length);
	free(t->bytes);
	t->bytes = bigger;
	t->capacity = capacity;
	return true;
}

static struct text empty(uint32_t limit)
{
	grown = fail_at = 0;
	return (struct text){.grow = grow, .limit = limit};
}

static void pieces_follow_one_another(void **state)
{
	struct text t = empty(65536);
	char wanted[16 * 1000 + 1], *at = wanted;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		assert_true(text_printf(&t, "%05d %s\n", i, i % 2 ? "odd" : "even"));
		at += sprintf(at, "%05d %s\n", i, i % 2 ? "odd" : "even");
	}
	assert_int_equal(t.length, at - wanted);
	assert_memory_equal(t.bytes, wanted, t.length);
	assert_true(grown <= 6);
	free(t.bytes);
}

static void the_limit_cuts_between_pieces(void **state)
{
	(void)state;
	for (uint32_t limit = 1; limit < 3000; limit += 7) {
		struct text t = empty(limit);

		while (text_printf(&t, "twelve bytes"))
			;
		assert_true(t.full && !t.failed && t.length % 12 == 0 && t.capacity <= limit);
		assert_true(t.length + 13 > limit);
		assert_false(text_printf(&t, "%s", ""));
		free(t.bytes);
	}
}

static void without_memory_it_ends(void **state)
{
	(void)state;
	for (int n = 1; n < 5; n++) {
		struct text t = empty(65536);
		uint32_t length;

		fail_at = n;
		while (text_printf(&t, "%0100d", 7))
			;
		length = t.length;
		assert_true(t.failed && !t.full && length % 100 == 0);
		assert_false(text_printf(&t, "x"));
		assert_int_equal(t.length, length);
		free(t.bytes);
	}
}

static void no_name_ends_a_line(void **state)
{
	struct text t = empty(100);

	(void)state;
	assert_true(text_printf(&t, "%s|%c\n%-4s|\t", "a\nb\x1b\x7f\xc3\xa9", 7, "\r"));
	assert_int_equal(t.length, 16);
	assert_memory_equal(t.bytes, "a?b??\xc3\xa9|?\n?   |\t", 16);
	free(t.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(no_name_ends_a_line),
					   cmocka_unit_test(pieces_follow_one_another),
					   cmocka_unit_test(the_limit_cuts_between_pieces),
					   cmocka_unit_test(without_memory_it_ends)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
