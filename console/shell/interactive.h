/*
 * console/shell/interactive.h - the shell with a person at its terminal: prompts, lines, history.
 *
 * The history is kept in ~/.history. PS1 is the prompt, PS2 the one of a line that goes on; without
 * them the prompt is the current directory and a sign.
 */
#ifndef SHELL_INTERACTIVE_H
#define SHELL_INTERACTIVE_H

#include "machine.h"
#include "shell.h"

/* Until exit or the end of the input. */
void interactive_run(struct shell *shell, struct machine *machine);

#endif
