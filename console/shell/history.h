/*
 * console/shell/history.h - the lines a person has entered, the newest last.
 *
 * A line that is there already moves to the end, so none is there twice; empty ones and those that
 * begin with a blank are not kept. At most HISTORY_MAX; the oldest go. As text it is one line each,
 * with \n and \\ for the ends of lines and backslashes inside.
 */
#ifndef SHELL_HISTORY_H
#define SHELL_HISTORY_H

#include "text.h"

#define HISTORY_MAX 1000

struct history {
	struct strings lines;
};

void history_deinit(struct history *history);

/* Keep a line; memory that lacks forgets it. */
void history_add(struct history *history, const char *line);

/* The newest line before `before` (count: all) that contains the text, or -1. */
int history_find(const struct history *history, int before, const char *text);

/* From and to text, for a file. */
void history_load(struct history *history, const char *text, int length);
void history_save(const struct history *history, struct text *out);

#endif
