/* tests/guest/test_clock.c - the clock of the GUI, driven by a test. */
#include "tap.h"
#include "abi/key.h"

static uint32_t window;

/* The clock stands; one window, nothing waits. */
static void begin(void)
{
	window = tap_window(0, WND_VISIBLE, 100, 100, 100, 100);
	WndBeginPaint(window, &(struct rect){0});
	tap_drain();
	NEED(SysTestClock(TEST_CLOCK_FREEZE, 0) == 0);
}

static void advance(uint32_t ms)
{
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, ms), 0);
}

/* The tick that waits: its timer, and how many were missed before. */
static void tick(uint32_t id, uint32_t missed)
{
	struct msg m = {0};

	CHECK(MsgGet(&m, 0, 0) == 1);
	EQ(m.code, MSG_TIMER);
	EQ(m.params[0], id);
	EQ(m.params[1], missed);
}

static void nothing(void)
{
	EQ(MsgGet(&(struct msg){0}, 0, 0), -ETIMEDOUT);
}

TEST(a_timer_comes_to_the_millisecond)
{
	begin();
	EQ(WndSetTimer(window, 1, 100, 0), 0);
	advance(99);
	nothing();
	advance(1);
	tick(1, 0);
	nothing();
	advance(350); /* in phase: 200, 300, 400 */
	tick(1, 2);
	advance(49);
	nothing();
	advance(1);
	tick(1, 0);
}

TEST(ticks_come_in_the_order_of_their_times)
{
	begin();
	EQ(WndSetTimer(window, 1, 30, TIMER_ONCE), 0);
	EQ(WndSetTimer(window, 2, 10, TIMER_ONCE), 0);
	EQ(WndSetTimer(window, 3, 20, TIMER_ONCE), 0);
	for (uint32_t i = 0; i < 3; i++) {
		static const uint32_t wanted[] = {2, 3, 1};

		advance(10);
		tick(wanted[i], 0);
		nothing();
	}
}

TEST(a_killed_timer_is_silent)
{
	begin();
	EQ(WndSetTimer(window, 1, 10, 0), 0);
	EQ(WndSetTimer(window, 2, 10, 0), 0);
	EQ(WndKillTimer(window, 1), 0);
	EQ(WndSetTimer(window, 2, 25, 0), 0); /* anew */
	advance(24);
	nothing();
	advance(1);
	tick(2, 0);
}

TEST(time_stands_still_and_runs_again)
{
	begin();
	EQ(WndSetTimer(window, 1, 20, TIMER_ONCE), 0);
	EQ(MsgGet(&(struct msg){0}, 0, 60), -ETIMEDOUT); /* waits are in real time */
	EQ(SysTestClock(TEST_CLOCK_OFF, 0), 0);
	NEED(tap_message(MSG_TIMER, &(struct msg){0}));
}

static void click(void)
{
	struct input_record r = {.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = 1};

	EQ(SysInjectInput(&r, 1), 1);
	r.value = 0;
	EQ(SysInjectInput(&r, 1), 1);
}

static uint32_t clicked(void)
{
	struct msg m = {0};

	click();
	NEED(tap_message(MSG_MOUSEDOWN, &m));
	return m.params[2];
}

TEST(double_clicks_go_by_it)
{
	begin();
	EQ(SysInjectInput(&(struct input_record){.kind = INPUT_MOVE, .x = 150, .y = 150}, 1), 1);
	advance(1000); /* away from any click before, and not so long that the window counts as hung
			*/
	EQ(clicked(), 1);
	advance(399);
	EQ(clicked(), 2);
	advance(400);
	EQ(clicked(), 1);
}

TEST(a_paint_is_late_by_it)
{
	struct msg m;

	begin();
	EQ(WndInvalidate(window, NULL), 0);
	EQ(WndPostMessage(window, MSG_USER, 0, 0, 0), 0);
	EQ(WndPostMessage(window, MSG_USER, 0, 0, 0), 0);
	NEED(MsgGet(&m, 0, 0) == 1);
	EQ(m.code, MSG_USER);
	advance(16);
	NEED(MsgGet(&m, 0, 0) == 1);
	EQ(m.code, MSG_PAINT);
}

ROLE(second)
{
	(void)args;
	EQ(SysTestClock(TEST_CLOCK_FREEZE, 0), -EBUSY);
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, 10), -EBUSY);
	EQ(SysTestClock(TEST_CLOCK_OFF, 0), -EBUSY);
	return tap_failures;
}

ROLE(unprivileged)
{
	(void)args;
	EQ(SysTestClock(TEST_CLOCK_FREEZE, 0), -EPERM);
	return tap_failures;
}

ROLE(freezer)
{
	(void)args;
	EQ(SysTestClock(TEST_CLOCK_FREEZE, 0), 0);
	return tap_failures;
}

TEST(one_process_drives_it)
{
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, 10), -EINVAL);
	EQ(tap_end(tap_start(CHILD("freezer", .privileges = PRIV_DEBUG))), 0);
	begin(); /* the clock was free again */
	EQ(SysTestClock(3, 0), -EINVAL);
	EQ(SysTestClock(TEST_CLOCK_OFF, 1), -EINVAL);
	EQ(tap_end(tap_start(CHILD("second", .privileges = PRIV_DEBUG))), 0);
	EQ(tap_end(tap_start(CHILD("unprivileged"))), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_timer_comes_to_the_millisecond),
						T(ticks_come_in_the_order_of_their_times),
						T(a_killed_timer_is_silent),
						T(time_stands_still_and_runs_again),
						T(double_clicks_go_by_it),
						T(a_paint_is_late_by_it),
						T(one_process_drives_it),
						{}};
	static const struct tap_role roles[] = {
		{"second", second}, {"unprivileged", unprivileged}, {"freezer", freezer}, {}};

	return tap_main(argc, argv, tests, roles);
}
