/* kernel/fs/device_screen.c - the framebuffer as a file: one line that says how large it is. */
#include "abi/error.h"
#include "common/format.h"
#include "cpu/string.h"
#include "dev/framebuffer.h"
#include "fs/devices.h"
#include "fs/file.h"
#include "mem/heap.h"

#define LINE 64

static struct device device;

/* Width and height in pixels, bits of a pixel, bytes from line to line. */
static uint32_t describe(char *line)
{
	return (uint32_t)format_text(line, LINE, "%d %d 32 %d\n", framebuffer.width,
				     framebuffer.height, framebuffer.pitch * 4);
}

static int read(struct file *f, uint32_t at, uptr buffer, uint32_t size)
{
	char line[LINE];

	(void)f;
	return file_read_memory(line, describe(line), at, buffer, size);
}

static void query(struct file *f, struct fs_info *info)
{
	char line[LINE];

	(void)f;
	info->type = FS_TYPE_DEVICE;
	info->rights = RIGHT_READ;
	info->size = describe(line);
}

static void destroy(struct file *f)
{
	kfree(f);
}

static const struct file_content content = {.read = read, .query = query, .destroy = destroy};

static int open(struct device *d, uint32_t flags, struct object **out)
{
	struct file *f;

	(void)d;
	if ((flags & FS_ACCESS) != FS_READ)
		return -EACCES;
	f = file_create(sizeof *f, &content, flags);
	if (!f)
		return -ENOMEM;
	*out = &f->object;
	return 0;
}

void device_screen_init(void)
{
	device.open = open;
	device.read_only = true;
	device_add(&device, "framebuffer", NULL);
}
