/* console/shell/glob.c - the paths that match a pattern, part by part. */
#include <string.h>
#include "glob.h"
#include "memory.h"
#include "pattern.h"

#define PARTS_MAX 64

struct search {
	glob_list list;
	void *context;
	struct strings *paths;
};

static void search_from(struct search *search, const char *directory, const char *pattern,
			int length, int depth);

/* The path goes on behind the part that `name` stands for. */
static void go_on(struct search *search, const char *directory, const char *name, int name_length,
		  const char *rest, int rest_length, int depth)
{
	struct text path = {0};

	text_add_string(&path, directory);
	text_add(&path, name, name_length);
	for (; rest_length && *rest == '/'; rest++, rest_length--)
		text_put(&path, '/');
	if (path.failed)
		search->paths->failed = true;
	else if (rest_length)
		search_from(search, text_string(&path), rest, rest_length, depth + 1);
	else
		strings_add(search->paths, path.bytes, path.length);
	text_deinit(&path);
}

/* A part without magic need not be listed, unless it is the last: then it must exist. */
static void take_plain(struct search *search, const char *directory, const char *part, int length,
		       const char *rest, int rest_length, int depth)
{
	char *name = string_copy(part, length);

	if (name)
		go_on(search, directory, name, pattern_unescape(name, length), rest, rest_length,
		      depth);
	else
		search->paths->failed = true;
	shell_free(name);
}

static bool name_matches(const char *name, int name_length, const char *part, int length)
{
	return (name[0] != '.' || part[0] == '.' || (part[0] == '\\' && part[1] == '.')) &&
	       pattern_match(part, length, name, name_length);
}

static void search_from(struct search *search, const char *directory, const char *pattern,
			int length, int depth)
{
	const char *slash = memchr(pattern, '/', (size_t)length);
	int part = slash ? (int)(slash - pattern) : length;
	struct strings names = {0};

	if (depth == PARTS_MAX)
		return;
	if (slash && !pattern_is_magic(pattern, part)) {
		take_plain(search, directory, pattern, part, slash, length - part, depth);
		return;
	}
	search->list(search->context, directory, &names);
	search->paths->failed |= names.failed;
	for (int i = 0; i < names.count; i++) {
		int size = (int)strlen(names.items[i]);
		bool is_directory = size && names.items[i][size - 1] == '/';

		size -= is_directory;
		if ((!slash || is_directory) && name_matches(names.items[i], size, pattern, part))
			go_on(search, directory, names.items[i], size, pattern + part,
			      length - part, depth);
	}
	strings_deinit(&names);
}

int glob(const char *pattern, int length, glob_list list, void *context, struct strings *paths)
{
	struct search search = {list, context, paths};
	int before = paths->count;

	search_from(&search, "", pattern, length, 0);
	strings_sort(paths, before, false);
	return paths->count - before;
}
