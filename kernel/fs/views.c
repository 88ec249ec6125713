/* kernel/fs/views.c - views as files: the directory, and texts made at the open. */
#include "fs/views.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "fs/file.h"
#include "fs/listing.h"
#include "fs/vfs.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"

#define VIEWS_MAX 24

struct view {
	const char *name;
	void (*write)(struct text *out);
	uint32_t privileges;
};

static struct view views[VIEWS_MAX]; /* complete when the first program starts */
static uint32_t view_count;

/* An open one: its text is that of the moment of the open. */
struct look {
	struct file file;
	struct text text;
};

void view_add(const char *name, void (*write)(struct text *out), uint32_t privileges)
{
	kassert(view_count < VIEWS_MAX);
	views[view_count++] = (struct view){name, write, privileges};
}

static const struct view *find(const char *name)
{
	for (uint32_t i = 0; i < view_count; i++)
		if (!strcmp(views[i].name, name))
			return &views[i];
	return NULL;
}

/* ---- one open view ----------------------------------------------------------------------- */

static bool grow(struct text *t, uint32_t capacity)
{
	char *bigger;

	if (handle_pay(capacity))
		return false;
	bigger = kmalloc(capacity);
	if (!bigger) {
		handle_unpay(capacity);
		return false;
	}
	if (t->length)
		memcpy(bigger, t->bytes, t->length);
	kfree(t->bytes);
	handle_unpay(t->capacity);
	t->bytes = bigger;
	t->capacity = capacity;
	return true;
}

static struct look *look_of(struct file *f)
{
	return container_of(f, struct look, file);
}

static int view_read(struct file *f, uint32_t at, uptr buffer, uint32_t size)
{
	const struct text *t = &look_of(f)->text;

	return file_read_memory(t->bytes, t->length, at, buffer, size);
}

static void view_query(struct file *f, struct fs_info *info)
{
	info->type = FS_TYPE_FILE;
	info->rights = RIGHT_READ;
	info->size = look_of(f)->text.length;
}

static void view_destroy(struct file *f)
{
	struct look *l = look_of(f);

	kfree(l->text.bytes);
	kfree(l);
}

static const struct file_content view_content = {
	.read = view_read, .query = view_query, .destroy = view_destroy};

int view_open(view_writer *write, const void *what, uint32_t flags, struct object **out)
{
	struct look *l;

	if ((flags & FS_ACCESS) != FS_READ)
		return -EROFS;
	l = file_create(sizeof *l, &view_content, flags);
	if (!l)
		return -ENOMEM;
	l->text = (struct text){.grow = grow, .limit = VIEW_BYTES_MAX};
	write(&l->text, what);
	l->file.object.bytes += l->text.capacity;
	if (l->text.failed) {
		handle_drop(&l->file.object);
		return -ENOMEM;
	}
	*out = &l->file.object;
	return 0;
}

static void write_view(struct text *out, const void *view)
{
	((const struct view *)view)->write(out);
}

static int open_view(const struct view *v, uint32_t flags, struct object **out)
{
	if (v->privileges && !(current_process()->privileges & v->privileges))
		return -EPERM;
	return view_open(write_view, v, flags, out);
}

/* ---- the directory ----------------------------------------------------------------------- */

static int entry(uint32_t *position, struct fs_entry *entry)
{
	if (*position >= view_count)
		return 0;
	entry->type = FS_TYPE_FILE;
	strlcpy(entry->name, views[(*position)++].name, sizeof entry->name);
	return 1;
}

static int open(struct file_system *fs, const char *name, uint32_t flags, struct object **out)
{
	const struct view *v = find(name);
	int error;

	(void)fs;
	if (!*name)
		return listing_open(entry, flags, out);
	error = listing_check(v != NULL, flags);
	return error ? error : open_view(v, flags, out);
}

/* A question by name makes no text: the size is not known. */
static int query(struct file_system *fs, const char *name, struct fs_info *info)
{
	(void)fs;
	listing_query(info);
	if (*name)
		info->type = FS_TYPE_FILE;
	return !*name || find(name) ? 0 : -ENOENT;
}

static const struct file_system_ops ops = {
	.kind = "views", .flat = true, .open = open, .query = query};
static struct file_system file_system = {.ops = &ops};

void views_init(void)
{
	view_tasks_init();
	view_mappings_init();
	view_peers_init();
	view_system_init();
	vfs_mount("/System/Kernel", &file_system);
}
