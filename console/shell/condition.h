/*
 * console/shell/condition.h - what `test` and `[` ask.
 *
 *	TEXT, -n TEXT, -z TEXT		it is not empty, it is empty
 *	A = B, A == B, A != B		texts
 *	A < B, A > B			their order, as bytes
 *	A -eq B, -ne -lt -le -gt -ge	numbers
 *	-e -O -G -f -d -s FILE		it exists, is a plain file, a directory, not empty
 *	-c -p FILE			it is a device, a port
 *	-b -g -h -k -L -S -u FILE	never: there are no such files here
 *	-r -w -x FILE			it can be read, written, run or entered
 *	A -nt B, -ot, -ef		newer, older (also than none), the same file
 *	-t NUMBER			the file is a terminal
 *	! C, ( C ), C -a C, C -o C	not, and, or
 */
#ifndef SHELL_CONDITION_H
#define SHELL_CONDITION_H

#include "system.h"

struct condition_files {
	void *context;
	enum file_type (*query)(void *context, const char *path, struct file_facts *facts);
	bool (*is_terminal)(void *context, int number);
};

/* 0 true, 1 false, 2 and *problem if the question makes no sense. */
int condition(char *const *args, int count, const struct condition_files *files,
	      const char **problem);

#endif
