/*
 * console/shell/paths.h - paths as text: relative ones made whole, . and .. resolved.
 *
 * The system knows absolute paths only; .. is taken away with the name before it, without looking
 * at any directory.
 */
#ifndef SHELL_PATHS_H
#define SHELL_PATHS_H

#include "text.h"

/* Add the absolute path that `path` means in `directory`, which is absolute itself. */
void paths_full(struct text *out, const char *directory, const char *path);

#endif
