/*
 * console/shell/state.h - a shell's state as bytes, for another process that goes on with it.
 *
 * Variables, functions, parameters, options, aliases, empty traps, the ids and the status, then the
 * text to be run. Not its jobs: they are the first shell's to wait for.
 */
#ifndef SHELL_STATE_H
#define SHELL_STATE_H

#include "shell.h"

void state_write(struct shell *shell, const char *command, int length, struct text *out);

/* Take over a state into a new shell and run its text. Returns the status; 2 for bytes that are no
 * state. */
int state_run(struct shell *shell, const char *bytes, int length);

#endif
