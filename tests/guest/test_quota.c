/* tests/guest/test_quota.c - the room of a queue: its limit, the fair share of others, and its
 * memory. */
#include "tap.h"
#include <stdlib.h>

static uint32_t fill(uint32_t thread)
{
	uint32_t n = 0;
	int r;

	while ((r = ThrPostMessage(thread, MSG_USER, n, 0, 0)) == 0 && n <= 2 * MSG_QUEUE_MAX)
		n++;
	EQ(r, -EAGAIN);
	return n;
}

static struct msg_status status(void)
{
	struct msg_status s = {0};

	EQ(MsgStatus(&s), 0);
	return s;
}

static void take(uint32_t count)
{
	struct msg m;

	while (count--)
		NEED(MsgGet(&m, 0, 0) == 1);
}

TEST(own_posts_up_to_the_limit)
{
	struct msg m;

	tap_drain();
	EQ(fill(ThrGetId()), MSG_QUEUE_MAX);
	EQ(status().posted, MSG_QUEUE_MAX);
	CHECK(status().posts_refused >= 1);
	for (uint32_t i = 0; i < MSG_QUEUE_MAX; i++) {
		NEED(MsgGet(&m, 0, 0) == 1);
		NEED(m.params[0] == i); /* none lost, none twice */
	}
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
	EQ(status().peak, MSG_QUEUE_MAX);
	EQ(ThrPostMessage(ThrGetId(), MSG_USER, 0, 0, 0), 0);
}

TEST(the_queue_shrinks_when_drained)
{
	uint32_t empty, full;
	struct msg m;

	tap_drain();
	empty = status().pages;
	for (int round = 0; round < 3; round++) {
		EQ(fill(ThrGetId()), MSG_QUEUE_MAX);
		full = status().pages;
		CHECK(full > empty + 50);
		take(MSG_QUEUE_MAX);
		MsgGet(&m, 0, 0);
		CHECK(status().pages <= empty + 1);
	}
}

TEST(room_comes_back_one_by_one)
{
	tap_drain();
	EQ(fill(ThrGetId()), MSG_QUEUE_MAX);
	for (int i = 0; i < 100; i++) {
		take(1);
		EQ(ThrPostMessage(ThrGetId(), MSG_USER, i, 0, 0), 0);
		EQ(ThrPostMessage(ThrGetId(), MSG_USER, i, 0, 0), -EAGAIN);
	}
}

/* args: thread. Posts until refused and tells how many; then waits to be ended. */
ROLE(filler)
{
	uint32_t n = fill(args[0]);

	EQ(EvtSet(TAP_HANDLE(0)), 0);
	tap_await(TAP_HANDLE(1));
	return tap_failures ? -1 : (int)n;
}

static int about(int got, int wanted)
{
	return got >= wanted - 3 && got <= wanted + 3 ? wanted : got;
}

TEST(others_share_by_the_fair_rule)
{
	int full = EvtCreate(0), go = EvtCreate(EVENT_MANUAL), p[3];
	static const int shares[] = {MSG_QUEUE_MAX / 2, MSG_QUEUE_MAX / 6, MSG_QUEUE_MAX / 12};
	uint32_t posted = 0;

	tap_drain();
	for (int i = 0; i < 3; i++) {
		p[i] = tap_start(CHILD("filler", .args = {ThrGetId()}, .handles = {full, go}));
		tap_await(full);
		EQ(about(status().posted - posted, shares[i]), shares[i]);
		posted = status().posted;
	}
	CHECK(ThrPostMessage(ThrGetId(), MSG_USER, 1, 2, 3) == 0); /* the owner always has room */
	EQ(EvtSet(go), 0);
	for (int i = 0; i < 3; i++)
		CHECK(tap_end(p[i]) > 0);
	EQ(status().posted, posted + 1); /* what the dead have posted stays */
	take(posted + 1);
}

/* A sender's share comes back when its messages are fetched. */
TEST(a_share_is_given_back)
{
	int full = EvtCreate(0), go = EvtCreate(EVENT_MANUAL), first, second;

	tap_drain();
	for (int round = 0; round < 3; round++) {
		first = tap_start(CHILD("filler", .args = {ThrGetId()}, .handles = {full, go}));
		tap_await(full);
		EQ(about(status().posted, MSG_QUEUE_MAX / 2), MSG_QUEUE_MAX / 2);
		take(status().posted);
		second = tap_start(CHILD("filler", .args = {ThrGetId()}, .handles = {full, go}));
		tap_await(full);
		EQ(about(status().posted, MSG_QUEUE_MAX / 2), MSG_QUEUE_MAX / 2);
		EQ(EvtSet(go), 0);
		CHECK(tap_end(first) > 0);
		CHECK(tap_end(second) > 0);
		EQ(EvtReset(go), 0);
		take(status().posted);
	}
}

static int fill_too(void *thread)
{
	return (int)fill((uint32_t)thread);
}

/* Threads of one process are one account. */
ROLE(two_threads)
{
	uint32_t n = fill(args[0]);
	int t = ThrStart(fill_too, (void *)args[0], 0);

	EQ(tap_end_thread(t), 0);
	EQ(about(n, MSG_QUEUE_MAX / 2), MSG_QUEUE_MAX / 2);
	return tap_failures;
}

TEST(threads_share_one_account)
{
	tap_drain();
	EQ(tap_end(tap_start(CHILD("two_threads", .args = {ThrGetId()}))), 0);
	take(status().posted);
}

/* A full queue still gets what the kernel has to say. */
TEST(kernel_messages_have_their_own_room)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 10, 10, 60, 60);
	struct msg m;

	tap_drain();
	EQ(fill(ThrGetId()), MSG_QUEUE_MAX);
	EQ(WndSetTimer(w, 1, 1, TIMER_ONCE), 0);
	EQ(WndResize(w, 70, 70), 0);
	EQ(MsgPostQuit(9), 0);
	EQ(WndActivate(w), 0);
	EQ(SysInjectInput((struct input_record[]){{.kind = INPUT_KEY, .code = 0x1e, .value = 1},
						  {.kind = INPUT_KEY, .code = 0x1e}},
			  2),
	   2);
	CHECK(tap_message(MSG_KEYDOWN, &m));
	CHECK(tap_message(MSG_KEYUP, &m));
	CHECK(tap_message(MSG_SIZE, &m));
	EQ(MSG_LOW(m.params[0]), 70);
	tap_drain();
}

/* Posts to a window that closes leave the queue, and its room is free again. */
TEST(closing_a_window_drops_its_messages)
{
	uint32_t w = tap_window(0, 0, 0, 0, 20, 20);
	struct msg m;

	tap_drain();
	for (uint32_t i = 0; i < 1000; i++) {
		EQ(WndPostMessage(w, MSG_USER, i, 0, 0), 0);
		EQ(ThrPostMessage(ThrGetId(), MSG_USER + 1, i, 0, 0), 0);
	}
	EQ(WndClose(w), 0);
	for (uint32_t i = 0; i < 1000; i++) {
		NEED(MsgGet(&m, 0, 0) == 1);
		EQ(m.code, MSG_USER + 1);
		EQ(m.params[0], i);
	}
	EQ(MsgGet(&m, 0, 0), 1);
	EQ(m.code, MSG_CLOSED);
	EQ(m.params[0], w);
	EQ(fill(ThrGetId()), MSG_QUEUE_MAX);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(own_posts_up_to_the_limit),
						T(the_queue_shrinks_when_drained),
						T(room_comes_back_one_by_one),
						T(others_share_by_the_fair_rule),
						T(a_share_is_given_back),
						T(threads_share_one_account),
						T(kernel_messages_have_their_own_room),
						T(closing_a_window_drops_its_messages),
						{}};
	static const struct tap_role roles[] = {T(filler), T(two_threads), {}};

	return tap_main(argc, argv, tests, roles);
}
