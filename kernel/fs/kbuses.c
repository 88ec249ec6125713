/* kernel/fs/kbuses.c - the directory of buses, and what can be read of each. */
#include "fs/kbuses.h"
#include "abi/error.h"
#include "common/format.h"
#include "cpu/string.h"
#include "fs/listing.h"
#include "fs/vfs.h"
#include "fs/views.h"
#include "ipc/kbus_file.h"

/* ---- texts ---------------------------------------------------------------------------------- */

static void write_stats(struct text *out, const void *bus)
{
	struct kbus_device *d = (struct kbus_device *)bus;
	struct kbus_line line = {.info.connection = 0};

	text_printf(out, "%10s %10s %7s %5s %8s %6s %8s %8s %8s %8s %7s\n", "CONNECTION", "PROCESS",
		    "WAITING", "LIMIT", "RESERVED", "OWED", "BYTES", "BINDINGS", "SENT", "LOST",
		    "SENDING");
	while (!text_over(out) && kbus_see_connection(d, line.info.connection, &line)) {
		const struct kbus_info *i = &line.info;

		text_printf(out, "%10u %10u %7u %5u %8u %6u %8u %8u %8u %8u %7u\n", i->connection,
			    line.process, i->waiting, i->queue_limit, i->reserved, i->owed,
			    i->bytes, i->bindings, i->sent, i->lost, i->sending);
	}
}

static void write_bindings(struct text *out, const void *bus)
{
	struct kbus_device *d = (struct kbus_device *)bus;
	struct kbus_line line = {.info.connection = 0};
	struct kbus_binding_line b;

	text_printf(out, "%10s %10s %-8s %s\n", "CONNECTION", "PROCESS", "AS", "NAME");
	while (!text_over(out) && kbus_see_connection(d, line.info.connection, &line)) {
		uint32_t number = line.info.connection;

		for (uint32_t i = 0; !text_over(out) && kbus_see_binding(d, number, i, &b); i++)
			text_printf(out, "%10u %10u %-8s %s\n", number, line.process,
				    b.replies ? "replier" : "listener", b.name);
	}
}

static const struct {
	const char *suffix;
	view_writer *write;
} kinds[] = {{"", NULL}, {".bindings", write_bindings}, {".stats", write_stats}};

#define KINDS (sizeof kinds / sizeof *kinds)

/* ---- the directory -------------------------------------------------------------------------- */

static void name_of(uint32_t bus, uint32_t kind, char *text, uint32_t size)
{
	format_text(text, size, "kbus%u%s", bus, kinds[kind].suffix);
}

/* By trying all names: they are few. */
static bool find(const char *name, uint32_t *bus, uint32_t *kind)
{
	char text[FILE_NAME_MAX];

	for (*bus = 0; *bus < kbus_device_count(); ++*bus)
		for (*kind = 0; *kind < KINDS; ++*kind) {
			name_of(*bus, *kind, text, sizeof text);
			if (!strcmp(name, text))
				return true;
		}
	return false;
}

static int entry(uint32_t *position, struct fs_entry *entry)
{
	uint32_t bus = *position / KINDS, kind = *position % KINDS;

	if (bus >= kbus_device_count())
		return 0;
	entry->type = kind ? FS_TYPE_FILE : FS_TYPE_DEVICE;
	name_of(bus, kind, entry->name, sizeof entry->name);
	++*position;
	return 1;
}

static int open(struct file_system *fs, const char *name, uint32_t flags, struct object **out)
{
	uint32_t bus, kind;
	int error;

	(void)fs;
	if (!*name)
		return listing_open(entry, flags, out);
	error = listing_check(find(name, &bus, &kind), flags);
	if (error)
		return error;
	return kind ? view_open(kinds[kind].write, kbus_device(bus), flags, out)
		    : kbus_open(bus, out);
}

static int query(struct file_system *fs, const char *name, struct fs_info *info)
{
	uint32_t bus, kind;

	(void)fs;
	listing_query(info);
	if (!*name)
		return 0;
	if (!find(name, &bus, &kind))
		return -ENOENT;
	info->type = kind ? FS_TYPE_FILE : FS_TYPE_DEVICE;
	info->rights |= kind ? 0 : RIGHT_WRITE;
	return 0;
}

static const struct file_system_ops ops = {
	.kind = "buses", .flat = true, .open = open, .query = query};
static struct file_system buses = {.ops = &ops};

void kbuses_init(void)
{
	vfs_mount("/System/Bus", &buses);
}
