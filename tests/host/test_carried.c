/* uses: winmgr/carried.c */
/* tests/host/test_carried.c - what the pointer carries: limits, its place, the sheet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include "abi/types.h"
#include <cmocka.h>
#include "winmgr/carried.h"

static void only_small_pictures_near_the_pointer(void **state)
{
	static const struct {
		struct carried c;
		bool good;
	} cases[] = {
		{{NULL, 1, 1, 0, 0}, true},
		{{NULL, CARRIED_MAX, CARRIED_MAX, -CARRIED_MAX, CARRIED_MAX}, true},
		{{NULL, 0, 1, 0, 0}, false},
		{{NULL, 1, -1, 0, 0}, false},
		{{NULL, CARRIED_MAX + 1, 1, 0, 0}, false},
		{{NULL, 1, INT32_MAX, 0, 0}, false},
		{{NULL, 1, 1, CARRIED_MAX + 1, 0}, false},
		{{NULL, 1, 1, 0, INT32_MIN}, false},
	};

	(void)state;
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(carried_ok(&cases[i].c), cases[i].good);
}

static void it_lies_where_the_pointer_holds_it(void **state)
{
	static const uint32_t pixel;
	struct carried c = {&pixel, 20, 10, 5, -3};

	(void)state;
	assert_true(rect_equal(carried_rect(&c, 100, 50), (struct rect){95, 53, 115, 63}));
	c.pixels = NULL;
	assert_true(rect_empty(carried_rect(&c, 100, 50)));
}

static void it_is_seen_through(void **state)
{
	uint32_t pixels[] = {0xffffffff, 0xff000000, 0, 0x80402010};

	(void)state;
	carried_fade(pixels, 4);
	assert_int_equal(pixels[0], 0xc8c8c8c8);
	assert_int_equal(pixels[1], 0xc8000000);
	assert_int_equal(pixels[2], 0);
	assert_int_equal(pixels[3], 0x6432190d);
}

/* Premultiplied, its folded corner is cut off, and the same each time. */
static void the_sheet_is_a_picture_like_others(void **state)
{
	struct carried c = carried_sheet();
	uint32_t first = c.pixels[0];

	(void)state;
	assert_true(carried_ok(&c));
	for (int i = 0; i < c.width * c.height; i++) {
		uint32_t p = c.pixels[i], alpha = p >> 24;

		assert_true((p & 0xff) <= alpha && (p >> 8 & 0xff) <= alpha &&
			    (p >> 16 & 0xff) <= alpha);
	}
	assert_int_equal(c.pixels[c.width - 1], 0);
	assert_int_not_equal(first, 0);
	assert_int_equal(carried_sheet().pixels[0], first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_small_pictures_near_the_pointer),
		cmocka_unit_test(it_lies_where_the_pointer_holds_it),
		cmocka_unit_test(it_is_seen_through),
		cmocka_unit_test(the_sheet_is_a_picture_like_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
