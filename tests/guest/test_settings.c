/* tests/guest/test_settings.c - how keys and mouse behave is set for all (SysSetInput). */
#include "tap.h"
#include "abi/key.h"

static const struct input_settings usual = {.layout = LAYOUT_US,
					    .pointer_speed = 5,
					    .double_click_ms = 400,
					    .wheel_lines = 3,
					    .repeat_delay_ms = 500,
					    .repeat_rate = 11};

static uint32_t window;

static void say(const struct input_record *r)
{
	EQ(SysInjectInput(r, 1), 1);
}

static void key(uint32_t code, int down)
{
	say(&(struct input_record){.kind = INPUT_KEY, .code = code, .value = down});
}

static void press(uint32_t code)
{
	key(code, 1);
	key(code, 0);
}

static void button(uint32_t code, int down)
{
	say(&(struct input_record){.kind = INPUT_BUTTON, .code = code, .value = down});
}

static void set(const struct input_settings *s)
{
	EQ(SysSetInput(s), 0);
}

/* All as usual; the pointer at 200, 200 over the window, which has the focus; nothing waits. */
static void begin(void)
{
	struct msg m;

	set(&usual);
	window = tap_window(0, WND_VISIBLE, 100, 100, 400, 400);
	EQ(WndActivate(window), 0);
	say(&(struct input_record){.kind = INPUT_MOVE, .x = 700, .y = 700});
	say(&(struct input_record){.kind = INPUT_MOVE, .x = 200, .y = 200});
	press(KEY_F5);
	NEED(tap_message(MSG_KEYUP, &m));
	tap_drain();
}

/* What a press of this key types; 0 = nothing. */
static uint32_t typed(uint32_t code)
{
	struct msg m;
	uint32_t c = 0;

	press(code);
	do {
		NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
		if (m.code == MSG_CHAR)
			c = m.params[0];
	} while (m.code != MSG_KEYUP || m.params[0] != code);
	return c;
}

static uint32_t typed_with(uint32_t modifier, uint32_t code)
{
	uint32_t c;

	key(modifier, 1);
	c = typed(code);
	key(modifier, 0);
	return c;
}

TEST(they_are_what_was_set)
{
	struct input_settings s = {LAYOUT_DE, 10, 2000, 1, 10, 200, 30}, got = usual;

	set(&s);
	EQ(SysGetInput(&got), 0);
	CHECK(!memcmp(&got, &s, sizeof s));
	set(&usual);
	EQ(SysGetInput(&got), 0);
	CHECK(!memcmp(&got, &usual, sizeof s));
}

TEST(what_is_out_of_range_changes_nothing)
{
	static const struct {
		uint32_t field, low, high;
	} ranges[] = {{1, 0, 11}, {2, 99, 2001},	   {3, 2, 2}, {4, 0, 11}, {5, 199, 1001},
		      {6, 1, 31}, {0, LAYOUTS, UINT32_MAX}};
	struct input_settings got;

	begin();
	for (uint32_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		uint32_t bad[sizeof usual / 4];

		memcpy(bad, &usual, sizeof bad);
		bad[0] = LAYOUT_DE;
		bad[ranges[i].field] = ranges[i].low;
		EQ(SysSetInput((void *)bad), -EINVAL);
		bad[ranges[i].field] = ranges[i].high;
		EQ(SysSetInput((void *)bad), -EINVAL);
	}
	EQ(SysGetInput(&got), 0);
	CHECK(!memcmp(&got, &usual, sizeof got));
	EQ(typed(KEY_Y), 'y');
	EQ(SysSetInput((void *)8), -EFAULT);
	EQ(SysGetInput((void *)8), -EFAULT);
	EQ(SysGetInput((void *)0xc0000000), -EFAULT);
}

/* Without the desktop's privilege one may look, not set. */
ROLE(stranger)
{
	struct input_settings got;

	(void)args;
	EQ(SysGetInput(&got), 0);
	EQ(got.double_click_ms, 400);
	EQ(SysSetInput(&got), -EPERM);
	return tap_failures;
}

TEST(only_the_desktop_sets_them)
{
	begin();
	EQ(tap_end(tap_start(CHILD("stranger", .privileges = PRIV_INPUT | PRIV_DEBUG))), 0);
}

TEST(the_german_layout)
{
	struct input_settings s = usual;

	begin();
	s.layout = LAYOUT_DE;
	set(&s);
	EQ(typed(KEY_Y), 'z');
	EQ(typed(KEY_SEMICOLON), 0xf6);
	EQ(typed_with(KEY_LEFT_SHIFT, KEY_SEMICOLON), 0xd6);
	EQ(typed_with(KEY_RIGHT_ALT, KEY_Q), '@');
	EQ(typed_with(KEY_RIGHT_ALT, KEY_E), 0x20ac);
	EQ(typed_with(KEY_LEFT_ALT, KEY_Q), 0);
	EQ(typed(KEY_GRAVE), 0); /* dead: the next letter gets its accent */
	EQ(typed(KEY_O), 0xf4);
	EQ(typed(KEY_O), 'o');
	EQ(typed(KEY_EQUALS), 0);
	EQ(typed_with(KEY_LEFT_SHIFT, KEY_E), 0xc9);
	EQ(typed(KEY_EQUALS), 0);
	EQ(typed(KEY_SPACE), 0xb4);
	set(&usual);
}

TEST(a_dead_key_does_not_outlive_its_layout)
{
	struct input_settings s = usual;

	begin();
	s.layout = LAYOUT_DE;
	set(&s);
	EQ(typed(KEY_GRAVE), 0);
	set(&usual);
	EQ(typed(KEY_A), 'a');
}

TEST(the_uk_layout)
{
	struct input_settings s = usual;

	begin();
	s.layout = LAYOUT_UK;
	set(&s);
	EQ(typed_with(KEY_LEFT_SHIFT, KEY_3), 0xa3);
	EQ(typed_with(KEY_LEFT_SHIFT, KEY_2), '"');
	EQ(typed_with(KEY_RIGHT_ALT, KEY_4), 0x20ac);
	EQ(typed(KEY_BACKSLASH), '#');
	set(&usual);
}

/* Right Alt is AltGr only where the layout has a third level. */
TEST(modifiers_by_layout)
{
	struct input_settings s = usual;
	struct msg m;

	begin();
	key(KEY_RIGHT_ALT, 1);
	NEED(tap_message(MSG_KEYDOWN, &m));
	EQ(m.params[1] & (MOD_ALT | MOD_ALTGR), MOD_ALT);
	key(KEY_RIGHT_ALT, 0);
	NEED(tap_message(MSG_KEYUP, &m));
	s.layout = LAYOUT_UK;
	set(&s);
	key(KEY_RIGHT_ALT, 1);
	NEED(tap_message(MSG_KEYDOWN, &m));
	EQ(m.params[1] & (MOD_ALT | MOD_ALTGR), MOD_ALTGR);
	key(KEY_RIGHT_ALT, 0);
	NEED(tap_message(MSG_KEYUP, &m));
	set(&usual);
}

/* Where the pointer lies after a motion to the right. */
static int moved(int steps)
{
	struct msg m;

	say(&(struct input_record){.kind = INPUT_MOTION, .x = steps});
	NEED(tap_message(MSG_MOUSEMOVE, &m));
	return MSG_LOW(m.params[0]);
}

TEST(the_pointer_is_slower_and_faster)
{
	struct input_settings s = usual;
	int x;

	begin();
	EQ(moved(20), 120);
	s.pointer_speed = 1;
	set(&s);
	x = moved(40);
	EQ(x, 130);
	s.pointer_speed = 10;
	set(&s);
	EQ(moved(16), x + 56);
	set(&usual);
}

/* At a quarter of the speed three steps are none, the fourth is a pixel. */
TEST(no_part_of_a_pixel_is_lost)
{
	struct input_settings s = usual;
	struct msg m;

	begin();
	s.pointer_speed = 1;
	set(&s);
	for (int i = 0; i < 40; i++) {
		say(&(struct input_record){.kind = INPUT_MOTION, .x = 1});
		press(KEY_F5); /* so that motions do not merge */
		do
			NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
		while (m.code != MSG_KEYUP);
	}
	EQ(moved(4), 111);
	set(&usual);
}

static uint32_t clicks(void)
{
	struct msg m;
	uint32_t count;

	button(BUTTON_LEFT, 1);
	button(BUTTON_LEFT, 0);
	NEED(tap_message(MSG_MOUSEDOWN, &m));
	count = m.params[2];
	NEED(tap_message(MSG_MOUSEUP, &m));
	return count;
}

TEST(the_time_of_a_double_click)
{
	struct input_settings s = usual;

	begin();
	NEED(SysTestClock(TEST_CLOCK_FREEZE, 0) == 0);
	s.double_click_ms = 1000;
	set(&s);
	EQ(clicks(), 1);
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, 999), 0);
	EQ(clicks(), 2);
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, 1000), 0);
	EQ(clicks(), 1);
	s.double_click_ms = 100;
	set(&s);
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, 100), 0);
	EQ(clicks(), 1);
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, 99), 0);
	EQ(clicks(), 2);
	set(&usual);
}

TEST(left_and_right_change_places)
{
	struct input_settings s = usual;
	struct msg m;

	begin();
	s.swap_buttons = 1;
	set(&s);
	button(BUTTON_LEFT, 1);
	NEED(tap_message(MSG_MOUSEDOWN, &m));
	EQ(MSG_BUTTON(m.params[1]), BUTTON_RIGHT);
	EQ(MSG_BUTTONS(m.params[1]), BUTTON_BIT(BUTTON_RIGHT));
	set(&usual); /* while it is down: what goes up is what went down */
	button(BUTTON_LEFT, 0);
	NEED(tap_message(MSG_MOUSEUP, &m));
	EQ(MSG_BUTTON(m.params[1]), BUTTON_RIGHT);
	EQ(MSG_BUTTONS(m.params[1]), 0);
	button(BUTTON_LEFT, 1);
	NEED(tap_message(MSG_MOUSEDOWN, &m));
	EQ(MSG_BUTTON(m.params[1]), BUTTON_LEFT);
	button(BUTTON_LEFT, 0);
	NEED(tap_message(MSG_MOUSEUP, &m));
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(they_are_what_was_set),
						T(what_is_out_of_range_changes_nothing),
						T(only_the_desktop_sets_them),
						T(the_german_layout),
						T(a_dead_key_does_not_outlive_its_layout),
						T(the_uk_layout),
						T(modifiers_by_layout),
						T(the_pointer_is_slower_and_faster),
						T(no_part_of_a_pixel_is_lost),
						T(the_time_of_a_double_click),
						T(left_and_right_change_places),
						{}};
	static const struct tap_role roles[] = {T(stranger), {}};

	return tap_main(argc, argv, tests, roles);
}
