/*
 * fs.h - files, directories and devices; ports (port.h) and buses are files too.
 *
 * Paths are absolute, UTF-8, parts separated by '/'; empty parts, "." and ".." are resolved before
 * anything is looked up (".." of the root is the root). A path has at most PATH_LENGTH_MAX bytes
 * and a name FILE_NAME_MAX, their ends counted. One tree of mounts:
 *
 *	/System/Boot	 the initial disk, read-only
 *	/System/Devices	 null zero random log serial keyboard mouse framebuffer ...
 *	/System/Kernel	 the system as text: processes, threads, handles, windows, ports ...
 *	/System/Ports	 the names of ports (port.h)
 *	/System/Shared	 the names of shared areas (vmm.h)
 *	/Temp, /Home	 files in memory; /Home is where a disk will be mounted: what is in it
 *			 is gone when the machine is switched off
 *
 * stdio, dirent, stat and the like work on top of this, with relative paths.
 *
 * A handle to a file carries the rights it was opened with, checked once, at the open. The position
 * belongs to the open file: a duplicate and a handle given to another process share it.
 *
 * A handle is signalled while a read of one byte would not wait (ThrWaitHandle): of files,
 * directories and most devices always, of ports, serial lines, keyboard and mouse when something
 * has come.
 *
 * Asynchronous operations: FsRead and FsWrite start one and return at once. When it is done, the
 * fileop's bytes and status are written, then its event is set:
 *
 *	struct fileop op = {.event = EvtCreate(0)};
 *	FsRead(port, buffer, sizeof buffer, FILE_PARTIAL, &op);
 *	ThrWaitHandle(op.event, WAIT_FOREVER);
 *	if (op.status == 0)
 *		use(buffer, op.bytes);
 *
 * Buffer and fileop are the kernel's until then. Operations on one file and in one direction
 * complete in the order they were started, the synchronous ones counted. Where nothing can wait
 * (files, most devices) an operation is done when FsRead returns.
 *
 * Errors of calls with a path: -ENOENT no such name, -ENOTDIR a part of it is a file, -EACCES,
 * -EROFS nothing can be made there, -ENAMETOOLONG, -EILSEQ a new name is not UTF-8 or holds a
 * control character, -EINVAL not absolute or unknown flags, -EFAULT, -EMFILE, -ENOMEM, -ENOSPC the
 * file system is full.
 */
#ifndef FS_H
#define FS_H

#include <stdint.h>
#include "abi/fs.h"
#include "handle.h"

/* Open with FS_READ, FS_WRITE or FS_RDWR, and the other FS_ flags. Returns a handle. Also -EISDIR a
 * directory and other than FS_READ, -EEXIST (FS_EXCLUSIVE). Of a port: see port.h. Of a shared area
 * -ENOTSUP: see VmmOpenShared; of keyboard and mouse -EPERM without PRIV_INPUT. */
int FsOpen(const char *path, uint32_t flags);

/* Make a new file, empty, and open it (FS_READ, FS_WRITE, FS_RDWR, FS_APPEND); under /System/Ports
 * a new port. Returns a handle. -EEXIST the name is taken, -EROFS nothing can be made there. */
int FsCreate(const char *path, uint32_t flags);

/* As HandleClose: pending operations of this handle are cancelled. */
#define FsClose(handle) HandleClose(handle)

/* Read or write at the position. Returns the bytes moved; 0 = end of file. On ports and other
 * streams they wait until all bytes have been moved, a read with FILE_PARTIAL until any has; if it
 * turns out meanwhile that memory of the buffer is not there, what has been moved counts.
 * -EBADF, -EACCES no right, -EISDIR, -EFAULT, -ENOTSUP not a file, -EINVAL flags, -ECANCELED the
 * handle was closed meanwhile, -EFBIG, -ENOSPC, -EINTR the thread is being ended. */
int FsReadSync(int handle, void *buffer, uint32_t size, uint32_t flags);
int FsWriteSync(int handle, const void *buffer, uint32_t size);

/* Start reading or writing. 0: started, perhaps done. Nothing was started: the errors above that
 * can be known at once, -EBADF or -EACCES op->event, -EAGAIN PROCESS_OPS_MAX are pending. */
int FsRead(int handle, void *buffer, uint32_t size, uint32_t flags, struct fileop *op);
int FsWrite(int handle, const void *buffer, uint32_t size, struct fileop *op);

/* End the caller's pending operation, or all of this handle (op NULL), with -ECANCELED. Returns how
 * many there were. Synchronous ones of other threads are meant by NULL too. */
int FsCancel(int handle, struct fileop *op);

/* Move the position (FS_SEEK_...). Returns the new position. -ESPIPE of a stream, -EINVAL. */
int FsSeek(int handle, int offset, uint32_t whence);

/* Make a file shorter, or longer with zeros. */
int FsResize(int handle, uint32_t size);

int FsQuery(const char *path, struct fs_info *info);
int FsQueryHandle(int handle, struct fs_info *info);

/* Next entry of an open directory. 1 = one was returned, 0 = end. -ENOTDIR. What is made or removed
 * meanwhile may be seen or not; everything else is seen once. */
int FsReadDir(int handle, struct fs_entry *entry);

/* Remove a file or an empty directory. Who has it open keeps it. -ENOTEMPTY, -EBUSY a mount. */
int FsRemove(const char *path);

/* Rename; a file or empty directory of the new name is replaced in one step. -EXDEV on another
 * mount, -EINVAL into itself, -EISDIR, -ENOTDIR, -ENOTEMPTY. */
int FsRename(const char *from, const char *to);

int FsMakeDir(const char *path); /* -EEXIST */

/* Mount a new file system on an empty directory. kind "memory": files in memory, at most an eighth
 * of it. Needs PRIV_MOUNT (-EPERM). -ENODEV no such kind, -EBUSY a mount already, -EAGAIN too many.
 * Unmount: -EBUSY something in it is open or mounted; its files are gone. */
int FsMount(const char *path, const char *kind, uint32_t flags);
int FsUnmount(const char *path);

#endif
