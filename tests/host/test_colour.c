/* uses: gui/colour.c */
/* tests/host/test_colour.c - colours as hue, saturation, brightness and as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include "gui/colour.h"

static void test_corners(void **state)
{
	static const uint32_t corners[] = {0xffff0000, 0xffffff00, 0xff00ff00,
					   0xff00ffff, 0xff0000ff, 0xffff00ff};

	(void)state;
	for (int i = 0; i < 6; i++) {
		struct hsv c = {i * HUE_SIXTH, 255, 255};

		assert_int_equal(colour_from_hsv(c), corners[i]);
		assert_int_equal(colour_to_hsv(corners[i], (struct hsv){1, 1, 1}).hue, c.hue);
	}
	assert_int_equal(colour_from_hsv((struct hsv){700, 0, 255}), 0xffffffff);
	assert_int_equal(colour_from_hsv((struct hsv){700, 255, 0}), 0xff000000);
}

static int distance(uint32_t a, uint32_t b)
{
	int most = 0;

	for (int shift = 0; shift < 24; shift += 8) {
		int d = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));

		most = d > most ? d : most;
	}
	return most;
}

static void test_there_and_back(void **state)
{
	(void)state;
	for (uint32_t r = 0; r < 256; r += 5)
		for (uint32_t g = 0; g < 256; g += 3)
			for (uint32_t b = 0; b < 256; b += 5) {
				uint32_t c = 0xff000000u | r << 16 | g << 8 | b;
				struct hsv h = colour_to_hsv(c, (struct hsv){0, 0, 0});

				assert_true(distance(colour_from_hsv(h), c) <= 1);
			}
}

static void test_greys_keep_what_was_set(void **state)
{
	struct hsv before = {900, 200, 100}, c;

	(void)state;
	c = colour_to_hsv(0xff808080, before);
	assert_int_equal(c.hue, 900);
	assert_int_equal(c.saturation, 0);
	c = colour_to_hsv(0xff000000, before);
	assert_int_equal(c.hue, 900);
	assert_int_equal(c.saturation, 200);
	assert_int_equal(c.brightness, 0);
}

static void test_text(void **state)
{
	uint32_t c = 1;
	char text[COLOUR_TEXT];

	(void)state;
	colour_print(0xff2b69d0, text);
	assert_string_equal(text, "#2b69d0");
	assert_true(colour_parse("#2B69d0", &c));
	assert_int_equal(c, 0xff2b69d0);
	assert_true(colour_parse("f80", &c));
	assert_int_equal(c, 0xffff8800);
	assert_false(colour_parse("", &c));
	assert_false(colour_parse("#12345", &c));
	assert_false(colour_parse("#1234567", &c));
	assert_false(colour_parse("red", &c));
	assert_int_equal(c, 0xffff8800);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_corners),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_greys_keep_what_was_set),
		cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
