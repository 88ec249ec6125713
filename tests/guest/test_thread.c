/* tests/guest/test_thread.c - threads: start, end, status, kill, local state, priorities,
 * stacks. */
#include "tap.h"
#include <stdio.h>
#include <stdlib.h>

static int give_back(void *argument)
{
	return (int)argument;
}

static int wait_on(void *handle)
{
	return ThrWaitHandle((int)handle, WAIT_FOREVER);
}

TEST(the_status_is_the_result)
{
	struct thr_info info;
	int t = ThrStart(give_back, (void *)-77, 0);

	CHECK(t > 0);
	EQ(ThrWaitHandle(t, TAP_DEADLINE), 0);
	EQ(ThrWaitHandle(t, 0), 0); /* stays signalled */
	EQ(ThrQuery(t, &info), 0);
	EQ(info.running, 0);
	EQ(info.status, -77);
	EQ(info.process, ProcGetId());
	CHECK(info.thread != ThrGetId());
	EQ(HandleClose(t), 0);
}

static int leave(void *argument)
{
	ThrExit((int)argument);
}

TEST(a_thread_may_exit_itself)
{
	EQ(tap_end_thread(ThrStart(leave, (void *)5, 0)), 5);
}

TEST(creation_is_refused)
{
	static uint32_t stack[256];
	struct thr_create c = {.entry = (uint32_t)give_back,
			       .stack = (uint32_t)(stack + 200),
			       .priority = PRIORITY_HIGH + 1};

	EQ(ThrCreate(NULL), -EFAULT);
	EQ(ThrCreate((void *)0xc0000000), -EFAULT);
	EQ(ThrCreate(&c), -EPERM);
	c.priority = 0xffffffff;
	EQ(ThrCreate(&c), -EPERM);
	c.priority = 0;
	c.entry = 0xc0100000;
	CHECK(ThrCreate(&c) < 0);
	EQ(ThrStart(give_back, NULL, THREAD_STACK_MAX + 1), -EINVAL);
	EQ(ThrStart(give_back, NULL, 0xffffffff), -EINVAL);
	EQ(tap_end_thread(ThrStart(give_back, (void *)3, THREAD_STACK_MAX)), 3);
	EQ(tap_end_thread(ThrStart(give_back, (void *)4, 1)), 4);
}

static int spin(void *argument)
{
	for (;;)
		__asm__ volatile("pause");
	return (int)argument;
}

static int sleep_long(void *argument)
{
	(void)argument;
	return ThrSleep(WAIT_FOREVER - 1);
}

static int get_long(void *argument)
{
	(void)argument;
	return MsgGet(&(struct msg){0}, 0, WAIT_FOREVER);
}

static int futex_long(void *argument)
{
	static volatile uint32_t word;

	(void)argument;
	return ThrFutexWait(&word, 0, WAIT_FOREVER);
}

static int all_long(void *handle)
{
	return ThrWaitMultiple((int[]){(int)handle}, 1, WAIT_ALL | WAIT_MESSAGES, WAIT_FOREVER);
}

TEST(killed_in_each_state)
{
	int (*const states[])(void *) = {spin,	     sleep_long, wait_on,  get_long,
					 futex_long, all_long,	 give_back};
	int e = EvtCreate(0);

	for (uint32_t i = 0; i < sizeof states / sizeof *states; i++)
		for (int late = 0; late < 2; late++) {
			int t = ThrStart(states[i], (void *)e, 0), status;

			if (late)
				ThrSleep(15);
			EQ(ThrKill(t, -5), 0);
			EQ(ThrKill(t, -6), 0); /* the first counts */
			status = tap_end_thread(t);
			if (states[i] != give_back)
				EQ(status, -5);
		}
	EQ(EvtSet(e), 0);
	EQ(ThrWaitHandle(e, 0), 0); /* none of them is left waiting */
}

TEST(killing_needs_the_right)
{
	int e = EvtCreate(0), t = ThrStart(wait_on, (void *)e, 0);
	int weak = HandleDuplicate(t, RIGHT_READ | RIGHT_WAIT),
	    dull = HandleDuplicate(t, RIGHT_WAIT);
	struct thr_info info;

	EQ(ThrKill(weak, 0), -EACCES);
	EQ(ThrSetPriority(weak, PRIORITY_LOW), -EACCES);
	EQ(ThrQuery(weak, &info), 0);
	EQ(ThrQuery(dull, &info), -EACCES);
	EQ(ThrQuery(t, NULL), -EFAULT);
	EQ(ThrQuery(12345, &info), -EBADF);
	EQ(ThrKill(12345, 0), -EBADF);
	EQ(ThrKill(e, 0), -ENOTSUP);
	EQ(EvtSet(e), 0);
	EQ(tap_end_thread(t), 0);
}

/* ---- what each thread has for itself ----------------------------------------------------------
 */

static uint32_t local_word(void)
{
	uint32_t word;

	__asm__ volatile("mov %%gs:0, %0" : "=r"(word));
	return word;
}

static int own_errno(void *argument)
{
	uint32_t mine = local_word();

	for (int i = 0; i < 300; i++) {
		errno = (int)argument;
		ThrYield();
		if (errno != (int)argument || local_word() != mine)
			return -1;
	}
	return (int)mine;
}

TEST(local_state_and_errno_are_the_threads_own)
{
	int t[4], place[5] = {(int)local_word()};

	errno = 99;
	for (int i = 0; i < 4; i++)
		t[i] = ThrStart(own_errno, (void *)(i + 1), 0);
	for (int i = 0; i < 4; i++)
		place[i + 1] = tap_end_thread(t[i]);
	EQ(errno, 99);
	for (int i = 0; i < 5; i++)
		for (int j = 0; j < i; j++)
			CHECK(place[i] != place[j] && place[i] != -1);
}

/* ---- priorities
 * ---------------------------------------------------------------------------------- */

static volatile int ran;

static int note(void *event)
{
	ThrWaitHandle((int)event, TAP_DEADLINE);
	ran = 1;
	return 0;
}

TEST(a_higher_thread_runs_at_once)
{
	int e = EvtCreate(0), t = ThrStart(note, (void *)e, 0);
	struct thr_info info;

	EQ(ThrSetPriority(t, PRIORITY_HIGH), 0);
	EQ(ThrQuery(t, &info), 0);
	EQ(info.priority, PRIORITY_HIGH);
	ThrSleep(10);
	EQ(ran, 0);
	EQ(EvtSet(e), 0);
	EQ(ran, 1);
	EQ(tap_end_thread(t), 0);
}

TEST(a_lower_thread_waits)
{
	int e = EvtCreate(EVENT_SET), t;

	EQ(ThrSetPriority(0, PRIORITY_HIGH), 0);
	t = ThrStart(note, (void *)e, 0);
	EQ(ThrSetPriority(t, PRIORITY_LOW), 0);
	for (uint64_t end = tap_ms() + 40; tap_ms() < end;)
		ThrYield();
	EQ(ran, 0);
	EQ(tap_end_thread(t), 0);
	EQ(ran, 1);
}

TEST(priorities_are_limited)
{
	int e = EvtCreate(0);

	EQ(ThrSetPriority(0, PRIORITY_HIGH + 1), -EPERM);
	EQ(ThrSetPriority(0, 0xffffffff), -EPERM);
	EQ(ThrSetPriority(4000, PRIORITY_LOW), -EBADF);
	EQ(ThrSetPriority(e, PRIORITY_LOW), -ENOTSUP);
	for (uint32_t p = PRIORITY_HIGH; p > 0; p--) {
		struct thr_info info;

		EQ(ThrSetPriority(0, p), 0);
		EQ(ThrQuery(0, &info), 0);
		EQ(info.priority, p);
	}
}

TEST(equals_take_turns)
{
	int t = ThrStart(spin, NULL, 0);

	for (int i = 0; i < 20; i++)
		ThrYield(); /* the spinner gives way when its slice is over */
	EQ(ThrKill(t, 1), 0);
	EQ(tap_end_thread(t), 1);
}

/* ---- stacks and numbers
 * ---------------------------------------------------------------------------- */

static int deep(void *above)
{
	volatile int room[500];

	room[0] = *(volatile int *)above + 1;
	return room[0] ? deep((void *)room) + room[0] : 0;
}

ROLE(overflow)
{
	int depth = 1;

	if (args[0])
		ThrWaitHandle(ThrStart(deep, &depth, 0), WAIT_FOREVER);
	return deep(&depth);
}

TEST(an_overflowing_stack_ends_its_process_only)
{
	for (uint32_t second = 0; second < 2; second++)
		EQ(tap_end(tap_start(CHILD("overflow", .args = {second}))), EXIT_FAULT);
}

TEST(two_hundred_threads)
{
	int e = EvtCreate(EVENT_MANUAL), t[200];
	struct proc_info info;

	for (int i = 0; i < 200; i++)
		NEED((t[i] = ThrStart(wait_on, (void *)e, 0)) > 0);
	EQ(ProcQuery(0, &info), 0);
	EQ(info.threads, 201);
	EQ(EvtSet(e), 0);
	for (int i = 0; i < 200; i++)
		EQ(tap_end_thread(t[i]), 0);
	ThrSleep(5);
	EQ(ProcQuery(0, &info), 0);
	EQ(info.threads, 1);
}

TEST(threads_are_limited)
{
	int e = EvtCreate(EVENT_MANUAL), t[PROCESS_THREADS_MAX], n = 0, last;

	while ((last = ThrStart(wait_on, (void *)e, 4096)) > 0 && n < PROCESS_THREADS_MAX)
		t[n++] = last;
	EQ(last, -EAGAIN);
	EQ(n, PROCESS_THREADS_MAX - 1);
	EQ(EvtSet(e), 0);
	while (n--)
		EQ(tap_end_thread(t[n]), 0);
	EQ(tap_end_thread(ThrStart(give_back, NULL, 0)), 0);
}

TEST(ids_are_not_reused_at_once)
{
	uint32_t last = 0;

	for (int i = 0; i < 300; i++) {
		struct thr_info info;
		int t = ThrStart(give_back, NULL, 0);

		EQ(ThrQuery(t, &info), 0);
		CHECK(info.thread && info.thread != last);
		last = info.thread;
		NEED(tap_end_thread(t) == 0);
		EQ(ThrPostMessage(last, MSG_USER, 0, 0, 0), -ENOENT);
	}
}

TEST(the_last_thread_ends_the_process)
{
	EQ(tap_end(tap_start(CHILD("outlived"))), 42);
}

ROLE(outlived)
{
	(void)args;
	ThrStart(leave, (void *)42, 0);
	ThrSetPriority(0, PRIORITY_HIGH);
	ThrExit(7); /* the other one still has to run */
}

static int waits(void *event)
{
	return ThrWaitHandle((int)event, TAP_DEADLINE);
}

ROLE(looks_at)
{
	struct thr_info i;

	EQ(ThrList(&i, 1, args[0]), args[1] ? 1 : -EPERM);
	return tap_failures;
}

TEST(the_threads_of_a_process_are_listed)
{
	struct thr_info infos[8];
	int e = EvtCreate(EVENT_MANUAL), a, b;

	EQ(ThrList(infos, 8, ProcGetId()), 1);
	EQ(infos[0].thread, ThrGetId());
	EQ(infos[0].process, ProcGetId());
	a = ThrStart(waits, (void *)e, 0);
	b = ThrStart(waits, (void *)e, 0);
	EQ(ThrList(infos, 8, ProcGetId()), 3);
	EQ(ThrList(infos, 1, ProcGetId()), 3);
	EQ(ThrList(NULL, 0, ProcGetId()), 3);
	EQ(ThrList((struct thr_info *)8, 1, ProcGetId()), -EFAULT);
	EQ(ThrList(infos, 8, 0x7fffff), -ESRCH);
	EvtSet(e);
	EQ(tap_end_thread(a), 0);
	EQ(tap_end_thread(b), 0);
	HandleClose(e);
	EQ(tap_end(tap_start(CHILD("looks_at", .args = {ProcGetId(), 0}))), 0);
	EQ(tap_end(tap_start(
		   CHILD("looks_at", .args = {ProcGetId(), 1}, .privileges = PRIV_DEBUG))),
	   0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(the_status_is_the_result),
						T(a_thread_may_exit_itself),
						T(creation_is_refused),
						T(killed_in_each_state),
						T(killing_needs_the_right),
						T(local_state_and_errno_are_the_threads_own),
						T(a_higher_thread_runs_at_once),
						T(a_lower_thread_waits),
						T(priorities_are_limited),
						T(equals_take_turns),
						T(an_overflowing_stack_ends_its_process_only),
						T(two_hundred_threads),
						T(threads_are_limited),
						T(ids_are_not_reused_at_once),
						T(the_last_thread_ends_the_process),
						T(the_threads_of_a_process_are_listed),
						{}};
	static const struct tap_role roles[] = {T(overflow), T(outlived), T(looks_at), {}};

	return tap_main(argc, argv, tests, roles);
}
