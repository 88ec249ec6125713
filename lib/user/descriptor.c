/* lib/user/descriptor.c - descriptors of the C library: reading, writing, duplicates, pipes. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <unistd.h>
#include "files.h"
#include "fs.h"
#include "handle.h"
#include "port.h"
#include "proc.h"

#define FILES_MAX 128

static int handles[FILES_MAX] = {HANDLE_STDIN, HANDLE_STDOUT, HANDLE_STDERR}; /* 0 = free */

int result(int r)
{
	if (r >= 0)
		return r;
	errno = -r;
	return -1;
}

int fd_handle(int fd)
{
	return fd >= 0 && fd < FILES_MAX ? handles[fd] : HANDLE_NONE;
}

int fd_add(int handle, int lowest)
{
	if (handle < 0)
		return handle;
	for (int fd = lowest; fd < FILES_MAX; fd++)
		if (__sync_bool_compare_and_swap(&handles[fd], HANDLE_NONE, handle))
			return fd;
	HandleClose(handle);
	return -EMFILE;
}

/* What a shell has given beside the standard files, before anything else is opened. */
__attribute__((constructor)) static void take_given(void)
{
	for (int fd = 3; fd < 10; fd++) {
		uint32_t rights;

		if (HandleQuery(HANDLE_MORE + fd - 3, &rights) == 0)
			handles[fd] = HANDLE_MORE + fd - 3;
	}
}

int _close(int fd)
{
	int handle = fd_handle(fd);

	if (handle == HANDLE_NONE)
		return result(-EBADF);
	handles[fd] = HANDLE_NONE;
	return result(HandleClose(handle));
}

int _read(int fd, void *buffer, size_t size)
{
	return result(FsReadSync(fd_handle(fd), buffer, size, FILE_PARTIAL));
}

int _write(int fd, const void *buffer, size_t size)
{
	return result(FsWriteSync(fd_handle(fd), buffer, size));
}

off_t _lseek(int fd, off_t offset, int whence)
{
	return result(FsSeek(fd_handle(fd), offset, whence));
}

int _isatty(int fd)
{
	struct fs_info info;
	int r = FsQueryHandle(fd_handle(fd), &info);

	if (r < 0 && r != -ENOTSUP)
		return result(r) + 1;
	errno = ENOTTY;
	if (r == 0 && info.type == FS_TYPE_PORT)
		return tty_is(fd_handle(fd));
	return r == 0 && info.flags & FS_IS_LINE;
}

/* A second handle to what is behind a descriptor; they share the position. */
static int second(int fd)
{
	uint32_t rights = 0;
	int error = HandleQuery(fd_handle(fd), &rights);

	return error ? error : HandleDuplicate(fd_handle(fd), rights);
}

int dup(int fd)
{
	return result(fd_add(second(fd), 0));
}

int dup2(int fd, int to)
{
	int handle, before;

	if (to < 0 || to >= FILES_MAX)
		return result(-EBADF);
	handle = second(fd);
	if (handle < 0 || fd == to) {
		if (handle > 0)
			HandleClose(handle);
		return handle < 0 ? result(handle) : to;
	}
	before = __sync_lock_test_and_set(&handles[to], handle);
	if (before != HANDLE_NONE)
		HandleClose(before);
	return to;
}

/* How it may be used, as the flags of an open. */
static int access_of(int fd)
{
	uint32_t rights = 0;
	int error = HandleQuery(fd_handle(fd), &rights);

	if (error)
		return error;
	if (!(rights & RIGHT_WRITE))
		return O_RDONLY;
	return rights & RIGHT_READ ? O_RDWR : O_WRONLY;
}

/* Nothing is run in place of a program, so FD_CLOEXEC has no meaning and is never set. */
int _fcntl(int fd, int command, ...)
{
	va_list args;
	int argument, error = access_of(fd);

	va_start(args, command);
	argument = va_arg(args, int);
	va_end(args);
	if (error < 0)
		return result(error);
	switch (command) {
	case F_DUPFD:
		if (argument < 0 || argument >= FILES_MAX)
			return result(-EINVAL);
		return result(fd_add(second(fd), argument));
	case F_GETFD:
	case F_SETFD:
		return 0;
	case F_GETFL:
		return error;
	}
	return result(-EINVAL);
}

int fcntl(int fd, int command, ...)
{
	va_list args;
	int argument;

	va_start(args, command);
	argument = va_arg(args, int);
	va_end(args);
	return _fcntl(fd, command, argument);
}

/* Both ends read and write: what the second one writes the first one reads. */
int pipe(int fds[2])
{
	int ends[2], first, error = PortPair(ends, 0);

	if (error)
		return result(error);
	first = fd_add(ends[0], 0);
	fds[1] = fd_add(ends[1], 0); /* closes it where there is no room */
	if (first >= 0 && fds[1] >= 0) {
		fds[0] = first;
		return 0;
	}
	if (first >= 0)
		_close(first);
	return result(-EMFILE);
}

int ftruncate(int fd, off_t size)
{
	return result(size < 0 ? -EINVAL : FsResize(fd_handle(fd), (uint32_t)size));
}

/* What is written is with the system already. */
int fsync(int fd)
{
	uint32_t rights;

	return result(HandleQuery(fd_handle(fd), &rights));
}

int fdatasync(int fd)
{
	return fsync(fd);
}

void sync(void) {}
