/* console/shell/paths.c - paths as text: relative ones made whole, . and .. resolved. */
#include <string.h>
#include "paths.h"

/* Take the last name away, unless nothing stands behind `from`. */
static void drop_name(struct text *out, int from)
{
	int length = out->length;

	while (length > from && out->bytes[length - 1] != '/')
		length--;
	text_cut(out, length > from ? length - 1 : from);
}

static void add_names(struct text *out, int from, const char *path)
{
	while (*path) {
		int size = (int)strcspn(path, "/");

		if (size == 2 && path[0] == '.' && path[1] == '.') {
			drop_name(out, from);
		} else if (size && !(size == 1 && path[0] == '.')) {
			text_put(out, '/');
			text_add(out, path, size);
		}
		path += size;
		path += *path == '/';
	}
}

void paths_full(struct text *out, const char *directory, const char *path)
{
	int from = out->length;

	if (path[0] != '/')
		add_names(out, from, directory);
	add_names(out, from, path);
	if (out->length == from)
		text_put(out, '/');
}
