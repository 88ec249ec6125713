/* uses: winmgr/points.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "winmgr/points.h"

static struct points ring;

static uint32_t add(int x)
{
	return points_add(&ring, (struct msg_point){(int16_t)x, (int16_t)-x, (uint32_t)x});
}

/* The points from..last, of which the last has this number. */
static void assert_points(uint32_t number, uint32_t asked, int from, int count)
{
	struct msg_point got[MSG_POINTS_MAX];

	assert_int_equal(points_copy(&ring, number, asked, got), count);
	for (int i = 0; i < count; i++) {
		assert_int_equal(got[i].x, from + i);
		assert_int_equal(got[i].y, -from - i);
	}
}

static void check_from(uint32_t start)
{
	uint32_t a, b;

	ring = (struct points){.total = start};
	add(1);
	add(2);
	a = add(3);
	assert_true(points_is_newest(&ring, a));
	b = add(4);
	assert_false(points_is_newest(&ring, a));
	assert_points(a, 3, 1, 3);
	assert_points(a, 1, 3, 1);
	assert_points(b, 1, 4, 1);
	for (int i = 5; i <= MSG_POINTS_MAX; i++)
		add(i);
	assert_points(a, 3, 1, 3);
	add(MSG_POINTS_MAX + 1);
	add(MSG_POINTS_MAX + 2);
	assert_points(a, 3, 3, 1); /* the oldest are overwritten */
	add(MSG_POINTS_MAX + 3);
	assert_points(a, 3, 0, 0);
	assert_points(b, 1, 4, 1);
	assert_points(ring.total - 1, 0x10000, 4, MSG_POINTS_MAX);
}

static void points_are_kept_while_there_is_room(void **state)
{
	(void)state;
	check_from(0);
	check_from(1000);
}

static void numbers_wrap_around(void **state)
{
	(void)state;
	for (uint32_t before = 0; before < 2 * MSG_POINTS_MAX; before++)
		check_from(0u - before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_are_kept_while_there_is_room),
		cmocka_unit_test(numbers_wrap_around),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
