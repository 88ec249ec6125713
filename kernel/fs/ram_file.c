/* kernel/fs/ram_file.c - open files and directories of a file system in memory. */
#include "abi/error.h"
#include "cpu/string.h"
#include "fs/ram_system.h"
#include "mem/heap.h"

/* Bytes moved in one go: others come to their files in between. */
#define CHUNK 0x40000u

struct ram_file {
	struct file file;
	struct ram_system *system;
	struct ram_node *node;
};

static const uint8_t zeros[RAM_PAGE];

static struct ram_file *file_of(struct file *f)
{
	return container_of(f, struct ram_file, file);
}

/* As many bytes as one page and the rest allow. */
static uint32_t part_of(uint32_t at, uint32_t rest)
{
	uint32_t in_page = RAM_PAGE - at % RAM_PAGE;

	return rest < in_page ? rest : in_page;
}

static int read_locked(const struct ram_data *data, uint32_t at, uptr buffer, uint32_t size)
{
	uint32_t done = 0;

	if (at >= data->size)
		return 0;
	if (size > data->size - at)
		size = data->size - at;
	while (done < size) {
		uint32_t part = part_of(at + done, size - done);
		const uint8_t *page = ram_data_page(data, (at + done) / RAM_PAGE);
		const uint8_t *from = page ? page + (at + done) % RAM_PAGE : zeros;

		if (copy_to_user(buffer + done, from, part))
			return -EFAULT;
		done += part;
	}
	return (int)done;
}

static int read_chunk(struct ram_file *r, uint32_t at, uptr buffer, uint32_t size)
{
	int result;

	ram_lock(r->system);
	result = read_locked(&r->node->data, at, buffer, size);
	ram_unlock(r->system);
	return result;
}

/* Chunk by chunk, until one is not done as a whole. */
static int in_chunks(int (*move)(struct ram_file *r, uint32_t at, uptr buffer, uint32_t size),
		     struct ram_file *r, uint32_t at, uptr buffer, uint32_t size)
{
	uint32_t done = 0;

	do {
		uint32_t part = size - done < CHUNK ? size - done : CHUNK;
		int result = current()->killed && done ? -EINTR
						       : move(r, at + done, buffer + done, part);

		if (result < 0)
			return done ? (int)done : result;
		done += (uint32_t)result;
		if ((uint32_t)result < part)
			break;
	} while (done < size);
	return (int)done;
}

static int read(struct file *f, uint32_t at, uptr buffer, uint32_t size)
{
	return in_chunks(read_chunk, file_of(f), at, buffer, size);
}

/* Are these bytes there, at most a page? A copy that fails half way would leave half of them. */
static bool readable(uptr buffer, uint32_t size)
{
	uint8_t byte;

	return !copy_from_user(&byte, buffer, 1) && !copy_from_user(&byte, buffer + size - 1, 1);
}

/* The bytes that got there, or why none did. */
static int write_locked(struct ram_tree *tree, struct ram_node *node, uint32_t at, uptr buffer,
			uint32_t size)
{
	uint32_t done = 0;
	int error = 0;

	while (done < size && !error) {
		uint32_t part = part_of(at + done, size - done);
		uint8_t *page;

		error = !readable(buffer + done, part)
				? -EFAULT
				: ram_data_make_page(&node->data, &tree->room, ram_writer(),
						     (at + done) / RAM_PAGE, &page);
		if (!error && copy_from_user(page + (at + done) % RAM_PAGE, buffer + done, part))
			error = -EFAULT;
		if (!error)
			done += part;
	}
	if (done && at + done > node->data.size)
		node->data.size = at + done;
	if (error)
		ram_data_resize(&node->data, &tree->room, node->data.size);
	if (done)
		node->modified = tree->now;
	return done ? (int)done : error;
}

static int write_chunk(struct ram_file *r, uint32_t at, uptr buffer, uint32_t size)
{
	struct ram_tree *tree = ram_lock(r->system);
	int result = write_locked(tree, r->node, at, buffer, size);

	ram_unlock(r->system);
	return result;
}

/* In one piece. Where the end is, is known only here: another open file may have moved it. */
static int append(struct ram_file *r, uptr buffer, uint32_t size)
{
	struct ram_tree *tree = ram_lock(r->system);
	uint32_t at = r->node->data.size;
	int result = -EFBIG;

	r->file.position = at;
	if (size <= (uint32_t)INT32_MAX - at)
		result = write_locked(tree, r->node, at, buffer, size);
	ram_unlock(r->system);
	return result;
}

static int write(struct file *f, uint32_t at, uptr buffer, uint32_t size)
{
	if (f->append)
		return append(file_of(f), buffer, size);
	return in_chunks(write_chunk, file_of(f), at, buffer, size);
}

static int resize(struct file *f, uint32_t size)
{
	struct ram_file *r = file_of(f);
	struct ram_tree *tree = ram_lock(r->system);

	ram_data_resize(&r->node->data, &tree->room, size);
	r->node->modified = tree->now;
	ram_unlock(r->system);
	return 0;
}

void ram_node_query(const struct ram_node *node, struct fs_info *info)
{
	info->type = node->type;
	info->size = node->data.size;
	info->node = node->number;
	info->rights = node->type == FS_TYPE_FILE ? RIGHT_READ | RIGHT_WRITE : RIGHT_READ;
	info->flags = node->type == FS_TYPE_FILE ? 0 : FS_HAS_NAMES;
	info->modified = node->modified;
}

static void query(struct file *f, struct fs_info *info)
{
	struct ram_file *r = file_of(f);

	ram_lock(r->system);
	ram_node_query(r->node, info);
	info->mount = r->system->fs.number;
	ram_unlock(r->system);
}

static int entry(struct file *f, uint32_t *position, struct fs_entry *e)
{
	struct ram_file *r = file_of(f);
	const struct ram_node *node;

	ram_lock(r->system);
	node = ram_next(r->node, position);
	if (node) {
		e->type = node->type;
		e->size = node->data.size;
		e->modified = node->modified;
		strlcpy(e->name, node->name, sizeof e->name);
	}
	ram_unlock(r->system);
	return node != NULL;
}

static void destroy(struct file *f)
{
	struct ram_file *r = file_of(f);

	ram_node_close(ram_lock(r->system), r->node);
	ram_unlock(r->system);
	kfree(r);
}

static const struct file_content file_content = {
	.read = read, .write = write, .resize = resize, .query = query, .destroy = destroy};
static const struct file_content directory_content = {
	.query = query, .entry = entry, .destroy = destroy};

int ram_file_open(struct ram_system *s, struct ram_node *node, uint32_t flags, struct object **out)
{
	bool directory = node->type == FS_TYPE_DIRECTORY;
	struct ram_file *r =
		file_create(sizeof *r, directory ? &directory_content : &file_content, flags);

	if (!r)
		return -ENOMEM;
	r->system = s;
	r->node = node;
	ram_node_open(&s->tree, node);
	*out = &r->file.object;
	return 0;
}
