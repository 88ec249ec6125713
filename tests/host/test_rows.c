/* uses: gui/rows.c gui/dirty.c */
/* tests/host/test_rows.c - the rows of a list and the dirty rectangles of a window. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "gui/gui_internal.h"
#include "gui/rows.h"

static void add(struct rows *r, int number, enum rows_result expected)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", number);
	assert_int_equal(rows_append(r, (const char *[]){text, NULL}), expected);
}

static void test_ring(void **state)
{
	struct rows r = {.columns = 2, .limit = 20};

	(void)state;
	for (int i = 0; i < 100; i++)
		add(&r, i, i < 20 ? ROWS_ADDED : ROWS_DROPPED);
	assert_int_equal(r.count, 20);
	assert_string_equal(rows_cell(&r, 0, 0), "80");
	assert_string_equal(rows_cell(&r, 19, 0), "99");
	assert_string_equal(rows_cell(&r, 19, 1), "");
	assert_null(rows_cell(&r, 20, 0));
	assert_null(rows_cell(&r, 0, 2));
	assert_null(rows_cell(&r, -1, 0));
	assert_true(rows_set_cell(&r, 3, 1, "new"));
	assert_string_equal(rows_cell(&r, 3, 1), "new");
	assert_false(rows_set_cell(&r, 20, 1, "new"));
	rows_clear(&r);
	assert_int_equal(r.count, 0);
	add(&r, 5, ROWS_ADDED);
	assert_string_equal(rows_cell(&r, 0, 0), "5");
	rows_deinit(&r);
}

static void test_growth_keeps_order(void **state)
{
	struct rows r = {.columns = 2};

	(void)state;
	for (int i = 0; i < 1000; i++)
		add(&r, i, ROWS_ADDED);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(atoi(rows_cell(&r, i, 0)), i);
	rows_deinit(&r);
}

/* Everything added is covered, nothing overlaps. */
static void test_dirty(void **state)
{
	(void)state;
	srand(3);
	for (int round = 0; round < 200; round++) {
		struct dirty d = {0};
		struct rect added[40];

		for (int i = 0; i < 40; i++) {
			added[i] = rect_make(rand() % 500, rand() % 500, 1 + rand() % 60,
					     1 + rand() % 60);
			dirty_add(&d, added[i]);
		}
		assert_in_range(d.count, 1, DIRTY_MAX);
		for (int i = 0; i < d.count; i++)
			for (int j = 0; j < i; j++)
				assert_false(rect_overlap(d.rects[i], d.rects[j]));
		for (int i = 0; i < 40; i++) {
			bool covered = false;

			for (int j = 0; j < d.count; j++)
				covered |=
					rect_equal(rect_intersect(d.rects[j], added[i]), added[i]);
			assert_true(covered);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ring),
		cmocka_unit_test(test_growth_keeps_order),
		cmocka_unit_test(test_dirty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
