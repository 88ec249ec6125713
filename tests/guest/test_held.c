/* tests/guest/test_held.c - keys typed right after a hot key wait until the desktop has acted. */
#include "tap.h"
#include "abi/key.h"

#define HELD_MAX 64 /* as winmgr/held.h has them */
#define HELD_MS	 1000

static uint32_t a, b; /* a has the focus, the desktop gives it to b */

static void key(uint32_t code, int down)
{
	struct input_record r = {.kind = INPUT_KEY, .code = code, .value = down};

	EQ(SysInjectInput(&r, 1), 1);
}

static void type(uint32_t code)
{
	key(code, 1);
	key(code, 0);
}

static void alt_tab(void)
{
	key(KEY_LEFT_ALT, 1);
	type(KEY_TAB);
	key(KEY_LEFT_ALT, 0);
}

/* ---- the desktop ------------------------------------------------------------------------------
 */

enum { READY, GO, DONE, END };
enum { ACTIVATES, POSTS_TO_ITSELF, DIES };

static uint32_t await_hotkey(uint32_t code)
{
	struct msg m;

	do
		NEED(tap_message(MSG_HOTKEY, &m));
	while (m.params[0] != code);
	return m.window;
}

/* args: the window to activate, how. Comes to run after GO only. */
ROLE(desktop)
{
	uint32_t w = tap_window(0, WND_BOTTOM | WND_NO_LIST, 0, 0, 9, 9);
	struct msg m;

	EQ(WndOwnRoot(w), 0);
	tap_drain();
	EvtSet(TAP_HANDLE(READY));
	await_hotkey(KEY_LEFT_ALT);
	tap_await(TAP_HANDLE(GO));
	if (args[1] == DIES)
		return tap_failures;
	if (args[1] == POSTS_TO_ITSELF) {
		EQ(WndPostMessage(w, MSG_USER, 0, 0, 0), 0);
		NEED(tap_message(MSG_USER, &m));
	}
	EQ(WndActivate(args[0]), 0);
	EvtSet(TAP_HANDLE(DONE));
	do
		MsgGet(&m, 0, 10);
	while (ThrWaitHandle(TAP_HANDLE(END), 0) == -ETIMEDOUT);
	return tap_failures;
}

static int ready, go, done, end, child;

static void begin(uint32_t how)
{
	a = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	b = tap_window(0, WND_VISIBLE, 100, 0, 50, 50);
	ready = EvtCreate(0);
	go = EvtCreate(0);
	done = EvtCreate(0);
	end = EvtCreate(0);
	child = tap_start(CHILD("desktop", .args = {b, how}, .handles = {ready, go, done, end},
				.privileges = PRIV_DESKTOP));
	tap_await(ready);
	EQ(WndActivate(a), 0);
	tap_drain();
}

static void finish(void)
{
	EvtSet(end);
	EQ(tap_end(child), 0);
}

/* The next press that is no modifier. */
static struct msg next(void)
{
	struct msg m;

	do
		NEED(tap_message(MSG_KEYDOWN, &m));
	while (m.params[0] == KEY_LEFT_ALT || m.params[0] == KEY_LEFT_CTRL);
	return m;
}

static void expect(uint32_t code, uint32_t window)
{
	struct msg m = next();

	EQ(m.params[0], code);
	EQ(m.window, window);
}

static bool has_come(uint32_t code)
{
	struct msg m;
	struct msg_filter f = {.first_code = code, .last_code = code};

	return MsgGetFiltered(&m, &f, MSG_PEEK, 0) == 1;
}

/* ---- tests ------------------------------------------------------------------------------------
 */

static void typed_behind_alt_tab(uint32_t how)
{
	struct msg m;

	begin(how);
	alt_tab();
	type(KEY_X);
	type(KEY_Y);
	EvtSet(go);
	expect(KEY_X, b);
	expect(KEY_Y, b);
	EQ(ThrWaitHandle(done, 0), 0);
	NEED(tap_message(MSG_CHAR, &m));
	EQ(m.window, b);
	NEED(tap_message(MSG_KEYUP, &m)); /* of Alt: a was told that it went down */
	EQ(m.window, a);
	NEED(tap_message(MSG_KEYUP, &m));
	EQ(m.window, b);
	finish();
}

TEST(what_is_typed_after_alt_tab_goes_where_that_led)
{
	typed_behind_alt_tab(ACTIVATES);
}

TEST(also_if_the_desktop_tells_itself_what_to_do)
{
	typed_behind_alt_tab(POSTS_TO_ITSELF);
}

TEST(a_second_hot_key_waits_behind_what_was_typed)
{
	begin(ACTIVATES);
	alt_tab();
	type(KEY_X);
	alt_tab();
	type(KEY_Y);
	EvtSet(go);
	expect(KEY_X, b);
	expect(KEY_Y, b);
	finish();
}

TEST(a_hot_key_of_a_program_does_not_wait)
{
	struct msg m;

	begin(ACTIVATES);
	EQ(WndSetHotKey(a, 7, KEY_K, MOD_CTRL), 0);
	alt_tab();
	key(KEY_LEFT_CTRL, 1); /* waits: it is a key for the focus */
	type(KEY_K);
	key(KEY_LEFT_CTRL, 0);
	EvtSet(go);
	NEED(tap_message(MSG_HOTKEY, &m));
	EQ(m.params[2], 7);
	finish();
}

/* ---- nobody is kept waiting for ever ----------------------------------------------------------
 */

TEST(a_desktop_that_does_not_answer_holds_keys_for_a_second)
{
	begin(ACTIVATES);
	EQ(SysTestClock(TEST_CLOCK_FREEZE, 0), 0);
	alt_tab();
	type(KEY_X);
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, HELD_MS - 1), 0);
	EQ(WndSync(TAP_DEADLINE), 0);
	CHECK(!has_come(MSG_CHAR));
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, 1), 0);
	expect(KEY_X, a);
	type(KEY_Y); /* the next ones do not wait again */
	expect(KEY_Y, a);
	EQ(SysTestClock(TEST_CLOCK_OFF, 0), 0);
	EvtSet(go);
	tap_await(done);
	type(KEY_Z);
	expect(KEY_Z, b);
	finish();
}

TEST(a_desktop_that_ends_gives_keys_back)
{
	begin(DIES);
	alt_tab();
	type(KEY_X);
	EvtSet(go);
	EQ(tap_end(child), 0);
	type(KEY_Y);
	expect(KEY_X, a);
	expect(KEY_Y, a);
}

TEST(more_keys_than_may_wait_go_on_in_order)
{
	begin(ACTIVATES);
	alt_tab();
	for (uint32_t i = 0; i < HELD_MAX / 2; i++)
		type(i % 2 ? KEY_X : KEY_Y);
	CHECK(!has_come(MSG_CHAR));
	type(KEY_Z);
	for (uint32_t i = 0; i < HELD_MAX / 2; i++)
		expect(i % 2 ? KEY_X : KEY_Y, a);
	expect(KEY_Z, a);
	EvtSet(go);
	tap_await(done);
	finish();
}

TEST(a_click_says_where_the_keys_go)
{
	struct input_record r[3] = {{.kind = INPUT_MOVE, .x = 20, .y = 20},
				    {.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = 1},
				    {.kind = INPUT_BUTTON, .code = BUTTON_LEFT}};
	uint32_t c;

	begin(ACTIVATES);
	c = tap_window(0, WND_VISIBLE | WND_TOPMOST, 0, 0, 50, 50);
	EQ(WndActivate(a), 0);
	alt_tab();
	type(KEY_X);
	EQ(SysInjectInput(r, 3), 3);
	type(KEY_Y);
	expect(KEY_X, a); /* was typed before the click */
	expect(KEY_Y, c);
	EvtSet(go);
	tap_await(done);
	finish();
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(what_is_typed_after_alt_tab_goes_where_that_led),
		T(also_if_the_desktop_tells_itself_what_to_do),
		T(a_second_hot_key_waits_behind_what_was_typed),
		T(a_hot_key_of_a_program_does_not_wait),
		T(a_desktop_that_does_not_answer_holds_keys_for_a_second),
		T(a_desktop_that_ends_gives_keys_back),
		T(more_keys_than_may_wait_go_on_in_order),
		T(a_click_says_where_the_keys_go),
		{},
	};
	static const struct tap_role roles[] = {{"desktop", desktop}, {}};

	return tap_main(argc, argv, tests, roles);
}
