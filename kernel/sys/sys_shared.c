/* kernel/sys/sys_shared.c - system calls of shared areas (include/vmm.h). */
#include "abi/error.h"
#include "abi/limits.h"
#include "fs/path.h"
#include "ipc/shared.h"
#include "syscall_kernel.h"
#include "task/process.h"

#define READ_WRITE (RIGHT_READ | RIGHT_WRITE)

/* As vmm.h has it. */
struct info {
	uint32_t size, sealed, touched, handles, mappings;
};

/* A name below /System/Shared. 0 or an error. */
static int name_from_user(char *name, uptr from)
{
	int length = copy_string_from_user(name, from, SHARED_NAME_MAX);

	if (length < 0)
		return length;
	return path_is_name(name) ? 0 : -EINVAL;
}

static int32_t open_handle(struct shared *s, uint32_t rights)
{
	int handle = handle_open(current_process(), &s->object, rights);

	if (handle < 0)
		object_unref(&s->object);
	return handle;
}

int32_t sys_vmm_share(uint32_t size, uptr name, uint32_t rights)
{
	char text[SHARED_NAME_MAX];
	struct shared *s;
	int error;

	if (rights & ~READ_WRITE || !size || size > SHARED_SIZE_MAX)
		return -EINVAL;
	error = name ? name_from_user(text, name) : 0;
	if (error < 0)
		return error;
	error = shared_create(size, name ? text : NULL, rights, &s);
	return error ? error : open_handle(s, RIGHTS_ALL & ~(RIGHT_WAIT | RIGHT_CONTROL));
}

/* VMM_READ and VMM_WRITE are the rights to read and to write. */
int32_t sys_vmm_open_shared(uptr name, uint32_t access)
{
	char text[SHARED_NAME_MAX];
	struct shared *s;
	uint32_t rights =
		(access & VM_READ ? RIGHT_READ : 0) | (access & VM_WRITE ? RIGHT_WRITE : 0);
	int error;

	if (!access || access & ~(VM_READ | VM_WRITE))
		return -EINVAL;
	error = name_from_user(text, name);
	if (error < 0)
		return error;
	error = shared_open(text, rights, &s);
	return error ? error : open_handle(s, rights | RIGHT_TRANSFER);
}

static int get(int32_t handle, uint32_t rights, struct shared **s)
{
	struct object *o;
	int error = handle_get(current_process(), handle, &shared_type, rights, &o);

	if (!error)
		*s = container_of(o, struct shared, object);
	return error == -ENOTSUP ? -EBADF : error;
}

int32_t sys_vmm_map(int32_t handle, uint32_t address, uint32_t access)
{
	uint32_t rights =
		(access & VM_READ ? RIGHT_READ : 0) | (access & VM_WRITE ? RIGHT_WRITE : 0);
	struct shared *s;
	int error;

	if (access & ~(VM_READ | VM_WRITE) || !(access & VM_READ))
		return -EINVAL;
	error = get(handle, rights, &s);
	if (error)
		return error;
	if (access & VM_WRITE && s->area->sealed)
		error = -EACCES;
	else
		error = vm_map(&current_process()->vm, &address, s->area->pages << PAGE_SHIFT,
			       access | VM_SHARED, s->area, 0);
	object_unref(&s->object);
	if (error)
		return error == -EEXIST ? -EINVAL : error;
	return (int32_t)address;
}

int32_t sys_vmm_unmap(uint32_t address)
{
	return vm_unmap_shared(&current_process()->vm, address);
}

int32_t sys_vmm_seal(int32_t handle)
{
	struct shared *s;
	int error = get(handle, RIGHT_WRITE, &s);

	if (error)
		return error;
	shared_seal(s->area);
	object_unref(&s->object);
	return 0;
}

int32_t sys_vmm_query_shared(int32_t handle, uptr info)
{
	struct shared *s;
	struct info i;
	int error = get(handle, 0, &s);

	if (error)
		return error;
	i = (struct info){.size = s->area->pages << PAGE_SHIFT,
			  .sealed = s->area->sealed,
			  .touched = area_touched(s->area)};
	shared_count(s->area, &i.handles, &i.mappings);
	object_unref(&s->object);
	return copy_to_user(info, &i, sizeof i);
}
