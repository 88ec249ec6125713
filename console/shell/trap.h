/*
 * console/shell/trap.h - what a script wants done when it ends, is interrupted, or is told to end.
 *
 * EXIT comes when the shell ends by itself, also for Ctrl+C; INT is Ctrl+C; TERM is `kill` by the
 * shell that has started this one (leash.h). An action runs between two commands, and the script
 * goes on behind the one that was interrupted, whose status is 130 or 143. With an empty action
 * nothing happens at all. Another shell of the script, ( ) and the like, has only the empty ones.
 *
 * Without an action INT gives up the line and the script; TERM ends what the shell has started, and
 * the shell.
 */
#ifndef SHELL_TRAP_H
#define SHELL_TRAP_H

#include "shell.h"

/* The trap of a name or a number, with or without SIG in front; -1 = there is none. */
int trap_find(const char *name);
const char *trap_name(int trap);

/* The action, NULL for none. 0 or -ENOMEM. */
int trap_set(struct shell *shell, int trap, const char *action);
void trap_deinit(struct shell *shell);

/* The system said -EINTR: note the trap's turn, or set the flow. Returns the status of what was
 * interrupted, or 0: it goes on as if nothing had been. */
int trap_interrupt(struct shell *shell);

/* Run the actions whose turn it is. */
void trap_run(struct shell *shell, const int *files);

#endif
