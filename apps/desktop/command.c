/* apps/desktop/command.c - takes a command line apart, and completes the name of a program. */
#include "command.h"
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* One word from *line on; what it says goes to `to`. False: its quote has no end. */
static bool take_word(const char **line, char **to)
{
	bool quoted = false;
	const char *c = *line;

	for (; *c && (quoted || *c != ' '); c++) {
		if (*c == '"') {
			quoted = !quoted;
			continue;
		}
		if (*c == '\\' && c[1])
			c++;
		*(*to)++ = *c;
	}
	*(*to)++ = '\0';
	*line = c;
	return !quoted;
}

/* A word never is longer than what it was taken from, so a line that fits has words that fit. */
enum command_error command_split(const char *line, struct command *command)
{
	char *to = command->args;

	command->count = command->size = 0;
	if (strlen(line) >= COMMAND_MAX)
		return COMMAND_TOO_LONG;
	while (*line == ' ')
		line++;
	while (*line) {
		if (command->count++ == SPAWN_ARGS_MAX)
			return COMMAND_TOO_LONG;
		if (!take_word(&line, &to))
			return COMMAND_OPEN_QUOTE;
		while (*line == ' ')
			line++;
	}
	command->size = (int)(to - command->args);
	return command->count && command->args[0] ? COMMAND_GOOD : COMMAND_EMPTY;
}

const char *command_complete(const char *typed, const char *const *names, int count,
			     const char *after)
{
	size_t length = strlen(typed);

	for (int i = 0; length && i < count; i++)
		if (!strncmp(names[i], typed, length) && (!after || strcmp(names[i], after) > 0))
			return names[i];
	return NULL;
}
