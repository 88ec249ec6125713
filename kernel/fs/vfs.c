/* kernel/fs/vfs.c - mounts, and the resolution of paths. */
#include "fs/vfs.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "panic.h"

#define MOUNTS_MAX 16

static struct {
	const char *prefix;
	vfs_open_function *open;
} mounts[MOUNTS_MAX];
static uint32_t mount_count;

void vfs_mount(const char *prefix, vfs_open_function *open)
{
	kassert(mount_count < MOUNTS_MAX);
	mounts[mount_count].prefix = prefix;
	mounts[mount_count++].open = open;
}

/* Take the last part off. */
static char *parent(char *start, char *end)
{
	while (end > start && *--end != '/')
		;
	return end;
}

int vfs_resolve(const char *path, char *buffer)
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

int vfs_open(const char *path, uint32_t flags, struct object **out)
{
	char full[PATH_LENGTH_MAX];
	int error = vfs_resolve(path, full);

	if (error)
		return error;
	for (uint32_t i = 0; i < mount_count; i++) {
		size_t n = strlen(mounts[i].prefix);

		if (strncmp(full, mounts[i].prefix, n))
			continue;
		if (full[n] == '/')
			return mounts[i].open(full + n + 1, flags, out);
		if (!full[n])
			return mounts[i].open("", flags, out);
	}
	return -ENOENT;
}
