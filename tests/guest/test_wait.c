/* tests/guest/test_wait.c - one wait for everything: any, all, timeouts, order, closing, no lost
 * wake-up. */
#include "tap.h"
#include "fs.h"
#include <stdlib.h>

#define STRESS 10000

static volatile int order[16], order_count;

TEST(a_poll_returns_at_once)
{
	int e = EvtCreate(0);

	EQ(ThrWaitHandle(e, 0), -ETIMEDOUT);
	EQ(ThrWaitMultiple(&e, 1, WAIT_ANY, 0), -ETIMEDOUT);
	EQ(ThrWaitMultiple(&e, 1, WAIT_ALL, 0), -ETIMEDOUT);
}

/* Ticks that the emulator was late with come close together: that may take a part away. */
static bool lasted(uint64_t start, uint32_t milliseconds)
{
	return tap_ms() - start >= milliseconds / 2;
}

TEST(a_timeout_lasts_as_asked)
{
	int e = EvtCreate(0);

	for (uint32_t flags = WAIT_ANY; flags <= WAIT_ALL; flags++) {
		uint64_t start = tap_ms();

		EQ(ThrWaitMultiple(&e, 1, flags, 30), -ETIMEDOUT);
		CHECK(lasted(start, 30));
		start = tap_ms();
		EQ(ThrWaitHandle(e, 20), -ETIMEDOUT);
		CHECK(lasted(start, 20));
	}
}

static int set_later(void *event)
{
	ThrSleep(10);
	return EvtSet((int)event);
}

TEST(forever_ends_with_the_event)
{
	int e = EvtCreate(0), t = ThrStart(set_later, (void *)e, 0);

	EQ(ThrWaitHandle(e, WAIT_FOREVER), 0);
	EQ(tap_end_thread(t), 0);
	t = ThrStart(set_later, (void *)e, 0);
	EQ(ThrWaitMultiple(&e, 1, WAIT_ALL, WAIT_FOREVER), 0);
	EQ(tap_end_thread(t), 0);
}

TEST(any_gives_the_lowest_index_and_takes_one)
{
	int e[3] = {EvtCreate(0), EvtCreate(EVENT_SET), EvtCreate(EVENT_SET)};

	EQ(ThrWaitMultiple(e, 3, WAIT_ANY, 0), 1);
	EQ(ThrWaitMultiple(e, 3, WAIT_ANY, 0), 2);
	EQ(ThrWaitMultiple(e, 3, WAIT_ANY, 0), -ETIMEDOUT);
	EQ(EvtSet(e[0]), 0);
	EQ(ThrWaitMultiple(e, 3, WAIT_ANY, WAIT_FOREVER), 0);
}

TEST(all_takes_all_or_none)
{
	int e[3] = {EvtCreate(EVENT_SET), EvtCreate(EVENT_SET), EvtCreate(0)};

	EQ(ThrWaitMultiple(e, 3, WAIT_ALL, 0), -ETIMEDOUT);
	EQ(ThrWaitMultiple(e, 3, WAIT_ALL, 15), -ETIMEDOUT);
	EQ(ThrWaitHandle(e[0], 0), 0); /* was not taken */
	EQ(ThrWaitHandle(e[1], 0), 0);
	for (int i = 0; i < 3; i++)
		EQ(EvtSet(e[i]), 0);
	EQ(ThrWaitMultiple(e, 3, WAIT_ALL, 0), 0);
	EQ(ThrWaitMultiple(e, 3, WAIT_ANY, 0), -ETIMEDOUT);
}

static int wait_for_both(void *handles)
{
	return ThrWaitMultiple(handles, 2, WAIT_ALL, TAP_DEADLINE);
}

TEST(a_wait_for_all_does_not_hold_its_parts)
{
	int e[2] = {EvtCreate(0), EvtCreate(0)}, t = ThrStart(wait_for_both, e, 0);

	for (int i = 0; i < 50; i++) {
		EQ(EvtSet(e[0]), 0);
		ThrYield();
		EQ(ThrWaitHandle(e[0], 0), 0); /* somebody else may take it meanwhile */
	}
	EQ(EvtSet(e[1]), 0);
	ThrYield();
	EQ(ThrWaitHandle(t, 0), -ETIMEDOUT);
	EQ(EvtSet(e[0]), 0);
	EQ(tap_end_thread(t), 0);
	EQ(ThrWaitMultiple(e, 2, WAIT_ANY, 0), -ETIMEDOUT);
}

static int wait_in_turn(void *argument)
{
	int *a = argument;

	EvtSet(a[1]);
	EQ(ThrWaitHandle(a[0], TAP_DEADLINE), 0);
	order[order_count++] = a[2];
	return EvtSet(a[1]);
}

/* A thread that has said it comes is waiting once a lower one gets to run. */
static void until_they_sleep(void)
{
	EQ(ThrSetPriority(0, PRIORITY_LOW), 0);
	ThrYield();
	ThrSleep(5);
	EQ(ThrSetPriority(0, PRIORITY_NORMAL), 0);
}

TEST(waiters_wake_in_the_order_they_came)
{
	int e = EvtCreate(0), said = EvtCreate(0), t[8], a[8][3];

	for (int i = 0; i < 8; i++) {
		memcpy(a[i], (int[]){e, said, i}, sizeof a[i]);
		t[i] = ThrStart(wait_in_turn, a[i], 0);
		tap_await(said);
		until_they_sleep();
	}
	for (int i = 0; i < 8; i++) {
		EQ(EvtSet(e), 0);
		tap_await(said);
		EQ(order_count, i + 1);
		EQ(order[i], i);
	}
	for (int i = 0; i < 8; i++)
		EQ(tap_end_thread(t[i]), 0);
}

static int just_wait(void *handle)
{
	return ThrWaitHandle((int)handle, TAP_DEADLINE);
}

TEST(a_manual_event_wakes_all)
{
	int e = EvtCreate(EVENT_MANUAL), t[10];

	for (int i = 0; i < 10; i++)
		t[i] = ThrStart(just_wait, (void *)e, 0);
	until_they_sleep();
	EQ(EvtSet(e), 0);
	for (int i = 0; i < 10; i++)
		EQ(tap_end_thread(t[i]), 0);
}

static int wait_for_pair(void *handles)
{
	return ThrWaitMultiple(handles, 2, WAIT_ANY, TAP_DEADLINE);
}

TEST(closing_under_a_waiter_ends_its_wait)
{
	int e = EvtCreate(0), pair[2] = {EvtCreate(0), EvtCreate(0)};
	int one = ThrStart(just_wait, (void *)e, 0), two, both;

	until_they_sleep();
	EQ(HandleClose(e), 0);
	EQ(tap_end_thread(one), -EBADF);
	two = ThrStart(wait_for_pair, pair, 0);
	both = ThrStart(wait_for_both, pair, 0);
	until_they_sleep();
	EQ(HandleClose(pair[1]), 0);
	EQ(tap_end_thread(two), -EBADF);
	EQ(tap_end_thread(both), -EBADF);
}

TEST(counts_are_limited)
{
	int many[WAIT_HANDLES_MAX + 1];

	for (int i = 0; i <= WAIT_HANDLES_MAX; i++)
		many[i] = EvtCreate(0);
	EQ(EvtSet(many[WAIT_HANDLES_MAX - 1]), 0);
	EQ(ThrWaitMultiple(many, WAIT_HANDLES_MAX, WAIT_ANY, 0), WAIT_HANDLES_MAX - 1);
	EQ(ThrWaitMultiple(many, WAIT_HANDLES_MAX, WAIT_ANY | WAIT_MESSAGES, 0), -ETIMEDOUT);
	for (int i = 0; i < WAIT_HANDLES_MAX; i++)
		EQ(EvtSet(many[i]), 0);
	EQ(ThrWaitMultiple(many, WAIT_HANDLES_MAX, WAIT_ALL, 0), 0);
	EQ(ThrWaitMultiple(many, WAIT_HANDLES_MAX + 1, WAIT_ANY, 0), -EINVAL);
	EQ(ThrWaitMultiple(many, 0xffffffff, WAIT_ANY, 0), -EINVAL);
	EQ(ThrWaitMultiple(many, 0, WAIT_ANY, 0), -EINVAL);
}

TEST(bad_arguments_are_refused)
{
	int e = EvtCreate(0), twice[2] = {e, e}, copy[2], bad[2] = {e, 999};

	EQ(ThrWaitMultiple(&e, 1, 4, 0), -EINVAL);
	EQ(ThrWaitMultiple(&e, 1, 0x80000000, 0), -EINVAL);
	EQ(ThrWaitMultiple(twice, 2, WAIT_ALL, 0), -EINVAL);
	EQ(ThrWaitMultiple(twice, 2, WAIT_ANY, 0), -ETIMEDOUT);
	copy[0] = e;
	copy[1] = HandleDuplicate(e, RIGHT_WAIT);
	EQ(ThrWaitMultiple(copy, 2, WAIT_ALL, 0), -EINVAL); /* the same object */
	EQ(ThrWaitMultiple(bad, 2, WAIT_ANY, 0), -EBADF);
	EQ(ThrWaitMultiple(NULL, 1, WAIT_ANY, 0), -EFAULT);
	EQ(ThrWaitMultiple((int[]){e, VmmShare(1, NULL, 0)}, 2, 0, 0), -EACCES);
	EQ(EvtSet(e), 0);
	EQ(ThrWaitMultiple(bad, 2, WAIT_ANY, 0), -EBADF); /* and nothing was taken */
	EQ(ThrWaitHandle(e, 0), 0);
}

static int post_later(void *thread)
{
	ThrSleep(10);
	return ThrPostMessage((uint32_t)thread, MSG_USER, 1, 2, 3);
}

TEST(messages_are_one_more_object)
{
	int e = EvtCreate(0), t;
	struct msg m;

	MsgGet(&m, 0, 0);
	EQ(ThrWaitMultiple(&e, 1, WAIT_MESSAGES, 0), -ETIMEDOUT);
	t = ThrStart(post_later, (void *)ThrGetId(), 0);
	EQ(ThrWaitMultiple(&e, 1, WAIT_MESSAGES, TAP_DEADLINE), 1);
	EQ(ThrWaitMultiple(NULL, 0, WAIT_MESSAGES, 0), 0);
	EQ(ThrWaitMultiple(&e, 1, WAIT_ALL | WAIT_MESSAGES, 0), -ETIMEDOUT);
	EQ(EvtSet(e), 0);
	EQ(ThrWaitMultiple(&e, 1, WAIT_ALL | WAIT_MESSAGES, 0), 0);
	EQ(ThrWaitHandle(e, 0), -ETIMEDOUT);
	EQ(MsgGet(&m, 0, 0), 1); /* waiting took nothing */
	EQ(m.params[2], 3);
	EQ(ThrWaitMultiple(&e, 1, WAIT_MESSAGES, 0), -ETIMEDOUT);
	EQ(tap_end_thread(t), 0);
}

static int answer(void *argument)
{
	int *e = argument;

	for (int i = 0; i < STRESS; i++)
		if (ThrWaitHandle(e[0], TAP_DEADLINE) != 0 || EvtSet(e[1]) != 0)
			return i + 1;
	return 0;
}

TEST(no_wake_up_is_lost)
{
	int e[2] = {EvtCreate(0), EvtCreate(0)}, t = ThrStart(answer, e, 0);

	for (int i = 0; i < STRESS; i++) {
		NEED(EvtSet(e[0]) == 0);
		NEED(ThrWaitMultiple(&e[1], 1, i % 3 ? WAIT_ANY : WAIT_ALL, TAP_DEADLINE) == 0);
	}
	EQ(tap_end_thread(t), 0);
}

static volatile uint32_t taken;

static int take_many(void *handles)
{
	while (ThrWaitMultiple(handles, 2, WAIT_ANY, TAP_DEADLINE) == 0)
		__sync_add_and_fetch(&taken, 1);
	return 0;
}

TEST(each_set_is_taken_by_one)
{
	int e[2] = {EvtCreate(0), EvtCreate(EVENT_MANUAL)}, t[4];

	for (int i = 0; i < 4; i++)
		t[i] = ThrStart(take_many, e, 0);
	for (uint32_t i = 1; i <= 2000; i++) {
		EvtSet(e[0]);
		for (uint64_t end = tap_ms() + TAP_DEADLINE; taken < i && tap_ms() < end;)
			ThrYield();
		NEED(taken == i);
	}
	EvtSet(e[1]);
	for (int i = 0; i < 4; i++)
		EQ(tap_end_thread(t[i]), 0);
	EQ(taken, 2000);
}

TEST(futexes_compare_and_wake)
{
	static volatile uint32_t word = 5;

	EQ(ThrFutexWait(&word, 4, 0), -EAGAIN);
	EQ(ThrFutexWait(&word, 5, 0), -ETIMEDOUT);
	EQ(ThrFutexWait(&word, 5, 10), -ETIMEDOUT);
	EQ(ThrFutexWake(&word, 10), 0);
	EQ(ThrFutexWait(NULL, 0, 0), -EFAULT);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_poll_returns_at_once),
						T(a_timeout_lasts_as_asked),
						T(forever_ends_with_the_event),
						T(any_gives_the_lowest_index_and_takes_one),
						T(all_takes_all_or_none),
						T(a_wait_for_all_does_not_hold_its_parts),
						T(waiters_wake_in_the_order_they_came),
						T(a_manual_event_wakes_all),
						T(closing_under_a_waiter_ends_its_wait),
						T(counts_are_limited),
						T(bad_arguments_are_refused),
						T(messages_are_one_more_object),
						T(no_wake_up_is_lost),
						T(each_set_is_taken_by_one),
						T(futexes_compare_and_wake),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
