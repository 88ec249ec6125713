/* kernel/fs/ram.c - file systems in memory: what a mount of them does. */
#include "fs/ram.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "dev/rtc.h"
#include "fs/ram_system.h"
#include "mem/heap.h"
#include "mem/page.h"
#include "panic.h"
#include "task/image.h"

#define PART_OF_MEMORY 8
#define LIMIT_MAX      (DIRECT_MAP_SIZE / 4) /* the kernel touches these pages */

/* All that are mounted; systems_lock is taken before theirs. */
static struct list systems = LIST_INIT(systems);
static struct mutex systems_lock;

static struct ram_system *system_of(struct file_system *fs)
{
	return container_of(fs, struct ram_system, fs);
}

void *ram_page_alloc(void)
{
	frame_t frame = page_alloc(PAGE_ZERO);

	return frame ? frame_address(frame) : NULL;
}

void ram_page_free(void *page)
{
	page_unref(frame_of(page));
}

struct ram_tree *ram_lock(struct ram_system *s)
{
	struct sys_time time;

	rtc_read(&time);
	mutex_lock(&s->lock);
	s->tree.now = time.unix_seconds;
	return &s->tree;
}

void ram_unlock(struct ram_system *s)
{
	mutex_unlock(&s->lock);
}

/* ---- what a path leads to ---------------------------------------------------------------------
 */

static int check_flags(const struct ram_node *node, uint32_t flags)
{
	bool directory = node->type == FS_TYPE_DIRECTORY;

	if (flags & FS_CREATE && flags & FS_EXCLUSIVE)
		return -EEXIST;
	if (flags & FS_DIRECTORY && !directory)
		return -ENOTDIR;
	return directory && (flags & FS_ACCESS) != FS_READ ? -EISDIR : 0;
}

/* Make the file and open it, both or neither. */
static int create_locked(struct ram_system *s, const char *path, uint32_t flags,
			 struct object **out)
{
	struct ram_node *node;
	int error = flags & FS_DIRECTORY ? -EINVAL : 0;

	if (!error)
		error = ram_make(&s->tree, path, FS_TYPE_FILE, ram_writer(), &node);
	if (error)
		return error;
	error = ram_file_open(s, node, flags, out);
	if (error)
		ram_remove(&s->tree, path);
	return error;
}

static int open_locked(struct ram_system *s, const char *path, uint32_t flags, struct object **out)
{
	struct ram_node *node;
	int error = ram_find(&s->tree, path, &node);

	if (error == -ENOENT && flags & FS_CREATE)
		return create_locked(s, path, flags, out);
	if (!error)
		error = check_flags(node, flags);
	if (!error)
		error = ram_file_open(s, node, flags, out);
	if (error || !(flags & FS_TRUNCATE))
		return error;
	ram_data_resize(&node->data, &s->tree.room, 0);
	node->modified = s->tree.now;
	return 0;
}

static int open(struct file_system *fs, const char *rest, uint32_t flags, struct object **out)
{
	struct ram_system *s = system_of(fs);
	int error;

	ram_lock(s);
	error = open_locked(s, rest, flags, out);
	ram_unlock(s);
	return error;
}

static int query(struct file_system *fs, const char *rest, struct fs_info *info)
{
	struct ram_tree *tree = ram_lock(system_of(fs));
	struct ram_node *node;
	int error = ram_find(tree, rest, &node);

	if (!error)
		ram_node_query(node, info);
	ram_unlock(system_of(fs));
	return error;
}

static int make_dir(struct file_system *fs, const char *rest)
{
	struct ram_tree *tree = ram_lock(system_of(fs));
	struct ram_node *node;
	int error = ram_make(tree, rest, FS_TYPE_DIRECTORY, ram_writer(), &node);

	ram_unlock(system_of(fs));
	return error;
}

static int remove(struct file_system *fs, const char *rest)
{
	int error = ram_remove(ram_lock(system_of(fs)), rest);

	ram_unlock(system_of(fs));
	return error;
}

static int rename(struct file_system *fs, const char *from, const char *to)
{
	int error = ram_rename(ram_lock(system_of(fs)), from, to);

	ram_unlock(system_of(fs));
	return error;
}

static int load_locked(const struct ram_node *node, struct image_file *file)
{
	uint32_t size = node->data.size;
	uint8_t *to;

	if (node->type == FS_TYPE_DIRECTORY)
		return -EISDIR;
	if (!size || size > PROGRAM_SIZE_MAX)
		return -ENOEXEC;
	to = vmap_alloc(size);
	if (!to)
		return -ENOMEM;
	for (uint32_t at = 0; at < size; at += RAM_PAGE) {
		const uint8_t *page = ram_data_page(&node->data, at / RAM_PAGE);

		if (page)
			memcpy(to + at, page, size - at < RAM_PAGE ? size - at : RAM_PAGE);
	}
	*file = (struct image_file){to, size, true, false};
	return 0;
}

/* A copy: whatever becomes of the file, the program runs on. */
static int load(struct file_system *fs, const char *rest, struct image_file *file)
{
	struct ram_tree *tree = ram_lock(system_of(fs));
	struct ram_node *node;
	int error = ram_find(tree, rest, &node);

	if (!error)
		error = load_locked(node, file);
	ram_unlock(system_of(fs));
	return error;
}

/* ---- as a whole -------------------------------------------------------------------------------
 */

static int destroy(struct file_system *fs)
{
	struct ram_system *s = system_of(fs);
	bool busy;

	mutex_lock(&systems_lock);
	ram_lock(s);
	busy = s->tree.open_count;
	if (!busy) {
		list_remove(&s->link);
		ram_tree_deinit(&s->tree);
	}
	ram_unlock(s);
	mutex_unlock(&systems_lock);
	if (busy)
		return -EBUSY;
	kfree(s);
	return 0;
}

static const struct file_system_ops ops = {
	.kind = "memory",
	.open = open,
	.load = load,
	.query = query,
	.make_dir = make_dir,
	.remove = remove,
	.rename = rename,
	.destroy = destroy,
};

static int make(struct file_system **out)
{
	uint32_t limit = page_count_total() / PART_OF_MEMORY * PAGE_SIZE;
	struct ram_system *s = kzalloc(sizeof *s);

	if (!s)
		return -ENOMEM;
	s->fs.ops = &ops;
	mutex_init(&s->lock);
	ram_tree_init(&s->tree, limit < LIMIT_MAX ? limit : LIMIT_MAX);
	mutex_lock(&systems_lock);
	list_push_back(&systems, &s->link);
	mutex_unlock(&systems_lock);
	*out = &s->fs;
	return 0;
}

/* What it has written stays, as nobody's. */
static void process_ends(struct process *p)
{
	struct list *l;

	mutex_lock(&systems_lock);
	list_for_each (l, &systems) {
		struct ram_system *s = container_of(l, struct ram_system, link);

		ram_room_forget(&ram_lock(s)->room, p->id);
		ram_unlock(s);
	}
	mutex_unlock(&systems_lock);
}

static void mount(const char *path)
{
	struct file_system *fs;

	if (make(&fs) || vfs_mount(path, fs))
		panic("ram_init: no memory for %s", path);
	mutex_name(&system_of(fs)->lock, path);
}

void ram_init(void)
{
	mutex_init(&systems_lock);
	mutex_name(&systems_lock, "systems in memory");
	vfs_kind("memory", make);
	exit_hook_process(process_ends);
	mount("/Temp");
	mount("/Home");
}
