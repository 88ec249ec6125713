/* kernel/sys/sys_handle.c - system calls of handles, events and memory (include/handle.h, vmm.h).
 */
#include "abi/error.h"
#include "syscall_kernel.h"
#include "task/event.h"
#include "task/process.h"

int32_t sys_handle_close(int32_t handle)
{
	return handle_close(current_process(), handle);
}

int32_t sys_handle_duplicate(int32_t handle, uint32_t rights)
{
	return handle_duplicate(current_process(), handle, rights);
}

int32_t sys_handle_query(int32_t handle, uptr rights)
{
	uint32_t value;
	int error = handle_rights(current_process(), handle, &value);

	return error ? error : copy_to_user(rights, &value, sizeof value);
}

int32_t sys_evt_create(uint32_t flags)
{
	struct event *e;
	int handle;

	if (flags & ~(EVENT_MANUAL | EVENT_SET))
		return -EINVAL;
	e = event_create(flags & EVENT_MANUAL, flags & EVENT_SET);
	if (!e)
		return -ENOMEM;
	handle = handle_open(current_process(), &e->object, RIGHTS_ALL);
	if (handle < 0)
		object_unref(&e->object);
	return handle;
}

static int with_event(int32_t handle, void (*act)(struct event *e))
{
	struct object *o;
	int error = handle_get(current_process(), handle, &event_type, RIGHT_WRITE, &o);

	if (error)
		return error;
	act(container_of(o, struct event, object));
	object_unref(o);
	return 0;
}

int32_t sys_evt_set(int32_t handle)
{
	return with_event(handle, event_set);
}

int32_t sys_evt_reset(int32_t handle)
{
	return with_event(handle, event_reset);
}

/* Addresses and errors share the result: an error is at least 0xfffff000 as an unsigned number. */
int32_t sys_vmm_alloc(uint32_t address, uint32_t size, uint32_t access)
{
	struct process *p = current_process();
	int error;

	if (access & ~(VM_READ | VM_WRITE | VM_EXEC) || !(access & VM_READ) ||
	    (access & VM_WRITE && access & VM_EXEC))
		return -EINVAL;
	error = vm_map(&p->vm, &address, size, access, NULL, 0);
	return error ? error : (int32_t)address;
}

int32_t sys_vmm_free(uint32_t address, uint32_t size)
{
	return vm_unmap(&current_process()->vm, address, size);
}
