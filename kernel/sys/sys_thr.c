/* kernel/sys/sys_thr.c - system calls of threads and waiting (include/thr.h). */
#include "abi/error.h"
#include "abi/limits.h"
#include "cpu/cpu.h"
#include "mem/heap.h"
#include "sys/sys.h"
#include "syscall_kernel.h"
#include "task/futex.h"
#include "task/process.h"
#include "task/sched.h"
#include "task/timer.h"

int32_t sys_thr_create(uptr create)
{
	struct process *p = current_process();
	struct thr_create c;
	struct thread *t;
	int handle, error;

	if (copy_from_user(&c, create, sizeof c))
		return -EFAULT;
	if (c.priority > PRIORITY_HIGH)
		return -EPERM;
	if (!user_range_ok(c.entry, 1) || !user_range_ok(c.local, 1))
		return -EINVAL;
	if (!c.priority)
		c.priority = current()->own_priority;

	error = handle_reserve(p);
	if (error)
		return error;
	t = thread_create_user(p, &c, &error);
	if (!t) {
		handle_unreserve(p);
		return error;
	}
	/* From here on nothing fails. The caller's reference becomes the handle's. */
	handle = handle_open_reserved(p, &t->object, RIGHTS_ALL);
	thread_start(t);
	return handle;
}

int32_t sys_thr_exit(int32_t status)
{
	thread_exit(status);
}

int32_t sys_thr_yield(void)
{
	sched_yield();
	return 0;
}

static bool never(struct waitable *w)
{
	(void)w;
	return false;
}

int32_t sys_thr_sleep(uint32_t milliseconds)
{
	static const struct wait_ops ops = {never, NULL};
	struct waitable w;
	int result;

	if (milliseconds == 0)
		return sys_thr_yield();
	waitable_init(&w, &ops);
	result = wait_for(&w, milliseconds);
	return result == -ETIMEDOUT ? 0 : result;
}

int32_t sys_thr_get_id(void)
{
	return (int32_t)current()->id;
}

/* The object behind a handle that can be waited for. */
static int waitable_get(int handle, struct object **o)
{
	struct process *p = current_process();
	int error;

	*o = handle_object(&p->handles, handle, RIGHT_WAIT);
	if (!*o && (error = handle_get(p, handle, NULL, RIGHT_WAIT, o)))
		return error;
	if ((*o)->waitable)
		return 0;
	object_unref(*o);
	return -ENOTSUP;
}

int32_t sys_thr_wait_handle(int32_t handle, uint32_t timeout)
{
	uint32_t closes = current_process()->handles.closes;
	struct object *o;
	int error = waitable_get(handle, &o);

	if (error)
		return error;
	wait_through(&handle, 1, closes);
	error = wait_for(o->waitable, timeout);
	wait_through(NULL, 0, 0);
	object_unref(o);
	return error;
}

static struct waitable *(*messages_waitable)(void);

void sys_set_messages_waitable(struct waitable *(*get)(void))
{
	messages_waitable = get;
}

static bool has_twice(struct waitable **w, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		for (uint32_t j = 0; j < i; j++)
			if (w[i] == w[j])
				return true;
	return false;
}

int32_t sys_thr_wait_multiple(uptr handles, uint32_t count, uint32_t flags, uint32_t timeout)
{
	struct waitable *w[WAIT_HANDLES_MAX + 1];
	struct object *objects[WAIT_HANDLES_MAX];
	int numbers[WAIT_HANDLES_MAX];
	uint32_t got = 0, n = count, closes = current_process()->handles.closes;
	int result = 0;

	if (flags & ~(WAIT_ALL | WAIT_MESSAGES) || count > WAIT_HANDLES_MAX)
		return -EINVAL;
	if (count == 0 && !(flags & WAIT_MESSAGES))
		return -EINVAL;
	if (copy_from_user(numbers, handles, count * sizeof *numbers))
		return -EFAULT;

	for (; got < count && !result; got++) {
		result = waitable_get(numbers[got], &objects[got]);
		if (result)
			break;
		w[got] = objects[got]->waitable;
	}
	if (!result && flags & WAIT_MESSAGES) {
		w[n] = messages_waitable();
		if (w[n])
			n++;
		else
			result = -ENOMEM;
	}
	if (!result && flags & WAIT_ALL && has_twice(w, n))
		result = -EINVAL;
	if (!result) {
		wait_through(numbers, count, closes);
		result = wait_for_multiple(w, n, flags, timeout);
		wait_through(NULL, 0, 0);
	}
	while (got--)
		object_unref(objects[got]);
	return result;
}

int32_t sys_thr_kill(int32_t handle, int32_t status)
{
	struct object *o;
	int error = handle_get(current_process(), handle, &thread_type, RIGHT_CONTROL, &o);

	if (error)
		return error;
	thread_kill(container_of(o, struct thread, object), status);
	object_unref(o);
	return 0;
}

/* The thread behind a handle, or the caller for 0; with a reference. */
static int thread_get(int handle, uint32_t rights, struct thread **t)
{
	struct object *o = &current()->object;
	int error = 0;

	if (handle == HANDLE_NONE)
		object_ref(o);
	else
		error = handle_get(current_process(), handle, &thread_type, rights, &o);
	*t = container_of(o, struct thread, object);
	return error;
}

int32_t sys_thr_set_priority(int32_t handle, uint32_t priority)
{
	struct thread *t;
	int error;

	if (priority > PRIORITY_HIGH)
		return -EPERM;
	error = thread_get(handle, RIGHT_CONTROL, &t);
	if (error)
		return error;
	sched_set_priority(t, priority ? priority : 1);
	thread_unref(t);
	return 0;
}

static struct thr_info describe(const struct thread *t)
{
	return (struct thr_info){
		.thread = t->id,
		.process = t->process ? t->process->id : 0,
		.priority = t->own_priority,
		.running = t->state != THREAD_DEAD,
		.status = t->status,
		.time_ns = (t->spans << SPAN_SHIFT) * 1000 / (clock_tsc_khz / 1000),
	};
}

int32_t sys_thr_query(int32_t handle, uptr info)
{
	struct thread *t;
	struct thr_info i;
	int error = thread_get(handle, RIGHT_READ, &t);

	if (error)
		return error;
	i = describe(t);
	thread_unref(t);
	return copy_to_user(info, &i, sizeof i);
}

/* Threads of a process into kernel memory; how many there are. */
static uint32_t list_threads(struct process *p, struct thr_info *infos, uint32_t count)
{
	uint32_t flags = spin_lock(&p->lock), n = 0;
	struct list *l;

	list_for_each (l, &p->threads) {
		if (n < count)
			infos[n] = describe(container_of(l, struct thread, process_link));
		n++;
	}
	spin_unlock(&p->lock, flags);
	return n;
}

int32_t sys_thr_list(uptr infos, uint32_t count, uint32_t process)
{
	struct process *p = process_find(process);
	struct thr_info *list = NULL;
	int32_t n = p ? 0 : -ESRCH;

	if (count > PROCESS_THREADS_MAX)
		count = PROCESS_THREADS_MAX;
	if (p && p != current_process() && !(current_process()->privileges & PRIV_DEBUG))
		n = -EPERM;
	if (!n && count && !(list = kmalloc(count * sizeof *list)))
		n = -ENOMEM;
	if (!n) {
		n = (int32_t)list_threads(p, list, count);
		if (copy_to_user(infos, list,
				 ((uint32_t)n < count ? (uint32_t)n : count) * sizeof *list))
			n = -EFAULT;
	}
	kfree(list);
	if (p)
		object_unref(&p->object);
	return n;
}

int32_t sys_thr_set_local(uptr base)
{
	uint32_t flags = irq_save();

	thread_set_local(current(), base);
	thread_load_local(current());
	irq_restore(flags);
	return 0;
}

int32_t sys_thr_futex_wait(uptr word, uint32_t expected, uint32_t timeout)
{
	return futex_wait(word, expected, timeout);
}

int32_t sys_thr_futex_wake(uptr word, uint32_t count)
{
	return futex_wake(word, count);
}
