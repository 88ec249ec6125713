/* kernel/sys/sys_fs.c - system calls of files (include/fs.h). */
#include "abi/error.h"
#include "abi/fs.h"
#include "fs/vfs.h"
#include "syscall_kernel.h"
#include "task/process.h"

static const uint32_t access_rights[] = {
	[FS_READ] = RIGHT_READ,
	[FS_WRITE] = RIGHT_WRITE,
	[FS_RDWR] = RIGHT_READ | RIGHT_WRITE,
};

int32_t sys_fs_open(uptr path, uint32_t flags)
{
	char name[PATH_LENGTH_MAX];
	struct object *o;
	int result;

	if (flags & ~FS_ACCESS || (flags & FS_ACCESS) == FS_ACCESS)
		return -EINVAL;
	result = copy_string_from_user(name, path, sizeof name);
	if (result < 0)
		return result;
	result = vfs_open(name, flags, &o);
	if (result)
		return result;
	result = handle_open(current_process(), o,
			     access_rights[flags] | RIGHT_WAIT | RIGHT_TRANSFER);
	if (result < 0)
		object_unref(o);
	return result;
}

int32_t sys_fs_read_sync(int32_t handle, uptr buffer, uint32_t size)
{
	struct process *p = current_process();
	struct object *o;
	uint32_t position;
	int result = handle_get(p, handle, NULL, RIGHT_READ, &o);

	if (result)
		return result;
	result = -ENOTSUP;
	if (!user_range_ok(buffer, size))
		result = -EFAULT;
	else if (o->type->read && !handle_position(p, handle, &position, false)) {
		result = o->type->read(o, &position, buffer, size);
		if (result > 0)
			handle_position(p, handle, &position, true);
	}
	object_unref(o);
	return result;
}

int32_t sys_fs_write_sync(int32_t handle, uptr buffer, uint32_t size)
{
	struct process *p = current_process();
	struct object *o;
	uint32_t position;
	int result = handle_get(p, handle, NULL, RIGHT_WRITE, &o);

	if (result)
		return result;
	result = -ENOTSUP;
	if (!user_range_ok(buffer, size))
		result = -EFAULT;
	else if (o->type->write && !handle_position(p, handle, &position, false)) {
		result = o->type->write(o, &position, buffer, size);
		if (result > 0)
			handle_position(p, handle, &position, true);
	}
	object_unref(o);
	return result;
}

static int query(struct object *o, struct fs_info *info)
{
	return o->type->query ? o->type->query(o, info) : -ENOTSUP;
}

int32_t sys_fs_seek(int32_t handle, int32_t offset, uint32_t whence)
{
	struct process *p = current_process();
	struct fs_info info = {0};
	struct object *o;
	uint32_t position = 0;
	int64_t target;
	int result = handle_get(p, handle, NULL, 0, &o);

	if (result)
		return result;
	result = o->type->seekable ? query(o, &info) : -ESPIPE;
	object_unref(o);
	if (result)
		return result;
	handle_position(p, handle, &position, false);
	if (whence > FS_SEEK_END)
		return -EINVAL;
	target = (int64_t)offset + (whence == FS_SEEK_CUR   ? position
				    : whence == FS_SEEK_END ? info.size
							    : 0);
	if (target < 0 || target > INT32_MAX)
		return -EINVAL;
	position = (uint32_t)target;
	handle_position(p, handle, &position, true);
	return (int32_t)target;
}

int32_t sys_fs_query(uptr path, uptr info)
{
	char name[PATH_LENGTH_MAX];
	struct fs_info i;
	struct object *o;
	int result = copy_string_from_user(name, path, sizeof name);

	if (result < 0)
		return result;
	result = vfs_open(name, FS_READ, &o);
	if (result)
		return result;
	result = query(o, &i);
	object_unref(o);
	return result ? result : copy_to_user(info, &i, sizeof i);
}

int32_t sys_fs_query_handle(int32_t handle, uptr info)
{
	struct fs_info i;
	struct object *o;
	int result = handle_get(current_process(), handle, NULL, 0, &o);

	if (result)
		return result;
	result = query(o, &i);
	object_unref(o);
	return result ? result : copy_to_user(info, &i, sizeof i);
}

int32_t sys_fs_read_dir(int32_t handle, uptr entry)
{
	struct process *p = current_process();
	struct fs_entry e;
	struct object *o;
	uint32_t position;
	int result = handle_get(p, handle, NULL, RIGHT_READ, &o);

	if (result)
		return result;
	result = -ENOTDIR;
	if (o->type->readdir && !handle_position(p, handle, &position, false))
		result = o->type->readdir(o, &position, &e);
	object_unref(o);
	if (result != 1)
		return result;
	if (copy_to_user(entry, &e, sizeof e))
		return -EFAULT;
	handle_position(p, handle, &position, true);
	return 1;
}
