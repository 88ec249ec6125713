/* kernel/task/io.c - operations: waiting for one's own, and those that belong to a process. */
#include "task/io.h"
#include "abi/error.h"
#include "abi/handle.h"
#include "abi/limits.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "task/event.h"
#include "task/process.h"
#include "task/wait_sole.h"

/* Was its handle closed before it was kept? Then nobody will cancel it any more. Closed later: the
 * object's cancel finds it. A process of one thread does nothing else meanwhile. */
static inline bool is_orphan(const struct io *io)
{
	struct process *p = io->process;

	return p && p->thread_count > 1 && !handle_is_open(&p->handles, io->handle);
}

/* The waker sets awake and then ends the wait; this begins the wait and then looks at awake: so one
 * of the two sees the other. */
int io_sleep(struct io *io)
{
	struct thread *t = current();
	int result;

	if (__builtin_expect(is_orphan(io), 0))
		return -ECANCELED;
	irq_disable();
	wait_begin(t, false);
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
	result = __builtin_expect(io->awake, 0) ? wait_not(t) : wait_asleep(t);
	irq_enable();
	return result;
}

/* ---- asynchronous -------------------------------------------------------------------------- */

static int fileop_event(const struct fileop *op, struct event **event)
{
	struct object *o;
	int error;

	*event = NULL;
	if (op->event == HANDLE_NONE)
		return 0;
	error = handle_get(current_process(), op->event, &event_type, RIGHT_WRITE, &o);
	if (!error)
		*event = container_of(o, struct event, object);
	return error == -ENOTSUP ? -EBADF : error;
}

/* One more of the process: 0, -EAGAIN, -ENOMEM. */
static int enter(struct io *io)
{
	struct process *p = io->process;
	uint32_t flags;
	int error = 0;

	if (account_charge(&p->account, ACCOUNT_HEAP, sizeof *io))
		return -ENOMEM;
	flags = spin_lock(&p->io_lock);
	if (p->io_count == PROCESS_OPS_MAX)
		error = -EAGAIN;
	if (!error) {
		p->io_count++;
		list_push_back(&p->ios, &io->of_process);
	}
	spin_unlock(&p->io_lock, flags);
	if (error)
		account_uncharge(&p->account, ACCOUNT_HEAP, sizeof *io);
	return error;
}

static void leave(struct io *io)
{
	struct process *p = io->process;
	uint32_t flags = spin_lock(&p->io_lock);

	account_uncharge(&p->account, ACCOUNT_HEAP, sizeof *io);
	list_remove(&io->of_process);
	p->io_count--;
	spin_unlock(&p->io_lock, flags);
}

static void release(struct io *io)
{
	if (io->event)
		object_unref(&io->event->object);
	object_unref(io->object);
	kfree(io);
}

/* A copy of what is asked for, with everything it needs. */
static int prepare(struct object *o, const struct io *what, uptr op, struct io **out)
{
	struct event *event;
	struct fileop user;
	struct io *io;
	int error;

	if (copy_from_user(&user, op, sizeof user))
		return -EFAULT;
	error = fileop_event(&user, &event);
	if (error)
		return error;
	io = kmalloc(sizeof *io);
	if (!io) {
		if (event)
			object_unref(&event->object);
		return -ENOMEM;
	}
	*io = *what;
	io->op = op;
	io->event = event;
	io->object = o;
	object_ref(o);
	user.status = -EINPROGRESS;
	user.bytes = 0;
	error = enter(io); /* before the fileop says that it waits */
	if (!error && copy_to_user(op, &user, sizeof user)) {
		leave(io);
		error = -EFAULT;
	}
	if (error)
		release(io);
	*out = io;
	return error;
}

int io_start(struct object *o, io_function *move, const struct io *what, uptr op)
{
	struct io *io;
	int result = prepare(o, what, op, &io);

	if (result)
		return result;
	result = move(o, io);
	if (result == -EINPROGRESS) {
		if (is_orphan(what)) /* the io itself may be done and gone */
			o->type->file->cancel(o, what->process, what->handle, op);
		return 0;
	}
	if (result >= 0)
		io->done = result;
	io_report(io, result < 0 ? result : 0);
	release(io);
	return 0;
}

/* The fileop is the program's: if it has taken the memory away nobody is told. */
static void write_fileop(struct io *io, int status)
{
	struct vm *vm = &io->process->vm;

	vm_write(vm, io->op + offsetof(struct fileop, bytes), &io->done, sizeof io->done);
	vm_write(vm, io->op + offsetof(struct fileop, status), &status, sizeof status);
}

void io_report(struct io *io, int status)
{
	write_fileop(io, status);
	leave(io); /* first: who is told may start as many as are allowed */
	if (io->event)
		event_set(io->event);
}

void io_free_all(struct list *finished)
{
	struct list *l;

	while ((l = list_pop_front(finished)))
		release(container_of(l, struct io, link));
}

/* ---- bytes ----------------------------------------------------------------------------------- */

int io_copy_in(struct io *io, void *to, uint32_t size)
{
	uptr from = io->buffer + io->done;

	if (!io->process) { /* a kernel thread, whose process is NULL too */
		memcpy(to, (const void *)from, size);
		return 0;
	}
	if (io->process == current_process())
		return copy_from_user(to, from, size);
	return vm_read(&io->process->vm, from, to, size);
}

int io_copy_out(struct io *io, const void *from, uint32_t size)
{
	uptr to = io->buffer + io->done;

	if (!io->process) {
		memcpy((void *)to, from, size);
		return 0;
	}
	if (io->process == current_process())
		return copy_to_user(to, from, size);
	return vm_write(&io->process->vm, to, from, size);
}

/* ---- ends ------------------------------------------------------------------------------------ */

void io_handle_closed(struct object *o, struct process *p, int handle)
{
	if (o->type->file && o->type->file->cancel)
		o->type->file->cancel(o, p, handle, 0);
}

/* The object of the process's oldest operation, with a reference; NULL: there is none. */
static struct object *object_of_first(struct process *p)
{
	uint32_t flags = spin_lock(&p->io_lock);
	struct list *first = list_first(&p->ios);
	struct object *o = NULL;

	if (first) {
		o = container_of(first, struct io, of_process)->object;
		object_ref(o);
	}
	spin_unlock(&p->io_lock, flags);
	return o;
}

static void process_ends(struct process *p)
{
	struct object *o;

	while ((o = object_of_first(p))) {
		o->type->file->cancel(o, p, 0, 0);
		object_unref(o);
	}
}

void io_init(void)
{
	exit_hook_process(process_ends);
}
