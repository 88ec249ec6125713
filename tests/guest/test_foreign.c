/* tests/guest/test_foreign.c - what a process may do to another's windows, and the root owner. */
#include "tap.h"

/* args: window of the parent, its thread. */
ROLE(outsider)
{
	struct wnd_create c = {.parent = args[0], .width = 5, .height = 5};
	struct wnd_info info;
	struct surface s;
	struct rect r = {0, 0, 5, 5};
	uint32_t w = args[0];

	EQ(WndQuery(w, &info), 0); /* looking is free */
	EQ(WndClose(w), -EPERM);
	EQ(WndMove(w, 1, 1), -EPERM);
	EQ(WndResize(w, 5, 5), -EPERM);
	EQ(WndShow(w, 0), -EPERM);
	EQ(WndMinimise(w, 1), -EPERM);
	EQ(WndSetTitle(w, "x"), -EPERM);
	EQ(WndSetOrder(w, WND_ORDER_TOP), -EPERM);
	EQ(WndSetFocus(w), -EPERM);
	EQ(WndActivate(w), -EPERM);
	EQ(WndSetCapture(w), -EPERM);
	EQ(WndMapSurface(w, &s), -EPERM);
	EQ(WndPresent(w, NULL, 0), -EPERM);
	EQ(WndInvalidate(w, NULL), -EPERM);
	EQ(WndGetUpdateRegion(w, &r, 1), -EPERM);
	EQ(WndBeginPaint(w, &r), -EPERM);
	EQ(WndSetTimer(w, 1, 10, 0), -EPERM);
	EQ(WndKillTimer(w, 1), -EPERM);
	EQ(WndSetCursor(w, CURSOR_HAND), -EPERM);
	EQ(WndOwnRoot(w), -EPERM);
	EQ(WndOwnRoot(0), -EPERM);
	EQ(WndRecompose(), -EPERM);
	EQ(MsgSpyOpen(w), -EPERM);
	EQ((int)WndCreate(&c), -EPERM);
	c.parent = 0;
	c.flags = WND_BOTTOM;
	EQ((int)WndCreate(&c), -EPERM);
	return tap_failures;
}

TEST(a_foreign_window_is_left_alone)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 10, 10, 50, 50);
	struct wnd_info before, after;

	EQ(WndActivate(w), 0);
	tap_drain();
	EQ(WndQuery(w, &before), 0);
	EQ(tap_end(tap_start(CHILD("outsider", .args = {w, ThrGetId()}))), 0);
	EQ(WndQuery(w, &after), 0);
	CHECK(!memcmp(&before, &after, sizeof before));
	EQ(WndGetFocus(), w);
	EQ(MsgGet(&(struct msg){0}, MSG_ONLY_POSTS, 0), -ETIMEDOUT);
}

/* args: window. */
ROLE(manager)
{
	uint32_t w = args[0], root;
	struct wnd_info info;

	root = tap_window(0, WND_BOTTOM | WND_VISIBLE | WND_NO_LIST, 0, 0, 200, 200);
	EQ(WndOwnRoot(root), 0);
	EQ(WndMove(w, 33, 44), 0);
	EQ(WndQuery(w, &info), 0);
	EQ(info.rect.left, 33);
	EQ(WndShow(w, 0), 0);
	EQ(WndShow(w, 1), 0);
	EQ(WndMinimise(w, 1), 0);
	EQ(WndActivate(w), 0);
	EQ(WndGetFocus(), w);
	EQ(WndSetOrder(w, WND_ORDER_BOTTOM), 0);
	EQ(WndSetTitle(w, "x"), -EPERM);
	EQ(WndPresent(w, NULL, 0), -EPERM);
	EQ(WndPostMessage(w, MSG_KEYDOWN, 1, 2, 3), -EPERM);
	EQ(EvtSet(TAP_HANDLE(0)), 0);
	tap_await(TAP_HANDLE(1));
	EQ(WndClose(w), 0);
	return tap_failures;
}

TEST(the_root_owner_may_manage)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 10, 10, 50, 50);
	int managed = EvtCreate(0), go = EvtCreate(0), p;
	struct msg m;

	p = tap_start(CHILD("manager", .args = {w}, .privileges = PRIV_DESKTOP,
			    .handles = {managed, go}));
	tap_await(managed);
	EQ(WndOwnRoot(w), -EBUSY); /* while another lives */
	EQ(EvtSet(go), 0);
	NEED(tap_message(MSG_CLOSED, &m));
	EQ(m.params[0], w);
	EQ(tap_end(p), 0);
	w = tap_window(0, WND_BOTTOM, 0, 0, 50, 50);
	EQ(WndOwnRoot(w), 0); /* free again */
	EQ(WndOwnRoot(0), 0);
}

TEST(the_root_owner_hears_of_windows)
{
	uint32_t root = tap_window(0, WND_BOTTOM | WND_VISIBLE, 0, 0, 100, 100), w;
	struct msg m;
	int p, go = EvtCreate(0);

	EQ(WndOwnRoot(root), 0);
	tap_drain();
	p = tap_start(CHILD("opener", .handles = {go}));
	NEED(tap_message(MSG_WINDOW_OPENED, &m));
	w = m.params[0];
	EQ(m.window, root);
	do
		NEED(tap_message(MSG_WINDOW_CHANGED, &m));
	while (m.params[0] != w);
	EQ(EvtSet(go), 0);
	do
		NEED(tap_message(MSG_WINDOW_CLOSED, &m));
	while (m.params[0] != w);
	EQ(tap_end(p), 0);
}

#define NEWS_MAX (MSG_NOTICE_MAX / 2) /* as winmgr/notices.h has it */

ROLE(flipper)
{
	for (uint32_t i = 0; i < MSG_NOTICE_MAX; i++)
		WndClose(tap_window(0, 0, 0, 0, 1, 1));
	tap_window(0, 0, 0, 0, 1, 1);
	tap_window(0, 0, 0, 0, 1, 1);
	EvtSet(TAP_HANDLE(0));
	tap_await(TAP_HANDLE(1));
	(void)args;
	return tap_failures;
}

/* More happens than a queue has room for: the last notice says that all are to be looked at. */
TEST(no_window_is_missed_by_a_slow_root_owner)
{
	int flooded = EvtCreate(0), go = EvtCreate(0), child;
	uint32_t root = tap_window(0, WND_BOTTOM, 0, 0, 100, 100), news = 0;
	struct msg m, last = {0};

	EQ(WndOwnRoot(root), 0);
	tap_drain();
	child = tap_start(CHILD("flipper", .handles = {flooded, go}));
	tap_await(flooded);
	CHECK(WndMove(root, 5, 6) == 0); /* notices of its own have room */
	while (MsgGet(&m, 0, 0) == 1 && m.code != MSG_MOVE) {
		news++;
		last = m;
	}
	EQ(m.code, MSG_MOVE);
	EQ(news, NEWS_MAX + 1);
	EQ(last.code, MSG_WINDOW_CHANGED);
	EQ(last.window, root);
	EQ(last.params[0], 0);
	EvtSet(go);
	NEED(tap_message(MSG_WINDOW_CLOSED, &m)); /* one by one again */
	CHECK(m.params[0] != 0);
	NEED(tap_message(MSG_WINDOW_CLOSED, &m));
	EQ(tap_end(child), 0);
	EQ(WndOwnRoot(0), 0);
}

ROLE(opener)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 20, 20);

	(void)args;
	EQ(WndSetTitle(w, "new"), 0);
	tap_await(TAP_HANDLE(0));
	return tap_failures;
}

static void button(int down)
{
	struct input_record r = {.kind = INPUT_BUTTON, .code = 1, .value = down};

	EQ(SysInjectInput(&r, 1), 1);
}

/* The capture cannot be taken away while a button is held. */
TEST(a_held_capture_stays)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 10, 10, 50, 50);
	struct wnd_info info;

	EQ(WndSetCapture(w), 0);
	button(1);
	NEED(tap_message(MSG_MOUSEDOWN, &(struct msg){0}));
	EQ(tap_end(tap_start(CHILD("robber", .args = {1}))), 0);
	EQ(WndQuery(w, &info), 0);
	EQ(info.state & WND_STATE_CAPTURE, WND_STATE_CAPTURE);
	button(0);
	NEED(tap_message(MSG_MOUSEUP, &(struct msg){0}));
	EQ(tap_end(tap_start(CHILD("robber"))), 0);
}

/* args: is it held? */
ROLE(robber)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 10, 10, 50, 50);

	EQ(WndSetCapture(w), args[0] ? -EBUSY : 0);
	return tap_failures;
}

/* A spy sees what happens to the messages of a window. */
TEST(a_spy_sees_the_fate_of_messages)
{
	uint32_t w = tap_window(0, 0, 0, 0, 20, 20);
	struct spy_record r[16];
	struct msg m;
	int spy, n;

	tap_drain();
	spy = MsgSpyOpen(w);
	CHECK(spy > 0);
	EQ(MsgSpyRead(spy, r, 16), -EAGAIN);
	EQ(ThrWaitHandle(spy, 0), -ETIMEDOUT);
	EQ(WndPostMessage(w, MSG_USER, 1, 2, 3), 0);
	EQ(ThrWaitHandle(spy, 0), 0);
	EQ(MsgGet(&m, 0, 0), 1);
	EQ(MsgDone(), 0);
	EQ(WndPostMessage(w, MSG_USER + 1, 1, 2, 3), 0);
	EQ(WndClose(w), 0);
	n = MsgSpyRead(spy, r, 16);
	EQ(n, 5);
	for (int i = 0; i < 5 && i < n; i++) {
		static const uint32_t fates[] = {SPY_POSTED, SPY_FETCHED, SPY_DONE, SPY_POSTED,
						 SPY_DROPPED};

		EQ(r[i].fate, fates[i]);
		EQ(r[i].msg.code, MSG_USER + (i > 2));
		EQ(r[i].process, ProcGetId());
	}
	EQ(r[0].stamp, r[1].stamp);
	EQ(MsgSpyRead(spy, r, 16), -EPIPE);
	EQ(MsgSpyOpen(w), -ENOENT);
	EQ(MsgSpyRead(EvtCreate(0), r, 1), -ENOTSUP);
	EQ(MsgSpyRead(999, r, 1), -EBADF);
}

TEST(a_slow_spy_loses_the_oldest)
{
	static struct spy_record r[600];
	uint32_t w = tap_window(0, 0, 0, 0, 20, 20);
	int spy, n;

	tap_drain();
	spy = MsgSpyOpen(w);
	for (uint32_t i = 0; i < 500; i++)
		EQ(WndPostMessage(w, MSG_USER, i, 0, 0), 0);
	n = MsgSpyRead(spy, r, 600);
	EQ(n, 256);
	EQ(r[n - 1].msg.params[0], 499);
	EQ(r[0].msg.params[0], 500 - 256);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_foreign_window_is_left_alone),
						T(the_root_owner_may_manage),
						T(the_root_owner_hears_of_windows),
						T(no_window_is_missed_by_a_slow_root_owner),
						T(a_held_capture_stays),
						T(a_spy_sees_the_fate_of_messages),
						T(a_slow_spy_loses_the_oldest),
						{}};
	static const struct tap_role roles[] = {T(outsider), T(manager), T(opener),
						T(flipper),  T(robber),	 {}};

	return tap_main(argc, argv, tests, roles);
}
