/*
 * console/shell/glob.h - the paths that match a pattern.
 *
 * Part by part: of each directory only the names that match stay. A name that begins with a dot
 * matches only a pattern that does. The directories are listed by the caller, so nothing here knows
 * of a file system; what is found comes sorted.
 */
#ifndef SHELL_GLOB_H
#define SHELL_GLOB_H

#include <stdbool.h>
#include "text.h"

/* Add the directory's names; those of directories end in a slash. "" is the current one. Less than
 * 0 = there is no such directory. */
typedef int (*glob_list)(void *context, const char *directory, struct strings *names);

/* Add the paths that match, `length` bytes of pattern (pattern.h). Returns how many. */
int glob(const char *pattern, int length, glob_list list, void *context, struct strings *paths);

#endif
