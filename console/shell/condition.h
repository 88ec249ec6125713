/*
 * console/shell/condition.h - what `test` and `[` ask.
 *
 *	TEXT, -n TEXT, -z TEXT		it is not empty, it is empty
 *	A = B, A != B			texts
 *	A -eq B, -ne -lt -le -gt -ge	numbers
 *	-e -f -d -s FILE		it exists, is a plain file, a directory, not empty
 *	-r -w -x FILE			it exists (there are no permissions)
 *	-t NUMBER			the file is a terminal
 *	! C, ( C ), C -a C, C -o C	not, and, or
 */
#ifndef SHELL_CONDITION_H
#define SHELL_CONDITION_H

#include "system.h"

struct condition_files {
	void *context;
	enum file_type (*query)(void *context, const char *path, long long *size);
	bool (*is_terminal)(void *context, int number);
};

/* 0 true, 1 false, 2 and *problem if the question makes no sense. */
int condition(char *const *args, int count, const struct condition_files *files,
	      const char **problem);

#endif
