/* tests/guest/tap_points.c - a process killed, or a thread preempted, at each point of a call. */
#include "tap_points.h"

#define MANY	 1000000
#define SURVIVED 1000 /* and the number of points it passed */

/* ---- killed -------------------------------------------------------------------------------- */

int points_victim(const struct victim *victims, const uint32_t *args)
{
	const struct victim *v = &victims[args[3]];

	if (v->enter)
		v->enter(args);
	EvtSet(TAP_HANDLE(0));
	DbgKillAt(args[1], args[2]);
	v->call(args);
	return tap_failures ? tap_failures : SURVIVED + (int)(args[1] - DbgKillAt(0, 0));
}

struct kill {
	const char *role;
	const struct victim *victims;
	uint32_t which;
};

static uint32_t charges(void)
{
	struct sys_info info;

	NEED(SysInfo(&info, sizeof info) == sizeof info);
	return info.charges;
}

/* The points it passed, 0: killed. */
static uint32_t kill_once(const struct kill *k, uint32_t n, uint32_t points)
{
	const struct victim *v = &k->victims[k->which];
	struct scene s = {.reached = EvtCreate(EVENT_MANUAL)};
	struct tap_child child = {.role = k->role, .privileges = PRIV_ALL};
	int status;

	if (v->before)
		v->before(&s);
	child.handles[0] = s.reached;
	memcpy(child.handles + SCENE_HANDLE, s.handles, sizeof s.handles);
	memcpy(child.args, (uint32_t[]){s.arg, n, points, k->which}, sizeof child.args);
	s.process = tap_start(&child);
	if (v->during) {
		tap_await(s.reached);
		v->during(&s);
	}
	status = tap_end(s.process);
	NEED(status == EXIT_KILLED || status >= SURVIVED);
	s.killed = status == EXIT_KILLED;
	if (v->after)
		v->after(&s);
	EQ(HandleClose(s.reached), 0);
	EQ(charges(), 0);
	return s.killed ? 0 : (uint32_t)status - SURVIVED;
}

static void kill_at(const struct kill *k, uint32_t points, uint32_t most)
{
	uint32_t all = kill_once(k, MANY, points), step = (all + most - 1) / most;

	for (uint32_t n = 1; n <= all && !tap_failures; n += step) {
		kill_once(k, n, points);
		if (tap_failures)
			tap_say("# %s at point %u of %u%s", k->victims[k->which].name, (unsigned)n,
				(unsigned)all, points == POINT_ALL ? ", all" : "");
	}
}

void points_kill(const char *role, const struct victim *victims)
{
	struct kill k = {role, victims, 0};

	for (; victims[k.which].name; k.which++) {
		kill_at(&k, POINT_LOCKS, POINTS_MOST);
		kill_at(&k, POINT_ALL, POINTS_MOST / 2);
	}
}

/* ---- preempted ----------------------------------------------------------------------------- */

struct second {
	const struct meeting *meeting;
	int go, done; /* events */
	volatile bool stop;
};

static int second_thread(void *argument)
{
	struct second *s = argument;

	for (;;) {
		tap_await(s->go);
		if (s->stop)
			return 0;
		s->meeting->second();
		EvtSet(s->done);
	}
}

/* What was left to go: 0, it was preempted. */
static uint32_t meet(struct second *s, uint32_t n, uint32_t points)
{
	const struct meeting *m = s->meeting;
	uint32_t left;

	if (m->prepare)
		m->prepare();
	ThrYield(); /* a new slice */
	EvtSet(s->go);
	DbgYieldAt(n, points);
	m->first();
	left = (uint32_t)DbgYieldAt(0, 0);
	tap_await(s->done);
	if (m->check)
		m->check();
	return left;
}

static void meet_at_each(struct second *s, uint32_t points, uint32_t most)
{
	uint32_t all = MANY - meet(s, MANY, points), step = (all + most - 1) / most;

	for (uint32_t n = 1; n <= all && !tap_failures; n += step) {
		meet(s, n, points);
		if (tap_failures)
			tap_say("# %s at point %u of %u%s", s->meeting->name, (unsigned)n,
				(unsigned)all, points == POINT_ALL ? ", all" : "");
	}
}

void points_meet(const struct meeting *meetings)
{
	for (; meetings->name; meetings++) {
		struct second s = {meetings, EvtCreate(0), EvtCreate(0), false};
		int thread = ThrStart(second_thread, &s, 0);

		meet_at_each(&s, POINT_LOCKS, 10 * POINTS_MOST);
		meet_at_each(&s, POINT_ALL, 4 * POINTS_MOST);
		s.stop = true;
		EvtSet(s.go);
		EQ(tap_end_thread(thread), 0);
		EQ(HandleClose(s.go), 0);
		EQ(HandleClose(s.done), 0);
	}
}
