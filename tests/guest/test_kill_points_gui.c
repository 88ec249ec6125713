/* tests/guest/test_kill_points_gui.c - windows and messages: either party killed at each point of
 * each call. */
#include "clip.h"
#include "tap_points.h"

#define MSG_ASK	  (MSG_USER + 1)
#define MSG_HELLO (MSG_USER + 2) /* p0: window of the victim */

static uint32_t window;

/* All windows there are belong to somebody who lives. */
static void no_window_of_the_dead(void)
{
	uint32_t windows[64];
	int n = WndList(windows, 64, 0);

	CHECK(n >= 0 && n < 64);
	for (int i = 0; i < n; i++) {
		struct wnd_info info;
		int p;

		EQ(WndQuery(windows[i], &info), 0);
		p = ProcOpen(info.process, RIGHT_WAIT);
		CHECK(p > 0 && ThrWaitHandle(p, 0) == -ETIMEDOUT);
		HandleClose(p);
	}
}

/* ---- windows of the victim
 * ------------------------------------------------------------------------ */

static void create(const uint32_t *args)
{
	(void)args;
	window = tap_window(0, WND_VISIBLE | WND_NO_LIST, 20, 20, 30, 20);
}

static void create_with_child(const uint32_t *args)
{
	create(args);
	tap_window(window, WND_VISIBLE, 5, 5, 10, 10);
	WndActivate(window);
	WndSetCapture(window);
	WndSetTimer(window, 1, 1, 0);
	tap_drain();
}

static void close(const uint32_t *args)
{
	(void)args;
	WndClose(window);
}

static void draw(const uint32_t *args)
{
	struct surface s;
	struct rect r;

	(void)args;
	WndMapSurface(window, &s);
	s.pixels[0] = 5;
	WndBeginPaint(window, &r);
	WndPresent(window, NULL, 0);
}

static void change(const uint32_t *args)
{
	(void)args;
	WndResize(window, 20, 30);
	WndMove(window, 100, 100);
	WndSetTitle(window, "points");
	WndShow(window, 0);
	WndShow(window, 1);
	WndSetOrder(window, WND_ORDER_BOTTOM);
	WndMinimise(window, 1);
}

static void focus(const uint32_t *args)
{
	(void)args;
	WndActivate(window);
	WndSetFocus(window);
	WndSetCapture(window);
	WndReleaseCapture();
}

static void timers(const uint32_t *args)
{
	struct msg m;

	(void)args;
	WndSetTimer(window, 1, 1, 0);
	WndSetTimer(window, 2, 1, TIMER_ONCE);
	MsgGet(&m, 0, 3);
	WndKillTimer(window, 1);
}

static void spy(const uint32_t *args)
{
	static struct spy_record records[4];
	int h = MsgSpyOpen(0);

	(void)args;
	WndPostMessage(window, MSG_USER, 0, 0, 0);
	MsgSpyRead(h, records, 4);
	HandleClose(h);
}

static void root(const uint32_t *args)
{
	(void)args;
	WndOwnRoot(tap_window(0, WND_BOTTOM | WND_VISIBLE, 0, 0, 20, 20));
}

static void clip(const uint32_t *args)
{
	uint32_t length;

	(void)args;
	ClipSetText("points", 6);
	ClipGetText(&length);
	ClipWatch(window, 1);
}

/* The parent has a window of its own that takes part. */
static void own_window(struct scene *s)
{
	s->own[0] = (int)tap_window(0, WND_VISIBLE | WND_NO_LIST, 0, 0, 40, 40);
	s->arg = (uint32_t)s->own[0];
	WndActivate(s->arg);
	tap_drain();
}

/* Focus and capture name no dead window, and the survivor's works. */
static void window_works(struct scene *s)
{
	uint32_t w = (uint32_t)s->own[0];
	struct wnd_info info;
	struct msg m;

	EQ(WndQuery(w, &info), 0);
	EQ(WndActivate(w), 0);
	EQ(WndGetFocus(), w);
	EQ(WndSetCapture(w), 0);
	EQ(WndReleaseCapture(), 0);
	EQ(WndPostMessage(w, MSG_HELLO, 1, 2, 3), 0);
	CHECK(tap_message(MSG_HELLO, &m) && m.params[2] == 3);
	EQ(WndClose(w), 0);
	tap_drain();
	no_window_of_the_dead();
}

/* ---- posting
 * -------------------------------------------------------------------------------------------- */

static void post(const uint32_t *args)
{
	WndPostMessage(args[0], MSG_ASK, 1, 2, 3);
}

static void come_once_or_not(struct scene *s)
{
	struct msg m;
	int n = 0;

	while (MsgGet(&m, MSG_ONLY_POSTS, 0) >= 0)
		if (m.code == MSG_ASK) {
			CHECK(m.params[0] == 1 && m.params[1] == 2 && m.params[2] == 3);
			n++;
		}
	CHECK(n == 1 || (n == 0 && s->killed));
	window_works(s);
}

static void broadcast(const uint32_t *args)
{
	(void)args;
	WndBroadcast(MSG_ASK, 1, 2, 3);
}

/* ---- sending
 * ------------------------------------------------------------------------------------------- */

static void send(const uint32_t *args)
{
	uint32_t result = 0;
	int error = WndSendMessage(args[0], MSG_ASK, 20, 1, 0, TAP_DEADLINE, &result);

	CHECK(error == 0 && result == 21);
}

static uint32_t sum(const struct msg *m)
{
	return m->params[0] + m->params[1];
}

/* The parent answers as long as the victim lives. */
static void answer(struct scene *s)
{
	struct msg m;

	MsgSetHandler(sum);
	while (ThrWaitMultiple(&s->process, 1, WAIT_MESSAGES, TAP_DEADLINE) != 0)
		if (MsgGet(&m, 0, 0) >= 0)
			MsgReply(sum(&m));
	MsgDone();
}

static void send_unanswered(const uint32_t *args)
{
	CHECK(WndSendMessage(args[0], MSG_ASK, 1, 1, 0, 4, NULL) == -ETIMEDOUT);
}

/* What the dead one sent is withdrawn. */
static void nothing_is_sent(struct scene *s)
{
	struct msg m;

	EQ(MsgGet(&m, MSG_ONLY_SENT, 0), -ETIMEDOUT);
	window_works(s);
}

/* The victim receives: it tells its window to the parent, which sends. */
static void create_and_tell(const uint32_t *args)
{
	create(args);
	tap_drain();
	MsgSetHandler(sum);
	NEED(WndPostMessage(args[0], MSG_HELLO, window, 0, 0) == 0);
}

static void receive(const uint32_t *args)
{
	struct msg m;

	(void)args;
	MsgGet(&m, 0, 50);
	MsgDone();
}

static void receive_and_reply(const uint32_t *args)
{
	struct msg m;

	(void)args;
	if (MsgGet(&m, 0, 50) == MSG_IN_SEND)
		MsgReply(sum(&m));
}

static void receive_many(const uint32_t *args)
{
	struct msg m[8];

	(void)args;
	MsgGetMany(m, 8, 0, 20);
	MsgGet(m, 0, 0);
	MsgDone();
}

static void send_to_it(struct scene *s, uint32_t answer)
{
	uint32_t result = 0;
	struct msg hello;
	int error;

	NEED(tap_message(MSG_HELLO, &hello));
	error = WndSendMessage(hello.params[0], MSG_ASK, 20, 1, 0, TAP_DEADLINE, &result);
	CHECK(error == -EPIPE || error == -ENOENT || (error == 0 && result == answer));
	s->own[1] = (int)hello.params[0];
}

static void send_for_nothing(struct scene *s)
{
	send_to_it(s, 0);
}

static void send_for_a_sum(struct scene *s)
{
	send_to_it(s, 21);
}

static void post_to_it(struct scene *s)
{
	struct msg hello;

	NEED(tap_message(MSG_HELLO, &hello));
	for (int i = 0; i < 12; i++) {
		int error = WndPostMessage(hello.params[0], MSG_ASK, 1, 2, 3);

		CHECK(error == 0 || error == -ENOENT);
	}
	s->own[1] = (int)hello.params[0];
}

static void it_is_gone(struct scene *s)
{
	struct wnd_info info;

	EQ(WndQuery((uint32_t)s->own[1], &info), -ENOENT);
	EQ(WndSendMessage((uint32_t)s->own[1], MSG_ASK, 0, 0, 0, 0, NULL), -ENOENT);
	EQ(WndPostMessage((uint32_t)s->own[1], MSG_ASK, 0, 0, 0), -ENOENT);
	window_works(s);
}

static const struct victim windows[] = {
	{"create", own_window, NULL, create, NULL, window_works},
	{"create more", own_window, NULL, create_with_child, NULL, window_works},
	{"close", own_window, create_with_child, close, NULL, window_works},
	{"draw", own_window, create, draw, NULL, window_works},
	{"change", own_window, create_with_child, change, NULL, window_works},
	{"focus", own_window, create, focus, NULL, window_works},
	{"timers", own_window, create, timers, NULL, window_works},
	{"spy", own_window, create, spy, NULL, window_works},
	{"root", own_window, create, root, NULL, window_works},
	{"clipboard", own_window, create, clip, NULL, window_works},
	{}};

static const struct victim posts[] = {
	{"post", own_window, NULL, post, NULL, come_once_or_not},
	{"broadcast", own_window, NULL, broadcast, NULL, come_once_or_not},
	{"receive many", own_window, create_and_tell, receive_many, post_to_it, it_is_gone},
	{}};

static const struct victim sends[] = {
	{"send", own_window, NULL, send, answer, nothing_is_sent},
	{"send for nothing", own_window, NULL, send_unanswered, NULL, nothing_is_sent},
	{"receive", own_window, create_and_tell, receive, send_for_nothing, it_is_gone},
	{"reply", own_window, create_and_tell, receive_and_reply, send_for_a_sum, it_is_gone},
	{}};

ROLE(owner)
{
	return points_victim(windows, args);
}

ROLE(poster)
{
	return points_victim(posts, args);
}

ROLE(sender)
{
	return points_victim(sends, args);
}

TEST(windows_killed)
{
	points_kill("owner", windows);
}

TEST(posting_killed)
{
	points_kill("poster", posts);
}

TEST(sending_killed)
{
	points_kill("sender", sends);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(windows_killed), T(posting_killed), T(sending_killed), {}};
	static const struct tap_role roles[] = {T(owner), T(poster), T(sender), {}};

	return tap_main(argc, argv, tests, roles);
}
