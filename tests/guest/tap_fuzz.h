/*
 * tests/guest/tap_fuzz.h - random calls of every kind of IPC that make sense more often than not.
 *
 * What one call has made the next ones use: handles, ids of nodes, requests to be answered, areas,
 * pending operations. They stand in tables of the process; its threads use them without a lock, so
 * that handles are closed under those who wait, and numbers go to those who have another's. Some
 * arguments are wrong. Nothing waits longer than FUZZ_WAIT.
 */
#ifndef GUEST_TAP_FUZZ_H
#define GUEST_TAP_FUZZ_H

#include "tap.h"

#define FUZZ_WAIT 3	 /* milliseconds at most in one call */
#define FUZZ_BUS  "fuzz" /* an MBus that all share; others come and go */

/* Who else is there, in memory that all processes share. */
#define FUZZ_PROCESSES 8
struct fuzz_world {
	uint32_t processes[FUZZ_PROCESSES], threads[FUZZ_PROCESSES], windows[FUZZ_PROCESSES];
	uint32_t calls;	 /* made by all */
	uint32_t served; /* of them, that have got a message of any kind */
};

/* The place of this process in the world, and whether it is the work of one thread. */
void fuzz_join(struct fuzz_world *world, uint32_t place, bool one_thread);

/* Another peer's node, by its ticket. */
void fuzz_meet(int ticket);

/* One call, chosen by the sequence of this state. */
void fuzz_step(uint32_t *state);

#endif
