/* uses: winmgr/scroll.c winmgr/shrink.c winmgr/region.c winmgr/pixels_generic.c */
/* tests/host/test_scroll.c - moving pixels and what is marked, against a plain model; averages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include "abi/types.h"
#include <cmocka.h>
#include "common/rect.h"
#include "heap_shim.h"
#include "winmgr/scroll.h"
#include "winmgr/shrink.h"

#define SIDE 24

static uint32_t seed = 7;

static int random_below(int limit)
{
	seed = seed * 1664525 + 1013904223;
	return (int)((seed >> 8) % (uint32_t)limit);
}

static struct rect random_rect(void)
{
	struct rect all = rect_make(0, 0, SIDE, SIDE);

	return rect_intersect(rect_make(random_below(SIDE), random_below(SIDE),
					1 + random_below(SIDE), 1 + random_below(SIDE)),
			      all);
}

static void scroll(uint32_t *pixels, struct rect r, int dx, int dy)
{
	struct rect from = scroll_source(r, dx, dy);

	for (int i = 0; i < rect_height(from); i++) {
		int at = scroll_line(from, dy, i) * SIDE + from.left;

		scroll_row(pixels + at + dy * SIDE + dx, pixels + at, rect_width(from));
	}
}

static void test_pixels_move(void **state)
{
	(void)state;
	for (int round = 0; round < 3000; round++) {
		uint32_t got[SIDE * SIDE], wanted[SIDE * SIDE];
		struct rect r = random_rect();
		int dx = random_below(2 * SIDE) - SIDE, dy = random_below(2 * SIDE) - SIDE;

		for (int i = 0; i < SIDE * SIDE; i++)
			got[i] = wanted[i] = (uint32_t)i;
		for (int y = r.top; y < r.bottom; y++)
			for (int x = r.left; x < r.right; x++)
				if (rect_contains(r, x - dx, y - dy))
					wanted[y * SIDE + x] = (uint32_t)((y - dy) * SIDE + x - dx);
		scroll(got, r, dx, dy);
		assert_memory_equal(got, wanted, sizeof got);
	}
}

static void test_marks_move(void **state)
{
	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct region marked, before;
		struct rect r = random_rect();
		int dx = random_below(20) - 10, dy = random_below(20) - 10;

		region_init(&marked);
		region_init(&before);
		for (int i = random_below(5); i > 0; i--)
			region_add_rect(&marked, random_rect());
		region_copy(&before, &marked);
		scroll_region(&marked, r, dx, dy);
		for (int y = 0; y < SIDE; y++)
			for (int x = 0; x < SIDE; x++) {
				int from_x = x - dx, from_y = y - dy;
				bool wanted = !rect_contains(r, x, y)
						      ? region_contains_point(&before, x, y)
						      : !rect_contains(r, from_x, from_y) ||
								region_contains_point(
									&before, from_x, from_y);

				assert_int_equal(region_contains_point(&marked, x, y), wanted);
			}
		region_deinit(&marked);
		region_deinit(&before);
	}
}

/* The parts of all pixels cover the line once when it is made smaller, none is empty. */
static void test_parts_cover(void **state)
{
	(void)state;
	for (int from = 1; from < 70; from++)
		for (int to = 1; to < 70; to++) {
			int32_t last = 0, first, end;

			for (int at = 0; at < to; at++) {
				shrink_part(at, to, from, &first, &end);
				assert_true(first < end && first >= 0 && end <= from);
				if (to <= from)
					assert_int_equal(first, last);
				last = end;
			}
			assert_int_equal(last, from);
		}
}

static void test_averages(void **state)
{
	static uint32_t big[100 * 100];
	const uint32_t four[] = {0xff000000, 0xff0000ff, 0x00ff0004, 0x00000001};

	(void)state;
	assert_int_equal(shrink_average(four, 2, rect_make(0, 0, 1, 1)), 0xff000000);
	assert_int_equal(shrink_average(four, 2, rect_make(0, 0, 2, 2)), 0x80400041);
	assert_int_equal(shrink_average(four, 2, rect_make(1, 0, 1, 2)), 0x80000080);
	for (int i = 0; i < 100 * 100; i++)
		big[i] = 0xff336699;
	assert_int_equal(shrink_average(big, 100, rect_make(0, 0, 100, 100)), 0xff336699);
	assert_int_equal(shrink_average(big, 100, rect_make(3, 3, 97, 17)), 0xff336699);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pixels_move),
		cmocka_unit_test(test_marks_move),
		cmocka_unit_test(test_parts_cover),
		cmocka_unit_test(test_averages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
