/* kernel/fs/shared_names.c - the directory of shared areas. */
#include "fs/shared_names.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "fs/listing.h"
#include "fs/vfs.h"
#include "ipc/shared.h"

static int entry(uint32_t *position, struct fs_entry *entry)
{
	struct shared_line line;

	if (!shared_next(position, true, &line))
		return 0;
	entry->type = FS_TYPE_SHARED;
	entry->size = line.size;
	strlcpy(entry->name, line.name, sizeof entry->name);
	return 1;
}

static int open(struct file_system *fs, const char *name, uint32_t flags, struct object **out)
{
	struct shared_line line;
	int error;

	(void)fs;
	if (!*name)
		return listing_open(entry, flags, out);
	error = listing_check(shared_named(name, &line), flags);
	return error ? error : -ENOTSUP;
}

static int query(struct file_system *fs, const char *name, struct fs_info *info)
{
	struct shared_line line;

	(void)fs;
	listing_query(info);
	if (!*name)
		return 0;
	if (!shared_named(name, &line))
		return -ENOENT;
	info->type = FS_TYPE_SHARED;
	info->size = line.size;
	info->rights = line.rights;
	return 0;
}

static const struct file_system_ops ops = {
	.kind = "shared", .flat = true, .open = open, .query = query};
static struct file_system file_system = {.ops = &ops};

void shared_names_init(void)
{
	vfs_mount("/System/Shared", &file_system);
}
