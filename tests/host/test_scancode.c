/* uses: kernel/dev/scancode.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "abi/key.h"
#include "dev/scancode.h"

/* Feed bytes; the keys as key | 0x100 for down, in order. Returns how many. */
static int decode(const uint8_t *bytes, int count, int *out)
{
	struct scancode decoder = {0};
	int n = 0;

	for (int i = 0; i < count; i++) {
		uint8_t key;
		bool down;

		if (scancode_feed(&decoder, bytes[i], &key, &down))
			out[n++] = key | (down ? 0x100 : 0);
	}
	return n;
}

#define DECODE(out, ...) \
	decode((const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}), out)

static void plain_keys(void **state)
{
	int keys[4];

	(void)state;
	assert_int_equal(DECODE(keys, 0x1e, 0x9e), 2);
	assert_int_equal(keys[0], KEY_A | 0x100);
	assert_int_equal(keys[1], KEY_A);
}

static void extended_keys(void **state)
{
	int keys[4];

	(void)state;
	assert_int_equal(DECODE(keys, 0xe0, 0x4b, 0xe0, 0xcb, 0x1d), 3);
	assert_int_equal(keys[0], KEY_LEFT | 0x100);
	assert_int_equal(keys[1], KEY_LEFT);
	assert_int_equal(keys[2], KEY_LEFT_CTRL | 0x100);
}

static void fake_shifts_are_dropped(void **state)
{
	int keys[4];

	(void)state;
	assert_int_equal(DECODE(keys, 0xe0, 0x2a, 0xe0, 0x37, 0xe0, 0xb7, 0xe0, 0xaa), 2);
	assert_int_equal(keys[0], KEY_PRINT_SCREEN | 0x100);
	assert_int_equal(keys[1], KEY_PRINT_SCREEN);
}

static void pause_is_one_key(void **state)
{
	int keys[4];

	(void)state;
	assert_int_equal(DECODE(keys, 0xe1, 0x1d, 0x45, 0xe1, 0x9d, 0xc5, 0x1e), 2);
	assert_int_equal(keys[0], KEY_PAUSE | 0x100);
	assert_int_equal(keys[1], KEY_A | 0x100);
}

static void modifiers_and_repeat(void **state)
{
	struct key_state s = {0};

	(void)state;
	assert_false(key_state_feed(&s, KEY_LEFT_SHIFT, true));
	assert_false(key_state_feed(&s, KEY_RIGHT_SHIFT, true));
	key_state_feed(&s, KEY_LEFT_SHIFT, false);
	assert_int_equal(s.mods, MOD_SHIFT);
	key_state_feed(&s, KEY_RIGHT_SHIFT, false);
	assert_int_equal(s.mods, 0);
	assert_false(key_state_feed(&s, KEY_A, true));
	assert_true(key_state_feed(&s, KEY_A, true));
	key_state_feed(&s, KEY_A, false);
	assert_false(key_state_feed(&s, KEY_A, true));
	key_state_feed(&s, KEY_RIGHT_CTRL, true);
	key_state_feed(&s, KEY_LEFT_ALT, true);
	assert_int_equal(s.mods, MOD_CTRL | MOD_ALT);
}

static void locks_toggle_once_a_press(void **state)
{
	struct key_state s = {0};

	(void)state;
	key_state_feed(&s, KEY_CAPS_LOCK, true);
	key_state_feed(&s, KEY_CAPS_LOCK, true); /* repeat */
	assert_int_equal(s.mods, MOD_CAPS_LOCK);
	key_state_feed(&s, KEY_CAPS_LOCK, false);
	assert_int_equal(s.mods, MOD_CAPS_LOCK);
	key_state_feed(&s, KEY_CAPS_LOCK, true);
	assert_int_equal(s.mods, 0);
	assert_false(key_state_feed(&s, KEY_PAUSE, true));
	assert_false(key_state_feed(&s, KEY_PAUSE, true));
}

static void right_alt_is_altgr_where_the_layout_has_it(void **state)
{
	struct key_state s = {.has_altgr = false};

	(void)state;
	key_state_feed(&s, KEY_RIGHT_ALT, true);
	assert_int_equal(s.mods, MOD_ALT);
	key_state_feed(&s, KEY_RIGHT_ALT, false);
	s.has_altgr = true;
	key_state_feed(&s, KEY_RIGHT_ALT, true);
	assert_int_equal(s.mods, MOD_ALTGR);
	key_state_feed(&s, KEY_LEFT_ALT, true);
	assert_int_equal(s.mods, MOD_ALTGR | MOD_ALT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_keys),
		cmocka_unit_test(extended_keys),
		cmocka_unit_test(fake_shifts_are_dropped),
		cmocka_unit_test(pause_is_one_key),
		cmocka_unit_test(modifiers_and_repeat),
		cmocka_unit_test(locks_toggle_once_a_press),
		cmocka_unit_test(right_alt_is_altgr_where_the_layout_has_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
