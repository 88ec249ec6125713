/* lib/user/file.c - files of the C library: opening, asking, making and removing names. */
#include <errno.h>
#include <fcntl.h>
#include <reent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>
#include "files.h"
#include "fs.h"
#include "handle.h"

#define IGNORED (O_SYNC | O_NOCTTY | O_CLOEXEC | O_NOFOLLOW)

int _open(const char *path, int flags, ...)
{
	char full[PATH_LENGTH_MAX];
	int error = PathFull(path, full, sizeof full);

	if (error < 0)
		return result(error);
	return result(fd_add(FsOpen(full, flags & ~IGNORED), 0));
}

/*
 * Asking.
 */
static mode_t mode_of(const struct fs_info *info, bool terminal)
{
	bool write = info->rights & RIGHT_WRITE || info->flags & FS_HAS_NAMES;
	mode_t may = (info->rights & RIGHT_READ ? 0555 : 0) | (write ? 0222 : 0);

	switch (info->type) {
	case FS_TYPE_DIRECTORY:
		return S_IFDIR | may;
	case FS_TYPE_DEVICE:
		return S_IFCHR | (may & 0666);
	case FS_TYPE_PORT:
		return (terminal ? S_IFCHR : S_IFIFO) | 0666;
	}
	return S_IFREG | may;
}

static int fill_stat(int r, const struct fs_info *info, struct stat *st, bool terminal)
{
	if (r < 0)
		return result(r);
	memset(st, 0, sizeof *st);
	st->st_mode = mode_of(info, terminal);
	st->st_size = info->size;
	st->st_blksize = 4096;
	st->st_blocks = (info->size + 511) / 512;
	st->st_nlink = 1;
	st->st_ino = info->node;
	st->st_dev = info->mount;
	st->st_mtime = st->st_atime = st->st_ctime = (time_t)info->modified;
	return 0;
}

int _fstat(int fd, struct stat *st)
{
	struct fs_info info;
	int r = FsQueryHandle(fd_handle(fd), &info);

	return fill_stat(r, &info, st,
			 r == 0 && info.type == FS_TYPE_PORT && tty_is(fd_handle(fd)));
}

static int query(const char *path, struct fs_info *info)
{
	char full[PATH_LENGTH_MAX];
	int error = PathFull(path, full, sizeof full);

	return error < 0 ? error : FsQuery(full, info);
}

int _stat(const char *path, struct stat *st)
{
	struct fs_info info;

	return fill_stat(query(path, &info), &info, st, false);
}

/* There are no links. */
int lstat(const char *path, struct stat *st)
{
	return _stat(path, st);
}

int access(const char *path, int mode)
{
	struct stat st;

	if (_stat(path, &st) < 0)
		return -1;
	if ((mode & R_OK && !(st.st_mode & S_IRUSR)) || (mode & X_OK && !(st.st_mode & S_IXUSR)))
		return result(-EACCES);
	return mode & W_OK && !(st.st_mode & S_IWUSR) ? result(-EROFS) : 0;
}

/* There are no links, so it is a matter of text; but what it names must be there. */
char *realpath(const char *path, char *buffer)
{
	char full[PATH_LENGTH_MAX];
	struct fs_info info;
	int error = PathFull(path, full, sizeof full);

	if (error >= 0)
		error = FsQuery(full, &info);
	if (error < 0) {
		result(error);
		return NULL;
	}
	return buffer ? strcpy(buffer, full) : strdup(full);
}

/*
 * Names.
 */
static int with_full(const char *path, int (*call)(const char *full))
{
	char full[PATH_LENGTH_MAX];
	int error = PathFull(path, full, sizeof full);

	return result(error < 0 ? error : call(full));
}

/* The system removes files and empty directories alike. */
static int remove_kind(const char *full, bool directory)
{
	struct fs_info info;
	int error = FsQuery(full, &info);

	if (error)
		return error;
	if ((info.type == FS_TYPE_DIRECTORY) != directory)
		return directory ? -ENOTDIR : -EISDIR;
	return FsRemove(full);
}

static int remove_file(const char *full)
{
	return remove_kind(full, false);
}

static int remove_directory(const char *full)
{
	return remove_kind(full, true);
}

int _unlink(const char *path)
{
	return with_full(path, remove_file);
}

int rmdir(const char *path)
{
	return with_full(path, remove_directory);
}

int remove(const char *path)
{
	return with_full(path, FsRemove);
}

/* newlib's would bring its remove with it, which knows files only. */
int _remove_r(struct _reent *reent, const char *path)
{
	(void)reent;
	return remove(path);
}

int _mkdir(const char *path, mode_t mode)
{
	(void)mode;
	return with_full(path, FsMakeDir);
}

int mkdir(const char *path, mode_t mode)
{
	return _mkdir(path, mode);
}

int _rename(const char *from, const char *to)
{
	char old[PATH_LENGTH_MAX], new[PATH_LENGTH_MAX];
	int error = PathFull(from, old, sizeof old);

	if (error >= 0)
		error = PathFull(to, new, sizeof new);
	return result(error < 0 ? error : FsRename(old, new));
}

int _link(const char *from, const char *to)
{
	(void)from, (void)to;
	return result(-EPERM); /* as POSIX says of file systems without links */
}

int truncate(const char *path, off_t size)
{
	int fd = _open(path, O_WRONLY), r, error;

	if (fd < 0)
		return -1;
	r = ftruncate(fd, size);
	error = errno;
	close(fd);
	errno = error;
	return r;
}

/*
 * What files do not have: owners, modes of their own, times set by hand.
 */
int chmod(const char *path, mode_t mode)
{
	(void)path, (void)mode;
	return result(-ENOTSUP);
}

int fchmod(int fd, mode_t mode)
{
	(void)fd, (void)mode;
	return result(-ENOTSUP);
}

int utime(const char *path, const struct utimbuf *times)
{
	(void)path, (void)times;
	return result(-ENOTSUP);
}

mode_t umask(mode_t mask)
{
	(void)mask;
	return 0;
}
