/* uses: gui/rows.c gui/rows_sort.c gui/columns.c gui/dirty.c */
/* tests/host/test_rows.c - the rows of a list and the dirty rectangles of a window. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "gui/columns.h"
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

/* Against a plain array: appending with a limit and removing anywhere. */
static void test_remove(void **state)
{
	struct rows r = {.columns = 2, .limit = 50};
	int model[64], count = 0, next = 0;

	(void)state;
	srand(5);
	for (int round = 0; round < 5000; round++) {
		if (rand() % 5 > 1 || !count) {
			add(&r, next, count < 50 ? ROWS_ADDED : ROWS_DROPPED);
			if (count == 50)
				memmove(model, model + 1, --count * sizeof(int));
			model[count++] = next++;
		} else {
			int row = rand() % count;

			rows_remove(&r, row);
			memmove(model + row, model + row + 1, (--count - row) * sizeof(int));
		}
		assert_int_equal(r.count, count);
		for (int i = 0; i < count; i++)
			assert_int_equal(atoi(rows_cell(&r, i, 0)), model[i]);
	}
	rows_remove(&r, -1);
	rows_remove(&r, count);
	assert_int_equal(r.count, count);
	rows_deinit(&r);
}

static const char *order(struct rows *r, int column)
{
	static char text[256];

	text[0] = 0;
	for (int i = 0; i < r->count; i++)
		strcat(strcat(text, i ? " " : ""), rows_cell(r, i, column));
	return text;
}

static void test_sort(void **state)
{
	static const char *const data[][2] = {
		{"pear", "10"}, {"Apple", "9.5"}, {"fig", "-3"}, {"apple", "9"}, {"", "none"},
	};
	struct rows r = {.columns = 2, .limit = 5};

	(void)state;
	add(&r, 1, ROWS_ADDED); /* so that the ring does not begin at its start */
	for (int i = 0; i < 5; i++)
		rows_append(&r, data[i]);
	rows_at(&r, 0)->user = 77;
	assert_true(rows_sort(&r, 0, 0));
	assert_string_equal(order(&r, 0), " Apple apple fig pear");
	assert_int_equal(rows_at(&r, 4)->user, 77);
	assert_int_equal(rows_find(&r, rows_at(&r, 3)), 3);
	assert_int_equal(rows_find(&r, NULL), -1);
	assert_true(rows_sort(&r, 0, ROWS_DOWN));
	assert_string_equal(order(&r, 0), "pear fig Apple apple ");
	assert_true(rows_sort(&r, 1, ROWS_NUMBERS));
	assert_string_equal(order(&r, 1), "none -3 9 9.5 10");
	assert_true(rows_sort(&r, 1, ROWS_NUMBERS | ROWS_DOWN));
	assert_string_equal(order(&r, 1), "10 9.5 9 -3 none");
	rows_deinit(&r);
}

static void test_sort_is_stable(void **state)
{
	struct rows r = {.columns = 2};

	(void)state;
	srand(9);
	for (int i = 0; i < 3000; i++) {
		char key[16], number[16];

		snprintf(key, sizeof(key), "%d", rand() % 20);
		snprintf(number, sizeof(number), "%d", i);
		rows_append(&r, (const char *[]){key, number});
	}
	for (uint32_t flags = 0; flags < 4; flags++) {
		assert_true(rows_sort(&r, 1, ROWS_NUMBERS));
		assert_true(rows_sort(&r, 0, flags));
		for (int i = 1; i < r.count; i++)
			if (!strcmp(rows_cell(&r, i - 1, 0), rows_cell(&r, i, 0)))
				assert_true(atoi(rows_cell(&r, i - 1, 1)) <
					    atoi(rows_cell(&r, i, 1)));
	}
	rows_deinit(&r);
}

static void test_numbers(void **state)
{
	(void)state;
	assert_true(rows_number("12") == 12000);
	assert_true(rows_number("  -1.25 %") == -1250);
	assert_true(rows_number("4096 KB") == 4096000);
	assert_true(rows_number("0.00019") == 0);
	assert_true(rows_number("") == INT64_MIN);
	assert_true(rows_number("x1") == INT64_MIN);
	assert_true(rows_number("99999999999999999999999999") > rows_number("123456789012"));
}

static void test_columns(void **state)
{
	struct columns c = {.count = 3, .column = {{.width = 100}, {.width = 0}, {.width = 0}}};

	(void)state;
	assert_int_equal(columns_settle(&c, 301), 301);
	assert_int_equal(c.edges[2], 200);
	assert_int_equal(columns_at(&c, 0), 0);
	assert_int_equal(columns_at(&c, 100), 1);
	assert_int_equal(columns_at(&c, 301), -1);
	assert_int_equal(columns_edge_at(&c, 97), 0);
	assert_int_equal(columns_edge_at(&c, 103), 0);
	assert_int_equal(columns_edge_at(&c, 150), -1);
	columns_resize(&c, 1, 5);
	assert_int_equal(columns_settle(&c, 301), 301);
	assert_int_equal(c.edges[2], 100 + COLUMN_LEAST);
	columns_resize(&c, 1, 400); /* the open one keeps its least */
	assert_int_equal(columns_settle(&c, 301), 500 + COLUMN_SHARE);
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
		cmocka_unit_test(test_ring),	       cmocka_unit_test(test_growth_keeps_order),
		cmocka_unit_test(test_remove),	       cmocka_unit_test(test_sort),
		cmocka_unit_test(test_sort_is_stable), cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_columns),	       cmocka_unit_test(test_dirty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
