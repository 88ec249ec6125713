/* uses: apps/desktop/recent.c apps/desktop/tiles.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "apps/desktop/recent.h"
#include "apps/desktop/tiles.h"

static void assert_order(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
	uint32_t windows[] = {10, 20, 30, 40};

	recent_sort(windows, 4);
	assert_int_equal(windows[0], a);
	assert_int_equal(windows[1], b);
	assert_int_equal(windows[2], c);
	assert_int_equal(windows[3], d);
}

static void the_last_active_one_comes_first(void **state)
{
	(void)state;
	assert_order(10, 20, 30, 40);
	recent_touch(30);
	assert_order(30, 10, 20, 40);
	recent_touch(40);
	recent_touch(20);
	assert_order(20, 40, 30, 10);
	recent_touch(40);
	assert_order(40, 20, 30, 10);
	recent_forget(40);
	recent_forget(99);
	assert_order(20, 30, 10, 40);
	recent_forget(20);
	recent_forget(30);
}

static void the_oldest_is_forgotten_first(void **state)
{
	(void)state;
	recent_touch(10);
	recent_touch(20);
	for (uint32_t i = 0; i < RECENT_MAX - 1; i++)
		recent_touch(1000 + i);
	assert_order(20, 10, 30, 40);
	recent_forget(20);
	for (uint32_t i = 0; i < RECENT_MAX; i++)
		recent_forget(1000 + i);
	assert_order(10, 20, 30, 40);
}

/* All tiles are inside, and none lies on another. */
static void check_tiles(const struct tiles *t)
{
	for (int i = 0; i < t->count; i++) {
		struct rect a = tiles_rect(t, i);

		assert_true(a.left >= TILES_PADDING && a.top >= TILES_PADDING);
		assert_true(a.right <= t->width - TILES_PADDING);
		assert_true(a.bottom <= t->height - TILES_PADDING);
		assert_int_equal(tiles_at(t, a.left, a.top), i);
		assert_int_equal(tiles_at(t, a.right - 1, a.bottom - 1), i);
	}
}

static void tiles_fit_every_screen(void **state)
{
	static const int screens[][2] = {{640, 480}, {800, 600}, {1024, 768}, {1920, 1080}};

	(void)state;
	for (int s = 0; s < 4; s++) {
		for (int count = 1; count <= 40; count++) {
			struct tiles t = tiles_fit(count, screens[s][0], screens[s][1]);

			assert_int_equal(t.count, count > 28 && s == 0 ? t.count : count);
			assert_true(t.count > 0);
			assert_true(t.width <= screens[s][0] && t.height <= screens[s][1]);
			check_tiles(&t);
		}
	}
	assert_int_equal(tiles_fit(0, 640, 480).count, 0);
	assert_int_equal(tiles_fit(3, 20, 20).count, 0);
}

static void rows_are_even(void **state)
{
	struct tiles t = tiles_fit(6, 1024, 768);

	(void)state;
	assert_int_equal(t.columns * t.rows, 6);
	assert_int_equal(tiles_at(&t, 0, 0), -1);
}

static void steps_between_rows(void **state)
{
	struct tiles t = {.count = 7, .columns = 3, .rows = 3};

	(void)state;
	assert_int_equal(tiles_row_step(&t, 0, -1), 0);
	assert_int_equal(tiles_row_step(&t, 0, 1), 3);
	assert_int_equal(tiles_row_step(&t, 3, 1), 6);
	assert_int_equal(tiles_row_step(&t, 5, 1), 6);
	assert_int_equal(tiles_row_step(&t, 6, 1), 6);
	assert_int_equal(tiles_row_step(&t, 5, -1), 2);
}

static void assert_scaled(int width, int height, int to_width, int to_height)
{
	tiles_scale(&width, &height, 160, 100);
	assert_int_equal(width, to_width);
	assert_int_equal(height, to_height);
}

static void pictures_keep_their_shape(void **state)
{
	(void)state;
	assert_scaled(320, 200, 160, 100);
	assert_scaled(80, 50, 80, 50);
	assert_scaled(1600, 100, 160, 10);
	assert_scaled(100, 1000, 10, 100);
	assert_scaled(4096, 1, 160, 1);
	assert_scaled(1, 4096, 1, 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_active_one_comes_first),
		cmocka_unit_test(the_oldest_is_forgotten_first),
		cmocka_unit_test(tiles_fit_every_screen),
		cmocka_unit_test(rows_are_even),
		cmocka_unit_test(steps_between_rows),
		cmocka_unit_test(pictures_keep_their_shape),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
