/* kernel/sys/sys_fs.c - system calls of open files (include/fs.h). */
#include "abi/error.h"
#include "abi/fs.h"
#include "syscall_kernel.h"
#include "task/io.h"
#include "task/process.h"

/* The object behind a handle that is a file, with a reference. */
static int get_file(int32_t handle, uint32_t rights, struct object **o)
{
	int error = handle_get(current_process(), handle, NULL, rights, o);

	if (error || (*o)->type->file)
		return error;
	object_unref(*o);
	return -ENOTSUP;
}

/* The same for moving bytes: how, and the io that says what is asked for. */
static inline __attribute__((always_inline)) int get_for_io(int32_t handle, bool write, uptr buffer,
							    uint32_t size, uint32_t flags,
							    struct object **o, struct io *io,
							    io_function **move)
{
	uint32_t right = write ? RIGHT_WRITE : RIGHT_READ;
	struct process *p = current_process();
	const struct file_ops *ops;
	int error;

	if (flags & ~FILE_PARTIAL)
		return -EINVAL;
	*o = handle_object(&p->handles, handle, right);
	if (!*o && (error = handle_get(p, handle, NULL, right, o)))
		return error;
	ops = (*o)->type->file;
	*move = !ops ? NULL : write ? ops->write : ops->read;
	/* More than the result can tell cannot be asked for. */
	if (!*move || !user_range_ok(buffer, size) || (int32_t)size < 0) {
		object_unref(*o);
		return *move ? -EFAULT : -ENOTSUP;
	}
	io->process = p;
	io->handle = handle;
	io->buffer = buffer;
	io->size = size;
	io->done = 0;
	io->flags = flags;
	io->op = 0;
	return 0;
}

int32_t sys_fs_read_sync(int32_t handle, uptr buffer, uint32_t size, uint32_t flags)
{
	io_function *move;
	struct object *o;
	struct io io;
	int result = get_for_io(handle, false, buffer, size, flags, &o, &io, &move);

	if (result)
		return result;
	result = move(o, &io);
	object_unref(o);
	return result;
}

int32_t sys_fs_write_sync(int32_t handle, uptr buffer, uint32_t size)
{
	io_function *move;
	struct object *o;
	struct io io;
	int result = get_for_io(handle, true, buffer, size, 0, &o, &io, &move);

	if (result)
		return result;
	result = move(o, &io);
	object_unref(o);
	return result;
}

int32_t sys_fs_read(int32_t handle, uptr buffer, uint32_t size, uint32_t flags, uptr op)
{
	io_function *move;
	struct object *o;
	struct io io;
	int result = get_for_io(handle, false, buffer, size, flags, &o, &io, &move);

	if (result)
		return result;
	result = io_start(o, move, &io, op);
	object_unref(o);
	return result;
}

int32_t sys_fs_write(int32_t handle, uptr buffer, uint32_t size, uptr op)
{
	io_function *move;
	struct object *o;
	struct io io;
	int result = get_for_io(handle, true, buffer, size, 0, &o, &io, &move);

	if (result)
		return result;
	result = io_start(o, move, &io, op);
	object_unref(o);
	return result;
}

int32_t sys_fs_cancel(int32_t handle, uptr op)
{
	struct object *o;
	int result = get_file(handle, 0, &o);

	if (result)
		return result;
	if (o->type->file->cancel)
		result = o->type->file->cancel(o, current_process(), handle, op);
	object_unref(o);
	return result;
}

int32_t sys_fs_seek(int32_t handle, int32_t offset, uint32_t whence)
{
	struct object *o;
	int result = get_file(handle, 0, &o);

	if (result)
		return result;
	result = o->type->file->seek ? o->type->file->seek(o, offset, whence) : -ESPIPE;
	object_unref(o);
	return result;
}

int32_t sys_fs_resize(int32_t handle, uint32_t size)
{
	struct object *o;
	int result = get_file(handle, RIGHT_WRITE, &o);

	if (result)
		return result;
	result = o->type->file->resize ? o->type->file->resize(o, size) : -EINVAL;
	object_unref(o);
	return result;
}

int32_t sys_fs_query_handle(int32_t handle, uptr info)
{
	struct fs_info i = {0};
	struct object *o;
	int result = get_file(handle, 0, &o);

	if (result)
		return result;
	result = o->type->file->query ? o->type->file->query(o, &i) : -ENOTSUP;
	object_unref(o);
	return result ? result : copy_to_user(info, &i, sizeof i);
}

int32_t sys_fs_read_dir(int32_t handle, uptr entry)
{
	struct fs_entry e = {0};
	struct object *o;
	int result = get_file(handle, RIGHT_READ, &o);

	if (result)
		return result;
	/* First whether it can be told: the place in the directory moves on. */
	if (!o->type->file->read_dir)
		result = -ENOTDIR;
	else if (copy_to_user(entry, &e, sizeof e))
		result = -EFAULT;
	else
		result = o->type->file->read_dir(o, &e);
	object_unref(o);
	if (result == 1 && copy_to_user(entry, &e, sizeof e))
		return -EFAULT;
	return result;
}
