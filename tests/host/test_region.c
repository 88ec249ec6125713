/* uses: winmgr/region.c */
/* tests/host/test_region.c - regions against a bitmap, with every allocation failing once. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include "abi/types.h"
#include <cmocka.h>
#include "common/rect.h"
#include "heap_shim.h"
#include "winmgr/region.h"

#define SIDE 48

struct bitmap {
	uint8_t at[SIDE][SIDE];
};

static uint32_t seed;

static uint32_t random_below(uint32_t limit)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % limit;
}

static struct rect random_rect(void)
{
	int x = random_below(SIDE), y = random_below(SIDE);

	return rect_intersect(rect_make(x, y, random_below(SIDE / 2), random_below(SIDE / 2)),
			      rect_make(0, 0, SIDE, SIDE));
}

static void paint(struct bitmap *b, struct rect r, uint8_t value)
{
	for (int y = r.top; y < r.bottom; y++)
		for (int x = r.left; x < r.right; x++)
			b->at[y][x] = value;
}

/* Also checks that the rectangles are disjoint, not empty and in bounds. */
static struct bitmap bitmap_of(const struct region *r)
{
	struct bitmap b = {0};

	for (uint32_t i = 0; i < r->count; i++) {
		assert_false(rect_empty(r->rects[i]));
		for (int y = r->rects[i].top; y < r->rects[i].bottom; y++)
			for (int x = r->rects[i].left; x < r->rects[i].right; x++)
				assert_int_equal(b.at[y][x]++, 0);
	}
	return b;
}

static void assert_same(const struct region *r, const struct bitmap *want)
{
	struct bitmap have = bitmap_of(r);

	assert_memory_equal(&have, want, sizeof(have));
	for (int i = 0; i < 20; i++) {
		int x = random_below(SIDE), y = random_below(SIDE);
		struct rect probe = random_rect();
		bool all = true, any = false;

		assert_int_equal(region_contains_point(r, x, y), want->at[y][x]);
		for (y = probe.top; y < probe.bottom; y++)
			for (x = probe.left; x < probe.right; x++) {
				all &= want->at[y][x];
				any |= want->at[y][x];
			}
		assert_int_equal(region_covers_rect(r, probe), all);
		assert_int_equal(region_overlaps_rect(r, probe), any);
	}
}

static void assert_superset(const struct region *r, const struct bitmap *want)
{
	struct bitmap have = bitmap_of(r);

	for (int y = 0; y < SIDE; y++)
		for (int x = 0; x < SIDE; x++)
			assert_true(have.at[y][x] >= want->at[y][x]);
}

static void combine(struct bitmap *to, const struct bitmap *with, uint32_t operation)
{
	for (int i = 0; i < SIDE * SIDE; i++) {
		uint8_t *a = (uint8_t *)to + i, b = ((const uint8_t *)with)[i];

		*a = operation == 0   ? *a | b
		     : operation == 1 ? *a & !b
		     : operation == 2 ? *a & b
				      : b;
	}
}

/* One random operation on both; returns what the region said. */
static bool step(struct region *r, struct bitmap *model, const struct region *other)
{
	struct bitmap with = {0};
	uint32_t operation = random_below(4);
	bool whole = random_below(3) == 0;
	struct rect rect = random_rect();

	if (operation == 2 && random_below(4))
		operation = 0; /* or there would soon be nothing left */
	if (whole || operation == 3) {
		with = bitmap_of(other);
		combine(model, &with, operation);
		return operation == 0	? region_add(r, other)
		       : operation == 1 ? region_subtract(r, other)
		       : operation == 2 ? region_intersect(r, other)
					: region_copy(r, other);
	}
	paint(&with, rect, 1);
	combine(model, &with, operation);
	return operation == 0	? region_add_rect(r, rect)
	       : operation == 1 ? region_subtract_rect(r, rect)
				: region_intersect_rect(r, rect);
}

static void scatter(struct region *r, int rects)
{
	region_init(r);
	for (int i = 0; i < rects; i++)
		region_add_rect(r, random_rect());
}

static void random_operations_match_a_bitmap(void **state)
{
	(void)state;
	for (seed = 1; seed < 200; seed++) {
		uint32_t keep = seed;
		struct bitmap model = {0};
		struct region r, other;

		region_init(&r);
		for (int i = 0; i < 30; i++) {
			scatter(&other, 3);
			if (step(&r, &model, &other))
				assert_same(&r, &model);
			else
				assert_superset(&r, &model);
			model = bitmap_of(&r);
			region_deinit(&other);
		}
		region_deinit(&r);
		seed = keep;
	}
	assert_int_equal(heap_shim_blocks, 0);
}

static void every_failing_allocation_leaves_a_superset(void **state)
{
	bool failed = true;

	(void)state;
	for (uint32_t nth = 1; failed; nth++) {
		struct bitmap model = {0};
		struct region r, other;

		heap_shim_fail = nth;
		seed = 77;
		region_init(&r);
		for (int i = 0; i < 60; i++) {
			scatter(&other, 6);
			if (step(&r, &model, &other))
				assert_same(&r, &model);
			else
				assert_superset(&r, &model);
			model = bitmap_of(&r);
			region_deinit(&other);
		}
		region_deinit(&r);
		failed = heap_shim_fail == 0;
		heap_shim_fail = 0;
	}
	assert_int_equal(heap_shim_blocks, 0);
}

static void too_many_rectangles_become_their_bounds(void **state)
{
	struct region r;
	bool all = true;

	(void)state;
	region_init(&r);
	for (int i = 0; i < 2 * REGION_MAX; i++) {
		all &= region_add_rect(&r, rect_make(i * 3, i * 3, 2, 2));
		assert_true(r.count <= REGION_MAX);
	}
	assert_false(all);
	assert_true(region_covers_rect(&r, rect_make(0, 0, 300, 300)));
	region_deinit(&r);
	assert_int_equal(heap_shim_blocks, 0);
}

static void neighbours_merge(void **state)
{
	struct region r;

	(void)state;
	region_init(&r);
	for (int i = 0; i < 16; i++)
		region_add_rect(&r, rect_make(i % 4 * 10, i / 4 * 10, 10, 10));
	assert_int_equal(r.count, 1);
	region_subtract_rect(&r, rect_make(10, 10, 10, 10));
	assert_int_equal(r.count, 4);
	assert_int_equal(region_area(&r), 1500);
	region_add_rect(&r, rect_make(10, 10, 10, 10));
	assert_true(rect_equal(region_bounds(&r), rect_make(0, 0, 40, 40)));
	assert_int_equal(region_area(&r), 1600);
	region_deinit(&r);
}

static void a_region_with_itself(void **state)
{
	struct region r;
	struct bitmap model;

	(void)state;
	seed = 5;
	scatter(&r, 8);
	model = bitmap_of(&r);
	assert_true(region_add(&r, &r) && region_intersect(&r, &r) && region_copy(&r, &r));
	assert_same(&r, &model);
	assert_true(region_subtract(&r, &r));
	assert_true(region_empty(&r));
	region_deinit(&r);
}

static void swapping_keeps_both(void **state)
{
	struct region a, b;

	(void)state;
	seed = 9;
	scatter(&a, 12);
	region_init(&b);
	region_add_rect(&b, rect_make(1, 2, 3, 4));
	region_swap(&a, &b);
	assert_true(rect_equal(region_bounds(&a), rect_make(1, 2, 3, 4)));
	assert_true(b.count > 1);
	region_move(&a, 10, -10);
	assert_true(rect_equal(a.rects[0], rect_make(11, -8, 3, 4)));
	region_deinit(&a);
	region_deinit(&b);
	assert_int_equal(heap_shim_blocks, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_operations_match_a_bitmap),
		cmocka_unit_test(every_failing_allocation_leaves_a_superset),
		cmocka_unit_test(too_many_rectangles_become_their_bounds),
		cmocka_unit_test(neighbours_merge),
		cmocka_unit_test(a_region_with_itself),
		cmocka_unit_test(swapping_keeps_both),
	};

	return cmocka_run_group_tests_name("region", tests, NULL, NULL);
}
