/*
 * tree.h - whole trees of files: copy, remove. Messages name what could not be done; the rest is.
 */
#ifndef TREE_H
#define TREE_H

#include <stdbool.h>

/* What cp, mv and rm are told: ask before anything is replaced or removed, leave what is there,
 * tell what is done. */
struct tree_how {
	bool ask, keep, tell;
};
extern struct tree_how tree_how;

/* The letters i, n, v of it, and f: neither i nor n. False: none of them. */
bool tree_option(int letter);

/* May this be replaced? Asks, if it is there and that is wanted. */
bool tree_may_replace(const char *path);

/* A file's bytes into another, made or replaced. False, and a message was given. */
bool tree_copy_file(const char *from, const char *to);

/* A file, or with `deep` a directory with all in it. Into itself is refused. */
bool tree_copy(const char *from, const char *to, bool deep);

bool tree_remove(const char *path, bool deep, bool force);

/* Where something goes that is copied or moved to `to`: into it if it is a directory. To be freed.
 */
char *tree_target(const char *from, const char *to);

bool tree_is_directory(const char *path);

#endif
