/* tests/guest/test_queue.c - a thread's queue: order, peek, filters, refusals, made-at-fetch
 * messages. */
#include "tap.h"
#include <stdlib.h>

static uint32_t me;

/* A queue without anything in it. */
static void begin(void)
{
	me = ThrGetId();
	tap_drain();
}

static void post(uint32_t code, uint32_t number)
{
	EQ(ThrPostMessage(me, code, number, number + 1, number + 2), 0);
}

static void expect(uint32_t code, uint32_t number)
{
	struct msg m = {0};

	EQ(MsgGet(&m, 0, 0), 1);
	EQ(m.code, code);
	EQ(m.params[0], number);
}

static void expect_empty(void)
{
	struct msg m;

	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
}

TEST(posts_arrive_whole_and_in_order)
{
	struct msg m;

	begin();
	for (uint32_t i = 0; i < 700; i++)
		post(MSG_USER + i % 5, i);
	for (uint32_t i = 0; i < 700; i++) {
		NEED(MsgGet(&m, 0, 0) == 1);
		EQ(m.code, MSG_USER + i % 5);
		EQ(m.window, 0);
		EQ(m.params[0], i);
		EQ(m.params[1], i + 1);
		EQ(m.params[2], i + 2);
	}
	expect_empty();
}

TEST(window_posts_name_their_window)
{
	uint32_t w = tap_window(0, 0, 0, 0, 20, 20);
	struct msg m;

	begin();
	EQ(WndPostMessage(w, MSG_USER, 7, 8, 9), 0);
	EQ(MsgGet(&m, 0, 0), 1);
	EQ(m.window, w);
	EQ(m.params[2], 9);
}

TEST(a_peek_changes_nothing)
{
	struct msg_status before, after;
	struct msg_info info;
	struct msg m;

	begin();
	for (uint32_t i = 0; i < 3; i++)
		post(MSG_USER, i);
	EQ(MsgStatus(&before), 0);
	for (int i = 0; i < 3; i++) {
		EQ(MsgGet(&m, MSG_PEEK, 0), 1);
		EQ(m.params[0], 0);
		EQ(MsgInfo(&info), -ENOENT); /* not the current one */
		EQ(MsgStatus(&after), 0);
		EQ(after.posted, before.posted);
		EQ(after.present, before.present);
	}
	for (uint32_t i = 0; i < 3; i++)
		expect(MSG_USER, i);
	expect_empty();
	EQ(MsgGet(&m, MSG_PEEK, 0), -ETIMEDOUT);
	EQ(MsgPostQuit(4), 0);
	for (int i = 0; i < 3; i++)
		EQ(MsgGet(&m, MSG_PEEK, 0), 0);
	EQ(MsgGet(&m, 0, 0), 0);
	expect_empty();
}

TEST(filters_keep_the_order_of_the_rest)
{
	uint32_t w = tap_window(0, 0, 0, 0, 20, 20);
	struct msg_filter codes = {.first_code = MSG_USER + 3, .last_code = MSG_USER + 4};
	struct msg_filter window = {.window = w};
	struct msg m;

	begin();
	for (uint32_t i = 0; i < 12; i++)
		post(MSG_USER + i % 6, i);
	EQ(WndPostMessage(w, MSG_USER, 100, 0, 0), 0);
	for (uint32_t i = 0; i < 4; i++) {
		EQ(MsgGetFiltered(&m, &codes, MSG_PEEK, 0), 1);
		EQ(MsgGetFiltered(&m, &codes, 0, 0), 1);
		EQ(m.params[0], i / 2 * 6 + 3 + i % 2);
	}
	EQ(MsgGetFiltered(&m, &codes, 0, 0), -ETIMEDOUT);
	EQ(MsgGetFiltered(&m, &codes, 0, 10), -ETIMEDOUT);
	EQ(MsgGetFiltered(&m, &window, 0, 0), 1);
	EQ(m.params[0], 100);
	EQ(MsgGet(&m, MSG_ONLY_INPUT, 0), -ETIMEDOUT);
	for (uint32_t i = 0; i < 12; i++)
		if (i % 6 != 3 && i % 6 != 4)
			expect(MSG_USER + i % 6, i);
	expect_empty();
}

static int post_soon(void *argument)
{
	struct msg m;

	MsgGet(&m, 0, 0);
	ThrSleep(10);
	for (uint32_t i = 0; i < 3; i++)
		ThrPostMessage((uint32_t)argument, MSG_USER + i, i, 0, 0);
	return 0;
}

TEST(waiting_ends_with_the_message)
{
	struct msg_filter last = {.first_code = MSG_USER + 2, .last_code = MSG_USER + 2};
	uint64_t start = tap_ms();
	struct msg m;
	int t;

	begin();
	EQ(MsgGet(&m, 0, 30), -ETIMEDOUT);
	CHECK(tap_ms() - start >= 15);
	t = ThrStart(post_soon, (void *)me, 0);
	EQ(MsgGetFiltered(&m, &last, 0, WAIT_FOREVER), 1);
	EQ(m.code, MSG_USER + 2);
	expect(MSG_USER, 0);
	expect(MSG_USER + 1, 1);
	EQ(tap_end_thread(t), 0);
}

TEST(unknown_flags_are_refused)
{
	struct msg_filter backwards = {.first_code = 9, .last_code = 3};
	struct msg m;

	begin();
	post(MSG_USER, 1);
	EQ(MsgGet(&m, 0x10, 0), -EINVAL);
	EQ(MsgGet(&m, 0x80000000, 0), -EINVAL);
	EQ(MsgGet(NULL, 0x10, 0), -EINVAL); /* before anything else */
	EQ(MsgGetFiltered(&m, &(struct msg_filter){0}, 0x10, 0), -EINVAL);
	CHECK(MsgGetFiltered(&m, &backwards, 0, 0) < 0);
	expect(MSG_USER, 1);
}

static int end_at_once(void *argument)
{
	struct msg m;

	MsgGet(&m, 0, 0);
	return (int)argument;
}

TEST(the_dead_get_nothing)
{
	uint32_t w = tap_window(0, 0, 0, 0, 20, 20);
	int t = ThrStart(end_at_once, NULL, 0);
	struct thr_info info;

	EQ(WndClose(w), 0);
	EQ(WndPostMessage(w, MSG_USER, 0, 0, 0), -ENOENT);
	EQ(WndPostMessage(0, MSG_USER, 0, 0, 0), -ENOENT);
	EQ(WndPostMessage(0xffffffff, MSG_USER, 0, 0, 0), -ENOENT);
	EQ(ThrWaitHandle(t, TAP_DEADLINE), 0);
	EQ(ThrQuery(t, &info), 0);
	EQ(ThrPostMessage(info.thread, MSG_USER, 0, 0, 0), -ENOENT);
	EQ(ThrPostMessage(0, MSG_USER, 0, 0, 0), -ENOENT);
	EQ(ThrPostMessage(0xdeadbeef, MSG_USER, 0, 0, 0), -ENOENT);
	EQ(HandleClose(t), 0);
}

/* ---- who may post
 * ---------------------------------------------------------------------------------- */

/* args: window, private window, thread of another process. */
ROLE(stranger)
{
	static const uint32_t system[] = {MSG_NULL,    MSG_CLOSED,  MSG_PAINT,	      MSG_TIMER,
					  MSG_QUIT,    MSG_KEYDOWN, MSG_CHAR,	      MSG_MOUSEDOWN,
					  MSG_SIZE,    MSG_HOTKEY,  MSG_FOCUS_GAINED, MSG_CLICKED,
					  MSG_CHANGED, 0xffff};

	for (uint32_t i = 0; i < sizeof system / sizeof *system; i++) {
		EQ(WndPostMessage(args[0], system[i], 0, 0, 0), -EPERM);
		EQ(ThrPostMessage(args[2], system[i], 0, 0, 0), -EPERM);
	}
	EQ(WndPostMessage(args[1], MSG_USER, 0, 0, 0), -EPERM);
	EQ(WndPostMessage(args[1], MSG_REGISTERED, 0, 0, 0), -EPERM);
	EQ(WndPostMessage(args[1], MSG_CLOSE, 0, 0, 0), 0);
	EQ(WndPostMessage(args[0], MSG_CLOSE, 0, 0, 0), 0);
	EQ(WndPostMessage(args[0], MSG_USER, 5, 6, 7), 0);
	EQ(WndPostMessage(args[0], MSG_REGISTERED, 0, 0, 0), 0);
	EQ(WndPostMessage(args[0], 0xffffffff, 0, 0, 0), 0);
	return tap_failures;
}

TEST(system_codes_cannot_be_forged)
{
	uint32_t w = tap_window(0, 0, 0, 0, 20, 20), p = tap_window(0, WND_PRIVATE, 0, 0, 20, 20);
	static const uint32_t codes[] = {MSG_CLOSE, MSG_CLOSE, MSG_USER, MSG_REGISTERED,
					 0xffffffff};
	struct msg_info info;
	struct msg m;
	int child;

	begin();
	child = tap_start(CHILD("stranger", .args = {w, p, me}));
	EQ(ThrWaitHandle(child, TAP_DEADLINE), 0);
	for (uint32_t i = 0; i < 5; i++) {
		EQ(MsgGet(&m, 0, 0), 1);
		EQ(m.code, codes[i]);
		EQ(m.window, i ? w : p);
		EQ(MsgInfo(&info), 0);
		CHECK(info.process != ProcGetId() && info.process);
		EQ(info.how, MSG_BY_POST);
	}
	expect_empty();
	EQ(WndPostMessage(p, MSG_USER, 1, 0, 0), 0); /* the own process may */
	EQ(tap_end(child), 0);
}

/* ---- made at fetch
 * ----------------------------------------------------------------------------------- */

/* Everything at once, and the order in which it comes; false if that took so long that the bound
 * for paints and timers may have come first. */
static bool one_of_each(uint32_t w)
{
	static const uint32_t wanted[] = {MSG_USER, MSG_USER, MSG_QUIT, MSG_PAINT, MSG_TIMER};
	uint64_t start = tap_ms();
	struct msg m[5];

	EQ(WndSetTimer(w, 3, 1, TIMER_ONCE), 0);
	ThrSleep(3);
	EQ(WndInvalidate(w, NULL), 0);
	EQ(WndInvalidate(w, NULL), 0);
	EQ(MsgPostQuit(1), 0);
	EQ(MsgPostQuit(2), 0);
	post(MSG_USER, 1);
	post(MSG_USER, 2);
	for (int i = 0; i < 5; i++) {
		int result = MsgGet(&m[i], 0, 0);

		EQ(result, m[i].code != MSG_QUIT);
		if (m[i].code == MSG_PAINT)
			EQ(WndBeginPaint(w, &(struct rect){0}), 1);
	}
	expect_empty();
	if (tap_ms() - start > 11)
		return false;
	for (int i = 0; i < 5; i++)
		EQ(m[i].code, wanted[i]);
	EQ(m[2].params[0], 2); /* the last status */
	EQ(m[4].params[0], 3);
	return true;
}

TEST(quit_paint_and_timer_come_last_and_once)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	bool in_time = false;

	begin();
	for (int i = 0; i < 20 && !in_time; i++)
		in_time = one_of_each(w);
	CHECK(in_time);
}

/* ---- the current message, the status
 * ------------------------------------------------------------------- */

TEST(a_message_is_current_until_done)
{
	struct msg_info info, again;
	struct msg m;

	begin();
	EQ(MsgInfo(&info), -ENOENT);
	post(MSG_USER, 1);
	post(MSG_USER, 2);
	EQ(MsgInfo(&info), -ENOENT);
	expect(MSG_USER, 1);
	EQ(MsgInfo(&info), 0);
	EQ(MsgInfo(&again), 0);
	EQ(info.stamp, again.stamp);
	expect(MSG_USER, 2);
	EQ(MsgInfo(&again), 0);
	CHECK(again.stamp > info.stamp);
	EQ(MsgDone(), 0);
	EQ(MsgInfo(&info), -ENOENT);
	post(MSG_USER, 3);
	expect(MSG_USER, 3);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT); /* the next fetch ends it, even an empty one */
	EQ(MsgInfo(&info), -ENOENT);
}

TEST(the_status_tells_present_and_new)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	struct msg_status s;

	begin();
	MsgStatus(&s);
	EQ(MsgStatus(&s), 0);
	EQ(s.present, 0);
	EQ(s.changed, 0);
	post(MSG_USER, 1);
	EQ(MsgStatus(&s), 0);
	EQ(s.present, MSG_CLASS_POST);
	EQ(s.changed, MSG_CLASS_POST);
	EQ(s.posted, 1);
	EQ(WndInvalidate(w, NULL), 0);
	EQ(MsgPostQuit(0), 0);
	EQ(MsgStatus(&s), 0);
	EQ(s.present, MSG_CLASS_POST | MSG_CLASS_PAINT | MSG_CLASS_QUIT);
	EQ(s.changed, MSG_CLASS_PAINT | MSG_CLASS_QUIT);
	EQ(MsgStatus(&s), 0);
	EQ(s.changed, 0);
	expect(MSG_USER, 1);
	EQ(MsgStatus(&s), 0);
	EQ(s.present, MSG_CLASS_PAINT | MSG_CLASS_QUIT);
	EQ(s.posted, 0);
	CHECK(s.peak >= 1);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(posts_arrive_whole_and_in_order),
						T(window_posts_name_their_window),
						T(a_peek_changes_nothing),
						T(filters_keep_the_order_of_the_rest),
						T(waiting_ends_with_the_message),
						T(unknown_flags_are_refused),
						T(the_dead_get_nothing),
						T(system_codes_cannot_be_forged),
						T(quit_paint_and_timer_come_last_and_once),
						T(a_message_is_current_until_done),
						T(the_status_tells_present_and_new),
						{}};
	static const struct tap_role roles[] = {T(stranger), {}};

	return tap_main(argc, argv, tests, roles);
}
