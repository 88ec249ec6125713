/* lib/user/path_join.h - a path as text, from a directory. Pure. */
#ifndef USER_PATH_JOIN_H
#define USER_PATH_JOIN_H

#include <stdint.h>

/* As PathFull (include/path.h), with the current directory given: absolute and resolved. */
int path_join(const char *directory, const char *path, char *buffer, uint32_t size);

#endif
