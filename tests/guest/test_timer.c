/* tests/guest/test_timer.c - timers of windows, and the bound for what waits behind a flood of
 * posts. */
#include "tap.h"

TEST(a_flood_does_not_hold_up_paint_and_timer)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 50, 50), seen = 0, me = ThrGetId();
	uint64_t end = tap_ms() + TAP_DEADLINE;
	struct msg m;

	tap_drain();
	EQ(WndSetTimer(w, 1, 5, 0), 0);
	EQ(WndInvalidate(w, NULL), 0);
	EQ(ThrPostMessage(me, MSG_USER, 0, 0, 0), 0);
	while (seen != 3 && tap_ms() < end) {
		NEED(MsgGet(&m, 0, 0) == 1);
		if (m.code == MSG_USER) {
			EQ(ThrPostMessage(me, MSG_USER, 0, 0, 0), 0);
			EQ(ThrPostMessage(me, MSG_USER + 1, 0, 0, 0), 0);
		}
		if (m.code == MSG_PAINT)
			WndBeginPaint(w, &(struct rect){0});
		seen |= m.code == MSG_PAINT ? 1 : m.code == MSG_TIMER ? 2 : 0;
	}
	EQ(seen, 3);
}

TEST(missed_ticks_are_counted)
{
	uint32_t w = tap_window(0, 0, 0, 0, 20, 20), ticks = 0;
	uint64_t start = tap_ms();
	struct msg m;

	tap_drain();
	EQ(WndSetTimer(w, 77, 10, 0), 0);
	ThrSleep(105);
	for (int i = 0; i < 3; i++) {
		NEED(MsgGet(&m, 0, TAP_DEADLINE) == 1);
		EQ(m.code, MSG_TIMER);
		EQ(m.window, w);
		EQ(m.params[0], 77);
		CHECK(i || m.params[1] >= 5);
		ticks += 1 + m.params[1];
	}
	CHECK(ticks <= (tap_ms() - start) / 10 + 5);
	EQ(WndKillTimer(w, 77), 0);
	ThrSleep(25);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
	CHECK(WndKillTimer(w, 77) < 0);
}

TEST(timers_are_refused)
{
	uint32_t w = tap_window(0, 0, 0, 0, 20, 20), n = 0;
	int r;

	tap_drain();
	EQ(WndSetTimer(w, 1, 0, 0), -EINVAL);
	EQ(WndSetTimer(w, 1, 10, 2), -EINVAL);
	EQ(WndSetTimer(0, 1, 10, 0), -ENOENT);
	EQ(WndKillTimer(w + 1, 1), -ENOENT);
	while ((r = WndSetTimer(w, n, 100000, 0)) == 0 && n < 1000)
		n++;
	EQ(r, -EAGAIN);
	EQ(n, PROCESS_TIMERS_MAX);
	EQ(WndSetTimer(w, 0, 50000, 0), 0); /* the same one anew */
	EQ(WndClose(w), 0);
	w = tap_window(0, 0, 0, 0, 20, 20);
	EQ(WndSetTimer(w, 0, 1000, 0), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_flood_does_not_hold_up_paint_and_timer),
						T(missed_ticks_are_counted),
						T(timers_are_refused),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
