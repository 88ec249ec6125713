/* tests/guest/test_send.c - sending: answers, order, nesting, rings, death of each party. */
#include "tap.h"

#define MSG_ASK	  (MSG_USER + 1)
#define MSG_STOP  (MSG_USER + 2)
#define MSG_HELLO (MSG_USER + 3) /* p0: window of the child */
#define MSG_BACK  (MSG_USER + 4) /* asks its sender back, p1: its window */
#define MSG_HOLD  (MSG_USER + 5) /* not answered before MSG_STOP */
#define MSG_EARLY (MSG_USER + 6) /* answered early, then p0 events are set */
#define MSG_NEVER (MSG_USER + 7) /* the handler ends its process */
#define MSG_MARK  (MSG_USER + 8)
#define MSG_FLING (MSG_USER + 9)

static uint32_t me;

/* ---- the other side ----------------------------------------------------------------------------
 */

static uint32_t other_window;

static uint32_t answer(const struct msg *m)
{
	uint32_t result = 0;

	switch (m->code) {
	case MSG_ASK:
		return m->params[0] + m->params[1] + m->params[2];
	case MSG_BACK:
		EQ(WndSendMessage(m->params[1], MSG_ASK, m->params[0], 1, 0, TAP_DEADLINE, &result),
		   0);
		return result;
	case MSG_EARLY:
		EQ(MsgReply(m->params[0]), 0);
		EQ(MsgReply(5), -ENOENT);
		return 99;
	case MSG_NEVER:
		ProcExit(7);
	}
	return 0;
}

/* Serve until MSG_STOP; what is held is answered by the next fetch. */
static int serve(uint32_t first)
{
	struct msg m;
	int how;

	MsgSetHandler(answer);
	other_window = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	tap_drain();
	WndPostMessage(first, MSG_HELLO, other_window, ThrGetId(), 0);
	while ((how = MsgGet(&m, 0, TAP_DEADLINE)) > 0 && m.code != MSG_STOP) {
		if (how == MSG_IN_SEND && m.code == MSG_HOLD) {
			struct msg stop;

			/* Still the current one while only looking. */
			WndPostMessage(first, MSG_HELLO, 0, 0, 0);
			while (MsgGet(&stop, MSG_PEEK | MSG_ONLY_POSTS, 0) != 1)
				ThrYield();
		} else if (how == MSG_IN_SEND) {
			MsgReply(answer(&m));
		}
	}
	WndClose(other_window);
	return tap_failures;
}

ROLE(server)
{
	return serve(args[0]);
}

static int server_thread(void *first)
{
	return serve((uint32_t)first);
}

/* A child process that serves; its window. */
static uint32_t meet(int *process)
{
	struct msg m;

	me = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	tap_drain();
	*process = tap_start(CHILD("server", .args = {me}));
	NEED(tap_message(MSG_HELLO, &m));
	return m.params[0];
}

static void part(uint32_t window, int process)
{
	EQ(WndPostMessage(window, MSG_STOP, 0, 0, 0), 0);
	EQ(tap_end(process), 0);
	WndClose(me);
}

/* ---- answers -----------------------------------------------------------------------------------
 */

TEST(the_result_of_the_handler_comes_back)
{
	uint32_t result = 0;
	int child;
	uint32_t w = meet(&child);

	EQ(WndSendMessage(w, MSG_ASK, 1, 2, 3, TAP_DEADLINE, &result), 0);
	EQ(result, 6);
	EQ(WndSendMessage(w, MSG_EARLY, 42, 0, 0, TAP_DEADLINE, &result), 0);
	EQ(result, 42);
	EQ(WndSendMessage(w, MSG_ASK, 1, 1, 1, WAIT_FOREVER, NULL), 0);
	part(w, child);
}

TEST(between_threads_of_a_process)
{
	uint32_t result = 0, w;
	struct msg m;
	int h;

	me = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	tap_drain();
	h = ThrStart(server_thread, (void *)me, 0);
	NEED(tap_message(MSG_HELLO, &m));
	w = m.params[0];
	for (uint32_t i = 0; i < 100; i++) {
		EQ(WndSendMessage(w, MSG_ASK, i, 1, 0, TAP_DEADLINE, &result), 0);
		EQ(result, i + 1);
	}
	EQ(WndPostMessage(w, MSG_STOP, 0, 0, 0), 0);
	EQ(tap_end_thread(h), 0);
	WndClose(me);
}

static uint32_t handled;

static uint32_t own_handler(const struct msg *m)
{
	handled++;
	return m->params[0] * 2;
}

TEST(to_oneself_is_a_plain_call)
{
	uint32_t result = 0, w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	struct msg m;

	MsgSetHandler(own_handler);
	tap_drain();
	EQ(WndSendMessage(w, MSG_ASK, 21, 0, 0, 0, &result), 0);
	EQ(result, 42);
	EQ(handled, 1);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT); /* it never was in a queue */
	WndClose(w);
}

TEST(sent_overtakes_posted_and_is_seen_by_status)
{
	struct msg_status s;
	uint32_t result;
	struct msg m;
	int child;
	uint32_t w = meet(&child);

	/* While the child asks back, we have posts waiting: the question comes first. */
	EQ(WndPostMessage(me, MSG_MARK, 0, 0, 0), 0);
	MsgStatus(&s);
	EQ(WndPostMessage(w, MSG_FLING, 0, 0, 0), 0);
	MsgSetHandler(own_handler);
	EQ(WndSendMessage(w, MSG_BACK, 4, me, 0, TAP_DEADLINE, &result), 0);
	EQ(result, 8);
	MsgStatus(&s);
	CHECK(s.changed & MSG_CLASS_SENT);
	EQ(s.sent, 0);
	EQ(MsgGet(&m, 0, 0), 1);
	EQ(m.code, MSG_MARK);
	part(w, child);
}

/* ---- the receiver that fetches by itself --------------------------------------------------------
 */

ROLE(asker)
{
	uint32_t result = 0;
	int error = WndSendMessage(args[0], args[1], 1, 2, 3, args[2], &result);

	return error ? error : (int)result;
}

TEST(fetched_by_msgget)
{
	struct msg_info info;
	struct msg m, again;
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	int child;

	tap_drain();
	EQ(WndPostMessage(w, MSG_MARK, 0, 0, 0), 0);
	child = tap_start(CHILD("asker", .args = {w, MSG_ASK, TAP_DEADLINE}));
	while (MsgGet(&m, MSG_PEEK | MSG_ONLY_SENT, 0) != MSG_IN_SEND)
		ThrYield();
	EQ(MsgGet(&m, MSG_PEEK, 0), MSG_IN_SEND); /* looking changes nothing */
	EQ(MsgGet(&again, 0, 0), MSG_IN_SEND);
	EQ(again.code, MSG_ASK);
	EQ(again.params[2], 3);
	EQ(MsgInfo(&info), 0);
	EQ(info.how, MSG_BY_SEND);
	EQ(MsgReply(17), 0);
	EQ(MsgReply(18), -ENOENT);
	EQ(tap_end(child), 17);
	EQ(MsgGet(&m, 0, 0), 1);
	EQ(m.code, MSG_MARK);
	EQ(MsgReply(1), -ENOENT);
	WndClose(w);
}

TEST(the_next_fetch_and_msgdone_answer_zero)
{
	struct msg m;
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);

	tap_drain();
	for (int way = 0; way < 2; way++) {
		int child = tap_start(CHILD("asker", .args = {w, MSG_ASK, TAP_DEADLINE}));

		EQ(MsgGet(&m, MSG_ONLY_SENT, TAP_DEADLINE), MSG_IN_SEND);
		if (way)
			EQ(MsgDone(), 0);
		else
			EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
		EQ(tap_end(child), 0);
	}
	WndClose(w);
}

TEST(a_bad_buffer_loses_nothing)
{
	struct msg m;
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	int child;

	tap_drain();
	child = tap_start(CHILD("asker", .args = {w, MSG_ASK, TAP_DEADLINE}));
	EQ(MsgGet(&m, MSG_ONLY_SENT | MSG_PEEK, TAP_DEADLINE), MSG_IN_SEND);
	EQ(MsgGet((struct msg *)8, 0, 0), -EFAULT);
	EQ(MsgGet(&m, 0, 0), MSG_IN_SEND);
	EQ(MsgReply(3), 0);
	EQ(tap_end(child), 3);
	WndClose(w);
}

/* ---- time --------------------------------------------------------------------------------------
 */

TEST(withdrawn_when_not_fetched_in_time)
{
	struct msg m;
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	int child;

	tap_drain();
	child = tap_start(CHILD("asker", .args = {w, MSG_ASK, 30}));
	EQ(tap_end(child), -ETIMEDOUT);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
	child = tap_start(CHILD("asker", .args = {w, MSG_ASK, 0}));
	EQ(tap_end(child), -ETIMEDOUT);
	WndClose(w);
}

TEST(a_late_answer_is_dropped)
{
	struct msg m;
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	int child;

	tap_drain();
	child = tap_start(CHILD("asker", .args = {w, MSG_ASK, 50}));
	EQ(MsgGet(&m, 0, TAP_DEADLINE), MSG_IN_SEND);
	EQ(tap_end(child), -ETIMEDOUT);
	EQ(MsgReply(9), -ENOENT);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
	WndClose(w);
}

/* ---- death -------------------------------------------------------------------------------------
 */

TEST(a_receiver_that_dies_in_the_handler)
{
	int child;
	uint32_t w = meet(&child);

	EQ(WndSendMessage(w, MSG_NEVER, 0, 0, 0, TAP_DEADLINE, NULL), -EPIPE);
	EQ(tap_end(child), 7);
	EQ(WndSendMessage(w, MSG_ASK, 0, 0, 0, TAP_DEADLINE, NULL), -ENOENT);
	WndClose(me);
}

TEST(a_window_that_closes_before_the_fetch)
{
	struct msg m;
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	int child;

	tap_drain();
	child = tap_start(CHILD("asker", .args = {w, MSG_ASK, TAP_DEADLINE}));
	EQ(MsgGet(&m, MSG_ONLY_SENT | MSG_PEEK, TAP_DEADLINE), MSG_IN_SEND);
	EQ(WndClose(w), 0);
	EQ(tap_end(child), -EPIPE);
}

TEST(a_receiver_killed_before_and_after_the_fetch)
{
	struct msg m;
	int child, asker;
	uint32_t w = meet(&child);

	/* The server holds the first; the second waits behind it. */
	asker = tap_start(CHILD("asker", .args = {w, MSG_HOLD, TAP_DEADLINE}));
	NEED(tap_message(MSG_HELLO, &m));
	EQ(WndSendMessage(w, MSG_ASK, 0, 0, 0, 20, NULL), -ETIMEDOUT);
	tap_kill(child);
	EQ(tap_end(asker), -EPIPE);
	WndClose(me);
}

TEST(a_sender_killed_before_and_after_the_fetch)
{
	struct msg m;
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	int child;

	tap_drain();
	child = tap_start(CHILD("asker", .args = {w, MSG_ASK, TAP_DEADLINE}));
	EQ(MsgGet(&m, MSG_ONLY_SENT | MSG_PEEK, TAP_DEADLINE), MSG_IN_SEND);
	tap_kill(child);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
	child = tap_start(CHILD("asker", .args = {w, MSG_ASK, TAP_DEADLINE}));
	EQ(MsgGet(&m, MSG_ONLY_SENT, TAP_DEADLINE), MSG_IN_SEND);
	tap_kill(child);
	EQ(MsgReply(1), -ENOENT);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
	WndClose(w);
}

/* ---- rings -------------------------------------------------------------------------------------
 */

TEST(two_that_send_to_each_other_do_not_deadlock)
{
	uint32_t result = 0;
	int child;
	uint32_t w = meet(&child);

	MsgSetHandler(own_handler);
	for (uint32_t i = 0; i < 50; i++) {
		EQ(WndSendMessage(w, MSG_BACK, i, me, 0, TAP_DEADLINE, &result), 0);
		EQ(result, 2 * i);
	}
	part(w, child);
}

static uint32_t endless_peer;

/* Each question is answered by another question: it never ends by itself. */
static uint32_t endless(const struct msg *m)
{
	uint32_t result = 0;
	int error = WndSendMessage(endless_peer, MSG_BACK, 0, m->window, 0, TAP_DEADLINE, &result);

	return error ? (uint32_t)error : result;
}

TEST(an_endless_ring_is_refused)
{
	uint32_t result = 0;
	int child;

	endless_peer = meet(&child);
	MsgSetHandler(endless);
	EQ(WndSendMessage(endless_peer, MSG_BACK, 0, me, 0, TAP_DEADLINE, &result), 0);
	EQ((int)result, -EDEADLK);
	part(endless_peer, child);
}

static int blocked_sender(void *window)
{
	struct wnd_send s = {.window = (uint32_t)window,
			     .code = MSG_ASK,
			     .timeout = TAP_DEADLINE,
			     .flags = SEND_BLOCK};
	struct msg m;

	other_window = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	while (MsgGet(&m, 0, 0) == 1)
		;
	return WndSend(&s);
}

TEST(a_ring_of_senders_that_serve_nothing)
{
	struct wnd_send back = {.code = MSG_ASK, .timeout = TAP_DEADLINE};
	struct msg m;
	int h;

	me = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	tap_drain();
	h = ThrStart(blocked_sender, (void *)me, 0);
	EQ(MsgGet(&m, MSG_ONLY_SENT, TAP_DEADLINE), MSG_IN_SEND);
	back.window = other_window;
	EQ(WndSend(&back), -EDEADLK);
	EQ(MsgReply(0), 0);
	EQ(tap_end_thread(h), SEND_DONE);
	WndClose(me);
}

/* ---- callbacks ---------------------------------------------------------------------------------
 */

static uint32_t called, called_with;
static int called_error;

static void on_answer(void *user, int error, uint32_t result)
{
	called += (uint32_t)user;
	called_error = error;
	called_with = result;
}

static void await_callback(void)
{
	struct msg m;

	called = 0;
	while (!called) {
		NEED(MsgGet(&m, 0, TAP_DEADLINE) > 0);
		MsgDispatchCallback(&m);
	}
}

TEST(the_answer_calls_back)
{
	struct send_request r = {.code = MSG_ASK,
				 .params = {1, 2, 3},
				 .timeout = TAP_DEADLINE,
				 .callback = on_answer,
				 .user = (void *)1};
	int child;

	r.window = meet(&child);
	EQ(WndSendCallback(&r), 0);
	await_callback();
	EQ(called_error, 0);
	EQ(called_with, 6);
	r.code = MSG_NEVER;
	EQ(WndSendCallback(&r), 0);
	await_callback();
	EQ(called_error, -EPIPE);
	EQ(tap_end(child), 7);
	EQ(WndSendCallback(&r), -ENOENT);
	WndClose(me);
}

TEST(a_callback_whose_time_is_over)
{
	struct send_request r = {
		.code = MSG_HOLD, .timeout = 30, .callback = on_answer, .user = (void *)1};
	int child;

	r.window = meet(&child);
	EQ(WndSendCallback(&r), 0);
	await_callback();
	EQ(called_error, -ETIMEDOUT);
	part(r.window, child);
}

TEST(many_callbacks_are_bounded)
{
	struct send_request r = {.code = MSG_ASK, .timeout = WAIT_FOREVER, .callback = on_answer};
	int child, n = 0, error;

	r.window = meet(&child);
	r.code = MSG_HOLD;
	while ((error = WndSendCallback(&r)) == 0 && n < 1000)
		n++;
	EQ(error, -EAGAIN);
	EQ(n, 64);
	part(r.window, child);
}

/* ---- refusals ----------------------------------------------------------------------------------
 */

ROLE(forger)
{
	EQ(WndSendMessage(args[0], MSG_KEYDOWN, 0, 0, 0, 1000, NULL), -EPERM);
	EQ(WndSendMessage(args[0], MSG_QUERY_END, 0, 0, 0, 1000, NULL), -EPERM);
	EQ(WndSendMessage(args[1], MSG_USER, 0, 0, 0, 1000, NULL), -EPERM);
	EQ(WndSendMessage(args[1], MSG_CLOSE, 0, 0, 0, 0, NULL), -ETIMEDOUT);
	return tap_failures;
}

TEST(what_may_not_be_sent)
{
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	uint32_t private = tap_window(0, WND_NO_LIST | WND_PRIVATE, 0, 0, 10, 10);
	struct wnd_send s = {.window = w, .code = MSG_USER, .flags = 0x80};

	tap_drain();
	EQ(tap_end(tap_start(CHILD("forger", .args = {w, private}))), 0);
	EQ(WndSend(&s), -EINVAL);
	s.flags = SEND_CALLBACK | SEND_BLOCK;
	EQ(WndSend(&s), -EINVAL);
	EQ(WndSend((struct wnd_send *)8), -EFAULT);
	s.flags = 0;
	s.window = 0x7ffff001;
	EQ(WndSend(&s), -ENOENT);
	s.id = 12345;
	EQ(WndSendWait(&s), -ENOENT);
	WndClose(w);
	WndClose(private);
}

/* ---- many at once ------------------------------------------------------------------------------
 */

TEST(many_in_one_fetch)
{
	struct msg m[MSG_MANY_MAX];
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	int child;

	tap_drain();
	for (uint32_t i = 0; i < 40; i++)
		EQ(WndPostMessage(w, MSG_MARK, i, 0, 0), 0);
	EQ(MsgGetMany(m, 0, 0, 0), -EINVAL);
	EQ(MsgGetMany(m, MSG_MANY_MAX + 1, 0, 0), -EINVAL);
	EQ(MsgGetMany(m, 4, MSG_PEEK, 0), -EINVAL);
	EQ(MsgGetMany((struct msg *)8, 4, 0, 0), -EFAULT);
	EQ(MsgGetMany(m, 5, 0, 0), 5);
	EQ(m[4].params[0], 4);
	EQ(MsgGetMany(m, MSG_MANY_MAX, 0, 0), MSG_MANY_MAX);
	EQ(m[0].params[0], 5);
	EQ(m[31].params[0], 36);
	MsgPostQuit(3);
	EQ(MsgGetMany(m, MSG_MANY_MAX, 0, 0), 1); /* nothing else with it: quit is due */
	EQ(MsgGetMany(m, MSG_MANY_MAX, 0, 0), 1);
	EQ(MsgGetMany(m, MSG_MANY_MAX, 0, 0), 1);
	EQ(MsgGetMany(m, MSG_MANY_MAX, 0, 0), 0);
	EQ(m[0].params[0], 3);
	EQ(MsgGetMany(m, MSG_MANY_MAX, 0, 0), -ETIMEDOUT);
	child = tap_start(CHILD("asker", .args = {w, MSG_ASK, TAP_DEADLINE}));
	EQ(MsgGetMany(m, MSG_MANY_MAX, 0, TAP_DEADLINE), MSG_MANY_SENT);
	EQ(MsgReply(5), 0);
	EQ(tap_end(child), 5);
	WndClose(w);
}

/* What changes in a queue meanwhile does not hide what is being handled. */
TEST(another_is_withdrawn_while_one_is_handled)
{
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	int first, other;
	struct msg m;

	tap_drain();
	first = tap_start(CHILD("asker", .args = {w, MSG_ASK, TAP_DEADLINE}));
	EQ(MsgGet(&m, 0, TAP_DEADLINE), MSG_IN_SEND);
	other = tap_start(CHILD("asker", .args = {w, MSG_MARK, 1}));
	EQ(tap_end(other), -ETIMEDOUT);
	EQ(WndPostMessage(w, MSG_STOP, 0, 0, 0), 0);
	EQ(MsgGet(&m, 0, 0), 1); /* the first one is done */
	EQ(tap_end(first), 0);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
	EQ(MsgGet(&m, MSG_ONLY_POSTS, 0), -ETIMEDOUT);
	WndClose(w);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(the_result_of_the_handler_comes_back),
		T(between_threads_of_a_process),
		T(to_oneself_is_a_plain_call),
		T(sent_overtakes_posted_and_is_seen_by_status),
		T(fetched_by_msgget),
		T(the_next_fetch_and_msgdone_answer_zero),
		T(a_bad_buffer_loses_nothing),
		T(withdrawn_when_not_fetched_in_time),
		T(a_late_answer_is_dropped),
		T(a_receiver_that_dies_in_the_handler),
		T(a_window_that_closes_before_the_fetch),
		T(a_receiver_killed_before_and_after_the_fetch),
		T(a_sender_killed_before_and_after_the_fetch),
		T(two_that_send_to_each_other_do_not_deadlock),
		T(an_endless_ring_is_refused),
		T(a_ring_of_senders_that_serve_nothing),
		T(the_answer_calls_back),
		T(a_callback_whose_time_is_over),
		T(many_callbacks_are_bounded),
		T(what_may_not_be_sent),
		T(many_in_one_fetch),
		T(another_is_withdrawn_while_one_is_handled),
		{},
	};
	static const struct tap_role roles[] = {
		{"server", server}, {"asker", asker}, {"forger", forger}, {}};

	return tap_main(argc, argv, tests, roles);
}
