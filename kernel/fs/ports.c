/* kernel/fs/ports.c - the directory of ports. */
#include "fs/ports.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "fs/file.h"
#include "fs/vfs.h"
#include "ipc/port.h"
#include "mem/heap.h"

static int check_flags(const char *name, uint32_t flags)
{
	if (strchr(name, '/'))
		return -ENOENT;
	if (flags & FS_CREATE && flags & FS_EXCLUSIVE)
		return -EINVAL; /* FsCreate makes ports */
	if (flags & FS_DIRECTORY)
		return port_exists(name) ? -ENOTDIR : -ENOENT;
	return 0;
}

static void directory_query(struct file *f, struct fs_info *info)
{
	(void)f;
	info->type = FS_TYPE_DIRECTORY;
	info->rights = RIGHT_READ;
}

static int directory_entry(struct file *f, uint32_t *position, struct fs_entry *entry)
{
	(void)f;
	if (!port_entry(*position, entry))
		return 0;
	++*position;
	return 1;
}

static void directory_destroy(struct file *f)
{
	kfree(f);
}

static const struct file_content directory = {
	.query = directory_query, .entry = directory_entry, .destroy = directory_destroy};

static int open_directory(uint32_t flags, struct object **out)
{
	struct file *f;

	if ((flags & FS_ACCESS) != FS_READ)
		return -EISDIR;
	f = kmalloc(sizeof *f);
	if (!f)
		return -ENOMEM;
	file_init(f, &directory, flags);
	*out = &f->object;
	return 0;
}

static int open(struct file_system *fs, const char *name, uint32_t flags, struct object **out)
{
	struct port *p;
	int error;

	(void)fs;
	if (!*name)
		return open_directory(flags, out);
	error = check_flags(name, flags);
	if (!error)
		error = port_open(name, &p);
	if (!error)
		*out = port_object(p);
	return error;
}

static int create(struct file_system *fs, const char *name, uint32_t flags, struct object **out)
{
	struct port *p;
	int error;

	(void)fs, (void)flags;
	if (strchr(name, '/'))
		return -ENOENT;
	error = port_create(name, &p);
	if (!error)
		*out = port_object(p);
	return error;
}

/* A question is no client. */
static int query(struct file_system *fs, const char *name, struct fs_info *info)
{
	(void)fs;
	info->rights = RIGHT_READ | RIGHT_WRITE;
	info->type = FS_TYPE_PORT;
	if (*name)
		return port_exists(name) ? 0 : -ENOENT;
	directory_query(NULL, info);
	return 0;
}

static const struct file_system_ops ops = {.open = open, .create = create, .query = query};
static struct file_system ports = {&ops};

void ports_init(void)
{
	port_init();
	vfs_mount("/System/Ports", &ports);
}
