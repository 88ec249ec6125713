/* uses: kernel/dev/pointing.c kernel/dev/typematic.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "dev/pointing.h"
#include "dev/typematic.h"

static int32_t go(struct pointing *p, uint32_t speed, int32_t x)
{
	struct input_settings s = {.pointer_speed = speed};
	struct input_event e = {.kind = INPUT_MOTION, .x = x};

	pointing_apply(p, &s, &e);
	assert_int_equal(e.y, 0);
	return e.x;
}

static void speed_five_is_as_the_mouse_says(void **state)
{
	struct pointing p = {.rest_x = 0};

	(void)state;
	for (int32_t x = -300; x <= 300; x++)
		assert_int_equal(go(&p, 5, x), x);
}

/* Of many small steps nothing is lost, in both directions. */
static void the_rest_of_a_pixel_is_kept(void **state)
{
	struct pointing p = {.rest_x = 0};
	int32_t x = 0;

	(void)state;
	for (int i = 0; i < 400; i++)
		x += go(&p, 1, 1);
	assert_int_equal(x, 100);
	for (int i = 0; i < 400; i++)
		x += go(&p, 1, -1);
	assert_int_equal(x, 0);
}

static void faster_is_farther(void **state)
{
	int32_t last = 0;

	(void)state;
	for (uint32_t speed = 1; speed <= 10; speed++) {
		struct pointing p = {.rest_x = 0};
		int32_t x = go(&p, speed, 100);

		assert_true(x > last);
		last = x;
	}
}

static void wild_motion_stays_in_range(void **state)
{
	struct pointing p = {.rest_x = 0};

	(void)state;
	assert_true(go(&p, 10, INT32_MAX) > 4096);
	assert_true(go(&p, 10, INT32_MIN) < -4096);
}

static uint32_t button(struct pointing *p, uint32_t swap, uint32_t code, int32_t value)
{
	struct input_settings s = {.swap_buttons = swap};
	struct input_event e = {.kind = INPUT_BUTTON, .code = code, .value = value};

	pointing_apply(p, &s, &e);
	return e.code;
}

static void buttons_change_places(void **state)
{
	struct pointing p = {.rest_x = 0};

	(void)state;
	assert_int_equal(button(&p, 1, BUTTON_LEFT, 1), BUTTON_RIGHT);
	assert_int_equal(button(&p, 1, BUTTON_LEFT, 0), BUTTON_RIGHT);
	assert_int_equal(button(&p, 1, BUTTON_RIGHT, 1), BUTTON_LEFT);
	assert_int_equal(button(&p, 1, BUTTON_MIDDLE, 1), BUTTON_MIDDLE);
	assert_int_equal(button(&p, 0, BUTTON_RIGHT, 0), BUTTON_LEFT); /* set while it was down */
	assert_int_equal(button(&p, 0, BUTTON_RIGHT, 1), BUTTON_RIGHT);
}

static void repeat_in_steps_of_the_keyboard(void **state)
{
	(void)state;
	assert_int_equal(typematic_byte(500, 11), 0x2b); /* what it does after power on: 10.9 */
	assert_int_equal(typematic_byte(200, 30), 0x00);
	assert_int_equal(typematic_byte(1000, 2), 0x7f);
	assert_int_equal(typematic_byte(750, 15), 0x48);
	assert_int_equal(typematic_byte(620, 20), 0x24);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(speed_five_is_as_the_mouse_says),
		cmocka_unit_test(the_rest_of_a_pixel_is_kept),
		cmocka_unit_test(faster_is_farther),
		cmocka_unit_test(wild_motion_stays_in_range),
		cmocka_unit_test(buttons_change_places),
		cmocka_unit_test(repeat_in_steps_of_the_keyboard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
