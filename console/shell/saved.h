/*
 * console/shell/saved.h - variables as they were, to be put back: around a command with assignments
 * in front of it, and around a function with `local`.
 *
 *	struct saved *saved = NULL;
 *	saved_add(shell, name, length, &saved);		before each change
 *	saved_restore(shell, saved);			all as it was; the list is gone
 */
#ifndef SHELL_SAVED_H
#define SHELL_SAVED_H

#include "shell.h"

struct saved {
	struct saved *next; /* the newest first, so that the oldest is put back last */
	char *name, *value; /* value NULL = it had none */
	bool exported;
};

/* 0 or -ENOMEM. */
int saved_add(struct shell *shell, const char *name, int length, struct saved **saved);
void saved_restore(struct shell *shell, struct saved *saved);

#endif
