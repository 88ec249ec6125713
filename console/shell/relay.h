/*
 * console/shell/relay.h - the shell between its programs and its terminal (tty.h).
 *
 * Every program in the foreground has a control channel of its own that ends here. What it asks is
 * answered on the terminal's behalf; what the terminal says is passed on: a new size to all, Ctrl+C
 * to those that have set a mode, since they deal with the terminal themselves. For the others
 * Ctrl+C means that they end, which is the shell's to do, as Ctrl+\ does for all.
 *
 * Only one thread uses it.
 */
#ifndef SHELL_RELAY_H
#define SHELL_RELAY_H

#include <stdbool.h>
#include <stdint.h>
#include "leash.h"

#define RELAYS_MAX 24

struct relay {
	int process; /* handle, 0 = free */
	int end;     /* our end of its channel */
	bool set_mode;
};

struct relays {
	struct relay entries[RELAYS_MAX];
	int terminal;	   /* HANDLE_TTY, or 0: there is no terminal */
	uint32_t nodes[3]; /* of the standard files that are the terminal's bytes, else 0 */
	bool interrupted;  /* Ctrl+C was typed and nobody took it */
	bool passed;	   /* ... and a program was told */
	bool resized;	   /* since the shell itself looked */

	/* Shells are told to end, and this one is; it is interrupted then. */
	struct leashes leashes;
};

/* above: for leashes_init. */
void relays_init(struct relays *relays, int above);

/* A channel for a new program: *child is its end, to be given to it and closed here. Returns the
 * entry, or NULL: it gets none. */
struct relay *relay_open(struct relays *relays, int *child);
void relay_close(struct relay *relay); /* NULL: nothing */
struct relay *relay_find(struct relays *relays, int process);

/* Wait until one of the handles is signalled, and meanwhile pass on. Returns its index, -EINTR for
 * Ctrl+C, -EAGAIN if not to block. */
int relays_wait(struct relays *relays, const int *handles, int count, bool block);

/* What the terminal has said by now. */
void relays_poll(struct relays *relays);

#endif
