/* tests/host/commit_threads.c - actors, their logs and locks, and a watch over them. */
#define _GNU_SOURCE
#include "commit_threads.h"
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EVENTS	    20000   /* of one actor */
#define NOBODY	    0	    /* owns a lock: it is free, or somebody is just taking it */
#define LOOK_PERIOD 1000000 /* nanoseconds between looks for a deadlock */

struct actor actors[ACTORS];
_Thread_local struct actor *self;
static uint64_t stamps;
static uint32_t finished; /* actors that have ended */
static bool abandoned;	  /* the others are stuck: give up */

uint32_t threads_chance(uint32_t of)
{
	self->seed = self->seed * 1664525 + 1013904223;
	return (self->seed >> 16) % of;
}

void threads_shake(void)
{
	if (!threads_chance(4))
		sched_yield();
}

struct event *threads_note(enum event_kind kind, uint32_t thing, uint32_t name)
{
	struct event *e = &self->events[self->count++];

	if (self->count == EVENTS)
		abort();
	*e = (struct event){.kind = (uint8_t)kind, .thing = (uint8_t)thing, .name = name};
	return e;
}

/* ---- what the routine stands on ---- */

static void leave(void)
{
	__atomic_add_fetch(&finished, 1, __ATOMIC_RELEASE);
	pthread_exit(NULL);
}

void spin_lock_nested(struct spinlock *l)
{
	threads_shake();
	__atomic_store_n(&self->wants, l, __ATOMIC_RELEASE);
	while (__atomic_exchange_n(&l->held, 1, __ATOMIC_ACQUIRE)) {
		if (threads_abandoned())
			leave();
		sched_yield();
	}
	__atomic_store_n(&self->wants, NULL, __ATOMIC_RELEASE);
	__atomic_store_n(&l->owner, self->number + 1, __ATOMIC_RELEASE);
	__atomic_add_fetch(&self->taken, 1, __ATOMIC_RELEASE);
	threads_shake();
}

void spin_unlock_nested(struct spinlock *l)
{
	threads_shake();
	__atomic_store_n(&l->owner, NOBODY, __ATOMIC_RELEASE);
	__atomic_store_n(&l->held, 0, __ATOMIC_RELEASE);
	threads_shake();
}

uint32_t irq_save(void)
{
	return 0;
}

void irq_restore(uint32_t flags)
{
	(void)flags;
}

uint64_t stamp_next(void)
{
	uint64_t stamp = __atomic_add_fetch(&stamps, 1, __ATOMIC_SEQ_CST);

	threads_shake();
	return stamp;
}

uint64_t stamp_guess(void)
{
	uint64_t stamp = __atomic_load_n(&stamps, __ATOMIC_SEQ_CST) + 1;

	sched_yield();
	return stamp;
}

void stamp_settle(uint64_t stamp)
{
	uint64_t now = __atomic_load_n(&stamps, __ATOMIC_SEQ_CST);

	while (now < stamp && !__atomic_compare_exchange_n(&stamps, &now, stamp, false,
							   __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
		;
	threads_shake();
}

/* ---- a round ---- */

static uint32_t owner_of(struct spinlock *l)
{
	return l ? __atomic_load_n(&l->owner, __ATOMIC_ACQUIRE) : NOBODY;
}

/* The actors that wait for one another in a ring, as a set of bits, and how far they have come;
 * 0: there is none. The same twice: they will wait for ever. */
static uint32_t find_ring(uint32_t *taken)
{
	for (uint32_t start = 0; start < ACTORS; start++) {
		uint32_t at = start, owner = NOBODY, set = 0;

		*taken = 0;
		do {
			set |= 1u << at;
			*taken += __atomic_load_n(&actors[at].taken, __ATOMIC_ACQUIRE);
			owner = owner_of(__atomic_load_n(&actors[at].wants, __ATOMIC_ACQUIRE));
			at = owner - 1;
		} while (owner != NOBODY && !(set & 1u << at));
		if (at == start)
			return set;
	}
	return 0;
}

static bool are_stuck(void)
{
	uint32_t before, after, ring = find_ring(&before);

	return ring && find_ring(&after) == ring && before == after;
}

bool threads_abandoned(void)
{
	return __atomic_load_n(&abandoned, __ATOMIC_RELAXED);
}

static void (*action)(void);

static void *be_actor(void *argument)
{
	self = argument;
	action();
	leave();
	return NULL;
}

static void start_all(uint32_t seed)
{
	for (uint32_t i = 0; i < ACTORS; i++) {
		struct event *events = actors[i].events;

		actors[i] = (struct actor){.number = i, .seed = seed * ACTORS + i};
		actors[i].events = events ? events : malloc(EVENTS * sizeof *events);
	}
	for (uint32_t i = 0; i < ACTORS; i++)
		if (!actors[i].events ||
		    pthread_create(&actors[i].thread, NULL, be_actor, &actors[i]) != 0)
			abort();
}

bool threads_run(uint32_t seed, void (*act)(void))
{
	const struct timespec period = {.tv_nsec = LOOK_PERIOD};

	stamps = finished = 0;
	abandoned = false;
	action = act;
	start_all(seed);
	while (__atomic_load_n(&finished, __ATOMIC_ACQUIRE) < ACTORS) {
		nanosleep(&period, NULL);
		if (are_stuck())
			__atomic_store_n(&abandoned, true, __ATOMIC_RELAXED);
	}
	for (uint32_t i = 0; i < ACTORS; i++)
		pthread_join(actors[i].thread, NULL);
	return !abandoned;
}

static void print_event(FILE *out, uint32_t actor, const struct event *e)
{
	static const char *const names[] = {"send",  "sent",  "refused", "got",
					    "empty", "wrote", "read"};

	fprintf(out, "a%u %s ", actor, names[e->kind]);
	if (e->kind == WROTE || e->kind == READ)
		fprintf(out, "w%u %u", e->thing, e->name);
	if (e->kind == GOT || e->kind == EMPTY)
		fprintf(out, "q%u ", e->thing);
	if (e->kind <= GOT)
		fprintf(out, "m%u", e->name);
	if (e->kind == SENT || e->kind == GOT)
		fprintf(out, " %llu", (unsigned long long)e->stamp);
	for (uint32_t i = 0; e->kind == SEND && i < e->thing; i++)
		fprintf(out, " q%u", e->to[i]);
	fputc('\n', out);
}

void threads_write_log(int fd)
{
	FILE *out = fdopen(fd, "w");

	if (!out)
		abort();
	for (uint32_t i = 0; i < ACTORS; i++)
		for (uint32_t j = 0; j < actors[i].count; j++)
			print_event(out, i, &actors[i].events[j]);
	if (fclose(out) != 0)
		abort();
}

void threads_free(void)
{
	for (uint32_t i = 0; i < ACTORS; i++) {
		free(actors[i].events);
		actors[i].events = NULL;
	}
}
