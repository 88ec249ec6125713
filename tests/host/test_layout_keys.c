/* uses: kernel/dev/layout.c kernel/dev/layout_us.c kernel/dev/layout_uk.c kernel/dev/layout_de.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "abi/key.h"
#include "abi/wnd.h"
#include "dev/layout.h"

static void us_layout(void **state)
{
	(void)state;
	assert_int_equal(layout_character(&layout_us, KEY_A, 0), 'a');
	assert_int_equal(layout_character(&layout_us, KEY_A, MOD_SHIFT), 'A');
	assert_int_equal(layout_character(&layout_us, KEY_A, MOD_CAPS_LOCK), 'A');
	assert_int_equal(layout_character(&layout_us, KEY_A, MOD_CAPS_LOCK | MOD_SHIFT), 'a');
	assert_int_equal(layout_character(&layout_us, KEY_1, MOD_CAPS_LOCK), '1');
	assert_int_equal(layout_character(&layout_us, KEY_1, MOD_SHIFT), '!');
	assert_int_equal(layout_character(&layout_us, KEY_C, MOD_CTRL), 0);
	assert_int_equal(layout_character(&layout_us, KEY_F1, 0), 0);
	assert_int_equal(layout_character(&layout_us, KEY_ENTER, 0), '\n');
}

/* With Ctrl a key types nothing, but it has a name. */
static void letters_of_commands(void **state)
{
	(void)state;
	assert_int_equal(layout_letter(&layout_us, KEY_Z, MOD_CTRL), 'z');
	assert_int_equal(layout_letter(&layout_de, KEY_Z, MOD_CTRL), 'y');
	assert_int_equal(layout_letter(&layout_de, KEY_Y, MOD_CTRL | MOD_SHIFT), 'Z');
	assert_int_equal(layout_letter(&layout_de, KEY_Y, MOD_ALT | MOD_CAPS_LOCK), 'z');
	assert_int_equal(layout_letter(&layout_de, KEY_MINUS, MOD_CTRL | MOD_ALTGR), '\\');
	assert_int_equal(layout_letter(&layout_de, KEY_GRAVE, MOD_CTRL), '^');
	assert_int_equal(layout_letter(&layout_us, KEY_ENTER, MOD_CTRL), 0);
	assert_int_equal(layout_letter(&layout_us, KEY_F1, MOD_CTRL), 0);
}

/* Every printable ASCII character can be typed, on each of them. */
static void all_of_ascii(const struct layout *l)
{
	static const uint32_t levels[] = {0, MOD_SHIFT, MOD_ALTGR};
	int found[128] = {0};

	for (int key = 1; key < 256; key++)
		for (int i = 0; i < (l->has_altgr ? 3 : 2); i++) {
			uint32_t dead = 0, c = layout_character(l, (uint8_t)key, levels[i]);

			if (layout_is_dead(c)) {
				layout_compose(&dead, c);
				c = layout_compose(&dead, ' ');
			}
			if (c < 128)
				found[c]++;
		}
	for (int c = ' '; c < 127; c++)
		if (!found[c])
			fail_msg("%s cannot type %c", l->name, c);
}

static void every_layout_types_all_of_ascii(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < LAYOUTS; i++)
		all_of_ascii(layout_find(i));
	assert_null(layout_find(LAYOUTS));
}

static void number_pad(void **state)
{
	(void)state;
	assert_int_equal(layout_character(&layout_de, KEY_PAD_PERIOD, MOD_NUM_LOCK), ',');
	assert_int_equal(layout_character(&layout_uk, KEY_PAD_PERIOD, MOD_NUM_LOCK), '.');
	assert_int_equal(layout_character(&layout_us, KEY_PAD_7, MOD_NUM_LOCK), '7');
	assert_int_equal(layout_character(&layout_us, KEY_PAD_PERIOD, MOD_NUM_LOCK), '.');
	assert_int_equal(layout_character(&layout_us, KEY_PAD_7, 0), 0);
	assert_int_equal(layout_character(&layout_us, KEY_PAD_PLUS, 0), '+');
	assert_int_equal(layout_character(&layout_us, KEY_PAD_DIVIDE, 0), '/');
	assert_int_equal(layout_pad_key(KEY_PAD_7, 0), KEY_HOME);
	assert_int_equal(layout_pad_key(KEY_PAD_PERIOD, 0), KEY_DELETE);
	assert_int_equal(layout_pad_key(KEY_PAD_4, MOD_NUM_LOCK), KEY_PAD_4);
	assert_int_equal(layout_pad_key(KEY_PAD_5, 0), KEY_PAD_5);
	assert_int_equal(layout_pad_key(KEY_PAD_MINUS, 0), KEY_PAD_MINUS);
	assert_int_equal(layout_pad_key(KEY_A, 0), KEY_A);
}

struct typed {
	uint8_t key;
	uint32_t mods, character;
};

static void check(const struct layout *l, const struct typed *t, int count)
{
	for (int i = 0; i < count; i++)
		assert_int_equal(layout_character(l, t[i].key, t[i].mods), t[i].character);
}

#define CHECK(l, t) check(l, t, sizeof(t) / sizeof(*t))

/* Letters of US and UK stand where their key codes say; German has Y and Z exchanged. */
static void every_letter(void **state)
{
	static const uint8_t keys[] = {KEY_A, KEY_B, KEY_C, KEY_D, KEY_E, KEY_F, KEY_G,
				       KEY_H, KEY_I, KEY_J, KEY_K, KEY_L, KEY_M, KEY_N,
				       KEY_O, KEY_P, KEY_Q, KEY_R, KEY_S, KEY_T, KEY_U,
				       KEY_V, KEY_W, KEY_X, KEY_Y, KEY_Z};

	(void)state;
	for (uint32_t i = 0; i < 26; i++) {
		uint32_t c = 'a' + i, de = c == 'y' ? 'z' : c == 'z' ? 'y' : c;
		struct typed english[] = {{keys[i], 0, c},
					  {keys[i], MOD_SHIFT, c - 32},
					  {keys[i], MOD_CAPS_LOCK, c - 32},
					  {keys[i], MOD_CTRL, 0}};
		struct typed german[] = {{keys[i], 0, de},
					 {keys[i], MOD_SHIFT, de - 32},
					 {keys[i], MOD_CAPS_LOCK | MOD_SHIFT, de}};

		CHECK(&layout_us, english);
		CHECK(&layout_uk, english);
		CHECK(&layout_de, german);
	}
}

static void uk_layout(void **state)
{
	static const struct typed keys[] = {
		{KEY_2, MOD_SHIFT, '"'},
		{KEY_3, MOD_SHIFT, 0xa3},
		{KEY_APOSTROPHE, MOD_SHIFT, '@'},
		{KEY_BACKSLASH, 0, '#'},
		{KEY_ISO, 0, '\\'},
		{KEY_GRAVE, MOD_SHIFT, 0xac},
		{KEY_4, MOD_ALTGR, 0x20ac},
		{KEY_E, MOD_ALTGR, 0xe9},
		{KEY_E, MOD_ALTGR | MOD_SHIFT, 0xc9},
		{KEY_Q, MOD_ALTGR, 0},
	};

	(void)state;
	CHECK(&layout_uk, keys);
}

static void german_layout(void **state)
{
	static const struct typed keys[] = {
		{KEY_APOSTROPHE, 0, 0xe4},
		{KEY_APOSTROPHE, MOD_SHIFT, 0xc4},
		{KEY_SEMICOLON, 0, 0xf6},
		{KEY_SEMICOLON, MOD_SHIFT, 0xd6},
		{KEY_LEFT_BRACKET, 0, 0xfc},
		{KEY_LEFT_BRACKET, MOD_SHIFT, 0xdc},
		{KEY_LEFT_BRACKET, MOD_CAPS_LOCK, 0xdc},
		{KEY_MINUS, 0, 0xdf},
		{KEY_MINUS, MOD_CAPS_LOCK, 0xdf},
		{KEY_MINUS, MOD_ALTGR, '\\'},
		{KEY_Q, MOD_ALTGR, '@'},
		{KEY_E, MOD_ALTGR, 0x20ac},
		{KEY_M, MOD_ALTGR, 0xb5},
		{KEY_7, MOD_ALTGR, '{'},
		{KEY_0, MOD_ALTGR, '}'},
		{KEY_8, MOD_ALTGR, '['},
		{KEY_9, MOD_ALTGR, ']'},
		{KEY_ISO, MOD_ALTGR, '|'},
		{KEY_RIGHT_BRACKET, MOD_ALTGR, '~'},
		{KEY_GRAVE, MOD_SHIFT, 0xb0},
		{KEY_3, MOD_SHIFT, 0xa7},
		{KEY_Q, MOD_ALTGR | MOD_CTRL, 0},
	};

	(void)state;
	CHECK(&layout_de, keys);
}

static uint32_t type(uint32_t *dead, uint8_t key, uint32_t mods)
{
	return layout_compose(dead, layout_character(&layout_de, key, mods));
}

static void dead_keys(void **state)
{
	uint32_t dead = 0;

	(void)state;
	assert_int_equal(type(&dead, KEY_GRAVE, 0), 0);
	assert_int_equal(type(&dead, KEY_A, 0), 0xe2);
	assert_int_equal(type(&dead, KEY_A, 0), 'a');
	type(&dead, KEY_EQUALS, 0);
	assert_int_equal(type(&dead, KEY_LEFT_SHIFT, MOD_SHIFT), 0); /* Shift does not end it */
	assert_int_equal(type(&dead, KEY_E, MOD_SHIFT), 0xc9);
	type(&dead, KEY_EQUALS, MOD_SHIFT);
	assert_int_equal(type(&dead, KEY_U, 0), 0xf9);
}

static void an_accent_alone(void **state)
{
	uint32_t dead = 0;

	(void)state;
	type(&dead, KEY_GRAVE, 0);
	assert_int_equal(type(&dead, KEY_SPACE, 0), '^');
	type(&dead, KEY_EQUALS, 0);
	assert_int_equal(type(&dead, KEY_EQUALS, 0), 0xb4); /* twice */
	assert_int_equal(dead, 0);
	type(&dead, KEY_EQUALS, MOD_SHIFT);
	assert_int_equal(type(&dead, KEY_SPACE, 0), '`');
	type(&dead, KEY_GRAVE, 0);
	assert_int_equal(type(&dead, KEY_EQUALS, 0), 0); /* another one takes its place */
	assert_int_equal(type(&dead, KEY_O, 0), 0xf3);
	type(&dead, KEY_GRAVE, 0);
	assert_int_equal(type(&dead, KEY_X, 0), 'x'); /* no such letter */
	assert_int_equal(dead, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(us_layout),
		cmocka_unit_test(letters_of_commands),
		cmocka_unit_test(every_layout_types_all_of_ascii),
		cmocka_unit_test(number_pad),
		cmocka_unit_test(every_letter),
		cmocka_unit_test(uk_layout),
		cmocka_unit_test(german_layout),
		cmocka_unit_test(dead_keys),
		cmocka_unit_test(an_accent_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
