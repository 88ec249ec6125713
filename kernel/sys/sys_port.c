/* kernel/sys/sys_port.c - system calls of ports (include/port.h). */
#include "abi/error.h"
#include "abi/limits.h"
#include "ipc/port.h"
#include "syscall_kernel.h"
#include "task/process.h"

#define END_RIGHTS (RIGHT_READ | RIGHT_WRITE | RIGHT_WAIT | RIGHT_TRANSFER)

static int get_port(int32_t handle, uint32_t rights, struct port **port)
{
	struct object *o;
	int error = handle_get(current_process(), handle, &port_type, rights, &o);

	*port = (struct port *)o;
	return error;
}

int32_t sys_port_listen(int32_t handle)
{
	struct port *p;
	int error = get_port(handle, 0, &p);

	if (error)
		return error;
	error = port_listen(p);
	object_unref(port_object(p));
	return error;
}

int32_t sys_port_accept(int32_t handle, uint32_t flags)
{
	struct process *self = current_process();
	struct port *listener, *end;
	int result;

	if (flags)
		return -EINVAL;
	result = get_port(handle, 0, &listener);
	if (result)
		return result;
	/* The handle first: what was accepted cannot be given back. */
	result = handle_reserve(self);
	if (!result) {
		result = port_accept(listener, &end);
		if (result)
			handle_unreserve(self);
		else
			result = handle_open_reserved(self, port_object(end), END_RIGHTS);
	}
	object_unref(port_object(listener));
	return result;
}

int32_t sys_port_set_buffer(int32_t handle, uint32_t size)
{
	struct port *p;
	int error = get_port(handle, 0, &p);

	if (error)
		return error;
	error = port_set_buffer(p, size);
	object_unref(port_object(p));
	return error;
}

int32_t sys_port_get_peer(int32_t handle, uptr process)
{
	struct port *p;
	uint32_t peer;
	int error = get_port(handle, 0, &p);

	if (error)
		return error;
	error = port_peer(p, &peer);
	object_unref(port_object(p));
	return error ? error : copy_to_user(process, &peer, sizeof peer);
}

int32_t sys_port_end(int32_t handle)
{
	struct port *p;
	int error = get_port(handle, RIGHT_WRITE, &p);

	if (error)
		return error;
	error = port_end(p);
	object_unref(port_object(p));
	return error;
}

int32_t sys_port_pair(uptr handles, uint32_t size)
{
	struct process *self = current_process();
	struct port *a, *b;
	int pair[2], error;

	if (size > PORT_BUFFER_MAX)
		return -EINVAL;
	pair[0] = pair[1] = HANDLE_NONE;
	if (copy_to_user(handles, pair, sizeof pair))
		return -EFAULT;
	error = handle_reserve(self);
	if (error)
		return error;
	error = handle_reserve(self);
	if (!error && (error = port_pair(size, &a, &b)))
		handle_unreserve(self);
	if (error) {
		handle_unreserve(self);
		return error;
	}
	/* From here on nothing fails, unless the memory has gone meanwhile. */
	pair[0] = handle_open_reserved(self, port_object(a), END_RIGHTS);
	pair[1] = handle_open_reserved(self, port_object(b), END_RIGHTS);
	if (!copy_to_user(handles, pair, sizeof pair))
		return 0;
	handle_close(self, pair[0]);
	handle_close(self, pair[1]);
	return -EFAULT;
}
