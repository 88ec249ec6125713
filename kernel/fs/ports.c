/* kernel/fs/ports.c - the directory of ports. */
#include "fs/ports.h"
#include "abi/error.h"
#include "fs/listing.h"
#include "fs/vfs.h"
#include "ipc/port.h"

static int check_flags(const char *name, uint32_t flags)
{
	if (flags & FS_CREATE && flags & FS_EXCLUSIVE)
		return -EINVAL; /* FsCreate makes ports */
	if (flags & FS_DIRECTORY)
		return port_exists(name) ? -ENOTDIR : -ENOENT;
	return 0;
}

static int entry(uint32_t *position, struct fs_entry *entry)
{
	return port_entry(position, entry);
}

static int open(struct file_system *fs, const char *name, uint32_t flags, struct object **out)
{
	struct port *p;
	int error;

	(void)fs;
	if (!*name)
		return listing_open(entry, flags, out);
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
	listing_query(info);
	return 0;
}

static const struct file_system_ops ops = {
	.kind = "ports", .flat = true, .open = open, .create = create, .query = query};
static struct file_system ports = {.ops = &ops};

void ports_init(void)
{
	port_init();
	vfs_mount("/System/Ports", &ports);
}
