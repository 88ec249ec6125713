/*
 * console/shell/script.h - a parsed script and its memory, for the parser's own files.
 */
#ifndef SHELL_SCRIPT_H
#define SHELL_SCRIPT_H

#include "memory.h"
#include "parse.h"

struct script {
	int refs;
	int length;
	const char *text;     /* in the arena, or: */
	struct text replaced; /* with the values of aliases in it */
	struct node *root;
	struct arena arena;
};

/* With one reference and a copy of the text; NULL = no memory. */
struct script *script_create(const char *text, int length);

#endif
