/* kernel/fs/device_plain.c - devices that never wait: null, zero, log. */
#include "abi/error.h"
#include "fs/devices.h"
#include "log.h"
#include "task/io.h"

#define CHUNK 256 /* bytes copied from a program at a time */

static uint32_t part_of(const struct io *io)
{
	return io->size - io->done < CHUNK ? io->size - io->done : CHUNK;
}

static int null_read(struct object *o, struct io *io)
{
	(void)o, (void)io;
	return 0;
}

static int null_write(struct object *o, struct io *io)
{
	(void)o;
	return (int)io->size;
}

static int zero_read(struct object *o, struct io *io)
{
	static const char zeros[CHUNK];

	(void)o;
	while (io->done < io->size) {
		uint32_t part = part_of(io);

		if (io_copy_out(io, zeros, part))
			return -EFAULT;
		if (io_is_unwanted(io))
			return -EINTR;
		io->done += part;
	}
	return (int)io->size;
}

static int log_device_write(struct object *o, struct io *io)
{
	char chunk[CHUNK];

	(void)o;
	while (io->done < io->size) {
		uint32_t part = part_of(io), length = part;

		if (io_copy_in(io, chunk, part))
			return io->done ? (int)io->done : -EFAULT;
		while (length && chunk[length - 1] == '\n')
			length--;
		log_info("%.*s", (int)length, chunk);
		if (io_is_unwanted(io))
			return -EINTR;
		io->done += part;
	}
	return (int)io->size;
}

static const struct file_ops null_ops = {
	.read = null_read, .write = null_write, .query = device_query};
static const struct file_ops zero_ops = {
	.read = zero_read, .write = null_write, .query = device_query};
static const struct file_ops log_ops = {
	.read = null_read, .write = log_device_write, .query = device_query};

static const struct object_type null_type = {.name = "null", .file = &null_ops};
static const struct object_type zero_type = {.name = "zero", .file = &zero_ops};
static const struct object_type log_type = {.name = "log", .file = &log_ops};

static struct device null_device, zero_device, log_device;

void device_plain_init(void)
{
	device_add(&null_device, "null", &null_type);
	device_add(&zero_device, "zero", &zero_type);
	device_add(&log_device, "log", &log_type);
}
