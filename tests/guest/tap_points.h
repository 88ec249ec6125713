/*
 * tests/guest/tap_points.h - a process that is killed at each point of a call, and who survives it.
 *
 *	static void call(const uint32_t *args)
 *	{
 *		MBusPublish("bus", &object);
 *	}
 *
 *	static void after(struct scene *s)
 *	{
 *		EQ(MBusConsume("bus", &object, 0, NULL), -EPIPE);
 *	}
 *
 *	static const struct victim victims[] = {{"publish", .call = call, .after = after}, {}};
 *
 * The points are those of DbgKillAt (sys.h): first each one where interrupts come on again, then of
 * those between any two instructions an even choice. When the call has more than POINTS_MOST the
 * first ones are an even choice too.
 */
#ifndef GUEST_TAP_POINTS_H
#define GUEST_TAP_POINTS_H

#include "tap.h"

#define POINTS_MOST  100 /* rounds of one victim with locks, and half as many with all */
#define SCENE_HANDLE 1	 /* index of the first handle a scene gives: TAP_HANDLE(SCENE_HANDLE) */

/* One round, as the parent has it. */
struct scene {
	int handles[TAP_HANDLES - SCENE_HANDLE]; /* to the victim; before() fills them in */
	uint32_t arg;				 /* to the victim: its args[0] */
	int own[4];				 /* what the parent keeps */
	int process;
	int reached; /* an event: the victim is at the call */
	bool killed; /* for after(): else it came through */
};

struct victim {
	const char *name;
	void (*before)(struct scene *s);     /* parent: what must be there; or NULL */
	void (*enter)(const uint32_t *args); /* victim: up to the call; or NULL */
	void (*call)(const uint32_t *args);  /* victim: where it is killed */
	void (*during)(struct scene *s);     /* parent: from `reached` on; or NULL */
	void (*after)(struct scene *s);	     /* parent: when it is dead; or NULL */
};

/* Kill each of them (up to the empty one) at each point. role: that of the child, whose function
 * is points_victim(victims, args). */
void points_kill(const char *role, const struct victim *victims);
int points_victim(const struct victim *victims, const uint32_t *args);

/* Two threads of this process: one is preempted at each point of its call, and the other's call
 * runs there. prepare before and check after each round; each may be NULL. Checks say which n. */
struct meeting {
	const char *name;
	void (*prepare)(void);
	void (*first)(void);  /* preempted at the n-th point */
	void (*second)(void); /* runs there, as far as it can */
	void (*check)(void);
};
void points_meet(const struct meeting *meetings);

#endif
