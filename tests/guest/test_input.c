/* tests/guest/test_input.c - keys and mouse: where they go, what they say, how moves merge. */
#include "tap.h"
#include <stdlib.h>
#include "abi/key.h"

static uint32_t left, right; /* two windows side by side */

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

static void move(int x, int y)
{
	say(&(struct input_record){.kind = INPUT_MOVE, .x = x, .y = y});
}

static void button(uint32_t code, int down)
{
	say(&(struct input_record){.kind = INPUT_BUTTON, .code = code, .value = down});
}

/* The pointer lies over the left one, which is active; nothing waits. */
static void begin(void)
{
	left = tap_window(0, WND_VISIBLE, 100, 100, 100, 100);
	right = tap_window(0, WND_VISIBLE, 300, 100, 100, 100);
	EQ(WndActivate(left), 0);
	move(700, 700);
	move(150, 150);
	press(KEY_F5); /* its messages come last */
	NEED(tap_message(MSG_KEYUP, &(struct msg){0}));
	tap_drain();
}

/* The next input; entering and leaving aside, and moves unless one is wanted. */
static struct msg next(uint32_t code)
{
	struct msg m;

	do
		NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
	while (m.code == MSG_MOUSEENTER || m.code == MSG_MOUSELEAVE ||
	       (m.code == MSG_MOUSEMOVE && code != MSG_MOUSEMOVE));
	EQ(m.code, code);
	return m;
}

TEST(a_key_goes_to_the_focus)
{
	struct msg m;

	begin();
	press(KEY_A);
	m = next(MSG_KEYDOWN);
	EQ(m.window, left);
	EQ(m.params[0], KEY_A);
	EQ(m.params[1] & (MOD_SHIFT | MOD_CTRL | MOD_ALT), 0);
	EQ(m.params[2], 'a');
	m = next(MSG_CHAR);
	EQ(m.params[0], 'a');
	EQ(m.params[2], KEY_A);
	m = next(MSG_KEYUP);
	EQ(m.params[0], KEY_A);
	EQ(WndActivate(right), 0);
	tap_drain();
	press(KEY_B);
	EQ(next(MSG_KEYDOWN).window, right);
}

TEST(a_key_says_that_the_kernel_made_it)
{
	struct msg_info info;

	begin();
	press(KEY_A);
	next(MSG_KEYDOWN);
	EQ(MsgInfo(&info), 0);
	EQ(info.how, MSG_BY_KERNEL);
	EQ(info.process, 0);
	EQ(info.cursor_x, 150);
	EQ(info.cursor_y, 150);
	CHECK(info.stamp != 0);
}

TEST(modifiers_are_told)
{
	static const struct {
		uint32_t key, bit, character;
	} mods[] = {{KEY_LEFT_SHIFT, MOD_SHIFT, 'X'},
		    {KEY_RIGHT_SHIFT, MOD_SHIFT, 'X'},
		    {KEY_LEFT_CTRL, MOD_CTRL, 'x'},
		    {KEY_RIGHT_CTRL, MOD_CTRL, 'x'},
		    {KEY_LEFT_ALT, MOD_ALT, 'x'}};
	struct msg m;

	begin();
	for (uint32_t i = 0; i < sizeof mods / sizeof *mods; i++) {
		key(mods[i].key, 1);
		press(KEY_X);
		key(mods[i].key, 0);
		next(MSG_KEYDOWN);
		m = next(MSG_KEYDOWN);
		EQ(m.params[0], KEY_X);
		EQ(m.params[1] & 0xf, mods[i].bit);
		EQ(m.params[2], mods[i].character);
		if (mods[i].bit == MOD_SHIFT)
			EQ(next(MSG_CHAR).params[0], mods[i].character);
		else
			next(MSG_KEYUP); /* of X: nothing was typed */
		tap_message(MSG_KEYUP, &m);
		tap_drain();
	}
	press(KEY_X);
	EQ(next(MSG_KEYDOWN).params[1] & 0xf, 0);
}

TEST(the_mouse_goes_to_the_window_below)
{
	struct msg m;

	begin();
	move(320, 130);
	m = next(MSG_MOUSEMOVE);
	EQ(m.window, right);
	EQ(m.params[0], MSG_PACK(20, 30));
}

/* Leaving comes before entering. */
TEST(enter_and_leave_are_told)
{
	struct msg leave, enter;
	struct msg_info info;
	uint64_t stamp;

	begin();
	move(320, 130);
	NEED(tap_message(MSG_MOUSELEAVE, &leave));
	EQ(MsgInfo(&info), 0);
	stamp = info.stamp;
	NEED(tap_message(MSG_MOUSEENTER, &enter));
	EQ(MsgInfo(&info), 0);
	EQ(leave.window, left);
	EQ(enter.window, right);
	CHECK(stamp < info.stamp);
	EQ(WndClose(right), 0); /* the pointer is over nobody of ours now */
	move(150, 150);
	NEED(tap_message(MSG_MOUSEENTER, &enter));
	EQ(enter.window, left);
}

TEST(a_click_activates)
{
	struct msg m;

	begin();
	move(320, 130);
	button(BUTTON_LEFT, 1);
	button(BUTTON_LEFT, 0);
	m = next(MSG_MOUSEDOWN);
	EQ(m.window, right);
	EQ(MSG_BUTTON(m.params[1]), BUTTON_LEFT);
	EQ(MSG_BUTTONS(m.params[1]), BUTTON_BIT(BUTTON_LEFT));
	EQ(m.params[2], 1);
	m = next(MSG_MOUSEUP);
	EQ(m.window, right);
	EQ(MSG_BUTTONS(m.params[1]), 0);
	EQ(WndGetFocus(), right);
}

TEST(clicks_are_counted)
{
	static const uint32_t wanted[] = {1, 2, 3};

	begin();
	ThrSleep(700); /* away from any click before */
	for (int i = 0; i < 3; i++) {
		button(BUTTON_LEFT, 1);
		button(BUTTON_LEFT, 0);
	}
	for (int i = 0; i < 3; i++) {
		EQ(next(MSG_MOUSEDOWN).params[2], wanted[i]);
		next(MSG_MOUSEUP);
	}
	move(180, 180); /* elsewhere: from the start */
	button(BUTTON_LEFT, 1);
	button(BUTTON_LEFT, 0);
	EQ(next(MSG_MOUSEDOWN).params[2], 1);
	next(MSG_MOUSEUP);
	button(BUTTON_RIGHT, 1); /* another button too */
	button(BUTTON_RIGHT, 0);
	EQ(next(MSG_MOUSEDOWN).params[2], 1);
}

TEST(the_wheel_turns_below_the_pointer)
{
	struct msg m;

	begin();
	move(320, 130);
	say(&(struct input_record){.kind = INPUT_WHEEL, .value = -2});
	m = next(MSG_MOUSEWHEEL);
	EQ(m.window, right);
	EQ((int)m.params[2], -2);
	EQ(WndGetFocus(), left);
}

TEST(capture_takes_the_mouse)
{
	struct msg m;

	begin();
	EQ(WndSetCapture(left), 0);
	move(320, 90);
	m = next(MSG_MOUSEMOVE);
	EQ(m.window, left);
	EQ(MSG_LOW(m.params[0]), 220);
	EQ(MSG_HIGH(m.params[0]), -10);
	button(BUTTON_LEFT, 1);
	EQ(next(MSG_MOUSEDOWN).window, left);
	button(BUTTON_LEFT, 0);
	EQ(next(MSG_MOUSEUP).window, left);
	EQ(WndReleaseCapture(), 0);
	tap_drain();
	move(330, 120);
	EQ(next(MSG_MOUSEMOVE).window, right);
}

TEST(a_press_holds_the_mouse_until_it_is_taken)
{
	struct msg m;

	begin();
	move(150, 150);
	button(BUTTON_LEFT, 1);
	next(MSG_MOUSEDOWN);
	tap_drain();
	move(320, 110);
	EQ(next(MSG_MOUSEMOVE).window, left);
	EQ(WndSetCapture(right), 0);
	NEED(tap_message(MSG_CAPTURE_LOST, &m));
	EQ(m.window, left);
	EQ(m.params[0], right);
	move(330, 110);
	EQ(next(MSG_MOUSEMOVE).window, right);
	button(BUTTON_LEFT, 0);
	EQ(next(MSG_MOUSEUP).window, right);
	EQ(WndReleaseCapture(), 0);
	tap_drain();
}

TEST(a_pressed_window_that_is_hidden_loses_the_mouse)
{
	struct msg m;

	begin();
	move(150, 150);
	button(BUTTON_LEFT, 1);
	next(MSG_MOUSEDOWN);
	tap_drain();
	EQ(WndShow(left, 0), 0);
	NEED(tap_message(MSG_CAPTURE_LOST, &m));
	EQ(m.window, left);
	button(BUTTON_LEFT, 0);
	EQ(WndShow(left, 1), 0);
	tap_drain();
}

/* ---- merging
 * ------------------------------------------------------------------------------------------- */

TEST(moves_merge_with_the_tail)
{
	struct msg_point points[MSG_POINTS_MAX];
	struct msg_info info;
	struct msg m;
	int n;

	begin();
	for (int i = 1; i <= 10; i++)
		move(150 + i, 150 + 2 * i);
	press(KEY_A);
	m = next(MSG_MOUSEMOVE);
	EQ(m.params[0], MSG_PACK(60, 70));
	EQ(MsgInfo(&info), 0);
	EQ(info.merged, 9);
	n = MsgPoints(points, MSG_POINTS_MAX);
	EQ(n, 10);
	for (int i = 0; i < n; i++) {
		EQ(points[i].x, 51 + i);
		EQ(points[i].y, 52 + 2 * i);
	}
	next(MSG_KEYDOWN);
	EQ(MsgPoints(points, MSG_POINTS_MAX), 0);
}

/* The points of the current move are `count` that begin at x. */
static void expect_points(int x, int count)
{
	struct msg_point points[MSG_POINTS_MAX];

	EQ(MsgPoints(points, MSG_POINTS_MAX), count);
	for (int i = 0; i < count; i++) {
		EQ(points[i].x, x + i);
		EQ(points[i].y, x + i);
	}
}

static void moves(int from, int count)
{
	for (int i = 0; i < count; i++)
		move(100 + from + i, 100 + from + i);
}

/* Keys between moves aside. */
static struct msg next_move(void)
{
	struct msg m;

	do
		NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
	while (m.code != MSG_MOUSEMOVE);
	return m;
}

TEST(every_move_has_its_points)
{
	begin();
	moves(1, 5);
	press(KEY_A);
	moves(10, 3);
	press(KEY_B);
	moves(20, 1);
	next_move();
	expect_points(1, 5);
	expect_points(1, 5);
	next(MSG_KEYDOWN);
	expect_points(0, 0);
	next_move();
	expect_points(10, 3);
	next_move();
	expect_points(20, 1);
}

/* The ring is the queue's: the newest moves have all of theirs. */
TEST(the_oldest_points_go_first)
{
	begin();
	moves(1, 40);
	press(KEY_A);
	moves(50, 40);
	EQ(MSG_LOW(next_move().params[0]), 40);
	expect_points(17, 24);
	next_move();
	expect_points(50, 40);
}

/* A newer move was taken out before: its points lie between. */
TEST(a_move_goes_on_only_from_the_newest_point)
{
	struct msg_filter of_right;
	struct msg_info info;
	struct msg m;

	begin();
	of_right = (struct msg_filter){
		.window = right, .first_code = MSG_MOUSEMOVE, .last_code = MSG_MOUSEMOVE};
	EQ(WndSetCapture(left), 0);
	moves(1, 2);
	EQ(WndSetCapture(right), 0);
	move(310, 110);
	press(KEY_A);
	NEED(tap_message(MSG_KEYUP, &m));
	EQ(MsgGetFiltered(&m, &of_right, 0, TAP_DEADLINE), 1);
	EQ(WndSetCapture(left), 0);
	moves(30, 2);
	press(KEY_B);
	EQ(MSG_LOW(next_move().params[0]), 2);
	expect_points(1, 2);
	while (next_move().window != left)
		;
	EQ(MsgInfo(&info), 0);
	EQ(info.merged, 1);
	expect_points(30, 2);
	EQ(WndReleaseCapture(), 0);
}

/* A move that could not be handed over has its points when it is fetched at last. */
TEST(points_outlive_a_bad_buffer)
{
	begin();
	moves(1, 3);
	press(KEY_A);
	EQ(MsgGet((struct msg *)0x10, MSG_ONLY_INPUT, TAP_DEADLINE), -EFAULT);
	next_move();
	expect_points(1, 3);
}

TEST(moves_never_pass_a_click_or_a_key)
{
	static const uint32_t codes[] = {MSG_MOUSEMOVE, MSG_MOUSEDOWN, MSG_MOUSEMOVE, MSG_MOUSEUP,
					 MSG_MOUSEMOVE, MSG_KEYDOWN,   MSG_CHAR,      MSG_MOUSEMOVE,
					 MSG_KEYUP,	MSG_MOUSEMOVE};
	struct msg m;

	begin();
	move(151, 151), move(152, 152);
	button(BUTTON_LEFT, 1);
	move(153, 153), move(154, 154);
	button(BUTTON_LEFT, 0);
	move(155, 155);
	key(KEY_Q, 1);
	move(156, 156);
	key(KEY_Q, 0);
	move(157, 157);
	for (uint32_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
		EQ(m.code, codes[i]);
		if (m.code == MSG_MOUSEDOWN)
			EQ(m.params[0], MSG_PACK(52, 52));
	}
	EQ(m.params[0], MSG_PACK(57, 57));
}

/* A post between two moves keeps them apart too; moves of two windows never merge. */
TEST(moves_merge_with_nothing_else)
{
	struct msg_info info;
	struct msg m;

	begin();
	move(160, 160);
	WndGetPointer(&(struct input_record){0});
	EQ(WndPostMessage(left, MSG_USER, 0, 0, 0), 0);
	move(170, 170);
	move(320, 130);
	move(171, 171);
	press(KEY_A);
	for (int i = 0, wanted[] = {60, 70, 20, 71}; i < 4;) {
		NEED(MsgGet(&m, MSG_ONLY_INPUT, TAP_DEADLINE) == 1);
		if (m.code != MSG_MOUSEMOVE)
			continue;
		EQ(MSG_LOW(m.params[0]), wanted[i++]);
		EQ(MsgInfo(&info), 0);
		EQ(info.merged, 0);
	}
}

TEST(input_is_limited_and_its_loss_counted)
{
	struct msg_status s;

	begin();
	EQ(MsgStatus(&s), 0);
	for (int i = 0; i < MSG_INPUT_MAX; i++) {
		button(BUTTON_MIDDLE, 1);
		button(BUTTON_MIDDLE, 0);
		if (i % 64 == 0)
			ThrSleep(1);
	}
	ThrSleep(20);
	EQ(MsgStatus(&s), 0);
	EQ(s.input, MSG_INPUT_MAX);
	CHECK(s.input_lost >= MSG_INPUT_MAX);
	EQ(s.present & MSG_CLASS_INPUT, MSG_CLASS_INPUT);
	tap_drain();
	press(KEY_A);
	next(MSG_KEYDOWN);
}

/* ---- who may
 * -------------------------------------------------------------------------------------------- */

ROLE(forger)
{
	struct input_record r = {.kind = INPUT_KEY, .code = KEY_A, .value = 1};

	EQ(SysInjectInput(&r, 1), args[0] ? 1 : -EPERM);
	r.value = 0;
	EQ(SysInjectInput(&r, 1), args[0] ? 1 : -EPERM);
	return tap_failures;
}

TEST(making_input_needs_the_right)
{
	struct msg m;

	begin();
	EQ(tap_end(tap_start(CHILD("forger"))), 0);
	EQ(tap_end(tap_start(CHILD("forger", .privileges = PRIV_DEBUG | PRIV_DESKTOP))), 0);
	ThrSleep(5);
	EQ(MsgGet(&m, MSG_ONLY_INPUT, 0), -ETIMEDOUT);
	EQ(tap_end(tap_start(CHILD("forger", .args = {1}, .privileges = PRIV_INPUT))), 0);
	CHECK(tap_message(MSG_KEYUP, &m));
}

TEST(odd_records_do_no_harm)
{
	static const int values[] = {0, 1, -1, 77, 0x7fffffff, -0x7fffffff - 1};
	struct input_record r;
	struct msg m;

	begin();
	for (uint32_t kind = 0; kind < 8; kind++)
		for (uint32_t i = 0; i < 6; i++)
			for (uint32_t j = 0; j < 6; j++) {
				r = (struct input_record){kind, values[i], values[j], values[i],
							  values[j]};
				SysInjectInput(&r, 1);
			}
	r = (struct input_record){.kind = 99};
	CHECK(SysInjectInput(&r, 1) <= 0);
	for (uint32_t b = 1; b <= 3; b++)
		button(b, 0);
	tap_drain();
	EQ(WndActivate(left), 0);
	press(KEY_ESCAPE);
	CHECK(tap_message(MSG_KEYUP, &m));
	EQ(WndGetPointer(&r), 0);
	CHECK(r.x >= 0 && r.y >= 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_key_goes_to_the_focus),
						T(a_key_says_that_the_kernel_made_it),
						T(modifiers_are_told),
						T(the_mouse_goes_to_the_window_below),
						T(enter_and_leave_are_told),
						T(a_click_activates),
						T(clicks_are_counted),
						T(the_wheel_turns_below_the_pointer),
						T(capture_takes_the_mouse),
						T(a_press_holds_the_mouse_until_it_is_taken),
						T(a_pressed_window_that_is_hidden_loses_the_mouse),
						T(moves_merge_with_the_tail),
						T(every_move_has_its_points),
						T(the_oldest_points_go_first),
						T(a_move_goes_on_only_from_the_newest_point),
						T(points_outlive_a_bad_buffer),
						T(moves_never_pass_a_click_or_a_key),
						T(moves_merge_with_nothing_else),
						T(input_is_limited_and_its_loss_counted),
						T(making_input_needs_the_right),
						T(odd_records_do_no_harm),
						{}};
	static const struct tap_role roles[] = {T(forger), {}};

	return tap_main(argc, argv, tests, roles);
}
