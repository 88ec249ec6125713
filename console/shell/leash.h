/*
 * console/shell/leash.h - a shell and the shells it has started: how a whole job is ended.
 *
 * A program is ended by force. A shell has processes of its own, which must go with it. So it is
 * given a channel when it is started, MACHINE_STATE, over which it is told to end: it ends what it
 * has started, in the same way, and then itself. One that was told before and is still there is
 * ended by force.
 *
 * When the shell above has gone, the channel closes and nothing happens: the jobs of a script
 * outlive it. Only one thread uses it.
 */
#ifndef SHELL_LEASH_H
#define SHELL_LEASH_H

#include <stdbool.h>

struct leash {
	struct leash *next;
	int process, end; /* handles */
	bool told;
};

struct leashes {
	struct leash *first;
	int above; /* our own channel, to the shell that has started us; 0 = none */
	int told;  /* the status it wants us to end with; 0 = none */
};

/* above: a handle, or 0. */
void leashes_init(struct leashes *leashes, int above);

/* A channel for a new shell: *child is its end, to be given to it and closed here. NULL = there is
 * none. */
struct leash *leash_open(struct leashes *leashes, int *child);

/* Of a process; 0 = one that has not been started. Nothing happens if it has none. */
void leash_close(struct leashes *leashes, int process);

/* Tell the process to end; false = it must be ended by force. */
bool leash_tell(struct leashes *leashes, int process, int status);

/* Look whether the shell above has something to say: true = now we know what. */
bool leashes_poll(struct leashes *leashes);

#endif
