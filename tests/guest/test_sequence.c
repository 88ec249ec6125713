/* tests/guest/test_sequence.c - what windows are told, in which order, whoever owns them. */
#include "seq.h"

#define MSG_ASK	 (MSG_USER + 1)
#define MSG_BACK (MSG_USER + 2)

static void over_a(void)
{
	seq_move(150, 150);
}

static void over_b(void)
{
	seq_move(450, 150);
}

SEQUENCE(entering_and_leaving)
{
	static const struct seq_item expected[] = {M('A', MSG_MOUSEENTER), M('A', MSG_MOUSEMOVE),
						   M('A', MSG_MOUSELEAVE), M('B', MSG_MOUSEENTER),
						   M('B', MSG_MOUSEMOVE),  {0}};

	over_a();
	seq_settle();
	over_b();
	seq_expect(expected);
}

SEQUENCE(a_click_activates_another_window)
{
	static const struct seq_item expected[] = {M('A', MSG_FOCUS_LOST),
						   M('A', MSG_DEACTIVATED),
						   M('B', MSG_ACTIVATED),
						   M('B', MSG_FOCUS_GAINED),
						   MP2('B', MSG_MOUSEDOWN, 1),
						   M('B', MSG_MOUSEUP),
						   {0}};

	over_b();
	seq_clear();
	seq_button(BUTTON_LEFT, 1);
	seq_button(BUTTON_LEFT, 0);
	seq_expect(expected);
}

SEQUENCE(a_key_with_character_and_repeat)
{
	static const struct seq_item expected[] = {M2('A', MSG_KEYDOWN, KEY_X, 0),
						   M2('A', MSG_CHAR, 'x', 0),
						   M2('A', MSG_KEYDOWN, KEY_X, KEY_REPEAT),
						   M2('A', MSG_CHAR, 'x', KEY_REPEAT),
						   M1('A', MSG_KEYUP, KEY_X),
						   {0}};

	seq_key(KEY_X, 1);
	seq_key(KEY_X, 1);
	seq_key(KEY_X, 0);
	seq_expect(expected);
}

static void click(void)
{
	seq_button(BUTTON_LEFT, 1);
	seq_button(BUTTON_LEFT, 0);
	seq_settle();
}

/* Less than 400 ms after the press before it is a double click. */
SEQUENCE(double_and_triple_clicks)
{
	static const struct seq_item expected[] = {MP2('A', MSG_MOUSEDOWN, 1),
						   M('A', MSG_MOUSEUP),
						   MP2('A', MSG_MOUSEDOWN, 2),
						   M('A', MSG_MOUSEUP),
						   MP2('A', MSG_MOUSEDOWN, 3),
						   M('A', MSG_MOUSEUP),
						   MP2('A', MSG_MOUSEDOWN, 1),
						   M('A', MSG_MOUSEUP),
						   MP2('A', MSG_MOUSEDOWN, 1),
						   M('A', MSG_MOUSEUP),
						   {0}};

	over_a();
	seq_clear();
	click();
	seq_advance(399);
	click();
	seq_advance(399);
	click();
	seq_advance(399);
	click(); /* there is no fourth one */
	seq_advance(401);
	click();
	seq_expect(expected);
}

SEQUENCE(the_wheel)
{
	static const struct seq_item expected[] = {
		MP2('B', MSG_MOUSEWHEEL, 2), MP2('B', MSG_MOUSEWHEEL, (uint32_t)-1), {0}};

	over_b();
	seq_clear();
	seq_wheel(2);
	seq_wheel(-1);
	seq_expect(expected);
}

/* The window that got the press gets the drag, also over another one. */
SEQUENCE(a_drag_stays_with_its_window)
{
	static const struct seq_item expected[] = {M('A', MSG_MOUSEDOWN),  M('A', MSG_MOUSEMOVE),
						   M('A', MSG_MOUSEUP),	   M('A', MSG_MOUSELEAVE),
						   M('B', MSG_MOUSEENTER), {0}};

	over_a();
	seq_clear();
	seq_button(BUTTON_LEFT, 1);
	seq_settle();
	over_b();
	seq_settle();
	seq_button(BUTTON_LEFT, 0);
	seq_expect(expected);
}

static void hide_b(void)
{
	EQ(WndShow(seq_window('B'), 0), 0);
}

static void capture_b(void)
{
	EQ(WndSetCapture(seq_window('B')), 0);
}

SEQUENCE(capture_ends_when_its_window_is_hidden)
{
	static const struct seq_item expected[] = {
		M('B', MSG_MOUSEENTER),
		M('B', MSG_MOUSEMOVE),
		ANY(1, 'B', MSG_CAPTURE_LOST),
		ANY(1, 'B', MSG_MOUSELEAVE),
		ANY(1, 'B', MSG_SHOW),
		{.window = 'A', .code = MSG_MOUSEENTER, .group = 1},
		{0}};

	seq_do_b(capture_b);
	over_a();
	seq_settle();
	seq_do_b(hide_b);
	seq_expect(expected);
}

static void activate_b(void)
{
	EQ(WndActivate(seq_window('B')), 0);
}

static void close_active_b(void)
{
	uint32_t b = seq_window('B');

	EQ(WndClose(b), 0);
}

/* The next window below becomes active; what is closed hears nothing more. */
SEQUENCE(closing_the_active_window)
{
	static const struct seq_item active[] = {M('A', MSG_FOCUS_LOST),
						 M('A', MSG_DEACTIVATED),
						 M('B', MSG_ACTIVATED),
						 M('B', MSG_FOCUS_GAINED),
						 {0}};
	static const struct seq_item expected[] = {
		M('A', MSG_ACTIVATED), M('A', MSG_FOCUS_GAINED), {0}};

	seq_do_b(activate_b);
	seq_expect(active);
	seq_do_b(close_active_b);
	seq_expect(expected);
}

/* ---- sends ------------------------------------------------------------------------------------
 */

/* B asks back while A waits; so A's answer is within A's own send. */
static uint32_t ask_back(char window, const struct msg *m)
{
	uint32_t result = 0;

	if (window == 'B' && m->code == MSG_ASK) {
		EQ(WndSendMessage(seq_window('A'), MSG_BACK, 5, 0, 0, TAP_DEADLINE, &result), 0);
		return result + 1;
	}
	return m->code == MSG_BACK ? m->params[0] * 2 : 0;
}

static uint32_t asked;

static uint32_t ask_from_a(char window, const struct msg *m)
{
	if (window == 'A' && m->code == MSG_USER)
		EQ(WndSendMessage(seq_window('B'), MSG_ASK, 0, 0, 0, TAP_DEADLINE, &asked), 0);
	return ask_back(window, m);
}

SEQUENCE(a_send_within_a_send)
{
	static const struct seq_item expected[] = {
		M('A', MSG_USER), M('B', MSG_ASK), NESTED('A', MSG_BACK), {0}};
	const struct seq_entry *user, *ask, *back;

	seq_handle(ask_from_a);
	EQ(WndPostMessage(seq_window('A'), MSG_USER, 0, 0, 0), 0);
	user = seq_find('A', MSG_USER);
	ask = seq_find('B', MSG_ASK);
	back = seq_find('A', MSG_BACK);
	NEED(user && ask && back);
	EQ(asked, 11);
	EQ(user->how, MSG_BY_POST);
	if (ask->thread != user->thread) { /* else it was a plain call */
		EQ(ask->how, MSG_BY_SEND);
		EQ(back->how, MSG_BY_SEND);
		EQ(ask->cause, user->stamp);
		EQ(back->cause, ask->stamp);
		CHECK(user->stamp < ask->stamp && ask->stamp < back->stamp);
	}
	seq_expect(expected);
}

/* ---- timers and paint -------------------------------------------------------------------------
 */

static void timer_b(void)
{
	EQ(WndSetTimer(seq_window('B'), 7, 100, 0), 0);
}

SEQUENCE(timers_keep_their_phase)
{
	static const struct seq_item expected[] = {
		M2('B', MSG_TIMER, 7, 0), M2('B', MSG_TIMER, 7, 2), M2('B', MSG_TIMER, 7, 0), {0}};

	seq_do_b(timer_b);
	seq_clear();
	seq_advance(100);
	seq_settle();
	seq_advance(350); /* 200, 300, 400; the next is at 500 */
	seq_settle();
	seq_advance(49);
	seq_settle();
	seq_advance(1);
	seq_expect(expected);
}

static void invalidate_and_post(void)
{
	uint32_t b = seq_window('B');

	EQ(WndInvalidate(b, NULL), 0);
	EQ(WndSetTimer(b, 7, 1000, TIMER_ONCE), 0);
	EQ(WndPostMessage(b, MSG_USER, 0, 0, 0), 0);
	EQ(WndPostMessage(b, MSG_USER, 1, 0, 0), 0);
}

SEQUENCE(posts_come_before_paint_and_timer)
{
	static const struct seq_item expected[] = {M1('B', MSG_USER, 0),
						   M1('B', MSG_USER, 1),
						   M('B', MSG_PAINT),
						   M1('B', MSG_TIMER, 7),
						   {0}};

	seq_do_b(invalidate_and_post);
	seq_advance(1000);
	seq_expect(expected);
}

/* ---- showing ----------------------------------------------------------------------------------
 */

static void open_c(void)
{
	seq_name('C', tap_window(0, WND_VISIBLE, 700, 100, 50, 50));
	EQ(WndActivate(seq_window('C')), 0);
}

SEQUENCE(a_window_opens)
{
	static const struct seq_item expected[] = {
		ANY(1, 'A', MSG_FOCUS_LOST), ANY(1, 'A', MSG_DEACTIVATED),
		ANY(1, 'C', MSG_SIZE),	     ANY(1, 'C', MSG_SHOW),
		ANY(1, 'C', MSG_ACTIVATED),  ANY(1, 'C', MSG_FOCUS_GAINED),
		ANY(1, 'C', MSG_PAINT),	     {0}};

	seq_do_b(open_c);
	seq_expect(expected);
}

static void minimise_b(void)
{
	EQ(WndMinimise(seq_window('B'), 1), 0);
}

static void restore_b(void)
{
	EQ(WndMinimise(seq_window('B'), 0), 0);
}

SEQUENCE(minimised_and_restored)
{
	static const struct seq_item away[] = {M1('B', MSG_SHOW, 0), {0}};
	static const struct seq_item back[] = {M1('B', MSG_SHOW, 1), MAYBE('B', MSG_PAINT), {0}};

	seq_do_b(minimise_b);
	seq_expect(away);
	seq_do_b(restore_b);
	seq_expect(back);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(entering_and_leaving),
						T(a_click_activates_another_window),
						T(a_key_with_character_and_repeat),
						T(double_and_triple_clicks),
						T(the_wheel),
						T(a_drag_stays_with_its_window),
						T(capture_ends_when_its_window_is_hidden),
						T(closing_the_active_window),
						T(a_send_within_a_send),
						T(timers_keep_their_phase),
						T(posts_come_before_paint_and_timer),
						T(a_window_opens),
						T(minimised_and_restored),
						{}};
	static const struct tap_role roles[] = {SEQ_ROLE, {}};

	return tap_main(argc, argv, tests, roles);
}
