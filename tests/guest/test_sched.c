/* tests/guest/test_sched.c - who runs: turns, interruption, preference by input, locks. */
#include "tap.h"
#include <stdlib.h>
#include "abi/key.h"

#define SPINNERS 3
#define ROUNDS	 60

/* ---- those who are about -------------------------------------------------------------------- */

static volatile bool over;
static volatile uint32_t turns[SPINNERS]; /* of each: how often it looked */

static int spin(void *which)
{
	while (!over)
		turns[(int)which]++;
	return 0;
}

static void start_spinners(int *threads)
{
	for (int i = 0; i < SPINNERS; i++)
		threads[i] = ThrStart(spin, (void *)i, 0);
}

static void end_spinners(const int *threads)
{
	over = true;
	for (int i = 0; i < SPINNERS; i++)
		EQ(tap_end_thread(threads[i]), 0);
}

static uint64_t spent(int thread)
{
	struct thr_info info;

	NEED(ThrQuery(thread, &info) == 0);
	return info.time_ns;
}

/* ---- interruption ------------------------------------------------------------------------- */

static volatile uint32_t interruptions;
static int ready;

static int interrupt(void *event)
{
	ThrSetPriority(0, PRIORITY_HIGH);
	EvtSet(ready);
	while (!over && !ThrWaitHandle((int)event, TAP_DEADLINE))
		interruptions++;
	return 0;
}

/* How many times the spinners got the processor while a higher thread interrupted us. */
TEST(who_is_interrupted_goes_on)
{
	int e = EvtCreate(0), threads[SPINNERS], t;
	uint32_t passed = 0;

	ready = EvtCreate(0);
	t = ThrStart(interrupt, (void *)e, 0);
	tap_await(ready);
	start_spinners(threads);
	for (int i = 0; i < ROUNDS; i++) {
		uint32_t before = turns[0] + turns[1] + turns[2];

		EvtSet(e);
		passed += before != turns[0] + turns[1] + turns[2];
	}
	EQ(interruptions, ROUNDS);
	CHECK(passed <= 2); /* our slice may have ended by itself */
	end_spinners(threads);
	EvtSet(e);
	tap_end_thread(t);
}

TEST(who_yields_does_not_go_on)
{
	int threads[SPINNERS];

	start_spinners(threads);
	for (int i = 0; i < 5; i++) {
		uint32_t before[SPINNERS] = {turns[0], turns[1], turns[2]};

		ThrYield();
		for (int j = 0; j < SPINNERS; j++)
			CHECK(turns[j] != before[j]);
	}
	end_spinners(threads);
}

/* ---- preference --------------------------------------------------------------------------- */

static void key(int down)
{
	EQ(SysInjectInput(&(struct input_record){.kind = INPUT_KEY, .code = KEY_A, .value = down},
			  1),
	   1);
}

static void own_window(void)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 100, 100, 50, 50);
	struct msg m;

	EQ(WndActivate(w), 0);
	key(0);
	tap_drain();
	while (MsgGet(&m, 0, 20) >= 0)
		;
}

/* Its window has the focus, it types for itself without end and never sleeps. */
static int type(void *unused)
{
	(void)unused;
	own_window();
	for (int down = 1; !over; down = !down) {
		key(down);
		tap_drain();
	}
	return 0;
}

/* Input without end prefers its thread for two thirds of the time, no more: what the others get is
 * compared with what it gets. */
TEST(nobody_starves_by_input)
{
	int typist = ThrStart(type, NULL, 0), threads[SPINNERS];
	uint64_t begin[SPINNERS], its = spent(typist), all = 0;

	start_spinners(threads);
	while (spent(typist) - its < 50000000)
		ThrYield();
	its = spent(typist);
	for (int i = 0; i < SPINNERS; i++)
		begin[i] = spent(threads[i]);
	while (spent(typist) - its < 300000000)
		ThrYield();
	its = spent(typist) - its;
	for (int i = 0; i < SPINNERS; i++) {
		CHECK(spent(threads[i]) - begin[i] > its / 16);
		all += spent(threads[i]) - begin[i];
	}
	CHECK(all > its / 4);
	end_spinners(threads);
	EQ(tap_end_thread(typist), 0);
}

/* ---- locks -------------------------------------------------------------------------------- */

/* Asks the window manager for its list, whose lock it so holds most of the time. */
static int list_windows(void *unused)
{
	uint32_t windows[64];

	(void)unused;
	ThrSetPriority(0, PRIORITY_LOW);
	while (!over)
		WndList(windows, 64, 0);
	return 0;
}

static volatile bool in_the_way;

/* In the way of everything lower whenever the event is set, until told otherwise. */
static int stand_in_the_way(void *event)
{
	while (!over && !ThrWaitHandle((int)event, TAP_DEADLINE))
		while (in_the_way)
			;
	return 0;
}

/* The lowest thread is interrupted in the window manager, a middle one spins, the highest waits for
 * the lowest: it gets what it waits for. */
TEST(who_holds_a_lock_is_not_kept_from_letting_go)
{
	int e = EvtCreate(0), low, middle;
	uint32_t w = tap_window(0, 0, 0, 0, 10, 10);
	struct wnd_info info;

	for (int i = 0; i < 40; i++)
		tap_window(0, WND_VISIBLE, i, i, 10, 10);
	EQ(ThrSetPriority(0, PRIORITY_HIGH), 0);
	low = ThrStart(list_windows, NULL, 0);
	middle = ThrStart(stand_in_the_way, (void *)e, 0);
	EQ(ThrSetPriority(middle, PRIORITY_NORMAL), 0);
	EQ(ThrSetPriority(low, PRIORITY_LOW), 0);
	for (int i = 0; i < ROUNDS; i++) {
		ThrSleep(1); /* the low one runs, and the tick interrupts it */
		in_the_way = true;
		EvtSet(e);
		EQ(WndQuery(w, &info), 0);
		in_the_way = false;
	}
	over = true;
	EvtSet(e);
	EQ(tap_end_thread(low), 0);
	EQ(tap_end_thread(middle), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(who_is_interrupted_goes_on),
						T(who_yields_does_not_go_on),
						T(nobody_starves_by_input),
						T(who_holds_a_lock_is_not_kept_from_letting_go),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
