/*
 * console/shell/vars.h - the shell's variables.
 *
 * A name is letters, digits and _. A variable that is exported is in the environment of programs;
 * it may be exported before it has a value. Begins as {0}; no locks, one shell uses it.
 */
#ifndef SHELL_VARS_H
#define SHELL_VARS_H

#include <stdbool.h>
#include "text.h"

struct var {
	struct var *next; /* by name */
	char *name;
	char *value; /* NULL = unset, but exported or read-only */
	bool exported, read_only;
};

struct vars {
	struct var *first;
	bool export_all; /* set -a: whatever is set is exported */
};

void vars_deinit(struct vars *vars);

/* NULL = there is none. */
struct var *vars_find(const struct vars *vars, const char *name, int length);

/* The value or NULL; name need not end behind its length bytes. */
const char *vars_get(const struct vars *vars, const char *name, int length);

/* 0; -EPERM it is read-only; -ENOMEM. */
int vars_set(struct vars *vars, const char *name, int length, const char *value);
int vars_unset(struct vars *vars, const char *name);

/* With or without a value. 0 or -ENOMEM. */
int vars_export(struct vars *vars, const char *name, int length);
int vars_protect(struct vars *vars, const char *name, int length);

/* NAME=value of everything exported that has a value. */
void vars_environment(const struct vars *vars, struct strings *environment);

#endif
