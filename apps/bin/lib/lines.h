/*
 * lines.h - lines of any length, read one by one or all at once.
 */
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* All zero at first; free(line.text) at the end. */
struct line {
	char *text; /* without its line feed, ended by 0; may hold zeros before that */
	size_t length, room;
	bool ended; /* by a line feed: false only of a last line without one */
};

/* The next line; false at the end of the file. */
bool line_read(struct line *line, FILE *file);

/* Lines kept: each with its end. */
struct lines {
	char **texts;
	size_t count, room;
};
void lines_add(struct lines *lines, const char *text, size_t length);

#endif
