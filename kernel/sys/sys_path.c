/* kernel/sys/sys_path.c - system calls that take a path (include/fs.h). */
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

static int copy_path(uptr path, char *to)
{
	int length = copy_string_from_user(to, path, PATH_LENGTH_MAX);

	return length < 0 ? length : 0;
}

static int check_flags(uint32_t flags, uint32_t known)
{
	uint32_t access = flags & FS_ACCESS;

	if (flags & ~known || access == FS_ACCESS || (flags & FS_TRUNCATE && access == FS_READ))
		return -EINVAL;
	return 0;
}

/* The handle first: opening may make or empty a file, which cannot be taken back. */
static int open_with(int (*open)(const char *path, uint32_t flags, struct object **out), uptr path,
		     uint32_t flags)
{
	struct process *self = current_process();
	char name[PATH_LENGTH_MAX];
	struct object *o;
	int result = copy_path(path, name);

	if (!result)
		result = handle_reserve(self);
	if (result)
		return result;
	result = open(name, flags, &o);
	if (result) {
		handle_unreserve(self);
		return result;
	}
	return handle_open_reserved(self, o,
				    access_rights[flags & FS_ACCESS] | RIGHT_WAIT | RIGHT_TRANSFER);
}

int32_t sys_fs_open(uptr path, uint32_t flags)
{
	int error = check_flags(flags, FS_OPEN_FLAGS);

	return error ? error : open_with(vfs_open, path, flags);
}

int32_t sys_fs_create(uptr path, uint32_t flags)
{
	int error = check_flags(flags, FS_ACCESS | FS_APPEND);

	return error ? error : open_with(vfs_create, path, flags);
}

int32_t sys_fs_query(uptr path, uptr info)
{
	char name[PATH_LENGTH_MAX];
	struct fs_info i;
	int error = copy_path(path, name);

	if (!error)
		error = vfs_query(name, &i);
	return error ? error : copy_to_user(info, &i, sizeof i);
}

static int with_path(uptr path, int (*act)(const char *path))
{
	char name[PATH_LENGTH_MAX];
	int error = copy_path(path, name);

	return error ? error : act(name);
}

int32_t sys_fs_remove(uptr path)
{
	return with_path(path, vfs_remove);
}

int32_t sys_fs_make_dir(uptr path)
{
	return with_path(path, vfs_make_dir);
}

int32_t sys_fs_rename(uptr from, uptr to)
{
	char from_name[PATH_LENGTH_MAX], to_name[PATH_LENGTH_MAX];
	int error = copy_path(from, from_name);

	if (!error)
		error = copy_path(to, to_name);
	return error ? error : vfs_rename(from_name, to_name);
}

int32_t sys_fs_mount(uptr path, uptr kind, uint32_t flags)
{
	char name[PATH_LENGTH_MAX], kind_name[16];
	int error;

	if (flags)
		return -EINVAL;
	if (!(current_process()->privileges & PRIV_MOUNT))
		return -EPERM;
	error = copy_path(path, name);
	if (error)
		return error;
	error = copy_string_from_user(kind_name, kind, sizeof kind_name);
	if (error < 0)
		return error == -ENAMETOOLONG ? -ENODEV : error;
	return vfs_mount_kind(name, kind_name);
}

int32_t sys_fs_unmount(uptr path)
{
	if (!(current_process()->privileges & PRIV_MOUNT))
		return -EPERM;
	return with_path(path, vfs_unmount);
}
