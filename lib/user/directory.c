/* lib/user/directory.c - directories of the C library, and the current one. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/lock.h>
#include <unistd.h>
#include "files.h"
#include "fs.h"
#include "path_join.h"

struct directory {
	int fd;
	struct dirent entry;
};

DIR *fdopendir(int fd)
{
	struct fs_info info;
	DIR *d;
	int error = FsQueryHandle(fd_handle(fd), &info);

	if (!error && info.type != FS_TYPE_DIRECTORY)
		error = -ENOTDIR;
	d = error ? NULL : malloc(sizeof *d);
	if (d)
		d->fd = fd;
	else
		result(error ? error : -ENOMEM);
	return d;
}

DIR *opendir(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY), error;
	DIR *d = fd < 0 ? NULL : fdopendir(fd);

	if (fd >= 0 && !d) {
		error = errno;
		close(fd);
		errno = error;
	}
	return d;
}

/* NULL with errno as it was: the end. */
struct dirent *readdir(DIR *d)
{
	static const unsigned char types[] = {[FS_TYPE_FILE] = DT_REG,
					      [FS_TYPE_DIRECTORY] = DT_DIR,
					      [FS_TYPE_DEVICE] = DT_CHR,
					      [FS_TYPE_PORT] = DT_FIFO,
					      [FS_TYPE_SHARED] = DT_REG};
	struct fs_entry entry;
	int got = FsReadDir(fd_handle(d->fd), &entry);

	if (got <= 0) {
		result(got);
		return NULL;
	}
	d->entry.d_ino = 0;
	d->entry.d_type = entry.type < sizeof types ? types[entry.type] : DT_UNKNOWN;
	memcpy(d->entry.d_name, entry.name, sizeof d->entry.d_name);
	return &d->entry;
}

void rewinddir(DIR *d)
{
	FsSeek(fd_handle(d->fd), 0, FS_SEEK_SET);
}

/* A place that was told is good as long as the directory is open. */
long telldir(DIR *d)
{
	return FsSeek(fd_handle(d->fd), 0, FS_SEEK_CUR);
}

void seekdir(DIR *d, long place)
{
	FsSeek(fd_handle(d->fd), place, FS_SEEK_SET);
}

int dirfd(DIR *d)
{
	return d->fd;
}

int closedir(DIR *d)
{
	int fd = d->fd;

	free(d);
	return close(fd);
}

/*
 * The current directory.
 */
__LOCK_INIT(static, current_lock);
static char current[PATH_LENGTH_MAX]; /* "": that of the environment; guarded by the lock */

/* Lock held. */
static const char *current_directory(void)
{
	const char *inherited = getenv("PWD");

	if (!current[0] && (!inherited || path_join("/", inherited, current, sizeof current) < 0))
		strcpy(current, "/");
	return current;
}

int PathFull(const char *path, char *buffer, uint32_t size)
{
	int length;

	if (*path == '/')
		return path_join("/", path, buffer, size);
	__lock_acquire(current_lock);
	length = path_join(current_directory(), path, buffer, size);
	__lock_release(current_lock);
	return length;
}

int chdir(const char *path)
{
	char full[PATH_LENGTH_MAX];
	struct fs_info info;
	int error = PathFull(path, full, sizeof full);

	if (error >= 0)
		error = FsQuery(full, &info);
	if (error >= 0 && info.type != FS_TYPE_DIRECTORY)
		error = -ENOTDIR;
	if (error < 0)
		return result(error);
	__lock_acquire(current_lock);
	strcpy(current, full);
	__lock_release(current_lock);
	return setenv("PWD", full, 1);
}

/* buffer NULL: memory to free. */
char *getcwd(char *buffer, size_t size)
{
	char full[PATH_LENGTH_MAX];
	size_t length = (size_t)PathFull(".", full, sizeof full) + 1;

	if (buffer && size < length) {
		errno = size ? ERANGE : EINVAL;
		return NULL;
	}
	if (!buffer)
		return strdup(full);
	return memcpy(buffer, full, length);
}
