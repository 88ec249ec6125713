/*
 * kernel/task/io.h - reading and writing objects: one operation in hand, done now or later.
 *
 * An object that can be read or written has file_ops. Its read and write get a struct io, which is
 * of two kinds:
 *
 *	synchronous	on the caller's stack. They return the result, and sleep until there is one:
 *			the object keeps the io in a queue of its own, io_sleep is the wait, and
 *			whoever makes progress possible wakes the caller (io_wake), which moves its
 *			own bytes.
 *	asynchronous	made by io_start; belongs to the process. They return the result, or keep
 *the io and return -EINPROGRESS. Whoever makes progress possible moves the bytes (io_copy_in,
 *io_copy_out reach into the process's memory from any thread) and says so with io_report.
 *
 * A queued io keeps its object. Cancelling goes through the object (file_ops.cancel); closing a
 * handle cancels what was started with it, the end of a process everything.
 *
 * Context: thread. Lock: process.io_lock guards its list of asynchronous ones.
 */
#ifndef TASK_IO_H
#define TASK_IO_H

#include "abi/error.h"
#include "abi/fs.h"
#include "common/list.h"
#include "mem/ucopy.h"
#include "task/object.h"
#include "task/thread.h"
#include "task/wait.h"

struct event;
struct process;

struct io {
	struct list link; /* in the queue of whoever keeps it */
	struct object *object;
	struct process *process; /* NULL: the kernel's own, buffer in kernel memory, synchronous */
	int handle;		 /* it was started with */
	uptr buffer;
	uint32_t size, done, flags; /* bytes; FILE_... */

	/* synchronous, while it is kept; guarded by the keeper's lock */
	struct thread *thread;
	volatile bool awake; /* woken, and has not looked yet */

	/* asynchronous */
	uptr op; /* the program's struct fileop; 0: synchronous */
	struct event *event;
	struct list of_process;
};

typedef int io_function(struct object *o, struct io *io);

struct file_ops {
	/* Bytes moved or -E...; -EINPROGRESS: kept. NULL: -ENOTSUP. */
	io_function *read;
	io_function *write;
	/* Complete what the process started with this handle (0: any) and fileop (0: any) with
	 * -ECANCELED; how many. NULL: nothing is ever kept. */
	int (*cancel)(struct object *o, struct process *p, int handle, uptr op);
	int (*seek)(struct object *o, int32_t offset, uint32_t whence); /* NULL: -ESPIPE */
	int (*resize)(struct object *o, uint32_t size);			/* NULL: -EINVAL */
	int (*query)(struct object *o, struct fs_info *info);
	int (*read_dir)(struct object *o, struct fs_entry *entry); /* NULL: -ENOTDIR */
};

/* Start an asynchronous one (move: its read or write) from the caller's fileop. 0 or -E... (nothing
 * started). */
int io_start(struct object *o, io_function *move, const struct io *what, uptr op);

static inline bool io_is_sync(const struct io *io)
{
	return !io->op;
}

/* For long loops: the caller is being ended, nobody waits for the rest. */
static inline bool io_is_unwanted(const struct io *io)
{
	return io->process && current()->killed;
}

/* For whoever keeps it, holding its own lock: */

/* It is kept from now on. */
static inline void io_keep(struct io *io)
{
	io->thread = current();
	io->awake = false;
}

/* A synchronous one shall look again. */
static inline void io_wake(struct io *io)
{
	io->awake = true;
	wait_end(io->thread, 0);
}

/* Asynchronous: done with 0 or -E.... Then it goes into a list for io_free_all. */
void io_report(struct io *io, int status);

/* Bytes between the kernel and the io's buffer, from offset done on. 0, -EFAULT. */
int io_copy_in(struct io *io, void *to, uint32_t size);
int io_copy_out(struct io *io, const void *from, uint32_t size);

/* Without the keeper's lock: sleep until io_wake. 0, -EINTR the thread is being ended, -ECANCELED
 * the handle was closed before it was kept. */
int io_sleep(struct io *io);

/* Without the lock: give up the reported ones in this list. */
void io_free_all(struct list *finished);

/* The process closed this handle to the object; the process ends. */
void io_handle_closed(struct object *o, struct process *p, int handle);
void io_init(void);

#endif
