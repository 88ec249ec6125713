/* uses: apps/paint/raster.c */
/* tests/host/test_raster.c - drawing in a picture: inside only what was told, and taken back
 * exactly.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "apps/paint/raster.h"

#define WIDTH  60
#define HEIGHT 40
#define RED    0xffff0000u
#define WHITE  0xffffffffu

static uint32_t random_state = 1;

static int random_below(int n)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (int)(random_state >> 8) % n;
}

static struct raster_point somewhere(void)
{
	return (struct raster_point){random_below(WIDTH + 40) - 20, random_below(HEIGHT + 40) - 20};
}

/* One shape with everything random. */
static struct rect draw(struct raster *r)
{
	struct raster_point a = somewhere(), b = somewhere();
	uint32_t colour = 0xff000000u | (uint32_t)random_below(0xffffff);
	int size = 1 + random_below(9);

	switch (random_below(5)) {
	case 0:
		return raster_line(r, a, b, size, colour);
	case 1:
		return raster_box(r, a, b, size, colour);
	case 2:
		return raster_ellipse(r, a, b, size, colour);
	case 3:
		return raster_fill(r, a, colour);
	default:
		return raster_put(r, a, (uint32_t[]){1, 2, 3, 4, 5, 6}, 3, 2);
	}
}

static void test_only_what_is_told_changes(void **state)
{
	static uint32_t before[WIDTH * HEIGHT];
	struct raster r;

	(void)state;
	assert_true(raster_init(&r, WIDTH, HEIGHT));
	for (int i = 0; i < 3000; i++) {
		struct rect c;

		memcpy(before, r.pixels, sizeof(before));
		raster_begin(&r);
		c = draw(&r);
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				if (x < c.left || x >= c.right || y < c.top || y >= c.bottom)
					assert_int_equal(r.pixels[y * WIDTH + x],
							 before[y * WIDTH + x]);
		raster_end(&r);
	}
	raster_deinit(&r);
}

static void test_undo_and_redo_are_exact(void **state)
{
	static uint32_t pictures[9][WIDTH * HEIGHT];
	struct raster r;

	(void)state;
	assert_true(raster_init(&r, WIDTH, HEIGHT));
	memcpy(pictures[0], r.pixels, sizeof(pictures[0]));
	for (int i = 1; i < 9; i++) {
		raster_begin(&r);
		raster_line(&r, (struct raster_point){i, i}, somewhere(), 3, RED + (uint32_t)i);
		raster_end(&r);
		memcpy(pictures[i], r.pixels, sizeof(pictures[i]));
	}
	for (int i = 8; i-- > 0;) {
		raster_undo(&r);
		assert_memory_equal(r.pixels, pictures[i], sizeof(pictures[i]));
	}
	assert_int_equal(raster_undo(&r).right, 0);
	for (int i = 1; i < 9; i++) {
		raster_redo(&r);
		assert_memory_equal(r.pixels, pictures[i], sizeof(pictures[i]));
	}
	raster_deinit(&r);
	assert_int_equal(r.undo_bytes, 0);
}

static void test_a_stroke_taken_back_while_it_goes_on(void **state)
{
	struct raster r;

	(void)state;
	assert_true(raster_init(&r, WIDTH, HEIGHT));
	raster_begin(&r);
	raster_box(&r, (struct raster_point){5, 5}, (struct raster_point){30, 30}, 2, RED);
	raster_cancel(&r);
	for (int i = 0; i < WIDTH * HEIGHT; i++)
		assert_int_equal(r.pixels[i], WHITE);
	raster_end(&r);
	assert_int_equal(r.undo_count, 0); /* nothing was done */
	raster_deinit(&r);
}

static void test_a_fill_stays_inside(void **state)
{
	struct raster r;

	(void)state;
	assert_true(raster_init(&r, WIDTH, HEIGHT));
	raster_begin(&r);
	raster_box(&r, (struct raster_point){10, 10}, (struct raster_point){30, 30}, 1, RED);
	raster_fill(&r, (struct raster_point){20, 20}, 0xff00ff00u);
	assert_int_equal(r.pixels[20 * WIDTH + 11], 0xff00ff00u);
	assert_int_equal(r.pixels[29 * WIDTH + 29], 0xff00ff00u);
	assert_int_equal(r.pixels[20 * WIDTH + 10], RED);
	assert_int_equal(r.pixels[20 * WIDTH + 9], WHITE);
	assert_int_equal(raster_fill(&r, (struct raster_point){-1, 5}, RED).right, 0);
	raster_end(&r);
	raster_deinit(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_what_is_told_changes),
		cmocka_unit_test(test_undo_and_redo_are_exact),
		cmocka_unit_test(test_a_stroke_taken_back_while_it_goes_on),
		cmocka_unit_test(test_a_fill_stays_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
