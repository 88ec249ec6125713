/* tests/guest/test_death.c - each party killed in each state: nothing is left, survivors are told.
 */
#include "tap.h"
#include <stdlib.h>
#include "abi/key.h"

#define READY (MSG_USER + 0x100) /* p0: the victim's thread, p1: its window */

static int threads_too(void *event)
{
	return ThrWaitHandle((int)event, WAIT_FOREVER);
}

static int send_on(void *thread)
{
	for (uint32_t i = 0;; i++)
		if (ThrPostMessage((uint32_t)thread, MSG_USER, i, 0, 0) == -ENOENT)
			return 0;
}

/* ---- what a victim does when it is killed: each does not return
 * ------------------------------------- */

static void in_get(uint32_t w)
{
	(void)w;
	for (;;)
		MsgGet(&(struct msg){0}, 0, WAIT_FOREVER);
}

static void in_filtered_get(uint32_t w)
{
	struct msg_filter never = {.window = w, .first_code = 0xfffffff0, .last_code = 0xffffffff};

	for (;;)
		MsgGetFiltered(&(struct msg){0}, &never, 0, WAIT_FOREVER);
}

static void spinning(uint32_t w)
{
	for (;;)
		(void)w;
}

static void flooding(uint32_t w)
{
	(void)w;
	send_on((void *)ThrGetId());
}

static void with_focus_and_capture(uint32_t w)
{
	WndActivate(w);
	WndSetCapture(w);
	in_get(w);
}

static void with_timers(uint32_t w)
{
	for (uint32_t i = 0; i < PROCESS_TIMERS_MAX; i++)
		WndSetTimer(w, i, 1 + i % 3, 0);
	in_get(w);
}

static void with_spies(uint32_t w)
{
	for (int i = 0; i < 10; i++)
		MsgSpyOpen(w);
	flooding(w);
}

static void with_root(uint32_t w)
{
	uint32_t bottom = tap_window(0, WND_BOTTOM | WND_VISIBLE, 0, 0, 300, 300);

	WndOwnRoot(bottom);
	in_get(w);
}

static void with_many_windows(uint32_t w)
{
	struct surface s;

	for (int i = 0; i < 60; i++) {
		uint32_t child = tap_window(i % 3 ? w : 0, WND_VISIBLE, i, i, 40, 40);

		WndMapSurface(child, &s);
		s.pixels[5] = 1;
		WndPresent(child, NULL, 0);
	}
	in_get(w);
}

static void with_many_threads(uint32_t w)
{
	int e = EvtCreate(0);

	for (int i = 0; i < 30; i++)
		ThrStart(i % 2 ? threads_too : send_on, (void *)(i % 2 ? (uint32_t)e : ThrGetId()),
			 0);
	spinning(w);
}

static void with_children(uint32_t w)
{
	tap_start(CHILD("short", .args = {20}));
	in_get(w);
}

static void in_wait_all(uint32_t w)
{
	int e[3] = {EvtCreate(0), EvtCreate(EVENT_SET), EvtCreate(0)};

	(void)w;
	for (;;)
		ThrWaitMultiple(e, 3, WAIT_ALL | WAIT_MESSAGES, WAIT_FOREVER);
}

static void presenting(uint32_t w)
{
	struct surface s;

	WndMapSurface(w, &s);
	for (uint32_t i = 0;; i++) {
		s.pixels[i % 100] = i;
		WndPresent(w, NULL, 0);
		if (i % 50 == 0)
			WndSync(100);
	}
}

static void resizing(uint32_t w)
{
	for (uint32_t i = 0;; i++)
		WndResize(w, 10 + i % 300, 10 + i % 200);
}

static void spawning(uint32_t w)
{
	for (;;) {
		int p = tap_spawn(CHILD("short"));

		ThrWaitHandle(p, WAIT_FOREVER);
		HandleClose(p);
		(void)w;
	}
}

static void starting_threads(uint32_t w)
{
	for (;;) {
		int t = ThrStart(threads_too, NULL, 0);

		ThrWaitHandle(t, WAIT_FOREVER);
		HandleClose(t);
		(void)w;
	}
}

static void taking_memory(uint32_t w)
{
	char *p = VmmReserve(NULL, 0x400000, VMM_READ | VMM_WRITE);

	for (uint32_t i = 0;; i = (i + 4096) & 0x3fffff, w++)
		p[i] = 1;
}

static void sleeping(uint32_t w)
{
	for (;;)
		ThrSleep(w & 0x7fffffff);
}

static void (*const states[])(uint32_t) = {
	in_get,		  in_filtered_get, spinning,   flooding,	  with_focus_and_capture,
	with_timers,	  with_spies,	   with_root,  with_many_windows, with_many_threads,
	with_children,	  in_wait_all,	   presenting, resizing,	  spawning,
	starting_threads, taking_memory,   sleeping};

ROLE(victim)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 50, 50, 100, 100);

	if (args[0])
		NEED(ThrPostMessage(args[0], READY, ThrGetId(), w, 0) == 0);
	states[args[1]](w);
	return 1;
}

ROLE(short_life)
{
	return ThrSleep(args[0]);
}

/* Start a victim and wait until it has its window and queue. */
static int start_victim(uint32_t state, struct msg *ready)
{
	int p;

	MsgGet(ready, 0, 0);
	p = tap_start(CHILD("victim", .args = {ThrGetId(), state}, .privileges = PRIV_ALL));
	NEED(tap_message(READY, ready));
	return p;
}

/* Both ways there are messages when it dies. */
static void kill_one(uint32_t state, uint32_t delay)
{
	struct wnd_info info;
	struct msg ready;
	int p = start_victim(state, &ready);

	ThrSleep(delay);
	for (uint32_t i = 0; i < 50; i++) {
		ThrPostMessage(ready.params[0], MSG_USER, i, 0, 0);
		WndPostMessage(ready.params[1], MSG_USER, i, 0, 0);
	}
	tap_kill(p);
	EQ(WndQuery(ready.params[1], &info), -ENOENT);
	EQ(WndPostMessage(ready.params[1], MSG_USER, 0, 0, 0), -ENOENT);
	EQ(ThrPostMessage(ready.params[0], MSG_USER, 0, 0, 0), -ENOENT);
	CHECK(WndGetFocus() != ready.params[1]);
	if (tap_failures)
		tap_say("# state %u after %u ms", (unsigned)state, (unsigned)delay);
}

TEST(killed_in_each_state)
{
	for (uint32_t state = 0; state < sizeof states / sizeof *states; state++)
		for (uint32_t delay = 0; delay < 30; delay += 12)
			kill_one(state, delay);
}

/* ---- survivors
 * ------------------------------------------------------------------------------------------ */

static int wait_for_end(void *process)
{
	return ThrWaitHandle((int)process, TAP_DEADLINE);
}

TEST(all_who_wait_are_told)
{
	struct msg ready;
	int p = start_victim(0, &ready), t[5], second;

	for (int i = 0; i < 5; i++)
		t[i] = ThrStart(wait_for_end, (void *)p, 0);
	second = tap_start(CHILD("wait_for_gift", .handles = {p}));
	ThrSleep(10);
	EQ(ProcKill(p, 5), 0);
	for (int i = 0; i < 5; i++)
		EQ(tap_end_thread(t[i]), 0);
	EQ(tap_end(second), 0);
	EQ(tap_end(p), 5);
}

ROLE(wait_for_gift)
{
	(void)args;
	return ThrWaitHandle(TAP_HANDLE(0), TAP_DEADLINE);
}

TEST(the_waiter_dies_first)
{
	struct msg ready;
	int p = start_victim(0, &ready), waiter = tap_start(CHILD("wait_for_gift", .handles = {p}));

	ThrSleep(10);
	tap_kill(waiter);
	tap_kill(p);
}

TEST(two_kill_each_other)
{
	for (int i = 0; i < 20; i++) {
		struct msg ready;
		int p = start_victim(0, &ready), q = start_victim(2, &ready);

		EQ(ProcKill(p, 1), 0);
		EQ(ProcKill(q, 2), 0);
		EQ(ProcKill(p, 3), 0);
		EQ(tap_end(q), 2);
		EQ(tap_end(p), 1);
	}
}

/* The dead one's messages stay, in order and with their sender. */
TEST(messages_of_the_dead_arrive)
{
	struct msg_info info;
	struct msg m;
	int p;

	MsgGet(&m, 0, 0);
	p = tap_start(CHILD("last_words", .args = {ThrGetId()}));
	EQ(tap_end(p), 0);
	for (uint32_t i = 0; i < 100; i++) {
		NEED(tap_message(MSG_USER, &m));
		EQ(m.params[0], i);
		EQ(MsgInfo(&info), 0);
		CHECK(info.process && info.process != ProcGetId());
	}
}

ROLE(last_words)
{
	for (uint32_t i = 0; i < 100; i++)
		EQ(ThrPostMessage(args[0], MSG_USER, i, 0, 0), 0);
	return tap_failures;
}

TEST(focus_goes_on_to_a_survivor)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 400, 300, 50, 50);
	struct msg ready, m;
	int p;

	EQ(WndActivate(w), 0);
	p = start_victim(4, &ready);
	while (WndGetFocus() != ready.params[1])
		ThrSleep(1);
	tap_drain();
	tap_kill(p);
	NEED(tap_message(MSG_FOCUS_GAINED, &m));
	EQ(m.window, w);
	EQ(WndGetFocus(), w);
	EQ(WndSetCapture(w), 0); /* nobody has it */
}

/* ---- threads
 * ---------------------------------------------------------------------------------------------- */

static int own_windows(void *ready)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 10, 10, 60, 60);

	tap_window(w, WND_VISIBLE, 0, 0, 10, 10);
	WndSetTimer(w, 1, 1, 0);
	WndActivate(w);
	EvtSet((int)ready);
	in_get(w);
	return 0;
}

TEST(a_thread_takes_its_windows_along)
{
	int ready = EvtCreate(0);
	struct proc_info info;

	for (int i = 0; i < 10; i++) {
		int t = ThrStart(own_windows, (void *)ready, 0);

		tap_await(ready);
		EQ(ProcQuery(0, &info), 0);
		EQ(info.windows, 2);
		EQ(ThrKill(t, 1), 0);
		EQ(tap_end_thread(t), 1);
		EQ(ProcQuery(0, &info), 0);
		EQ(info.windows, 0);
	}
}

/* A window tree belongs to one thread. */
static int try_child(void *parent)
{
	struct wnd_create c = {.parent = (uint32_t)parent, .width = 5, .height = 5};

	return (int)WndCreate(&c);
}

TEST(a_tree_belongs_to_one_thread)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);

	EQ(tap_end_thread(ThrStart(try_child, (void *)w, 0)), -EPERM);
}

/* Hardly born and dead. */
TEST(killed_at_birth)
{
	for (int i = 0; i < 300; i++) {
		int p = tap_start(CHILD("victim", .args = {0, i % 12}, .privileges = PRIV_ALL));

		if (i % 3 == 0)
			ThrYield();
		NEED(ProcKill(p, i) == 0);
		NEED(tap_end(p) == i || i % 3 == 0);
	}
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(killed_in_each_state),
						T(all_who_wait_are_told),
						T(the_waiter_dies_first),
						T(two_kill_each_other),
						T(messages_of_the_dead_arrive),
						T(focus_goes_on_to_a_survivor),
						T(a_thread_takes_its_windows_along),
						T(a_tree_belongs_to_one_thread),
						T(killed_at_birth),
						{}};
	static const struct tap_role roles[] = {
		T(victim), {"short", short_life}, T(wait_for_gift), T(last_words), {}};

	return tap_main(argc, argv, tests, roles);
}
