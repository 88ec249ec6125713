/* kernel/fs/devices.c - the directory of devices. */
#include "fs/devices.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "fs/listing.h"
#include "fs/vfs.h"

static struct file_system file_system;
static struct list devices = LIST_INIT(devices); /* complete before the first program starts */

void device_add(struct device *d, const char *name, const struct object_type *type)
{
	if (!d->waitable.ops)
		waitable_init(&d->waitable, &wait_never);
	object_init(&d->object, type, &d->waitable);
	d->name = name;
	list_push_back(&devices, &d->link);
}

static struct device *find(const char *name)
{
	struct list *l;

	list_for_each (l, &devices) {
		struct device *d = container_of(l, struct device, link);

		if (!strcmp(d->name, name))
			return d;
	}
	return NULL;
}

static int open_device(struct device *d, uint32_t flags, struct object **out)
{
	if (d->open)
		return d->open(d, flags, out);
	object_ref(&d->object);
	*out = &d->object;
	return 0;
}

struct object *device_object(const char *name)
{
	struct device *d = find(name);
	struct object *o;

	return d && !open_device(d, FS_RDWR, &o) ? o : NULL;
}

int device_query(struct object *o, struct fs_info *info)
{
	const struct device *d = container_of(o, struct device, object);

	info->type = FS_TYPE_DEVICE;
	info->mount = file_system.number;
	info->rights = d->read_only ? RIGHT_READ : RIGHT_READ | RIGHT_WRITE;
	info->flags = d->line ? FS_IS_LINE : 0;
	return 0;
}

/* ---- the directory ----------------------------------------------------------------------- */

static int entry(uint32_t *position, struct fs_entry *entry)
{
	uint32_t i = 0;
	struct list *l;

	list_for_each (l, &devices)
		if (i++ == *position) {
			entry->type = FS_TYPE_DEVICE;
			strlcpy(entry->name, container_of(l, struct device, link)->name,
				sizeof entry->name);
			++*position;
			return 1;
		}
	return 0;
}

static int open(struct file_system *fs, const char *name, uint32_t flags, struct object **out)
{
	struct device *d = find(name);
	int error;

	(void)fs;
	if (!*name)
		return listing_open(entry, flags, out);
	error = listing_check(d != NULL, flags);
	return error ? error : open_device(d, flags, out);
}

/* A question opens nothing. */
static int query(struct file_system *fs, const char *name, struct fs_info *info)
{
	struct device *d = find(name);

	(void)fs;
	if (*name)
		return d ? device_query(&d->object, info) : -ENOENT;
	listing_query(info);
	return 0;
}

static const struct file_system_ops ops = {
	.kind = "devices", .flat = true, .open = open, .query = query};
static struct file_system file_system = {.ops = &ops};

void devices_init(void)
{
	device_plain_init();
	device_serial_init();
	device_random_init();
	device_screen_init();
	device_raw_init();
	vfs_mount("/System/Devices", &file_system);
}
