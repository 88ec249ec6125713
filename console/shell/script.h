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
	char *text;
	struct node *root;
	struct arena arena;
};

/* With one reference and a copy of the text; NULL = no memory. */
struct script *script_create(const char *text, int length);

#endif
