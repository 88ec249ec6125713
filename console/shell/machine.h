/*
 * console/shell/machine.h - the shell's system (system.h) on Transom's calls.
 *
 * Files are handles. A program gets its files 0, 1 and 2 as 1, 2, 3, those from 3 to 9 as
 * HANDLE_MORE and up, and in the foreground a terminal as HANDLE_TTY; another shell also the state,
 * on MACHINE_STATE.
 */
#ifndef SHELL_MACHINE_H
#define SHELL_MACHINE_H

#include "relay.h"
#include "system.h"

#define MACHINE_SHELL "/System/Boot/bin/sh"
#define MACHINE_STATE 5 /* the leash of a shell (leash.h), over which its state comes first */

struct machine {
	struct system system;
	struct relays relays;
	int written; /* an event for writing */
};

/* above: MACHINE_STATE if another shell has given it, else 0. */
void machine_init(struct machine *machine, int above);

/* The handle that a program has as a file from its start. */
int machine_file(int file);

/* The next byte that was typed; 0 = the input ends, -EINTR Ctrl+C, -EAGAIN the terminal's size has
 * changed. */
int machine_key(struct machine *machine, char *byte);

#endif
