/*
 * command.h - a line that starts a program: its name and arguments, separated by spaces. Quotes
 * ("...") keep spaces together; \ takes the meaning from the next character.
 */
#ifndef DESKTOP_COMMAND_H
#define DESKTOP_COMMAND_H

#include "abi/limits.h"

#define COMMAND_MAX 256 /* bytes of a line with its end */

struct command {
	char args[COMMAND_MAX]; /* each with its end, the program first */
	int size, count;	/* bytes and how many */
};

enum command_error { COMMAND_GOOD, COMMAND_EMPTY, COMMAND_OPEN_QUOTE, COMMAND_TOO_LONG };

enum command_error command_split(const char *line, struct command *command);

/* Of sorted names the one after `after` (NULL: the first) that begins with what has been typed;
 * NULL: none, or nothing has been typed. */
const char *command_complete(const char *typed, const char *const *names, int count,
			     const char *after);

#endif
