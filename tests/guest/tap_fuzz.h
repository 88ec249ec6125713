/*
 * tests/guest/tap_fuzz.h - processes that call at random what makes sense more often than not.
 *
 * What one call has made the next ones use. It stands in tables of the process; its threads use
 * them without a lock, so that things are closed under those who wait, and numbers go to those who
 * have another's. Some arguments are wrong. Allocations may fail, other threads come in between
 * anywhere, and each process is killed some time or ends by a fault. Nothing waits longer than a
 * few milliseconds.
 */
#ifndef GUEST_TAP_FUZZ_H
#define GUEST_TAP_FUZZ_H

#include "tap.h"

#define FUZZ_WAIT      3 /* milliseconds at most in one call */
#define FUZZ_PROCESSES 8

/* Who is there, in memory that all processes share. */
struct fuzz_world {
	uint32_t processes[FUZZ_PROCESSES], threads[FUZZ_PROCESSES], windows[FUZZ_PROCESSES];
	uint32_t calls;	 /* made by all */
	uint32_t served; /* of them, that have got a message of any kind */
};

typedef void fuzz_call(void);

/* ---- playing: for the test ---- */

struct fuzz_play {
	uint32_t seed;
	bool failing; /* allocations, now and then */
	int ticket;   /* of a peer whom all shall know; 0: none */
	uint32_t privileges;
	void (*between)(uint32_t *state); /* what the test does between the deaths */
};

/* Start processes in the role "fuzz", kill one after the other and start another in its place. In
 * the end all are dead, and windows and peers work; fails if less was called than it should be. */
void fuzz_play(const struct fuzz_play *play);

/* The role: it makes these calls until it ends. */
int fuzz_role(const uint32_t *args, fuzz_call *call);

/* ---- for the calls ---- */

extern struct fuzz_world *fuzz_world;
extern uint32_t fuzz_place; /* of this process in the world */
extern bool fuzz_alone;	    /* one thread does it all */
extern char fuzz_bytes[8192];

uint32_t fuzz_any(uint32_t below);
bool fuzz_seldom(void);
uint32_t fuzz_odd_number(void);
uint32_t fuzz_size(uint32_t usual); /* or an odd number */
void *fuzz_memory(void);	    /* or an odd address */

/* One of the world's, never of anybody else: what he is sent would stay. */
uint32_t fuzz_somebody(const uint32_t *of);

fuzz_call fuzz_ipc, fuzz_gui;

/* Another peer's node, by its ticket. */
void fuzz_meet(int ticket);

#endif
