/* kernel/fs/listing.c - flat directories. */
#include "fs/listing.h"
#include "abi/error.h"
#include "fs/file.h"
#include "mem/heap.h"

struct listing {
	struct file file;
	listing_entry *entry;
};

void listing_query(struct fs_info *info)
{
	info->type = FS_TYPE_DIRECTORY;
	info->rights = RIGHT_READ;
}

static void query(struct file *f, struct fs_info *info)
{
	(void)f;
	listing_query(info);
}

static int entry(struct file *f, uint32_t *position, struct fs_entry *e)
{
	return container_of(f, struct listing, file)->entry(position, e);
}

static void destroy(struct file *f)
{
	kfree(container_of(f, struct listing, file));
}

static const struct file_content content = {.query = query, .entry = entry, .destroy = destroy};

int listing_open(listing_entry *entry_of, uint32_t flags, struct object **out)
{
	struct listing *l;

	if ((flags & FS_ACCESS) != FS_READ)
		return -EISDIR;
	l = file_create(sizeof *l, &content, flags);
	if (!l)
		return -ENOMEM;
	l->entry = entry_of;
	*out = &l->file.object;
	return 0;
}

int listing_check(bool exists, uint32_t flags)
{
	if (!exists)
		return flags & FS_CREATE ? -EROFS : -ENOENT;
	if (flags & FS_CREATE && flags & FS_EXCLUSIVE)
		return -EEXIST;
	return flags & FS_DIRECTORY ? -ENOTDIR : 0;
}
