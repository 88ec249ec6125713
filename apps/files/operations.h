/*
 * apps/files/operations.h - copies, moves and removes files and whole folders. No windows: any
 * thread may do it.
 *
 * 0 or -E...; what was copied before an error or a cancel is removed again. A name that is taken is
 * never written over: -EEXIST.
 */
#ifndef FILES_OPERATIONS_H
#define FILES_OPERATIONS_H

#include <stdbool.h>
#include <stdint.h>
#include "abi/limits.h"

/* Told now and then while bytes are copied; true: stop, with -ECANCELED. May be NULL. */
struct watch {
	bool (*stopped)(struct watch *watch);
	uint64_t bytes; /* copied so far */
	uint64_t total; /* that are to be copied, as far as it is known */
	void *user;
};

int operation_copy(const char *from, const char *to, struct watch *watch);
int operation_move(const char *from, const char *to, struct watch *watch);
int operation_remove(const char *path); /* with all that is in it */

/* What is in a folder and the folders in it, added up; no more than so many entries, and without
 * what cannot be read. */
struct measure {
	uint64_t bytes;
	int entries, most;
};
int operation_measure(const char *path, struct measure *m);

/* A path in a folder that is free: "name", or "name (2)" and so on; before the ending. */
int operation_free_path(char *out, const char *folder, const char *name);

/* Is a path the folder, or in it? */
bool operation_within(const char *path, const char *folder);

#endif
