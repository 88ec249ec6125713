/* tests/guest/test_step.c - killed and preempted at the n-th point of a call. */
#include "tap.h"

#define MANY 1000000

/* How many points the calls of this function have. */
static uint32_t points_of(void (*calls)(void), uint32_t points)
{
	EQ(DbgYieldAt(MANY, points), 0);
	calls();
	return MANY - DbgYieldAt(0, 0);
}

static void nothing(void) {}

static void null_call(void)
{
	SysNull();
}

static void two_null_calls(void)
{
	SysNull();
	SysNull();
}

static void event(void)
{
	HandleClose(EvtCreate(0));
}

static void sleep(void)
{
	EQ(ThrSleep(1), 0);
}

static int set_soon(void *e)
{
	return EvtSet((int)e);
}

/* Asleep, and preempted meanwhile: the points go on behind it. */
static void wait(void)
{
	int e = EvtCreate(0), t = ThrStart(set_soon, (void *)e, 0);

	EQ(ThrWaitHandle(e, TAP_DEADLINE), 0);
	EQ(tap_end_thread(t), 0);
	EQ(HandleClose(e), 0);
}

TEST(points_are_counted)
{
	uint32_t none = points_of(nothing, POINT_LOCKS), all = points_of(nothing, POINT_ALL);

	EQ(points_of(null_call, POINT_LOCKS), none + 1);
	EQ(points_of(two_null_calls, POINT_LOCKS), none + 2);
	CHECK(points_of(null_call, POINT_ALL) > all + 3);
	CHECK(points_of(event, POINT_LOCKS) > none + 4);
	CHECK(points_of(event, POINT_ALL) > all + 100);
	CHECK(points_of(sleep, POINT_LOCKS) > none + 2);
	CHECK(points_of(wait, POINT_LOCKS) > points_of(event, POINT_LOCKS));
}

TEST(refusals)
{
	EQ(DbgKillAt(1, POINT_ALL + 1), -EINVAL);
	EQ(DbgYieldAt(1, POINT_ALL + 1), -EINVAL);
	EQ(DbgKillAt(0, POINT_LOCKS), 0);
	EQ(tap_end(tap_start(CHILD("without_right"))), 0);
}

ROLE(without_right)
{
	(void)args;
	EQ(DbgKillAt(1, POINT_LOCKS), -EPERM);
	EQ(DbgYieldAt(1, POINT_LOCKS), -EPERM);
	return tap_failures;
}

static int armed(void *go)
{
	int error = DbgYieldAt(MANY, POINT_LOCKS);

	tap_await((int)go);
	return error;
}

TEST(as_many_as_may_be_armed)
{
	int go = EvtCreate(EVENT_MANUAL), threads[ARMED_MAX];

	for (int i = 0; i < ARMED_MAX; i++)
		threads[i] = ThrStart(armed, (void *)go, 0);
	while (DbgYieldAt(MANY, POINT_LOCKS) == 0) {
		DbgYieldAt(0, 0);
		ThrYield();
	}
	EQ(DbgYieldAt(MANY, POINT_LOCKS), -EAGAIN);
	EQ(EvtSet(go), 0);
	for (int i = 0; i < ARMED_MAX; i++)
		EQ(tap_end_thread(threads[i]), 0);
	EQ(DbgYieldAt(MANY, POINT_LOCKS), 0);
	CHECK(DbgYieldAt(0, 0) > 0);
}

/* ---- killed
 * -------------------------------------------------------------------------------------- */

ROLE(killed)
{
	int e = EvtCreate(0);

	DbgKillAt(args[0], args[1]);
	EvtSet(TAP_HANDLE(0));
	ThrWaitHandle(e, args[2]);
	DbgKillAt(0, 0);
	return 0;
}

/* From the first on, each one kills; the first ones before the event is set. */
static uint32_t kill_at_each(uint32_t points, uint32_t step)
{
	int e = EvtCreate(0);
	uint32_t n, unset = 0, status;

	for (n = 1;; n += step) {
		status = tap_end(tap_start(CHILD("killed", .args = {n, points, 2}, .handles = {e},
						 .privileges = PRIV_DEBUG)));
		if (ThrWaitHandle(e, 0))
			unset = n;
		if (!status)
			break;
		NEED((int)status == EXIT_KILLED);
	}
	CHECK(unset < n);
	return n;
}

TEST(each_point_kills)
{
	uint32_t locks = kill_at_each(POINT_LOCKS, 1);

	CHECK(locks > 5);
	CHECK(kill_at_each(POINT_ALL, 11) > 5 * locks);
}

/* For ever asleep: at one of the points, in its sleep. */
TEST(a_sleeper_is_killed)
{
	int e = EvtCreate(0);
	uint32_t n = 1;

	do {
		int p = tap_start(CHILD("killed", .args = {n, POINT_LOCKS, WAIT_FOREVER},
					.handles = {e}, .privileges = PRIV_DEBUG));

		if (ThrWaitHandle(p, 500) == -ETIMEDOUT) {
			tap_kill(p);
			break;
		}
		EQ(tap_end(p), EXIT_KILLED);
	} while (n++ < 100);
	CHECK(n > 4 && n < 100);
}

/* ---- preempted
 * ----------------------------------------------------------------------------------- */

static volatile uint32_t turns;

static int take_turns(void *stop)
{
	while (ThrWaitHandle((int)stop, 0)) {
		turns++;
		ThrYield();
	}
	return 0;
}

/* Without a point the caller keeps the processor for its slice; with one the other runs. */
TEST(the_other_runs_at_each_point)
{
	int stop = EvtCreate(EVENT_MANUAL), t = ThrStart(take_turns, (void *)stop, 0);
	uint32_t n = 0, before;
	int left;

	do {
		ThrYield(); /* a new slice */
		DbgYieldAt(++n, POINT_LOCKS);
		before = turns;
		event();
		left = DbgYieldAt(0, 0);
		CHECK(left || turns > before);
	} while (!left);
	CHECK(n > 4);
	EQ(EvtSet(stop), 0);
	EQ(tap_end_thread(t), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(points_are_counted),
						T(refusals),
						T(as_many_as_may_be_armed),
						T(each_point_kills),
						T(a_sleeper_is_killed),
						T(the_other_runs_at_each_point),
						{}};
	static const struct tap_role roles[] = {T(without_right), T(killed), {}};

	return tap_main(argc, argv, tests, roles);
}
