/* tests/guest/test_hung.c - programs that do not answer, and pictures of those that crashed. */
#include "tap.h"
#include "abi/key.h"

#define GHOSTS 16 /* as winmgr/ghost.c has it */

static uint32_t desktop;

static void say(uint32_t kind, uint32_t code, int value, int x, int y)
{
	struct input_record r = {kind, code, value, x, y};

	EQ(SysInjectInput(&r, 1), 1);
}

static void press(void)
{
	say(INPUT_BUTTON, BUTTON_LEFT, 1, 0, 0);
	say(INPUT_BUTTON, BUTTON_LEFT, 0, 0, 0);
}

static void begin(void)
{
	desktop = tap_window(0, WND_VISIBLE | WND_BOTTOM, 0, 0, 600, 400);
	NEED(WndOwnRoot(desktop) == 0);
	tap_drain();
	NEED(SysTestClock(TEST_CLOCK_FREEZE, 0) == 0);
}

static void advance(uint32_t ms)
{
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, ms), 0);
}

static void present(uint32_t w)
{
	struct surface s;

	NEED(WndMapSurface(w, &s) == 0);
	for (int i = 0; i < s.pitch * s.height; i++)
		s.pixels[i] = 0xff204060;
	EQ(WndPresent(w, &(struct rect){0, 0, s.width, s.height}, 1), 0);
}

/* Shows a window, and fetches only when told so. */
ROLE(sleeper)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 100, 100, 100, 100);

	(void)args;
	present(w);
	tap_drain();
	EvtSet(TAP_HANDLE(0));
	tap_await(TAP_HANDLE(1));
	NEED(tap_message(MSG_MOUSEDOWN, &(struct msg){0}));
	EQ(MsgGet(&(struct msg){0}, MSG_PEEK | MSG_ONLY_INPUT, 0), 1); /* its release */
	EvtSet(TAP_HANDLE(0));
	tap_await(TAP_HANDLE(2));
	return tap_failures;
}

static uint32_t state_of(uint32_t w)
{
	struct wnd_info i = {0};

	EQ(WndQuery(w, &i), 0);
	return i.state;
}

TEST(who_does_not_fetch_is_hung)
{
	int ready = EvtCreate(0), go = EvtCreate(0), end = EvtCreate(0), child;
	struct msg m = {0};
	uint32_t w;

	begin();
	child = tap_start(CHILD("sleeper", .handles = {ready, go, end}));
	tap_await(ready);
	EvtReset(ready);
	NEED(tap_message(MSG_WINDOW_OPENED, &m));
	w = m.params[0];
	advance(20000); /* nothing waits: nothing happens */
	EQ(state_of(w) & WND_STATE_HUNG, 0);
	say(INPUT_MOVE, 0, 0, 150, 150);
	press();
	advance(4999);
	EQ(state_of(w) & WND_STATE_HUNG, 0);
	advance(1);
	NEED(tap_message(MSG_WINDOW_HUNG, &m));
	EQ(m.params[0], w);
	EQ(m.params[1], 1);
	CHECK(state_of(w) & WND_STATE_HUNG);
	press();
	NEED(tap_message(MSG_HUNG_PRESS, &m));
	EQ(m.params[0], w);
	EQ(m.params[1], MSG_PACK(150, 150));
	EQ(MSG_BUTTON(m.params[2]), BUTTON_LEFT);
	EvtSet(go);
	NEED(tap_message(MSG_WINDOW_HUNG, &m));
	EQ(m.params[0], w);
	EQ(m.params[1], 0);
	tap_await(ready);
	EQ(state_of(w) & WND_STATE_HUNG, 0);
	EvtSet(end);
	EQ(tap_end(child), 0);
}

TEST(who_dies_hung_leaves_nothing)
{
	int ready = EvtCreate(0), go = EvtCreate(0), child;

	begin();
	child = tap_start(CHILD("sleeper", .handles = {ready, go, go}));
	tap_await(ready);
	say(INPUT_MOVE, 0, 0, 150, 150);
	press();
	advance(5000);
	NEED(tap_message(MSG_WINDOW_HUNG, &(struct msg){0}));
	tap_kill(child);
	NEED(tap_message(MSG_WINDOW_CLOSED, &(struct msg){0}));
	advance(10000);
}

ROLE(crasher)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 120, 110, 100, 90);

	WndSetTitle(w, "Gone");
	tap_window(0, WND_VISIBLE, 10, 10, 50, 50); /* never presented */
	present(w);
	present(tap_window(0, WND_VISIBLE | WND_NO_LIST, 10, 10, 50, 50));
	if (args[0])
		__asm__ volatile("ud2");
	return 0;
}

TEST(a_crash_leaves_its_picture)
{
	struct msg m = {0};
	struct wnd_info i;

	begin();
	EQ(tap_end(tap_start(CHILD("crasher", {1}))), EXIT_FAULT);
	NEED(tap_message(MSG_WINDOW_CRASHED, &m));
	EQ(m.params[2], m.params[0]); /* it is the first one, too */
	NEED(WndQuery(m.params[0], &i) == 0);
	EQ(i.process, ProcGetId());
	EQ(i.rect.left, 120);
	EQ(i.rect.bottom, 200);
	CHECK(!strcmp(i.title, "Gone"));
	CHECK(i.state & WND_STATE_CRASHED);
	say(INPUT_MOVE, 0, 0, 150, 150);
	press();
	do
		NEED(tap_message(MSG_MOUSEDOWN, &m));
	while (m.window != i.window);
	EQ(WndClose(i.window), 0);
	CHECK(MsgGetFiltered(&m, &(struct msg_filter){0, MSG_WINDOW_CRASHED, MSG_WINDOW_CRASHED}, 0,
			     0) < 0); /* only the one */
}

/* The one that was made first lies below another, or above it. args: above. */
ROLE(crasher_with_two)
{
	uint32_t first = tap_window(0, WND_VISIBLE, 10, 10, 40, 30), second;

	WndSetTitle(first, "First");
	second = tap_window(0, WND_VISIBLE, 20, 20, 40, 30);
	present(first);
	present(second);
	if (args[0])
		WndSetOrder(first, WND_ORDER_TOP);
	__asm__ volatile("ud2");
	return 0;
}

TEST(the_first_made_is_named)
{
	struct wnd_info i;
	struct msg m = {0};
	uint32_t kept[2];

	begin();
	for (uint32_t above = 0; above < 2; above++) {
		EQ(tap_end(tap_start(CHILD("crasher_with_two", {above}))), EXIT_FAULT);
		for (uint32_t n = 0; n < 2; n++) {
			NEED(tap_message(MSG_WINDOW_CRASHED, &m));
			kept[n] = m.params[0];
			EQ(m.params[0] == m.params[2], n == above); /* bottom to top */
			NEED(WndQuery(m.params[2], &i) == 0);
			CHECK(!strcmp(i.title, "First"));
		}
		EQ(WndClose(kept[0]), 0);
		EQ(WndClose(kept[1]), 0);
	}
}

/* args: how many windows, and which kernel allocation of its end fails. */
ROLE(crasher_with_many)
{
	for (uint32_t i = 0; i < args[0]; i++)
		present(tap_window(0, WND_VISIBLE, 10 + 8 * (int)i, 10, 40, 30));
	EQ(DbgFailAlloc(args[1]), 0);
	__asm__ volatile("ud2");
	return 0;
}

static int crash_with_many(uint32_t windows, uint32_t fails)
{
	return tap_end(
		tap_start(CHILD("crasher_with_many", {windows, fails}, .privileges = PRIV_DEBUG)));
}

static uint32_t close_ghosts(void)
{
	struct msg_filter crashed = {0, MSG_WINDOW_CRASHED, MSG_WINDOW_CRASHED};
	uint32_t count = 0;
	struct msg m;

	for (; MsgGetFiltered(&m, &crashed, 0, 0) == 1; count++) {
		CHECK(state_of(m.params[0]) & WND_STATE_CRASHED);
		EQ(WndClose(m.params[0]), 0);
	}
	tap_drain();
	return count;
}

TEST(ghosts_are_limited)
{
	begin();
	EQ(crash_with_many(20, 0), EXIT_FAULT);
	EQ(close_ghosts(), GHOSTS);
	EQ(crash_with_many(2, 0), EXIT_FAULT); /* room again */
	EQ(close_ghosts(), 2);
}

/* Whichever allocation fails, a ghost is whole or not there. */
TEST(without_memory_there_is_no_ghost)
{
	uint32_t without = 0, nth = 1;

	begin();
	for (; nth < 100; nth++) {
		uint32_t count;

		EQ(crash_with_many(1, nth), EXIT_FAULT);
		count = close_ghosts();
		CHECK(count <= 1);
		without += !count;
	}
	CHECK(without > 0);
	EQ(crash_with_many(1, 0), EXIT_FAULT);
	EQ(close_ghosts(), 1);
}

TEST(an_ordinary_end_leaves_none)
{
	begin();
	EQ(tap_end(tap_start(CHILD("crasher", {0}))), 0);
	tap_message(MSG_WINDOW_CLOSED, &(struct msg){0});
	CHECK(MsgGetFiltered(&(struct msg){0},
			     &(struct msg_filter){0, MSG_WINDOW_CRASHED, MSG_WINDOW_CRASHED}, 0,
			     0) < 0);
}

TEST(a_resting_pointer_is_told_once)
{
	uint32_t ms = 500, w;
	struct msg_filter hover = {0, MSG_MOUSEHOVER, MSG_MOUSEHOVER};
	struct msg m;

	begin();
	w = tap_window(0, WND_VISIBLE, 100, 100, 100, 100);
	EQ(WndSetAttribute(w, WND_ATTR_HOVER, &ms, sizeof ms), 0);
	say(INPUT_MOVE, 0, 0, 150, 150);
	NEED(tap_message(MSG_MOUSEENTER, &m));
	advance(400);
	say(INPUT_MOVE, 0, 0, 151, 152);
	NEED(tap_message(MSG_MOUSEMOVE, &m));
	advance(499);
	CHECK(MsgGetFiltered(&m, &hover, 0, 0) < 0);
	advance(1);
	NEED(tap_message(MSG_MOUSEHOVER, &m));
	EQ(m.window, w);
	EQ(m.params[0], MSG_PACK(51, 52));
	advance(5000);
	CHECK(MsgGetFiltered(&m, &hover, 0, 0) < 0);
	say(INPUT_BUTTON, BUTTON_LEFT, 1, 0, 0);
	say(INPUT_MOVE, 0, 0, 160, 160);
	NEED(tap_message(MSG_MOUSEDOWN, &m));
	advance(5000);
	CHECK(MsgGetFiltered(&m, &hover, 0, 0) < 0);
	say(INPUT_BUTTON, BUTTON_LEFT, 0, 0, 0);
	NEED(tap_message(MSG_MOUSEUP, &m));
	advance(500);
	NEED(tap_message(MSG_MOUSEHOVER, &m));
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(who_does_not_fetch_is_hung),
						T(who_dies_hung_leaves_nothing),
						T(a_crash_leaves_its_picture),
						T(an_ordinary_end_leaves_none),
						T(the_first_made_is_named),
						T(ghosts_are_limited),
						T(without_memory_there_is_no_ghost),
						T(a_resting_pointer_is_told_once),
						{}};
	static const struct tap_role roles[] = {{"sleeper", sleeper},
						{"crasher", crasher},
						{"crasher_with_two", crasher_with_two},
						{"crasher_with_many", crasher_with_many},
						{}};

	return tap_main(argc, argv, tests, roles);
}
