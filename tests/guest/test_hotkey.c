/* tests/guest/test_hotkey.c - hot keys of programs: who gets them, who does not, limits. */
#include "tap.h"
#include "abi/key.h"

static uint32_t focus, hidden; /* the one has the keys, the other the hot keys */

static void key(uint32_t code, int down)
{
	struct input_record r = {.kind = INPUT_KEY, .code = code, .value = down};

	EQ(SysInjectInput(&r, 1), 1);
}

static void press(uint32_t code)
{
	key(code, 1);
	key(code, 0);
}

static void begin(void)
{
	focus = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	hidden = tap_window(0, 0, 0, 0, 50, 50);
	EQ(WndActivate(focus), 0);
	tap_drain();
}

/* The next input; what modifier keys say is left out. */
static struct msg next(uint32_t code)
{
	struct msg m;

	do
		NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
	while (m.code != MSG_HOTKEY &&
	       (m.code < MSG_KEYDOWN || m.code > MSG_CHAR || m.params[0] == KEY_LEFT_CTRL ||
		m.params[0] == KEY_LEFT_ALT || m.params[0] == KEY_LEFT_SHIFT));
	EQ(m.code, code);
	return m;
}

TEST(a_hot_key_comes_whoever_has_the_focus)
{
	struct msg m;

	begin();
	EQ(WndSetHotKey(hidden, 7, KEY_K, MOD_CTRL), 0);
	key(KEY_LEFT_CTRL, 1);
	press(KEY_K);
	press(KEY_J);
	key(KEY_LEFT_CTRL, 0);
	m = next(MSG_HOTKEY);
	EQ(m.window, hidden);
	EQ(m.params[0], KEY_K);
	EQ(m.params[1] & 0xf, MOD_CTRL);
	EQ(m.params[2], 7);
	m = next(MSG_KEYDOWN); /* neither K nor its end came to the focus */
	EQ(m.window, focus);
	EQ(m.params[0], KEY_J);
}

TEST(modifiers_must_be_exactly_these)
{
	begin();
	EQ(WndSetHotKey(hidden, 1, KEY_K, MOD_CTRL), 0);
	EQ(WndSetHotKey(hidden, 2, KEY_K, MOD_CTRL | MOD_SHIFT), 0);
	press(KEY_K);
	EQ(next(MSG_KEYDOWN).params[0], KEY_K);
	next(MSG_CHAR);
	next(MSG_KEYUP);
	key(KEY_LEFT_CTRL, 1);
	key(KEY_LEFT_SHIFT, 1);
	press(KEY_K);
	EQ(next(MSG_HOTKEY).params[2], 2);
	key(KEY_LEFT_ALT, 1);
	press(KEY_K);
	EQ(next(MSG_KEYDOWN).window, focus);
	key(KEY_LEFT_ALT, 0);
	key(KEY_LEFT_SHIFT, 0);
	key(KEY_LEFT_CTRL, 0);
}

/* A held key comes once, and is nobody's until it goes up, with modifiers or without. */
TEST(a_held_hot_key_comes_once)
{
	begin();
	EQ(WndSetHotKey(hidden, 1, KEY_K, MOD_CTRL), 0);
	key(KEY_LEFT_CTRL, 1);
	key(KEY_K, 1);
	key(KEY_K, 1);
	key(KEY_K, 1);
	key(KEY_LEFT_CTRL, 0);
	key(KEY_K, 1);
	key(KEY_K, 0);
	press(KEY_F5);
	next(MSG_HOTKEY);
	EQ(next(MSG_KEYDOWN).params[0], KEY_F5);
	EQ(next(MSG_KEYUP).params[0], KEY_F5);
	press(KEY_K); /* a key like any other again */
	EQ(next(MSG_KEYDOWN).params[0], KEY_K);
}

TEST(a_hot_key_is_given_back_and_changed)
{
	begin();
	EQ(WndSetHotKey(hidden, 1, 0, 0), -ENOENT);
	EQ(WndSetHotKey(hidden, 1, KEY_K, MOD_CTRL), 0);
	EQ(WndSetHotKey(hidden, 1, KEY_K, MOD_CTRL), 0);
	EQ(WndSetHotKey(hidden, 2, KEY_K, MOD_CTRL), -EBUSY);
	EQ(WndSetHotKey(focus, 1, KEY_K, MOD_CTRL), -EBUSY);
	EQ(WndSetHotKey(hidden, 1, KEY_L, MOD_CTRL), 0);
	EQ(WndSetHotKey(focus, 1, KEY_K, MOD_CTRL), 0);
	EQ(WndSetHotKey(hidden, 1, 0, 0), 0);
	EQ(WndSetHotKey(focus, 2, KEY_L, MOD_CTRL), 0);
	EQ(WndClose(focus), 0);
	EQ(WndSetHotKey(hidden, 1, KEY_K, MOD_CTRL), 0); /* gone with its window */
	EQ(WndSetHotKey(hidden, 2, KEY_L, MOD_CTRL), 0);
}

TEST(bad_hot_keys_are_refused)
{
	begin();
	EQ(WndSetHotKey(hidden, 0, KEY_K, MOD_CTRL), -EINVAL);
	EQ(WndSetHotKey(hidden, 1, KEY_K, 0), -EINVAL);
	EQ(WndSetHotKey(hidden, 1, KEY_K, MOD_SHIFT), -EINVAL);
	EQ(WndSetHotKey(hidden, 1, KEY_K, MOD_CTRL | KEY_REPEAT), -EINVAL);
	EQ(WndSetHotKey(hidden, 1, KEY_K, MOD_CTRL | MOD_CAPS_LOCK), -EINVAL);
	EQ(WndSetHotKey(hidden, 1, 0x100, MOD_CTRL), -EINVAL);
	EQ(WndSetHotKey(hidden, 1, KEY_LEFT_SHIFT, MOD_CTRL), -EINVAL);
	EQ(WndSetHotKey(0x7ffff123, 1, KEY_K, MOD_CTRL), -ENOENT);
	/* The desktop's own. */
	EQ(WndSetHotKey(hidden, 1, KEY_TAB, MOD_ALT), -EBUSY);
	EQ(WndSetHotKey(hidden, 1, KEY_TAB, MOD_ALT | MOD_SHIFT), -EBUSY);
	EQ(WndSetHotKey(hidden, 1, KEY_F4, MOD_ALT), -EBUSY);
	EQ(WndSetHotKey(hidden, 1, KEY_SPACE, MOD_ALT), -EBUSY);
	EQ(WndSetHotKey(hidden, 1, KEY_DELETE, MOD_CTRL | MOD_ALT), -EBUSY);
	EQ(WndSetHotKey(hidden, 1, KEY_E, MOD_SUPER), -EBUSY);
	EQ(WndSetHotKey(hidden, 1, KEY_F4, MOD_CTRL), 0);
}

static int take(uint32_t n, uint32_t id, uint32_t mods)
{
	return WndSetHotKey(hidden, id, KEY_1 + n, mods);
}

/* args: which modifiers. Its share, and then no more. */
ROLE(holder)
{
	hidden = tap_window(0, 0, 0, 0, 9, 9);
	for (uint32_t i = 0; i < PROCESS_HOTKEYS_MAX; i++)
		EQ(take(i, i + 1, args[0]), 0);
	EQ(take(PROCESS_HOTKEYS_MAX, 99, args[0]), -EAGAIN);
	EQ(EvtSet(TAP_HANDLE(0)), 0);
	tap_await(TAP_HANDLE(1));
	return tap_failures;
}

ROLE(stranger)
{
	EQ(WndSetHotKey(args[0], 1, KEY_K, MOD_CTRL), -EPERM);
	return tap_failures;
}

TEST(hot_keys_are_limited)
{
	static const uint32_t mods[] = {MOD_CTRL, MOD_CTRL | MOD_SHIFT,
					MOD_CTRL | MOD_ALT | MOD_SHIFT, MOD_CTRL | MOD_ALT};
	int there = EvtCreate(0), done = EvtCreate(EVENT_MANUAL), children[4];

	begin();
	EQ(tap_end(tap_start(CHILD("stranger", .args = {hidden}))), 0);
	for (int i = 0; i < HOTKEYS_MAX / PROCESS_HOTKEYS_MAX; i++) {
		children[i] =
			tap_start(CHILD("holder", .args = {mods[i]}, .handles = {there, done}));
		tap_await(there);
	}
	EQ(take(0, 1, MOD_ALT), -EAGAIN); /* all are in use */
	EQ(take(0, 1, MOD_CTRL), -EBUSY);
	EQ(EvtSet(done), 0);
	for (int i = 0; i < HOTKEYS_MAX / PROCESS_HOTKEYS_MAX; i++)
		EQ(tap_end(children[i]), 0);
	EQ(take(0, 1, MOD_CTRL), 0); /* gone with their process */
}

static void need_hot_key(uint32_t key)
{
	struct msg m;

	NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
	EQ(m.code, MSG_HOTKEY);
	EQ(m.params[0], key);
}

/* All between Alt+Tab and the end of Alt is the desktop's; the focus hears of Alt alone. */
TEST(alt_tab_takes_the_keys_until_alt_goes_up)
{
	struct msg m;

	begin();
	EQ(WndOwnRoot(hidden), 0);
	tap_drain();
	key(KEY_LEFT_ALT, 1);
	NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
	EQ(m.window, focus);
	press(KEY_TAB);
	press(KEY_RIGHT);
	press(KEY_ESCAPE);
	key(KEY_LEFT_ALT, 0);
	press(KEY_X);
	need_hot_key(KEY_TAB);
	need_hot_key(KEY_RIGHT);
	need_hot_key(KEY_ESCAPE);
	need_hot_key(KEY_LEFT_ALT);
	NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
	EQ(m.code, MSG_KEYUP);
	EQ(m.params[0], KEY_LEFT_ALT);
	EQ(m.window, focus);
	EQ(next(MSG_KEYDOWN).params[0], KEY_X);
	EQ(WndOwnRoot(0), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_hot_key_comes_whoever_has_the_focus),
						T(modifiers_must_be_exactly_these),
						T(a_held_hot_key_comes_once),
						T(a_hot_key_is_given_back_and_changed),
						T(bad_hot_keys_are_refused),
						T(hot_keys_are_limited),
						T(alt_tab_takes_the_keys_until_alt_goes_up),
						{}};
	static const struct tap_role roles[] = {T(holder), T(stranger), {}};

	return tap_main(argc, argv, tests, roles);
}
