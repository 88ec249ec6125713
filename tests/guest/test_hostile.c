/* tests/guest/test_hostile.c - one process at its worst, and an innocent pair that must not notice.
 */
#include "tap.h"
#include <stdlib.h>
#include "fs.h"
#include "port.h"

#define ROUND_TRIPS 300
#define HELLO	    (MSG_USER + 50)
#define PING	    (MSG_USER + 51)
#define PONG	    (MSG_USER + 52)

/* ---- what hostile processes do, for as long as they live; args: a thread, a window
 * ------------------------ */

#define HOSTILE(name)                                \
	static void do_##name(const uint32_t *args); \
	ROLE(name)                                   \
	{                                            \
		do_##name(args);                     \
		return 0;                            \
	}                                            \
	static void do_##name(const uint32_t *args __attribute__((unused)))

HOSTILE(flood)
{
	for (uint32_t i = 0;; i++) {
		ThrPostMessage(args[0], MSG_USER, i, 0, 0);
		WndPostMessage(args[1], MSG_USER, i, 0, 0);
	}
}

static int spin(void *argument)
{
	for (;;)
		__asm__ volatile("pause");
	return (int)argument;
}

HOSTILE(spin_high)
{
	ThrSetPriority(0, PRIORITY_NORMAL);
	for (int i = 0; i < 20; i++)
		ThrStart(spin, NULL, 4096);
	spin(NULL);
}

HOSTILE(take_memory)
{
	uint32_t at = VmmAlloc(0, 0x40000000, VMM_READ | VMM_WRITE);
	uint64_t unused;

	for (uint32_t i = 0;; i = (i + 4096) & 0x3fffffff)
		if (SysClock((uint64_t *)(at + i)) < 0)
			SysClock(&unused);
}

HOSTILE(take_windows)
{
	for (;;) {
		struct wnd_create c = {.flags = WND_VISIBLE, .width = 500, .height = 500};
		uint32_t w = WndCreate(&c);

		WndMapSurface(w, &(struct surface){0});
		WndPresent(w, NULL, 0);
		if ((int)w < 0 || WndActivate(w) < 0)
			ThrYield();
	}
}

HOSTILE(churn_windows)
{
	for (;;) {
		struct wnd_create c = {.flags = WND_VISIBLE, .width = 300, .height = 300};
		uint32_t w = WndCreate(&c);

		WndMapSurface(w, &(struct surface){0});
		WndPresent(w, NULL, 0);
		WndClose(w);
	}
}

HOSTILE(take_threads)
{
	int e = EvtCreate(0);

	for (;;) {
		int t = ThrStart(spin, (void *)e, 4096);

		if (t < 0)
			ThrYield();
	}
}

HOSTILE(yield_storm)
{
	for (;;)
		ThrYield();
}

HOSTILE(event_storm)
{
	int e = EvtCreate(0);

	for (;;) {
		EvtSet(e);
		ThrWaitHandle(e, 1);
		HandleClose(e);
		e = EvtCreate(0);
	}
}

static int pair_event[2];

static int hand_back(void *unused)
{
	(void)unused;
	while (!ThrWaitHandle(pair_event[0], WAIT_FOREVER))
		EvtSet(pair_event[1]);
	return 1;
}

/* Two threads that wake each other and sleep, so that each hands its slice to the other. */
HOSTILE(hand_over)
{
	pair_event[0] = EvtCreate(0);
	pair_event[1] = EvtCreate(0);
	ThrStart(hand_back, NULL, 0);
	for (;;) {
		EvtSet(pair_event[0]);
		ThrWaitHandle(pair_event[1], WAIT_FOREVER);
	}
}

HOSTILE(timer_storm)
{
	uint32_t w = tap_window(0, 0, 0, 0, 10, 10);
	struct msg m;

	for (uint32_t i = 0; i < PROCESS_TIMERS_MAX; i++)
		WndSetTimer(w, i, 1, 0);
	for (;;)
		MsgGet(&m, 0, WAIT_FOREVER);
}

/* ---- those who multiply. Handles: an event that ends them, one they set when refused, and a
 * port's end: they write a byte when they have all they get, and its closing tells that the last is
 * gone.
 */

#define STOP  TAP_HANDLE(0)
#define FULL  TAP_HANDLE(1)
#define ALIVE TAP_HANDLE(2)

static int one_more(const char *role)
{
	return tap_spawn(CHILD(role, .handles = {STOP, FULL, ALIVE}));
}

/* Who ends then makes room for one more: nobody may take it. */
static bool stopped(void)
{
	return ThrWaitHandle(STOP, 0) == 0;
}

static void until_stopped(void)
{
	EvtSet(FULL);
	FsWriteSync(ALIVE, "x", 1);
	ThrWaitHandle(STOP, WAIT_FOREVER);
}

HOSTILE(multiply)
{
	while (!stopped() && one_more("multiply") > 0)
		;
	until_stopped();
}

/* Each leaves two behind and is gone. */
HOSTILE(shed)
{
	if (stopped())
		return;
	for (int i = 0; i < 2; i++)
		if (one_more("shed") == -EAGAIN)
			EvtSet(FULL);
}

static int wait_for_stop(void *unused)
{
	(void)unused;
	return ThrWaitHandle(STOP, WAIT_FOREVER);
}

HOSTILE(multiply_threads)
{
	if (args[0])
		tap_spawn(CHILD("multiply_threads", .args = {args[0] - 1},
				.handles = {STOP, FULL, ALIVE}));
	while (!stopped() && ThrStart(wait_for_stop, NULL, 4096) > 0)
		;
	until_stopped();
}

HOSTILE(multiply_windows)
{
	struct wnd_create c = {.width = 1, .height = 1};

	if (args[0])
		tap_spawn(CHILD("multiply_windows", .args = {args[0] - 1},
				.handles = {STOP, FULL, ALIVE}));
	while ((int)WndCreate(&c) > 0)
		;
	until_stopped();
}

ROLE(nothing)
{
	return 7 + (int)args[0];
}

/* ---- the innocent
 * -------------------------------------------------------------------------------------------- */

/* args: a thread to answer to. */
ROLE(answer)
{
	struct msg m;

	MsgGet(&m, 0, 0);
	EQ(ThrPostMessage(args[0], HELLO, ThrGetId(), tap_window(0, 0, 0, 0, 10, 10), 0), 0);
	for (;;) {
		NEED(MsgGet(&m, 0, WAIT_FOREVER) == 1);
		if (m.code == PING)
			while (ThrPostMessage(args[0], PONG, m.params[0], 0, 0) == -EAGAIN)
				ThrYield();
	}
	return 0;
}

static void round_trips(uint32_t thread, uint32_t count)
{
	struct msg m;

	for (uint32_t i = 0; i < count; i++) {
		NEED(ThrPostMessage(thread, PING, i, 0, 0) == 0);
		NEED(tap_message(PONG, &m));
		NEED(m.params[0] == i);
	}
}

/* With `count` of them about, every round trip comes back before the deadline. */
static void endure(const char *role, uint32_t count, uint32_t priority)
{
	int partner, bad[4];
	uint32_t thread, window;
	struct msg m;

	tap_drain();
	partner = tap_start(CHILD("answer", .args = {ThrGetId()}));
	NEED(tap_message(HELLO, &m));
	thread = m.params[0];
	window = m.params[1];
	for (uint32_t i = 0; i < count; i++)
		bad[i] = tap_start(CHILD(role, .args = {thread, window}, .priority = priority));
	ThrSleep(30);
	round_trips(thread, ROUND_TRIPS / 10 * (priority == PRIORITY_NORMAL ? 1 : 10));
	for (uint32_t i = 0; i < count; i++) {
		EQ(ProcKill(bad[i], EXIT_KILLED), 0);
		tap_end(bad[i]);
	}
	round_trips(thread, ROUND_TRIPS);
	tap_kill(partner);
}

/* The pair runs a step higher than the rest, as programs a user works with do. */
static void raised(const char *role, uint32_t count)
{
	endure(role, count, PRIORITY_LOW);
	endure(role, count, PRIORITY_NORMAL);
}

TEST(a_flood_of_posts)
{
	raised("flood", 1);
}
TEST(two_floods)
{
	raised("flood", 2);
}
TEST(spinners)
{
	endure("spin_high", 1, PRIORITY_LOW);
}
TEST(memory_eaters)
{
	raised("take_memory", 2);
}
TEST(window_eaters)
{
	raised("take_windows", 2);
}
TEST(window_churners)
{
	raised("churn_windows", 2);
}
TEST(thread_eaters)
{
	endure("take_threads", 1, PRIORITY_LOW);
}
TEST(yielders)
{
	raised("yield_storm", 3);
}
TEST(event_storms)
{
	raised("event_storm", 2);
}
TEST(pairs_that_hand_over)
{
	raised("hand_over", 2);
}
TEST(timer_storms)
{
	raised("timer_storm", 2);
}

/* The last of them is gone: only then has nobody the other end. */
static void stop_all(int stop, const int pair[2])
{
	char bytes[64];

	EQ(EvtSet(stop), 0);
	EQ(FsClose(pair[0]), 0);
	while (FsReadSync(pair[1], bytes, sizeof bytes, FILE_PARTIAL) > 0)
		;
}

/* They take what they get, and there is room for others and for who started them. */
static void outlive(const char *role, uint32_t depth, int refused)
{
	char bytes[64];
	int stop = EvtCreate(EVENT_MANUAL), full = EvtCreate(0), pair[2];
	struct sys_info info;

	NEED(PortPair(pair, 0) == 0);
	tap_start(CHILD(role, .args = {depth}, .handles = {stop, full, pair[0]}));
	tap_await(full);
	EQ(FsReadSync(pair[1], bytes, refused, 0), refused);
	CHECK(SysInfo(&info, sizeof info) > 0);
	CHECK(info.processes < PROCESSES_MAX * 3 / 4);
	CHECK(info.threads < THREADS_MAX * 3 / 4);
	CHECK(info.windows < WINDOWS_MAX * 3 / 4);
	EQ(WndClose(tap_window(0, 0, 0, 0, 10, 10)), 0);
	for (int i = 0; i < 3; i++)
		EQ(tap_end(tap_start(CHILD("nothing"))), 7);
	stop_all(stop, pair);
}

TEST(those_who_multiply)
{
	outlive("multiply", 0, 1);
}
TEST(those_who_multiply_and_end)
{
	outlive("shed", 0, 0);
}
TEST(those_who_multiply_threads)
{
	outlive("multiply_threads", 8, 2);
}
TEST(those_who_multiply_windows)
{
	outlive("multiply_windows", 17, 18);
}

/* At the highest priority a program may have: the kernel itself goes on, and the spinner can be
 * ended. */
TEST(the_kernel_is_not_starved)
{
	int p;
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	struct surface s;

	EQ(WndMapSurface(w, &s), 0);
	EQ(ThrSetPriority(0, PRIORITY_HIGH), 0);
	p = tap_start(CHILD("spin_high", .priority = PRIORITY_HIGH));
	for (int i = 0; i < 5; i++) {
		EQ(WndPresent(w, NULL, 0), 0);
		EQ(WndSync(TAP_DEADLINE), 0);
	}
	tap_kill(p);
}

TEST(too_high_is_refused)
{
	EQ(tap_spawn(CHILD("yield_storm", .priority = PRIORITY_HIGH + 1)), -EPERM);
	EQ(tap_spawn(CHILD("yield_storm", .priority = PRIORITY_LEVELS - 1)), -EPERM);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_flood_of_posts),
						T(two_floods),
						T(spinners),
						T(memory_eaters),
						T(window_eaters),
						T(window_churners),
						T(thread_eaters),
						T(yielders),
						T(event_storms),
						T(pairs_that_hand_over),
						T(timer_storms),
						T(those_who_multiply),
						T(those_who_multiply_and_end),
						T(those_who_multiply_threads),
						T(those_who_multiply_windows),
						T(the_kernel_is_not_starved),
						T(too_high_is_refused),
						{}};
	static const struct tap_role roles[] = {T(flood),
						T(spin_high),
						T(take_memory),
						T(take_windows),
						T(churn_windows),
						T(take_threads),
						T(yield_storm),
						T(event_storm),
						T(hand_over),
						T(timer_storm),
						T(answer),
						T(multiply),
						T(shed),
						T(multiply_threads),
						T(multiply_windows),
						T(nothing),
						{}};

	return tap_main(argc, argv, tests, roles);
}
