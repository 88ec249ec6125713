/* kernel/sys/sys_mbus.c - system calls of buses (include/mbus.h). */
#include "abi/error.h"
#include "abi/limits.h"
#include "fs/path.h"
#include "ipc/mbus.h"
#include "syscall_kernel.h"
#include "task/process.h"

static int name_from_user(char *name, uptr from)
{
	int length = copy_string_from_user(name, from, MBUS_NAME_MAX);

	if (length == -ENAMETOOLONG)
		return -EINVAL;
	if (length < 0)
		return length;
	return path_is_name(name) ? 0 : -EINVAL;
}

int32_t sys_m_bus_make(uptr name, uint32_t objsize, uint32_t objmax, uint32_t flags)
{
	char text[MBUS_NAME_MAX];
	int error;

	if (flags & ~MBUS_FLAGS || !objsize || !objmax || (uint64_t)objsize * objmax > 0xffffffff)
		return -EINVAL;
	if (objsize > MBUS_OBJECT_MAX || objsize * objmax > MBUS_RING_MAX)
		return -EDQUOT;
	error = name_from_user(text, name);
	return error ? error : mbus_make(text, objsize, objmax, flags);
}

int32_t sys_m_bus_delete(uptr name)
{
	char text[MBUS_NAME_MAX];
	int error = name_from_user(text, name);

	return error ? error : mbus_delete(text);
}

static int publish(struct bus *b, uptr object)
{
	uint8_t bytes[MBUS_OBJECT_MAX];

	if (copy_from_user(bytes, object, mbus_objsize(b)))
		return -EFAULT;
	return mbus_publish(b, bytes, false);
}

int32_t sys_m_bus_publish(uptr name, uptr object)
{
	char text[MBUS_NAME_MAX];
	struct bus *b;
	int result = name_from_user(text, name);

	if (!result)
		result = mbus_find(text, true, &b);
	if (result)
		return result;
	result = publish(b, object);
	mbus_unref(b);
	return result == -EPIPE ? -ENOENT : result; /* it was deleted just now */
}

int32_t sys_m_bus_consume(uptr name, uptr object, uint32_t timeout, uptr info)
{
	char text[MBUS_NAME_MAX];
	struct bus_consumer *c;
	int result = name_from_user(text, name);

	if (!result)
		result = mbus_attached(text, &c);
	if (result)
		return result;
	result = mbus_consume(c, object, timeout, info);
	object_unref(mbus_object(c));
	return result;
}

int32_t sys_m_bus_attach(uptr name)
{
	char text[MBUS_NAME_MAX];
	int error = name_from_user(text, name);

	return error ? error : mbus_attach(text);
}

int32_t sys_m_bus_detach(uptr name)
{
	char text[MBUS_NAME_MAX];
	int error = name_from_user(text, name);

	return error ? error : mbus_detach(text);
}

/* Its ring is its process's, so the handle cannot be given away. */
int32_t sys_m_bus_open(uptr name, uint32_t flags)
{
	char text[MBUS_NAME_MAX];
	struct bus_consumer *c;
	uint32_t rights = RIGHT_WAIT | (flags & MBUS_CONSUME ? RIGHT_READ : 0) |
			  (flags & MBUS_PUBLISH ? RIGHT_WRITE : 0);
	int result;

	if (!flags || flags & ~MBUS_OPEN_FLAGS)
		return -EINVAL;
	result = name_from_user(text, name);
	if (!result)
		result = mbus_open(text, flags, &c);
	if (result)
		return result;
	object_ref(mbus_object(c)); /* another thread may close the handle at once */
	result = handle_open(current_process(), mbus_object(c), rights);
	if (result < 0)
		object_unref(mbus_object(c));
	else
		mbus_opened(c, result);
	object_unref(mbus_object(c));
	return result;
}

static int get(int32_t handle, uint32_t rights, struct bus_consumer **c)
{
	struct object *o;
	int error = handle_get(current_process(), handle, &mbus_type, rights, &o);

	*c = (struct bus_consumer *)o;
	return error;
}

int32_t sys_m_bus_publish_on(int32_t handle, uptr object)
{
	struct bus_consumer *c;
	int result = get(handle, RIGHT_WRITE, &c);

	if (result)
		return result;
	result = publish(mbus_of(c), object);
	object_unref(mbus_object(c));
	return result;
}

int32_t sys_m_bus_consume_from(int32_t handle, uptr object, uint32_t timeout, uptr info)
{
	uint32_t closes = current_process()->handles.closes;
	struct bus_consumer *c;
	int result = get(handle, RIGHT_READ, &c);

	if (result)
		return result;
	wait_through(&handle, 1, closes);
	result = mbus_consume(c, object, timeout, info);
	wait_through(NULL, 0, 0);
	object_unref(mbus_object(c));
	return result;
}
