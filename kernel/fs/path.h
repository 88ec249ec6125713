/*
 * kernel/fs/path.h - paths as text. Pure.
 */
#ifndef FS_PATH_H
#define FS_PATH_H

#include "abi/types.h"

/* Into buffer (PATH_LENGTH_MAX): empty parts, "." and ".." resolved; "" is the root, else it begins
 * with '/'. -EINVAL not absolute, -ENAMETOOLONG (also of one part). */
int path_resolve(const char *path, char *buffer);

/* Is path the directory `above` or below it? The rest behind it, without '/'; NULL: no. "" is above
 * everything. */
const char *path_below(const char *path, const char *above);

/* The part that ends the path. */
const char *path_name(const char *path);

/* Is this one part of a path, that something new may be called? Not "", "." or "..". */
bool path_is_name(const char *name);

/* May something new be called so? 0, -EILSEQ not UTF-8 or a control character. */
int path_check_name(const char *path);

#endif
