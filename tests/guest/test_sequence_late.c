/* tests/guest/test_sequence_late.c - what comes late or not at all: hung owners, loops within
 * loops, timers that were missed; in order. */
#include "seq.h"

#define MSG_HOLD  (MSG_USER + 1) /* to B: handle nothing more until MSG_GO_ON */
#define MSG_GO_ON (MSG_USER + 2)
#define MSG_HELD  (MSG_USER + 3) /* to A: B is held up */
#define MSG_MODAL (MSG_USER + 4) /* to B: a loop within the loop */
#define MSG_STEP  (MSG_USER + 5)
#define MSG_LAST  (MSG_USER + 6)
#define MSG_ENDED (MSG_USER + 7) /* to A: the loop within is over */

/* Waiting for one code only is no fetch of the input that waits too. */
static uint32_t hold(char window, const struct msg *m)
{
	struct msg_filter go_on = {.first_code = MSG_GO_ON, .last_code = MSG_GO_ON};

	if (window != 'B' || m->code != MSG_HOLD)
		return 0;
	EQ(WndPostMessage(seq_window('A'), MSG_HELD, 0, 0, 0), 0);
	EQ(MsgGetFiltered(&(struct msg){0}, &go_on, 0, TAP_DEADLINE), 1);
	return 0;
}

static bool is_hung(char window)
{
	struct wnd_info info = {0};

	EQ(WndQuery(seq_window(window), &info), 0);
	return info.state & WND_STATE_HUNG;
}

/* C is the desktop's window, and told of what others do. */
static void own_desktop(void)
{
	seq_name('C', tap_window(0, WND_BOTTOM | WND_NO_LIST, 0, 0, 50, 50));
	NEED(WndOwnRoot(seq_window('C')) == 0);
	seq_move(450, 150);
	seq_button(BUTTON_LEFT, 1);
	seq_button(BUTTON_LEFT, 0);
	seq_clear();
}

static void hold_b(seq_handler *handler)
{
	seq_handle(handler);
	EQ(WndPostMessage(seq_window('B'), MSG_HOLD, 0, 0, 0), 0);
	seq_await_own('A', MSG_HELD);
}

static void go_on(void)
{
	EQ(WndPostMessage(seq_window('B'), MSG_GO_ON, 0, 0, 0), 0);
}

/* The desktop's own thread is never hung, so with one thread nothing comes of it. */
static void hang_alone(void)
{
	static const struct seq_item expected[] = {M('B', MSG_KEYDOWN), M('B', MSG_KEYUP), {0}};

	seq_press(KEY_LEFT);
	seq_advance(20000);
	CHECK(!is_hung('B'));
	seq_expect(expected);
}

/* Marked after 5 s; it has missed nothing, and is as before once it fetches. */
SEQUENCE(hung_and_back)
{
	struct seq_item expected[] = {M('B', MSG_HOLD),
				      M('A', MSG_HELD),
				      M1('B', MSG_KEYDOWN, KEY_LEFT),
				      M1('B', MSG_KEYUP, KEY_LEFT),
				      M2('C', MSG_WINDOW_HUNG, 0, 1),
				      M2('C', MSG_WINDOW_HUNG, 0, 0),
				      {0}};

	own_desktop();
	if (seq_alone()) {
		hang_alone();
		return;
	}
	hold_b(hold);
	seq_press(KEY_LEFT);
	seq_route();
	seq_advance(4999);
	seq_route();
	CHECK(!is_hung('B'));
	seq_advance(1);
	seq_await_own('C', MSG_WINDOW_HUNG);
	CHECK(is_hung('B'));
	CHECK(!is_hung('A'));
	go_on();
	seq_settle();
	CHECK(!is_hung('B'));
	expected[4].params[0] = expected[5].params[0] = seq_window('B');
	seq_expect(expected);
}

/* What it is told by a press meanwhile goes to the desktop. */
SEQUENCE(a_press_on_a_hung_window)
{
	struct seq_item expected[] = {
		M('B', MSG_HOLD),	 M('A', MSG_HELD),
		M('B', MSG_KEYDOWN),	 M('B', MSG_KEYUP),
		M('C', MSG_WINDOW_HUNG), M2('C', MSG_HUNG_PRESS, 0, MSG_PACK(450, 150)),
		M('C', MSG_WINDOW_HUNG), {0}};

	if (seq_alone())
		return;
	own_desktop();
	hold_b(hold);
	seq_press(KEY_LEFT);
	seq_route();
	seq_advance(5000);
	seq_await_own('C', MSG_WINDOW_HUNG);
	seq_button(BUTTON_LEFT, 1);
	seq_button(BUTTON_LEFT, 0);
	seq_await_own('C', MSG_HUNG_PRESS);
	go_on();
	expected[5].params[0] = seq_window('B');
	seq_expect(expected);
}

/* ---- loops within loops -----------------------------------------------------------------------
 */

static uint32_t modal(char window, const struct msg *m)
{
	uint32_t b = seq_window('B');

	if (window != 'B')
		return 0;
	if (m->code == MSG_STEP) {
		EQ(MsgPostQuit(3), 0);
		EQ(WndPostMessage(b, MSG_LAST, 0, 0, 0), 0);
	}
	if (m->code == MSG_MODAL) {
		EQ(WndPostMessage(b, MSG_STEP, 0, 0, 0), 0);
		EQ(MsgPostQuit(seq_loop()), 0);
		EQ(WndPostMessage(seq_window('A'), MSG_ENDED, 0, 0, 0), 0);
	}
	return 0;
}

/* It ends the loop within after all that was posted, and then, passed on, the one around it. */
SEQUENCE(quit_in_a_loop_within_a_loop)
{
	static const struct seq_item expected[] = {
		M('B', MSG_MODAL),
		NESTED('B', MSG_STEP),
		NESTED('B', MSG_LAST),
		{.window = 'Q', .check = 1 | SEQ_NESTED, .code = MSG_QUIT, .params = {3}},
		ANY(1, 'A', MSG_ENDED),
		{.window = 'Q', .check = 1, .group = 1, .code = MSG_QUIT, .params = {3}},
		{0}};

	seq_handle(modal);
	EQ(WndPostMessage(seq_window('B'), MSG_MODAL, 0, 0, 0), 0);
	seq_await_own('A', MSG_ENDED);
	seq_expect(expected);
}

/* ---- timers -----------------------------------------------------------------------------------
 */

static void three_timers(void)
{
	uint32_t b = seq_window('B');

	EQ(WndSetTimer(b, 1, 30, 0), 0);
	EQ(WndSetTimer(b, 2, 100, 0), 0);
	EQ(WndSetTimer(b, 3, 250, TIMER_ONCE), 0);
}

static void stop_timers(void)
{
	for (uint32_t id = 1; id <= 2; id++)
		EQ(WndKillTimer(seq_window('B'), id), 0);
}

/* One tick of each, with how many were missed; those that repeat keep their phase. */
SEQUENCE(late_ticks_are_counted)
{
	static const struct seq_item late[] = {
		{.window = 'B', .check = 3, .group = 1, .code = MSG_TIMER, .params = {1, 10}},
		{.window = 'B', .check = 3, .group = 1, .code = MSG_TIMER, .params = {2, 2}},
		{.window = 'B', .check = 3, .group = 1, .code = MSG_TIMER, .params = {3, 0}},
		{0}};
	static const struct seq_item next[] = {
		M2('B', MSG_TIMER, 1, 0), M2('B', MSG_TIMER, 1, 0), M2('B', MSG_TIMER, 2, 0), {0}};

	seq_do_b(three_timers);
	seq_clear();
	seq_advance(350); /* the first was due at 30, 60, ... 330 */
	seq_expect(late);
	for (int i = 0; i < 5; i++) {
		seq_advance(10);
		seq_settle();
	}
	seq_expect(next);
	seq_do_b(stop_timers);
}

static void two_timers(void)
{
	EQ(WndSetTimer(seq_window('B'), 1, 10, 0), 0);
	EQ(WndSetTimer(seq_window('B'), 2, 10, 0), 0);
}

static void stop_and_set_anew(void)
{
	EQ(WndKillTimer(seq_window('B'), 1), 0);
	EQ(WndSetTimer(seq_window('B'), 2, 100, 0), 0);
}

static uint32_t hold_and_stop(char window, const struct msg *m)
{
	hold(window, m);
	if (m->code == MSG_HOLD)
		stop_and_set_anew();
	return 0;
}

/* Neither one that was stopped nor one that was set anew still ticks for what it missed. */
SEQUENCE(a_stopped_timer_misses_nothing)
{
	static const struct seq_item expected[] = {
		MAYBE('B', MSG_HOLD), MAYBE('A', MSG_HELD), M2('B', MSG_TIMER, 2, 0), {0}};

	seq_do_b(two_timers);
	if (!seq_alone())
		hold_b(hold_and_stop);
	seq_advance(45);
	if (seq_alone())
		stop_and_set_anew();
	else
		go_on();
	seq_settle();
	seq_advance(99);
	seq_settle();
	seq_advance(1);
	seq_expect(expected);
}

static void timer_b(void)
{
	EQ(WndSetTimer(seq_window('B'), 7, 100, 0), 0);
}

/* A handler that takes long: its timer comes once when it is over. */
SEQUENCE(ticks_missed_in_a_handler)
{
	static const struct seq_item expected[] = {
		M('B', MSG_HOLD), M('A', MSG_HELD), M2('B', MSG_TIMER, 7, 3), {0}};

	if (seq_alone())
		return;
	seq_do_b(timer_b);
	seq_clear();
	hold_b(hold);
	seq_advance(450);
	go_on();
	seq_expect(expected);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(hung_and_back),
						T(a_press_on_a_hung_window),
						T(quit_in_a_loop_within_a_loop),
						T(late_ticks_are_counted),
						T(a_stopped_timer_misses_nothing),
						T(ticks_missed_in_a_handler),
						{}};
	static const struct tap_role roles[] = {SEQ_ROLE, {}};

	return tap_main(argc, argv, tests, roles);
}
