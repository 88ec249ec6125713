/*
 * lib/user/libc.c - what newlib needs from a system, on our calls.
 *
 * The raw calls return -E... and leave errno alone; these functions return -1 and set errno, which
 * is the calling thread's. A file descriptor is an index into a table of handles; 0, 1 and 2 are
 * the standard handles. The system has no directories to write to yet, so making, linking and
 * removing names are refused.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>
#include "abi/limits.h"
#include "fs.h"
#include "handle.h"
#include "proc.h"
#include "sys.h"
#include "thr.h"
#include "vmm.h"

#define FILES_MAX 128

/* Where the heap lies: between the program and the regions the kernel places. */
#define HEAP_START 0x10000000u
#define HEAP_END   0x40000000u
#define PAGE	   4096u

static int handles[FILES_MAX] = {HANDLE_STDIN, HANDLE_STDOUT, HANDLE_STDERR}; /* 0 = free */

/* Guarded by newlib's malloc lock; sbrk is for malloc alone. */
static uint32_t heap_break = HEAP_START, heap_limit = HEAP_START;

/* Our result as newlib wants it. */
static int result(int r)
{
	if (r >= 0)
		return r;
	errno = -r;
	return -1;
}

/* The handle behind a descriptor, or HANDLE_NONE, which no call accepts. */
static int handle_of(int fd)
{
	return fd >= 0 && fd < FILES_MAX ? handles[fd] : HANDLE_NONE;
}

static int fd_add(int handle)
{
	for (int fd = 0; fd < FILES_MAX; fd++)
		if (__sync_bool_compare_and_swap(&handles[fd], HANDLE_NONE, handle))
			return fd;
	HandleClose(handle);
	return -EMFILE;
}

int _open(const char *path, int flags, int mode)
{
	int handle = FsOpen(path, flags & O_ACCMODE);

	(void)mode;
	return result(handle < 0 ? handle : fd_add(handle));
}

int _close(int fd)
{
	int handle = handle_of(fd);

	if (handle == HANDLE_NONE)
		return result(-EBADF);
	handles[fd] = HANDLE_NONE;
	return result(HandleClose(handle));
}

int _read(int fd, void *buffer, size_t size)
{
	return result(FsReadSync(handle_of(fd), buffer, size, FILE_PARTIAL));
}

int _write(int fd, const void *buffer, size_t size)
{
	return result(FsWriteSync(handle_of(fd), buffer, size));
}

off_t _lseek(int fd, off_t offset, int whence)
{
	return result(FsSeek(handle_of(fd), offset, whence));
}

static int fill_stat(int r, const struct fs_info *info, struct stat *st)
{
	static const mode_t modes[] = {
		[FS_TYPE_FILE] = S_IFREG | 0555,
		[FS_TYPE_DIRECTORY] = S_IFDIR | 0555,
		[FS_TYPE_DEVICE] = S_IFCHR | 0666,
	};

	if (r < 0)
		return result(r);
	memset(st, 0, sizeof *st);
	st->st_mode = info->type <= FS_TYPE_DEVICE ? modes[info->type] : 0;
	st->st_size = info->size;
	st->st_nlink = 1;
	return 0;
}

int _fstat(int fd, struct stat *st)
{
	struct fs_info info;

	return fill_stat(FsQueryHandle(handle_of(fd), &info), &info, st);
}

int _stat(const char *path, struct stat *st)
{
	struct fs_info info;

	return fill_stat(FsQuery(path, &info), &info, st);
}

int _isatty(int fd)
{
	struct stat st;

	if (_fstat(fd, &st) < 0)
		return 0;
	errno = ENOTTY;
	return S_ISCHR(st.st_mode);
}

int _unlink(const char *path)
{
	(void)path;
	return result(-EROFS);
}

int _link(const char *from, const char *to)
{
	(void)from, (void)to;
	return result(-EROFS);
}

int _mkdir(const char *path, mode_t mode)
{
	(void)path, (void)mode;
	return result(-EROFS);
}

/* Pages above the break go back to the system; what malloc gets again is zero again. */
static void heap_shrink(uint32_t to)
{
	uint32_t keep = (to + PAGE - 1) & -PAGE, dirty = heap_break;

	if (keep < heap_limit && VmmFree(keep, heap_limit - keep) == 0)
		heap_limit = keep;
	if (dirty > heap_limit)
		dirty = heap_limit;
	memset((void *)to, 0, dirty - to);
}

void *_sbrk(ptrdiff_t increment)
{
	uint32_t old = heap_break, to = old + increment;

	if (to < HEAP_START || to > HEAP_END) {
		errno = ENOMEM;
		return (void *)-1;
	}
	if (to < old)
		heap_shrink(to);
	if (to > heap_limit) {
		int r = (int)VmmAlloc(heap_limit, HEAP_END - heap_limit, VMM_READ | VMM_WRITE);

		if (r != (int)heap_limit) {
			errno = ENOMEM;
			return (void *)-1;
		}
		heap_limit = HEAP_END;
	}
	heap_break = to;
	return (void *)old;
}

void _exit(int status)
{
	ProcExit(status);
}

int _getpid(void)
{
	return ProcGetId();
}

/* A signal can only end the caller: abort and raise come here. */
int _kill(int process, int signal)
{
	if (process == _getpid() && signal)
		ProcExit(128 + signal);
	return result(-EINVAL);
}

int _gettimeofday(struct timeval *tv, void *zone)
{
	static volatile uint32_t
		boot_seconds; /* when the system was started, since 1970; 0 = not read */
	uint64_t ns = 0;

	(void)zone;
	SysClock(&ns);
	if (!boot_seconds) {
		struct sys_time now = {0};

		SysTime(&now);
		boot_seconds = now.unix_seconds - ns / 1000000000;
	}
	tv->tv_sec = boot_seconds + ns / 1000000000;
	tv->tv_usec = ns % 1000000000 / 1000;
	return 0;
}

clock_t _times(struct tms *t)
{
	struct proc_info info;
	uint64_t ns = 0;

	memset(t, 0, sizeof *t);
	if (ProcQuery(0, &info) == 0)
		t->tms_utime = info.time_ns / (1000000000 / CLOCKS_PER_SEC);
	SysClock(&ns);
	return ns / (1000000000 / CLOCKS_PER_SEC);
}

unsigned sleep(unsigned seconds)
{
	ThrSleep(seconds * 1000);
	return 0;
}

int usleep(useconds_t us)
{
	return result(ThrSleep((us + 999) / 1000));
}
