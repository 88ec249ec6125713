/* lib/user/path_join.c - a path as text, from a directory. */
#include "path_join.h"
#include <errno.h>
#include <string.h>
#include "abi/limits.h"

struct text {
	char *start;
	uint32_t length, size; /* without and with room for the end */
};

/* Take the last part off. */
static void up(struct text *t)
{
	while (t->length && t->start[--t->length] != '/')
		;
}

static int add(struct text *t, const char *part, uint32_t length)
{
	if (length >= FILE_NAME_MAX || t->length + 1 + length >= t->size)
		return -ENAMETOOLONG;
	t->start[t->length++] = '/';
	memcpy(t->start + t->length, part, length);
	t->length += length;
	return 0;
}

static int append(struct text *t, const char *path)
{
	int error = 0;

	while (*path && !error) {
		uint32_t length = (uint32_t)strcspn(path, "/");

		if (length == 2 && path[0] == '.' && path[1] == '.')
			up(t);
		else if (length && !(length == 1 && path[0] == '.'))
			error = add(t, path, length);
		path += length + (path[length] == '/');
	}
	return error;
}

int path_join(const char *directory, const char *path, char *buffer, uint32_t size)
{
	struct text t = {buffer, 0, size < PATH_LENGTH_MAX ? size : PATH_LENGTH_MAX};
	int error = 0;

	if (!*path)
		return -ENOENT;
	if (*path != '/')
		error = append(&t, directory);
	if (!error)
		error = append(&t, path);
	if (!error && !t.length)
		error = add(&t, "", 0); /* the root */
	if (error)
		return error;
	buffer[t.length] = '\0';
	return (int)t.length;
}
