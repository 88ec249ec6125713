/* kernel/fs/devices.c - a table of devices, each an object that lives for ever. */
#include "fs/devices.h"
#include "abi/error.h"
#include "abi/fs.h"
#include "cpu/string.h"
#include "dev/serial.h"
#include "fs/vfs.h"
#include "log.h"
#include "mem/ucopy.h"
#include "task/object.h"

#define CHUNK 256 /* bytes copied from a program at a time */

static int null_read(struct object *o, uint32_t *position, uptr buffer, uint32_t size)
{
	(void)o, (void)position, (void)buffer, (void)size;
	return 0;
}

static int null_write(struct object *o, uint32_t *position, uptr buffer, uint32_t size)
{
	(void)o, (void)position, (void)buffer;
	return (int)size;
}

static int zero_read(struct object *o, uint32_t *position, uptr buffer, uint32_t size)
{
	static const char zeros[CHUNK];
	uint32_t done = 0;

	(void)o, (void)position;
	while (done < size) {
		uint32_t part = size - done < CHUNK ? size - done : CHUNK;

		if (copy_to_user(buffer + done, zeros, part))
			return -EFAULT;
		done += part;
	}
	return (int)size;
}

/* Copy in by pieces and hand each to the device. */
static int write_chunks(uptr buffer, uint32_t size, void (*put)(const char *text, uint32_t size))
{
	char chunk[CHUNK];
	uint32_t done = 0;

	while (done < size) {
		uint32_t part = size - done < CHUNK ? size - done : CHUNK;

		if (copy_from_user(chunk, buffer + done, part))
			return done ? (int)done : -EFAULT;
		put(chunk, part);
		done += part;
	}
	return (int)size;
}

static void log_put(const char *text, uint32_t size)
{
	while (size && text[size - 1] == '\n')
		size--;
	log_info("%.*s", (int)size, text);
}

static int log_device_write(struct object *o, uint32_t *position, uptr buffer, uint32_t size)
{
	(void)o, (void)position;
	return write_chunks(buffer, size, log_put);
}

static void serial1_put(const char *text, uint32_t size)
{
	serial_write(0, text, size);
}

static void serial2_put(const char *text, uint32_t size)
{
	serial_write(1, text, size);
}

static int serial1_write(struct object *o, uint32_t *position, uptr buffer, uint32_t size)
{
	(void)o, (void)position;
	return write_chunks(buffer, size, serial1_put);
}

static int serial2_write(struct object *o, uint32_t *position, uptr buffer, uint32_t size)
{
	(void)o, (void)position;
	return write_chunks(buffer, size, serial2_put);
}

/* Waits for the first byte, then takes what is there. */
static int serial_file_read(int port, uptr buffer, uint32_t size)
{
	char chunk[CHUNK];
	int n;

	if (!size)
		return 0;
	n = serial_read(port, chunk, size < CHUNK ? size : CHUNK, WAIT_FOREVER);
	if (n <= 0)
		return n;
	return copy_to_user(buffer, chunk, n) ? -EFAULT : n;
}

static int serial1_read(struct object *o, uint32_t *position, uptr buffer, uint32_t size)
{
	(void)o, (void)position;
	return serial_file_read(0, buffer, size);
}

static int serial2_read(struct object *o, uint32_t *position, uptr buffer, uint32_t size)
{
	(void)o, (void)position;
	return serial_file_read(1, buffer, size);
}

static int device_query(struct object *o, struct fs_info *info)
{
	(void)o;
	info->type = FS_TYPE_DEVICE;
	info->size = 0;
	return 0;
}

#define DEVICE_TYPE(n, r, w)                                            \
	{                                                               \
		.name = n, .read = r, .write = w, .query = device_query \
	}

static const struct object_type types[] = {
	DEVICE_TYPE("null", null_read, null_write),
	DEVICE_TYPE("zero", zero_read, null_write),
	DEVICE_TYPE("log", null_read, log_device_write),
	DEVICE_TYPE("serial", serial1_read, serial1_write),
	DEVICE_TYPE("serial2", serial2_read, serial2_write),
};

#define DEVICES (sizeof types / sizeof *types)

static struct object devices[DEVICES];

struct object *device_object(const char *name)
{
	for (uint32_t i = 0; i < DEVICES; i++)
		if (!strcmp(types[i].name, name)) {
			if (i == DEVICES - 1 && !serial_present(1))
				return NULL;
			object_ref(&devices[i]);
			return &devices[i];
		}
	return NULL;
}

static int list_devices(struct object *o, uint32_t *position, struct fs_entry *entry)
{
	(void)o;
	if (*position >= DEVICES)
		return 0;
	memset(entry, 0, sizeof *entry);
	entry->type = FS_TYPE_DEVICE;
	strlcpy(entry->name, types[(*position)++].name, sizeof entry->name);
	return 1;
}

static int directory_query(struct object *o, struct fs_info *info)
{
	(void)o;
	info->type = FS_TYPE_DIRECTORY;
	info->size = 0;
	return 0;
}

static const struct object_type directory_type = {
	.name = "directory", .query = directory_query, .readdir = list_devices};
static struct object directory;

static int open(const char *rest, uint32_t flags, struct object **out)
{
	*out = *rest ? device_object(rest) : &directory;
	if (!*rest && flags != FS_READ)
		return -EISDIR;
	if (*out == &directory)
		object_ref(&directory);
	return *out ? 0 : -ENOENT;
}

void devices_init(void)
{
	object_init(&directory, &directory_type, NULL);
	for (uint32_t i = 0; i < DEVICES; i++)
		object_init(&devices[i], &types[i], NULL);
	vfs_mount("/System/Devices", open);
}
