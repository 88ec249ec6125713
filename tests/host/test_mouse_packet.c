/* uses: kernel/dev/mouse_packet.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "abi/key.h"
#include "dev/mouse_packet.h"

static bool feed(struct mouse_packet *p, const uint8_t *bytes, int count, struct mouse_report *r)
{
	bool whole = false;

	for (int i = 0; i < count; i++)
		whole = mouse_packet_feed(p, bytes[i], r);
	return whole;
}

static void motion(void **state)
{
	struct mouse_packet p = {.size = 3};
	struct mouse_report r;

	(void)state;
	assert_true(feed(&p, (uint8_t[]){0x08, 30, 12}, 3, &r));
	assert_int_equal(r.dx, 30);
	assert_int_equal(r.dy, -12);
	assert_int_equal(r.wheel, 0);
	assert_true(feed(&p, (uint8_t[]){0x38, 0xff, 0x80}, 3, &r));
	assert_int_equal(r.dx, -1);
	assert_int_equal(r.dy, 128);
}

static void buttons_and_wheel(void **state)
{
	struct mouse_packet p = {.size = 4};
	struct mouse_report r;

	(void)state;
	assert_true(feed(&p, (uint8_t[]){0x0d, 0, 0, 0x0f}, 4, &r));
	assert_int_equal(r.buttons, BUTTON_BIT(BUTTON_LEFT) | BUTTON_BIT(BUTTON_MIDDLE));
	assert_int_equal(r.wheel, 1);
	assert_true(feed(&p, (uint8_t[]){0x08, 0, 0, 0x01}, 4, &r));
	assert_int_equal(r.wheel, -1);
}

static void overflow_is_no_motion(void **state)
{
	struct mouse_packet p = {.size = 3};
	struct mouse_report r;

	(void)state;
	assert_true(feed(&p, (uint8_t[]){0x48, 200, 1}, 3, &r));
	assert_int_equal(r.dx, 0);
	assert_int_equal(r.dy, 0);
}

static void finds_the_beginning(void **state)
{
	struct mouse_packet p = {.size = 3};
	struct mouse_report r;

	(void)state;
	assert_false(mouse_packet_feed(&p, 0x00, &r));
	assert_false(mouse_packet_feed(&p, 0x01, &r));
	assert_true(feed(&p, (uint8_t[]){0x08, 1, 1}, 3, &r));
	assert_int_equal(r.dx, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(motion),
		cmocka_unit_test(buttons_and_wheel),
		cmocka_unit_test(overflow_is_no_motion),
		cmocka_unit_test(finds_the_beginning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
