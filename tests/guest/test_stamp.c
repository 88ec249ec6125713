/* tests/guest/test_stamp.c - the one order: what happened before has the smaller stamp, for
 * everyone. */
#include "tap.h"
#include <stdlib.h>

#define SENDERS	 4
#define MESSAGES 200
#define CHAIN	 300

static uint64_t stamp_of_current(void)
{
	struct msg_info info = {0};

	EQ(MsgInfo(&info), 0);
	return info.stamp;
}

/* Fetch a message of this code; its stamp. */
static uint64_t receive(uint32_t code, struct msg *m)
{
	NEED(tap_message(code, m));
	return stamp_of_current();
}

static void post_stamp(uint32_t thread, uint64_t stamp, uint32_t tag)
{
	EQ(ThrPostMessage(thread, MSG_USER + 9, (uint32_t)stamp, (uint32_t)(stamp >> 32), tag), 0);
}

static uint64_t stamp_in(const struct msg *m)
{
	return (uint64_t)m->params[1] << 32 | m->params[0];
}

/* args: parent's thread. Says its own thread id, then sends back the stamp of whatever comes. */
ROLE(reporter)
{
	struct msg m;

	MsgGet(&m, 0, 0);
	EQ(ThrPostMessage(args[0], MSG_USER + 8, ThrGetId(), 0, 0), 0);
	for (;;) {
		NEED(MsgGet(&m, 0, TAP_DEADLINE) == 1);
		if (m.code == MSG_CLOSE)
			return tap_failures;
		if (m.code == MSG_USER)
			post_stamp(args[0], stamp_of_current(), m.params[0]);
		if (m.code == MSG_USER + 2)
			return tap_failures;
	}
}

static int start_reporter(uint32_t *thread)
{
	struct msg m;
	int p;

	MsgGet(&m, 0, 0);
	p = tap_start(CHILD("reporter", .args = {ThrGetId()}));
	NEED(tap_message(MSG_USER + 8, &m));
	*thread = m.params[0];
	return p;
}

TEST(stamps_rise_in_each_queue)
{
	uint64_t last = 0, last_time = 0;
	struct msg_info info;
	struct msg m;

	MsgGet(&m, 0, 0);
	for (uint32_t i = 0; i < 1000; i++)
		EQ(ThrPostMessage(ThrGetId(), MSG_USER, i, 0, 0), 0);
	for (uint32_t i = 0; i < 1000; i++) {
		NEED(tap_message(MSG_USER, &m));
		EQ(m.params[0], i);
		EQ(MsgInfo(&info), 0);
		CHECK(info.stamp > last);
		CHECK(info.time_ns >= last_time);
		last = info.stamp;
		last_time = info.time_ns;
	}
}

/* My post to A returned before my post to B began. */
TEST(posts_to_two_receivers_are_ordered)
{
	uint32_t thread[2];
	int p[2] = {start_reporter(&thread[0]), start_reporter(&thread[1])};
	uint64_t last = 0;

	for (uint32_t i = 0; i < CHAIN; i++) {
		struct msg m;
		uint64_t stamps[2] = {0};

		EQ(ThrPostMessage(thread[i & 1], MSG_USER, 0, 0, 0), 0);
		EQ(ThrPostMessage(thread[~i & 1], MSG_USER, 1, 0, 0), 0);
		for (int j = 0; j < 2; j++) {
			NEED(tap_message(MSG_USER + 9, &m));
			stamps[m.params[2] & 1] = stamp_in(&m);
		}
		CHECK(stamps[0] > last);
		CHECK(stamps[1] > stamps[0]);
		last = stamps[1];
	}
	for (int i = 0; i < 2; i++) {
		EQ(ThrPostMessage(thread[i], MSG_USER + 2, 0, 0, 0), 0);
		EQ(tap_end(p[i]), 0);
	}
}

/* Through a side channel: the child posts to us, sets an event, we see it and post on. */
TEST(events_carry_the_order)
{
	int said = EvtCreate(0), go = EvtCreate(0), p;
	struct msg m;

	MsgGet(&m, 0, 0);
	p = tap_start(CHILD("side", .args = {ThrGetId()}, .handles = {said, go}));
	for (int i = 0; i < CHAIN; i++) {
		uint64_t theirs, mine;

		tap_await(said); /* its post has returned */
		EQ(ThrPostMessage(ThrGetId(), MSG_USER + 1, 0, 0, 0), 0);
		theirs = receive(MSG_USER, &m);
		mine = receive(MSG_USER + 1, &m);
		NEED(theirs < mine);
		EQ(EvtSet(go), 0);
	}
	EQ(tap_end(p), 0);
}

ROLE(side)
{
	for (int i = 0; i < CHAIN; i++) {
		NEED(ThrPostMessage(args[0], MSG_USER, i, 0, 0) == 0);
		EQ(EvtSet(TAP_HANDLE(0)), 0);
		tap_await(TAP_HANDLE(1));
	}
	return tap_failures;
}

/* args: first receiver, second receiver, number. Posts to both in turn. */
ROLE(both)
{
	tap_await(TAP_HANDLE(0));
	for (uint32_t i = 0; i < MESSAGES; i++) {
		NEED(ThrPostMessage(args[0], MSG_USER, args[2], i, 0) == 0);
		NEED(ThrPostMessage(args[1], MSG_USER, args[2], i, 0) == 0);
		if (i % 7 == args[2])
			ThrYield();
	}
	return tap_failures;
}

static uint64_t stamps[2][SENDERS][MESSAGES];

/* Fill one row of the table from the caller's queue. */
static int collect(int row)
{
	uint32_t next[SENDERS] = {0};
	uint64_t last = 0;
	struct msg m;

	for (int i = 0; i < SENDERS * MESSAGES; i++) {
		uint64_t stamp = receive(MSG_USER, &m);

		NEED(m.params[0] < SENDERS);
		EQ(m.params[1], next[m.params[0]]); /* each sender's own order */
		stamps[row][m.params[0]][next[m.params[0]]++] = stamp;
		CHECK(stamp > last);
		last = stamp;
	}
	return 0;
}

static int collect_second(void *argument)
{
	int *ready = argument;
	struct msg m;

	MsgGet(&m, 0, 0);
	EvtSet(*ready);
	return collect(1);
}

TEST(many_processes_share_one_order)
{
	int go = EvtCreate(EVENT_MANUAL), ready = EvtCreate(0), p[SENDERS], t;
	struct thr_info second;
	struct msg m;

	MsgGet(&m, 0, 0);
	t = ThrStart(collect_second, &ready, 0);
	tap_await(ready);
	EQ(ThrQuery(t, &second), 0);
	for (uint32_t i = 0; i < SENDERS; i++)
		p[i] = tap_start(
			CHILD("both", .args = {ThrGetId(), second.thread, i}, .handles = {go}));
	EQ(EvtSet(go), 0);
	collect(0);
	EQ(tap_end_thread(t), 0);
	for (int i = 0; i < SENDERS; i++) {
		EQ(tap_end(p[i]), 0);
		/* first, second, first, second ... as it was posted */
		for (int j = 0; j < MESSAGES; j++) {
			CHECK(stamps[0][i][j] < stamps[1][i][j]);
			CHECK(j == 0 || stamps[1][i][j - 1] < stamps[0][i][j]);
		}
	}
}

/* A ring: received before sent, across processes. */
TEST(received_comes_before_sent_on)
{
	uint32_t thread;
	int p = start_reporter(&thread);
	uint64_t last = 0;

	for (int i = 0; i < CHAIN; i++) {
		uint64_t there, back;
		struct msg m;

		EQ(ThrPostMessage(thread, MSG_USER, 0, 0, 0), 0);
		back = receive(MSG_USER + 9, &m);
		there = stamp_in(&m);
		CHECK(last < there);
		CHECK(there < back);
		last = back;
	}
	EQ(ThrPostMessage(thread, MSG_USER + 2, 0, 0, 0), 0);
	EQ(tap_end(p), 0);
}

/* The cause of a message is the stamp of what its sender was handling. */
TEST(causes_are_kept)
{
	struct msg_info info;
	uint64_t first;
	struct msg m;

	MsgGet(&m, 0, 0);
	MsgDone();
	EQ(ThrPostMessage(ThrGetId(), MSG_USER, 0, 0, 0), 0);
	first = receive(MSG_USER, &m);
	EQ(MsgInfo(&info), 0);
	EQ(info.cause, 0);
	EQ(info.process, ProcGetId());
	EQ(info.thread, ThrGetId());
	EQ(info.how, MSG_BY_POST);
	EQ(ThrPostMessage(ThrGetId(), MSG_USER + 1, 0, 0, 0), 0);
	EQ(MsgDone(), 0);
	EQ(ThrPostMessage(ThrGetId(), MSG_USER + 2, 0, 0, 0), 0);
	receive(MSG_USER + 1, &m);
	EQ(MsgInfo(&info), 0);
	EQ(info.cause, first);
	receive(MSG_USER + 2, &m);
	EQ(MsgInfo(&info), 0);
	EQ(info.cause, 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(stamps_rise_in_each_queue),
						T(posts_to_two_receivers_are_ordered),
						T(events_carry_the_order),
						T(many_processes_share_one_order),
						T(received_comes_before_sent_on),
						T(causes_are_kept),
						{}};
	static const struct tap_role roles[] = {T(reporter), T(side), T(both), {}};

	return tap_main(argc, argv, tests, roles);
}
