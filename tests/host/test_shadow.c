/* uses: winmgr/shadow.c winmgr/corner.c */
/* tests/host/test_shadow.c - shadows and corners: symmetric, smooth, nothing outside their bounds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include "abi/types.h"
#include <cmocka.h>
#include "common/rect.h"
#include "winmgr/corner.h"
#include "winmgr/shadow.h"

/* What white loses. A little beyond the bounds, too, to see that nothing is missing there. */
static int alpha_at(enum shadow_kind kind, struct rect window, int x, int y)
{
	struct rect bounds = rect_inset(shadow_bounds(kind, window), -2);
	uint16_t room[SHADOW_RUN];
	uint32_t column;

	if (!rect_contains(bounds, x, y))
		return 0;
	column = *shadow_columns(kind, window, x, 1, room);
	return (int)((column * *shadow_rows(kind, window, y, 1, room) >> 16) * 0xffff >> 24);
}

/* A run of factors is what each is by itself. */
static void runs_are_made_of_single_factors(void **state)
{
	uint16_t room[SHADOW_RUN], other[SHADOW_RUN];

	(void)state;
	for (int size = 1; size < 400; size += 7) {
		struct rect window = rect_make(60, 50, size, size);
		struct rect bounds = shadow_bounds(SHADOW_ACTIVE, window);

		for (int x = bounds.left; x < bounds.right; x++) {
			int rest = bounds.right - x, count = rest < SHADOW_RUN ? rest : SHADOW_RUN;
			const uint16_t *run = shadow_columns(SHADOW_ACTIVE, window, x, count, room);

			for (int i = 0; i < count; i++)
				assert_int_equal(run[i], *shadow_columns(SHADOW_ACTIVE, window,
									 x + i, 1, other));
		}
	}
}

/* The same number of pixels from either edge it is the same, whatever the size. */
static void size_only_moves_the_edges(void **state)
{
	struct rect small = rect_make(50, 50, 40, 40), large = rect_make(50, 50, 400, 40);

	(void)state;
	for (int d = -16; d < 18; d++) {
		assert_int_equal(alpha_at(SHADOW_ACTIVE, small, 50 + d, 95),
				 alpha_at(SHADOW_ACTIVE, large, 50 + d, 95));
		assert_int_equal(alpha_at(SHADOW_ACTIVE, small, 90 - d, 95),
				 alpha_at(SHADOW_ACTIVE, large, 450 - d, 95));
	}
}

static void nothing_outside_the_bounds(void **state)
{
	(void)state;
	for (int size = 1; size < 100; size += 7) {
		for (int kind = 0; kind < SHADOW_KINDS; kind++) {
			struct rect window = rect_make(100, 100, size, 120 - size);
			struct rect bounds = shadow_bounds(kind, window);
			struct rect most = shadow_bounds(kind | SHADOW_ACTIVE, window);

			assert_true(rect_equal(rect_intersect(bounds, most), bounds));
			for (int y = 50; y < 300; y++)
				for (int x = 50; x < 300; x++)
					if (!rect_contains(bounds, x, y))
						assert_int_equal(alpha_at(kind, window, x, y), 0);
		}
	}
}

static void left_and_right_are_alike(void **state)
{
	struct rect window = rect_make(50, 50, 83, 61);

	(void)state;
	for (int y = 20; y < 150; y++)
		for (int d = 0; d < 60; d++)
			assert_int_equal(alpha_at(SHADOW_ACTIVE, window, 50 - 1 - d, y),
					 alpha_at(SHADOW_ACTIVE, window, 50 + 83 + d, y));
}

static void it_fades_without_steps(void **state)
{
	struct rect window = rect_make(100, 100, 200, 200);

	(void)state;
	for (int x = 60; x < 120; x++) {
		int here = alpha_at(SHADOW_ACTIVE, window, x, 200);
		int next = alpha_at(SHADOW_ACTIVE, window, x + 1, 200);

		assert_true(next >= here && next - here <= 8);
	}
	assert_true(alpha_at(SHADOW_ACTIVE, window, 99, 200) > 20);
}

static void the_active_one_is_deeper(void **state)
{
	struct rect window = rect_make(100, 100, 200, 200);

	(void)state;
	for (int y = 300; y < 330; y++)
		assert_true(alpha_at(SHADOW_ACTIVE, window, 200, y) >=
			    alpha_at(SHADOW_INACTIVE, window, 200, y));
	assert_true(alpha_at(SHADOW_ACTIVE, window, 200, 300) >
		    alpha_at(SHADOW_INACTIVE, window, 200, 300));
}

static void check_corner(int radius)
{
	struct rect window = rect_make(10, 20, 50, 40);
	double area = 0, expected = (1 - 3.14159265 / 4) * radius * radius;

	assert_int_equal(corner_coverage(window, radius, 10, 20), 0);
	for (int y = 0; y < radius; y++) {
		for (int x = 0; x < radius; x++) {
			uint32_t here = corner_coverage(window, radius, 10 + x, 20 + y);

			assert_int_equal(here, corner_coverage(window, radius, 10 + y, 20 + x));
			assert_int_equal(here, corner_coverage(window, radius, 59 - x, 20 + y));
			assert_int_equal(here, corner_coverage(window, radius, 10 + x, 59 - y));
			area += (255 - here) / 255.0;
		}
	}
	assert_true(area >= expected && area < expected * 1.02);
	assert_int_equal(corner_coverage(window, radius, 10 + radius, 20), 255);
	assert_int_equal(corner_coverage(window, radius, 10, 20 + radius), 255);
}

static void corners_are_quarter_circles(void **state)
{
	(void)state;
	check_corner(CORNER_RADIUS);
	check_corner(CORNER_LARGE);
}

/* At double scale the shadow is the same picture, twice as large. */
static void large_ones_are_twice_as_large(void **state)
{
	struct rect small = rect_make(100, 100, 60, 40), large = rect_make(200, 200, 120, 80);
	struct rect bounds = shadow_bounds(SHADOW_LARGE + SHADOW_ACTIVE, large);

	(void)state;
	for (int y = bounds.top; y < bounds.bottom; y++) {
		for (int x = bounds.left; x < bounds.right; x++) {
			int one = alpha_at(SHADOW_ACTIVE, small, x / 2, y / 2);
			int two = alpha_at(SHADOW_LARGE + SHADOW_ACTIVE, large, x, y);

			assert_in_range(two + 8, one, one + 16);
		}
	}
}

static void a_line_is_covered_as_its_pixels_are(void **state)
{
	uint32_t line[60];

	(void)state;
	for (int width = 1; width < 50; width++) {
		struct rect window = rect_make(3, 4, width, 21);

		for (int y = 4; y < 25; y++) {
			for (int i = 0; i < width; i++)
				line[i] = 0x77123456;
			corner_cover(window, CORNER_RADIUS, 3, y, line, width);
			for (int i = 0; i < width; i++)
				assert_int_equal(
					line[i],
					0x123456 | corner_coverage(window, CORNER_RADIUS, 3 + i, y)
							   << 24);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_outside_the_bounds),
		cmocka_unit_test(runs_are_made_of_single_factors),
		cmocka_unit_test(size_only_moves_the_edges),
		cmocka_unit_test(left_and_right_are_alike),
		cmocka_unit_test(it_fades_without_steps),
		cmocka_unit_test(the_active_one_is_deeper),
		cmocka_unit_test(corners_are_quarter_circles),
		cmocka_unit_test(a_line_is_covered_as_its_pixels_are),
		cmocka_unit_test(large_ones_are_twice_as_large),
	};

	shadow_init();
	corner_init();
	return cmocka_run_group_tests_name("shadow", tests, NULL, NULL);
}
