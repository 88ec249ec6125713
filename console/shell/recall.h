/*
 * console/shell/recall.h - the lines a person has entered, the newest last.
 *
 * A line that is there already moves to the end, so none is there twice; empty ones and those that
 * begin with a blank are not kept. At most RECALL_MAX; the oldest go. As text it is one line each,
 * with \n and \\ for the ends of lines and backslashes inside.
 */
#ifndef SHELL_RECALL_H
#define SHELL_RECALL_H

#include "text.h"

#define RECALL_MAX 1000

struct recall {
	struct strings lines;
};

void recall_deinit(struct recall *recall);

/* Keep a line; memory that lacks forgets it. */
void recall_add(struct recall *recall, const char *line);

/* The newest line before `before` (count: all) that contains the text, or -1. */
int recall_find(const struct recall *recall, int before, const char *text);

/* From and to text, for a file. */
void recall_load(struct recall *recall, const char *text, int length);
void recall_save(const struct recall *recall, struct text *out);

#endif
