/* kernel/fs/mounts.c - the table of mounts and its directories. */
#include "fs/mounts.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "fs/file.h"
#include "fs/path.h"
#include "fs/vfs.h"
#include "mem/heap.h"

static struct list mounts = LIST_INIT(mounts);
static uint32_t count, last_number;

static struct mount *mount_of(struct list *l)
{
	return container_of(l, struct mount, link);
}

int mount_add(const char *prefix, struct file_system *fs)
{
	struct mount *m;
	const char *rest;

	m = mount_find(prefix, &rest);
	if (m && !*rest)
		return -EBUSY;
	if (count == MOUNTS_MAX)
		return -EAGAIN;
	m = kzalloc(sizeof *m);
	if (!m)
		return -ENOMEM;
	strlcpy(m->prefix, prefix, sizeof m->prefix);
	m->fs = fs;
	m->number = fs->number = ++last_number;
	list_push_back(&mounts, &m->link);
	count++;
	return 0;
}

struct mount *mount_at(uint32_t index)
{
	struct list *l;

	list_for_each (l, &mounts)
		if (!index--)
			return mount_of(l);
	return NULL;
}

void mount_remove(struct mount *m)
{
	list_remove(&m->link);
	count--;
	kfree(m);
}

struct mount *mount_find(const char *path, const char **rest)
{
	struct mount *best = NULL;
	size_t longest = 0;
	struct list *l;

	list_for_each (l, &mounts) {
		struct mount *m = mount_of(l);
		const char *below = path_below(path, m->prefix);
		size_t n = strlen(m->prefix);

		if (below && (!best || n > longest)) {
			best = m;
			longest = n;
			*rest = below;
		}
	}
	return best;
}

bool mount_is_above(const char *path)
{
	struct list *l;

	list_for_each (l, &mounts) {
		const char *below = path_below(mount_of(l)->prefix, path);

		if (below && *below)
			return true;
	}
	return false;
}

/* ---- directories ------------------------------------------------------------------------------
 */

/* The names are collected at the open, each with its end. */
struct directory {
	struct file file;
	uint32_t size;
	char names[];
};

static struct directory *directory_of(struct file *f)
{
	return container_of(f, struct directory, file);
}

static void directory_query(struct file *f, struct fs_info *info)
{
	(void)f;
	info->type = FS_TYPE_DIRECTORY;
	info->rights = RIGHT_READ;
}

/* position: an offset into the names. */
static int directory_entry(struct file *f, uint32_t *position, struct fs_entry *entry)
{
	struct directory *d = directory_of(f);

	if (*position >= d->size)
		return 0;
	entry->type = FS_TYPE_DIRECTORY;
	strlcpy(entry->name, d->names + *position, sizeof entry->name);
	*position += strlen(d->names + *position) + 1;
	return 1;
}

static void directory_destroy(struct file *f)
{
	kfree(directory_of(f));
}

static const struct file_content directory_content = {
	.query = directory_query, .entry = directory_entry, .destroy = directory_destroy};

static bool has_name(const struct directory *d, const char *name, size_t n)
{
	for (uint32_t i = 0; i < d->size; i += strlen(d->names + i) + 1)
		if (!strncmp(d->names + i, name, n) && !d->names[i + n])
			return true;
	return false;
}

/* The next part of the mount's prefix below path. */
static void add_name(struct directory *d, const char *prefix, const char *path)
{
	const char *name = path_below(prefix, path);
	size_t n = 0;

	if (!name || !*name)
		return;
	while (name[n] && name[n] != '/')
		n++;
	if (has_name(d, name, n))
		return;
	memcpy(d->names + d->size, name, n);
	d->names[d->size + n] = 0;
	d->size += n + 1;
}

int mounts_open_directory(const char *path, struct object **out)
{
	struct directory *d;
	uint32_t size = 1;
	struct list *l;

	list_for_each (l, &mounts)
		size += strlen(mount_of(l)->prefix) + 1;
	d = file_create(sizeof *d + size, &directory_content, FS_READ);
	if (!d)
		return -ENOMEM;
	list_for_each (l, &mounts)
		add_name(d, mount_of(l)->prefix, path);
	*out = &d->file.object;
	return 0;
}
