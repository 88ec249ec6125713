/*
 * path.h - paths from the current directory.
 *
 * The calls of the system take absolute paths (fs.h). The current directory is the C library's: it
 * is kept for the program by chdir, and goes to its children in the environment as PWD. The
 * functions of the C library use it for every path; programs that call Fs functions use PathFull.
 */
#ifndef PATH_H
#define PATH_H

#include <stdint.h>

/* The absolute path of a path, with "." and ".." and empty parts resolved; a path that is not
 * absolute begins at the current directory. Returns its length. -ENOENT an empty path,
 * -ENAMETOOLONG also of one part, or size is too small. Library. */
int PathFull(const char *path, char *buffer, uint32_t size);

#endif
