/* apps/bin/lib/tree.c - copies and removes files and directories with all that is in them. */
#include "tree.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tool.h"

#define BLOCK	  16384
#define DEPTH_MAX 100 /* a path is not longer */

struct tree_how tree_how;

bool tree_option(int letter)
{
	if (!strchr("finv", letter))
		return false;
	if (letter == 'v')
		tree_how.tell = true;
	else
		tree_how = (struct tree_how){letter == 'i', letter == 'n', tree_how.tell};
	return true;
}

/* y or Y is yes. */
static bool yes(const char *question, const char *path)
{
	int first, c;

	fflush(stdout);
	fprintf(stderr, "%s %s? ", question, path);
	for (c = first = getchar(); c != EOF && c != '\n';)
		c = getchar();
	return first == 'y' || first == 'Y';
}

bool tree_may_replace(const char *path)
{
	struct stat st;

	if ((!tree_how.keep && !tree_how.ask) || lstat(path, &st) < 0)
		return true;
	return !tree_how.keep && yes("replace", path);
}

bool tree_is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool same_file(const char *a, const char *b)
{
	struct stat one, two;

	return stat(a, &one) == 0 && stat(b, &two) == 0 && one.st_ino == two.st_ino &&
	       one.st_dev == two.st_dev && one.st_ino != 0;
}

char *tree_target(const char *from, const char *to)
{
	size_t length = strlen(from);
	const char *name;
	char *path, *copy;

	if (!tree_is_directory(to))
		return strcpy(tool_memory(NULL, strlen(to) + 1), to);
	while (length > 1 && from[length - 1] == '/')
		length--;
	copy = tool_memory(NULL, length + 1);
	memcpy(copy, from, length);
	copy[length] = 0;
	name = strrchr(copy, '/');
	path = tool_join(to, name && name[1] ? name + 1 : copy);
	free(copy);
	return path;
}

static bool pour(FILE *from, FILE *to)
{
	static char block[BLOCK];
	size_t count;

	while ((count = fread(block, 1, sizeof(block), from)) > 0)
		if (fwrite(block, 1, count, to) != count)
			return false;
	return !ferror(from);
}

bool tree_copy_file(const char *from, const char *to)
{
	FILE *in, *out;
	bool good;

	if (same_file(from, to)) {
		tool_complain("%s and %s are the same file", from, to);
		return false;
	}
	if (!tree_may_replace(to))
		return true;
	in = fopen(from, "r");
	out = in ? fopen(to, "w") : NULL;
	good = out && pour(in, out);
	if (!good)
		tool_error(in ? to : from);
	if (in)
		fclose(in);
	if (out && fclose(out) && good) {
		tool_error(to);
		good = false;
	}
	if (good && tree_how.tell)
		printf("'%s' -> '%s'\n", from, to);
	return good;
}

/* Call for each entry of a directory but itself and its parent. False: one of the calls said so. */
static bool each_entry(const char *path, const void *user,
		       bool (*each)(const char *entry, const char *name, const void *user))
{
	DIR *directory = opendir(path);
	struct dirent *d;
	bool good = true;

	if (!directory) {
		tool_error(path);
		return false;
	}
	while ((d = readdir(directory))) {
		char *entry;

		if (!strcmp(d->d_name, ".") || !strcmp(d->d_name, ".."))
			continue;
		entry = tool_join(path, d->d_name);
		good &= each(entry, d->d_name, user);
		free(entry);
	}
	closedir(directory);
	return good;
}

static bool copy_entry(const char *entry, const char *name, const void *user)
{
	char *to = tool_join(user, name);
	bool good = tree_copy(entry, to, true);

	free(to);
	return good;
}

/* The directory that something is in, which need not be there itself. To be freed. */
static char *folder_of(const char *path)
{
	size_t length = strlen(path);
	char *folder;

	while (length > 1 && path[length - 1] == '/')
		length--;
	while (length && path[length - 1] != '/')
		length--;
	if (!length)
		return strcpy(tool_memory(NULL, 2), ".");
	folder = tool_memory(NULL, length + 1);
	memcpy(folder, path, length);
	folder[length] = 0;
	return folder;
}

/* Will `path` be below the directory? Goes up from it until the root is its own parent. */
static bool is_within(const char *path, const char *directory)
{
	char *at = folder_of(path), *up;
	bool within = same_file(path, directory);

	for (int i = 0; i < DEPTH_MAX && !within; i++) {
		within = same_file(at, directory);
		up = tool_join(at, "..");
		if (same_file(at, up))
			i = DEPTH_MAX;
		free(at);
		at = up;
	}
	free(at);
	return within;
}

bool tree_copy(const char *from, const char *to, bool deep)
{
	if (!tree_is_directory(from))
		return tree_copy_file(from, to);
	if (!deep) {
		tool_complain("%s is a directory (-r copies it with all in it)", from);
		return false;
	}
	if (is_within(to, from)) {
		tool_complain("%s cannot be copied into itself", from);
		return false;
	}
	if (mkdir(to, 0777) < 0 && (errno != EEXIST || !tree_is_directory(to))) {
		tool_error(to);
		return false;
	}
	if (tree_how.tell)
		printf("'%s' -> '%s'\n", from, to);
	return each_entry(from, to, copy_entry);
}

static bool remove_entry(const char *entry, const char *name, const void *user)
{
	(void)name;
	return tree_remove(entry, true, *(const bool *)user);
}

/* It, with nothing in it. */
static bool remove_one(const char *path, bool directory)
{
	if (tree_how.ask && !yes("remove", path))
		return true;
	if ((directory ? rmdir(path) : unlink(path)) < 0) {
		tool_error(path);
		return false;
	}
	if (tree_how.tell)
		printf(directory ? "removed directory '%s'\n" : "removed '%s'\n", path);
	return true;
}

bool tree_remove(const char *path, bool deep, bool force)
{
	struct stat st;

	if (lstat(path, &st) < 0) {
		if (force && errno == ENOENT)
			return true;
		tool_error(path);
		return false;
	}
	if (!S_ISDIR(st.st_mode))
		return remove_one(path, false);
	if (!deep) {
		tool_complain("%s is a directory (-r removes it with all in it)", path);
		return false;
	}
	return each_entry(path, &force, remove_entry) && remove_one(path, true);
}
