/* uses: apps/minesweeper/field.c */
/* tests/host/test_minefield.c - the rules of the mine field. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "apps/minesweeper/field.h"

static struct field f;

static int mines(void)
{
	int n = 0;

	for (int y = 0; y < f.height; y++)
		for (int x = 0; x < f.width; x++)
			n += f.cells[y][x].mine;
	return n;
}

static void test_the_first_is_never_a_mine(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < 2000; seed++) {
		field_init(&f, 9, 9, 10, seed);
		field_open(&f, (int)seed % 9, (int)seed / 9 % 9);
		assert_int_not_equal(f.state, FIELD_LOST);
		assert_int_equal(mines(), 10);
		assert_int_equal(f.cells[seed / 9 % 9][seed % 9].around, 0);
	}
	field_init(&f, 9, 9, 80, 1); /* no room beside it: only it is free */
	field_open(&f, 4, 4);
	assert_int_equal(f.state, FIELD_WON);
}

static void test_played_to_the_end(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < 200; seed++) {
		field_init(&f, 16, 16, 40, seed);
		field_open(&f, 8, 8);
		for (int y = 0; y < 16; y++)
			for (int x = 0; x < 16; x++)
				if (!f.cells[y][x].mine)
					field_open(&f, x, y);
		assert_int_equal(f.state, FIELD_WON);
		assert_int_equal(f.closed, 40);
	}
}

static void test_flags_protect_and_open_around(void **state)
{
	int x = -1, y = -1;

	(void)state;
	field_init(&f, 9, 9, 10, 5);
	field_open(&f, 0, 0);
	for (int v = 0; v < 9; v++)
		for (int u = 0; u < 9; u++)
			if (f.cells[v][u].mine) {
				field_flag(&f, u, v);
				field_open(&f, u, v); /* a flag protects */
			} else if (f.cells[v][u].open && f.cells[v][u].around) {
				x = u;
				y = v;
			}
	assert_int_equal(f.state, FIELD_PLAYED);
	assert_int_equal(f.flags, 10);
	field_open_around(&f, x, y);
	assert_int_not_equal(f.state, FIELD_LOST);
	field_flag(&f, -1, 3);
	field_open(&f, 99, 0);
	assert_int_equal(f.flags, 10);
}

static void test_a_mine_ends_it(void **state)
{
	(void)state;
	field_init(&f, 9, 9, 10, 5);
	field_open(&f, 0, 0);
	for (int i = 0; i < 81 && f.state == FIELD_PLAYED; i++)
		if (f.cells[i / 9][i % 9].mine)
			field_open(&f, i % 9, i / 9);
	assert_int_equal(f.state, FIELD_LOST);
	field_flag(&f, 8, 8);
	assert_int_equal(f.flags, 0); /* nothing goes on */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_first_is_never_a_mine),
		cmocka_unit_test(test_played_to_the_end),
		cmocka_unit_test(test_flags_protect_and_open_around),
		cmocka_unit_test(test_a_mine_ends_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
