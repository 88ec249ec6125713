/*
 * matcher.h - patterns to be found in lines: basic or extended expressions, or plain words; any of
 * several, as whole words or whole lines.
 */
#ifndef MATCHER_H
#define MATCHER_H

#include <sys/types.h> /* newlib's regex.h needs it */
#include <regex.h>
#include <stdbool.h>
#include <stddef.h>

#define MATCHER_PATTERNS_MAX 64

struct matcher {
	/* To be set before patterns are added. */
	bool extended, fixed, no_case, words, lines;
	regex_t patterns[MATCHER_PATTERNS_MAX];
	int count;
};

/* Those of a text, one a line. False: a message was given. */
bool matcher_add(struct matcher *m, const char *text);

/* The first match at or behind `from`, the longest there; the line may hold zeros. */
bool matcher_find(const struct matcher *m, const char *line, size_t length, size_t from,
		  regmatch_t *match);

#endif
