/* kernel/sys/sys_proc.c - system calls of processes (include/proc.h). */
#include "abi/error.h"
#include "abi/limits.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "syscall_kernel.h"
#include "task/process.h"

/* Copy path and arguments in; buffer holds SPAWN_ARGS_BYTES_MAX + PATH_LENGTH_MAX bytes. */
static int copy_args(const struct spawn *s, struct process_start *start, char *buffer)
{
	char *path = buffer + SPAWN_ARGS_BYTES_MAX;
	int length = copy_string_from_user(path, (uptr)s->path, PATH_LENGTH_MAX);

	if (length < 0)
		return length;
	start->path = path;
	start->args = buffer;
	if (!s->args) {
		start->args_size = length + 1;
		start->arg_count = 1;
		memcpy(buffer, path, length + 1);
		return s->args_size ? -EINVAL : 0;
	}
	if (s->args_size > SPAWN_ARGS_BYTES_MAX)
		return -E2BIG;
	if (copy_from_user(buffer, (uptr)s->args, s->args_size))
		return -EFAULT;
	if (s->args_size == 0 || buffer[s->args_size - 1])
		return -EINVAL;
	start->args_size = s->args_size;
	for (uint32_t i = 0; i < s->args_size; i++)
		start->arg_count += !buffer[i];
	return start->arg_count > SPAWN_ARGS_MAX ? -E2BIG : 0;
}

/* The environment, in memory of its own. */
static int copy_environment(const struct spawn *s, struct process_start *start, char **memory)
{
	*memory = NULL;
	if (!s->environment || !s->environment_size)
		return s->environment_size ? -EINVAL : 0;
	if (s->environment_size > SPAWN_ENV_BYTES_MAX)
		return -E2BIG;
	*memory = kmalloc(s->environment_size);
	if (!*memory)
		return -ENOMEM;
	if (copy_from_user(*memory, (uptr)s->environment, s->environment_size))
		return -EFAULT;
	if ((*memory)[s->environment_size - 1])
		return -EINVAL;
	start->env = *memory;
	start->env_size = s->environment_size;
	for (uint32_t i = 0; i < s->environment_size; i++)
		start->env_count += !start->env[i];
	return start->env_count > SPAWN_ENV_MAX ? -E2BIG : 0;
}

static int take_handle(struct process_start *start, uint32_t i, int handle)
{
	struct process *p = current_process();
	int error = handle_get(p, handle, NULL, RIGHT_TRANSFER, &start->handles[i]);

	if (error)
		return error;
	handle_rights(p, handle, &start->rights[i]);
	return 0;
}

/* The standard handles where the caller has them: a closed one is left out. */
static int copy_handles(const struct spawn *s, struct process_start *start)
{
	int numbers[SPAWN_HANDLES_MAX] = {HANDLE_STDIN, HANDLE_STDOUT, HANDLE_STDERR};
	uint32_t count = s->handles ? s->handle_count : 3;

	if (count > SPAWN_HANDLES_MAX || (!s->handles && s->handle_count))
		return -EINVAL;
	if (s->handles && copy_from_user(numbers, (uptr)s->handles, count * sizeof *numbers))
		return -EFAULT;
	start->handle_count = count;
	for (uint32_t i = 0; i < count; i++) {
		int error = numbers[i] == HANDLE_NONE ? 0 : take_handle(start, i, numbers[i]);

		if (error && (s->handles || error != -EBADF))
			return error;
	}
	return 0;
}

/* A program may have been built when struct spawn was shorter. */
static int copy_spawn(struct spawn *s, uptr from)
{
	_Static_assert(SPAWN_SIZE_1 == offsetof(struct spawn, environment), "it has grown");
	memset(s, 0, sizeof *s);
	if (copy_from_user(&s->size, from, sizeof s->size))
		return -EFAULT;
	if (s->size != sizeof *s && s->size != SPAWN_SIZE_1)
		return -EINVAL;
	return copy_from_user(s, from, s->size) ? -EFAULT : 0;
}

static int check(const struct spawn *s)
{
	if (s->privileges & ~PRIV_ALL)
		return -EINVAL;
	if (s->privileges & ~current_process()->privileges || s->priority > PRIORITY_HIGH)
		return -EPERM;
	return 0;
}

int32_t sys_proc_spawn(uptr spawn)
{
	struct process *self = current_process(), *child = NULL;
	struct process_start start = {0};
	struct spawn s;
	char *buffer, *environment = NULL;
	int result = copy_spawn(&s, spawn);

	if (!result)
		result = check(&s);
	if (result)
		return result;
	start.privileges = s.privileges;
	start.priority = s.priority ? s.priority : current()->own_priority;
	buffer = kmalloc(SPAWN_ARGS_BYTES_MAX + PATH_LENGTH_MAX);
	if (!buffer)
		return -ENOMEM;

	result = copy_args(&s, &start, buffer);
	if (!result)
		result = copy_environment(&s, &start, &environment);
	if (!result)
		result = copy_handles(&s, &start);
	/* The handle first: once the child runs nothing may fail any more. */
	if (!result)
		result = handle_reserve(self);
	if (!result) {
		result = process_spawn(&start, &child);
		if (result)
			handle_unreserve(self);
		else
			result = handle_open_reserved(self, &child->object, RIGHTS_ALL);
	}
	for (uint32_t i = 0; i < start.handle_count; i++)
		object_unref(start.handles[i]);
	kfree(environment);
	kfree(buffer);
	return result;
}

int32_t sys_proc_exit(int32_t status)
{
	process_exit(status);
}

int32_t sys_proc_kill(int32_t handle, int32_t status)
{
	struct object *o;
	int error = handle_get(current_process(), handle, &process_type, RIGHT_CONTROL, &o);

	if (error)
		return error;
	process_kill(container_of(o, struct process, object), status);
	object_unref(o);
	return 0;
}

int32_t sys_proc_query(int32_t handle, uptr info)
{
	struct object *o = &current_process()->object;
	struct proc_info i;
	int error = 0;

	if (handle == HANDLE_NONE)
		object_ref(o);
	else
		error = handle_get(current_process(), handle, &process_type, RIGHT_READ, &o);
	if (error)
		return error;
	process_describe(container_of(o, struct process, object), &i);
	object_unref(o);
	return copy_to_user(info, &i, sizeof i);
}

int32_t sys_proc_get_id(void)
{
	return (int32_t)current_process()->id;
}

int32_t sys_proc_open(uint32_t process, uint32_t rights)
{
	struct process *self = current_process(), *p;
	int handle;

	if (rights & ~RIGHTS_ALL)
		return -EINVAL;
	p = process_find(process);
	if (!p)
		return -ESRCH;
	if (p != self && p->parent != self->id && !(self->privileges & PRIV_DEBUG))
		handle = -EPERM;
	else
		handle = handle_open(self, &p->object, rights);
	if (handle < 0)
		process_unref(p);
	return handle;
}

struct listing {
	struct proc_info *infos;
	uint32_t count, seen;
};

static void list_one(struct process *p, void *argument)
{
	struct listing *l = argument;

	if (l->seen < l->count)
		process_describe(p, &l->infos[l->seen]);
	l->seen++;
}

int32_t sys_proc_list(uptr infos, uint32_t count)
{
	struct listing l = {.count = count > PROCESSES_MAX ? PROCESSES_MAX : count};
	int error = 0;

	if (l.count) {
		l.infos = kmalloc(l.count * sizeof *l.infos);
		if (!l.infos)
			return -ENOMEM;
	}
	process_for_each(list_one, &l);
	if (l.count)
		error = copy_to_user(infos, l.infos,
				     (l.seen < l.count ? l.seen : l.count) * sizeof *l.infos);
	kfree(l.infos);
	return error ? error : (int32_t)l.seen;
}
