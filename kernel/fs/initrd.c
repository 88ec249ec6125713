/*
 * kernel/fs/initrd.c - reads a ustar archive where it lies.
 *
 * The headers are checked once, at start; afterwards an index of names leads to the files.
 */
#include "fs/initrd.h"
#include "abi/error.h"
#include "abi/fs.h"
#include "common/packed.h"
#include "cpu/string.h"
#include "fs/file.h"
#include "fs/path.h"
#include "fs/unpack.h"
#include "fs/vfs.h"
#include "log.h"
#include "mem/heap.h"
#include "mem/page.h"
#include "task/image.h"

#define BLOCK 512
#define MOUNT "/System/Boot"

struct tar_header {
	char name[100], mode[8], uid[8], gid[8], size[12], mtime[12], checksum[8], type;
	char link[100], magic[6], version[2], owner[32], group[32], major[8], minor[8], prefix[155];
	char pad[12];
};

#define NAME_MAX 257 /* prefix, '/', name, end */

struct entry {
	char *name; /* without a trailing '/' */
	uint32_t hash;
	uint32_t node; /* its place in the archive, from 1 on; 0: it has none */
	bool directory;
	const char *data;
	uint32_t size;		     /* of the file */
	uint32_t stored;	     /* of what lies here */
	const struct packed *packed; /* NULL: the file is there as it is */
	uint64_t modified;
};

struct boot_file {
	struct file file;
	struct entry entry;
	char path[]; /* entry.name, for a directory that has no entry of its own */
};

static struct file_system initrd;
static const char *archive;
static uint32_t archive_size;

/* In the order of the archive; made at start, never changed. */
static struct entry *entries;
static uint32_t entry_count;

static uint64_t octal(const char *s, uint32_t n)
{
	uint64_t v = 0;

	for (; n && *s >= '0' && *s <= '7'; n--, s++)
		v = v * 8 + (*s - '0');
	return v;
}

static bool checksum_ok(const struct tar_header *h)
{
	const uint32_t *words = (const void *)h;
	uint32_t pairs = 0, sum = sizeof h->checksum * ' ';

	/* Two sums of 16 bits at once: 512 bytes cannot make more. */
	for (uint32_t i = 0; i < BLOCK / 4; i++)
		pairs += (words[i] & 0xff00ff) + (words[i] >> 8 & 0xff00ff);
	sum += (pairs & 0xffff) + (pairs >> 16);
	for (uint32_t i = 0; i < sizeof h->checksum; i++)
		sum -= (uint8_t)h->checksum[i];
	return sum == octal(h->checksum, sizeof h->checksum);
}

static uint32_t append(char *to, uint32_t at, const char *from, uint32_t limit)
{
	uint32_t n = strnlen(from, limit);

	memcpy(to + at, from, n);
	return at + n;
}

static void entry_name(const struct tar_header *h, char *name)
{
	uint32_t n = 0;

	if (h->prefix[0]) {
		n = append(name, n, h->prefix, sizeof h->prefix);
		name[n++] = '/';
	}
	n = append(name, n, h->name, sizeof h->name);
	name[n] = 0;
	while (n && name[n - 1] == '/')
		name[--n] = 0;
	if (name[0] == '.' && name[1] == '/')
		memmove(name, name + 2, n - 1);
}

static uint32_t hash_of(const char *name)
{
	uint32_t h = 5381;

	for (; *name; name++)
		h = h * 33 + (uint8_t)*name;
	return h;
}

/* The entry at *offset, its name into `name`; moves it on. 1 = one, 0 = end, -EINVAL broken. */
static int next_entry(uint32_t *offset, struct entry *e, char *name)
{
	const struct tar_header *h = (const void *)(archive + *offset);
	uint32_t size;

	if (*offset + BLOCK > archive_size || !h->name[0])
		return 0;
	if (memcmp(h->magic, "ustar", 5) || !checksum_ok(h))
		return -EINVAL;
	size = octal(h->size, sizeof h->size);
	if (size > archive_size - *offset - BLOCK)
		return -EINVAL;
	entry_name(h, name);
	*e = (struct entry){.name = name,
			    .hash = hash_of(name),
			    .directory = h->type == '5',
			    .data = archive + *offset + BLOCK,
			    .size = size,
			    .stored = size,
			    .modified = octal(h->mtime, sizeof h->mtime)};
	if (packed_ok(e->data, size)) {
		e->packed = (const void *)e->data;
		e->size = e->packed->size;
	}
	*offset += BLOCK + ((size + BLOCK - 1) & ~(BLOCK - 1));
	return 1;
}

static bool below_a_file(const char *path)
{
	for (uint32_t i = 0; i < entry_count; i++) {
		size_t n = strlen(entries[i].name);

		if (!entries[i].directory && !strncmp(entries[i].name, path, n) && path[n] == '/')
			return true;
	}
	return false;
}

static int find(const char *path, struct entry *e)
{
	uint32_t hash = hash_of(path);
	size_t n = strlen(path);

	for (uint32_t i = 0; i < entry_count; i++)
		if (entries[i].hash == hash && !strcmp(entries[i].name, path)) {
			*e = entries[i];
			return 0;
		}
	/* A directory need not have an entry of its own. */
	for (uint32_t i = 0; i < entry_count; i++)
		if (!strncmp(entries[i].name, path, n) && (entries[i].name[n] == '/' || !n)) {
			*e = (struct entry){.directory = true};
			return 0;
		}
	return below_a_file(path) ? -ENOTDIR : -ENOENT;
}

int initrd_find(const char *path, const void **data, uint32_t *size)
{
	struct entry e;
	int error = find(path, &e);

	if (error)
		return error;
	if (e.directory)
		return -EISDIR;
	*data = e.data;
	*size = e.stored;
	return 0;
}

/* ---- as files ---------------------------------------------------------------------------- */

static struct boot_file *file_of(struct file *f)
{
	return container_of(f, struct boot_file, file);
}

static void file_destroy(struct file *f)
{
	kfree(file_of(f));
}

static int file_read(struct file *f, uint32_t at, uptr buffer, uint32_t size)
{
	struct entry *e = &file_of(f)->entry;

	if (e->packed)
		return unpack_read(e->packed, at, buffer, size);
	return file_read_memory(e->data, e->size, at, buffer, size);
}

static void file_query(struct file *f, struct fs_info *info)
{
	struct entry *e = &file_of(f)->entry;

	info->type = e->directory ? FS_TYPE_DIRECTORY : FS_TYPE_FILE;
	info->size = e->directory ? 0 : e->size;
	info->node = e->node;
	info->mount = initrd.number;
	info->rights = RIGHT_READ;
	info->modified = e->modified;
}

/* Direct children in the order of the archive; position is an index. */
static int file_entry(struct file *f, uint32_t *position, struct fs_entry *out)
{
	struct boot_file *dir = file_of(f);
	size_t n = strlen(dir->path);

	while (*position < entry_count) {
		const struct entry *e = &entries[(*position)++];
		const char *rest = path_below(e->name, dir->path);

		if (!n)
			rest = e->name;
		if (!rest || !*rest || strchr(rest, '/'))
			continue;
		out->type = e->directory ? FS_TYPE_DIRECTORY : FS_TYPE_FILE;
		out->size = e->size;
		out->modified = e->modified;
		strlcpy(out->name, rest, sizeof out->name);
		return 1;
	}
	return 0;
}

static const struct file_content file_content = {
	.read = file_read, .query = file_query, .destroy = file_destroy};
static const struct file_content directory_content = {
	.query = file_query, .entry = file_entry, .destroy = file_destroy};

static int check_flags(const struct entry *e, uint32_t flags)
{
	if (flags & FS_CREATE && flags & FS_EXCLUSIVE)
		return -EEXIST;
	if (flags & FS_DIRECTORY && !e->directory)
		return -ENOTDIR;
	if ((flags & FS_ACCESS) != FS_READ)
		return e->directory ? -EISDIR : -EROFS;
	return 0;
}

static int open(struct file_system *fs, const char *rest, uint32_t flags, struct object **out)
{
	uint32_t length = strlen(rest);
	struct boot_file *f;
	struct entry e;
	int error = find(rest, &e);

	(void)fs;
	if (error == -ENOENT && flags & FS_CREATE)
		error = -EROFS;
	if (!error)
		error = check_flags(&e, flags);
	if (error)
		return error;
	f = file_create(sizeof *f + length + 1, e.directory ? &directory_content : &file_content,
			flags);
	if (!f)
		return -ENOMEM;
	f->entry = e;
	strlcpy(f->path, rest, length + 1);
	*out = &f->file.object;
	return 0;
}

static int load(struct file_system *fs, const char *rest, struct image_file *file)
{
	struct entry e;
	int error = find(rest, &e);

	(void)fs;
	if (error)
		return error;
	if (e.directory)
		return -EISDIR;
	*file = (struct image_file){e.data, e.stored, false, e.packed != NULL};
	return 0;
}

static const struct file_system_ops ops = {.kind = "boot", .open = open, .load = load};
static struct file_system initrd = {.ops = &ops};

/* Check every header; how many there are, or -EINVAL. */
static int check_archive(uint32_t *names_size)
{
	uint32_t offset = 0;
	char name[NAME_MAX];
	struct entry e;
	int more, count = 0;

	*names_size = 0;
	while ((more = next_entry(&offset, &e, name)) == 1) {
		*names_size += strlen(name) + 1;
		count++;
	}
	if (more == 0 && count)
		return count;
	log_error("initial disk: broken at byte %u of %u", offset, archive_size);
	return -EINVAL;
}

static int make_index(uint32_t count, uint32_t names_size)
{
	char *names = kmalloc(names_size);
	uint32_t offset = 0;

	entries = kmalloc(count * sizeof *entries);
	if (!names || !entries)
		return -ENOMEM;
	for (; entry_count < count; entry_count++) {
		next_entry(&offset, &entries[entry_count], names);
		entries[entry_count].node = entry_count + 1;
		names += strlen(names) + 1;
	}
	return 0;
}

int initrd_init(uint32_t start, uint32_t end)
{
	uint32_t names_size;
	int count, error;

	if (!start || end <= start || end > DIRECT_MAP_SIZE)
		return -ENOENT;
	archive = (const char *)(start + KERNEL_BASE);
	archive_size = end - start;
	count = check_archive(&names_size);
	error = count < 0 ? count : make_index((uint32_t)count, names_size + NAME_MAX);
	if (!error)
		error = unpack_init();
	if (!error)
		error = vfs_mount(MOUNT, &initrd);
	if (error)
		return error;
	log_info("initial disk: %u entries, %u KiB", entry_count, archive_size >> 10);
	return 0;
}
