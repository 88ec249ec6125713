/*
 * console/shell/complete.h - what the word before the cursor may become.
 *
 * The first word of a command becomes a command (or, with a / in it, a file), a $ in front makes it
 * a variable, anything else is a file's name. What is inserted is quoted as the word was begun.
 */
#ifndef SHELL_COMPLETE_H
#define SHELL_COMPLETE_H

#include "glob.h"
#include "text.h"

struct complete_source {
	void *context;
	void (*commands)(void *context, struct strings *names);
	void (*variables)(void *context, struct strings *names);
	glob_list list;
	const char *home; /* for ~/, or NULL */
};

struct completion {
	struct strings words; /* that fit, sorted, for people to read */
	int from;	      /* text[from, at) becomes `text` */
	struct text text;     /* as much as all of them have in common */
};

/* Begins as {0} and is given back with completion_deinit. */
void complete(const struct complete_source *source, const char *line, int at,
	      struct completion *completion);
void completion_deinit(struct completion *completion);

#endif
