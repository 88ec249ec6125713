/* kernel/fs/path.c - resolution and comparison of paths. */
#include "fs/path.h"
#include "abi/error.h"
#include "abi/limits.h"
#include "common/utf8.h"
#include "cpu/string.h"

/* Take the last part off. */
static char *parent(char *start, char *end)
{
	while (end > start && *--end != '/')
		;
	return end;
}

int path_resolve(const char *path, char *buffer)
{
	char *out = buffer, *limit = buffer + PATH_LENGTH_MAX - 1;

	if (*path != '/')
		return -EINVAL;
	while (*path) {
		size_t n = 0;

		while (*path == '/')
			path++;
		while (path[n] && path[n] != '/')
			n++;
		if (n >= FILE_NAME_MAX)
			return -ENAMETOOLONG;
		if (n == 2 && path[0] == '.' && path[1] == '.') {
			out = parent(buffer, out);
		} else if (n && !(n == 1 && path[0] == '.')) {
			if (out + 1 + n > limit)
				return -ENAMETOOLONG;
			*out++ = '/';
			memcpy(out, path, n);
			out += n;
		}
		path += n;
	}
	*out = 0;
	return 0;
}

const char *path_below(const char *path, const char *above)
{
	size_t n = strlen(above);

	if (strncmp(path, above, n))
		return NULL;
	if (path[n] == '/')
		return path + n + 1;
	return path[n] ? NULL : path + n;
}

const char *path_name(const char *path)
{
	const char *name = path;

	for (; *path; path++)
		if (*path == '/')
			name = path + 1;
	return name;
}

int path_check_name(const char *path)
{
	const char *name = path_name(path);

	for (const char *p = name; *p; p++)
		if ((uint8_t)*p < ' ' || *p == 0x7f)
			return -EILSEQ;
	return utf8_text_ok(name, (int)strlen(name) + 1) ? 0 : -EILSEQ;
}

bool path_is_name(const char *name)
{
	return *name && strcmp(name, ".") && strcmp(name, "..") && path_name(name) == name &&
	       !path_check_name(name);
}
