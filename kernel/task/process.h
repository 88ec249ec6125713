/*
 * kernel/task/process.h - processes: an address space, threads, handles and charges.
 *
 * Created by process_spawn, ended by the end of the last thread. Ending runs the exit hooks in the
 * order they were registered, in the context of the last thread, then checks that every charge is
 * zero (a charge left over is a kernel bug and panics).
 */
#ifndef TASK_PROCESS_H
#define TASK_PROCESS_H

#include "abi/types.h"
#include "abi/proc.h"
#include "mem/vm.h"
#include "task/account.h"
#include "task/family.h"
#include "task/handle.h"
#include "task/lock.h"
#include "task/thread.h"

struct mailbox;

struct process {
	struct object object; /* signalled when ended */
	struct waitable ended;
	uint32_t id, parent;
	struct list link;     /* in the list of all */
	struct family family; /* process_family.c */
	struct vm vm;
	struct handle_table handles;
	struct account account;
	struct spinlock lock; /* guards threads, ending */
	struct list threads;
	uint32_t thread_count;
	bool ending;  /* no new threads; status is set */
	bool running; /* guarded by ended.lock */
	uint32_t privileges;
	struct spinlock io_lock;
	struct list ios; /* asynchronous operations; guarded by io_lock */
	uint32_t io_count;
	struct list buses, bus_consumers; /* made, attached; guarded by their mutex (ipc/mbus.c) */
	struct list kbus_files; /* its connections; guarded by their mutex (ipc/kbus_file.c) */
	uint32_t kbus_count;
	struct image *image;	 /* the program it runs */
	struct mailbox *mailbox; /* ipc/mailbox.c; NULL: none was used yet */
	bool mailbox_gone;	 /* and none will be */
	int status;
	uint64_t spans; /* processor time of its threads that ended */
	char name[PROCESS_NAME_MAX];
};

#define current_process() (current()->process)

/* What is behind a handle of the current process, as handle_get with at least one right, quick
 * where that succeeds; NULL: handle_refused says why. */
static inline __attribute__((always_inline)) struct object *
process_object(int handle, const struct object_type *type, uint32_t rights)
{
	struct object *o = handle_object(&current_process()->handles, handle, rights);

	if (__builtin_expect(o && o->type == type, 1))
		return o;
	object_unref(o);
	return NULL;
}

/* What a new process gets; handles carry references that spawn takes over on success. */
struct process_start {
	const char *path;
	const char *args; /* zero-separated, kernel memory */
	uint32_t args_size, arg_count;
	const char *env; /* the same of the environment; none: size and count 0 */
	uint32_t env_size, env_count;
	struct object *handles[SPAWN_HANDLES_MAX];
	uint32_t rights[SPAWN_HANDLES_MAX];
	uint32_t handle_count;
	uint32_t privileges, priority;
};

/* Make a process and start it. On success *out has a reference. -ENOENT, -ENOEXEC, -ENOMEM, ... */
int process_spawn(const struct process_start *start, struct process **out);

/* End it, from any thread; returns before it is done. */
void process_kill(struct process *p, int status);

/* End the current one. */
void process_exit(int status) __attribute__((noreturn));

/* By id, with a reference; also ended ones while someone holds a handle. NULL for none. */
struct process *process_find(uint32_t id);

/* The one in this slot (1..PROCESSES_MAX) of the table of ids, with a reference: to look at all,
 * one after the other, also those that have ended while someone holds a handle. NULL for none. */
struct process *process_at(uint32_t slot);

/* Call function for every living process with the list locked; must not sleep. */
void process_for_each(void (*function)(struct process *p, void *argument), void *argument);
uint32_t process_count(void);

/* Hooks: run when a thread or a process ends, in the ending thread, interrupts on. At most 16. */
void exit_hook_thread(void (*hook)(struct thread *t));
void exit_hook_process(void (*hook)(struct process *p));

/* Where programs are: the bytes of the file at this path. Registered by the file system. 0 or
 * -E.... */
struct image_file;
void process_set_finder(int (*find)(const char *path, struct image_file *file));

/* It runs no more, or never ran. */
void process_drop_image(struct process *p);

/* Its place in a family (process_family.c): below the process that makes it. -EAGAIN. */
int process_enter_family(struct process *p);
void process_leave_family(struct process *p);
/* One more of them for its family, or one less; NULL: the kernel's own. -EAGAIN. */
int process_take(struct process *p, enum family_kind kind);
void process_give(struct process *p, enum family_kind kind);

/* For the end of threads (exit.c): returns true if it was the last one. */
bool process_remove_thread(struct process *p, struct thread *t);
/* 0, -EAGAIN too many, -EINTR it is ending. */
int process_add_thread(struct process *p, struct thread *t);
void process_ended(struct process *p);

#define process_unref(p) object_unref((p) ? &(p)->object : NULL)

extern const struct object_type process_type;

void process_init(void);
void process_describe(struct process *p, struct proc_info *info);

#endif
