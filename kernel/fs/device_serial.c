/*
 * kernel/fs/device_serial.c - the serial lines as files.
 *
 * Output is the driver's. Input comes from the driver's ring by a kernel thread of each line, so
 * that reading it is what reading any stream is.
 */
#include "abi/error.h"
#include "abi/handle.h"
#include "dev/serial.h"
#include "fs/devices.h"
#include "ipc/stream.h"
#include "panic.h"
#include "task/thread.h"

#define CHUNK 256  /* bytes copied at a time */
#define INPUT 4096 /* bytes kept for readers */

struct serial_device {
	struct device device;
	int line;
	struct stream input;
};

static struct serial_device serials[2];

static struct serial_device *serial_of(struct object *o)
{
	return container_of(o, struct serial_device, device.object);
}

static bool ready(struct waitable *w)
{
	return container_of(w, struct serial_device, device.waitable)->input.readable;
}

static const struct wait_ops wait_ops = {ready, NULL};

static int read(struct object *o, struct io *io)
{
	return stream_read(&serial_of(o)->input, io);
}

static int write(struct object *o, struct io *io)
{
	char chunk[CHUNK];

	while (io->done < io->size) {
		uint32_t part = io->size - io->done < CHUNK ? io->size - io->done : CHUNK;

		if (io_copy_in(io, chunk, part))
			return io->done ? (int)io->done : -EFAULT;
		serial_write(serial_of(o)->line, chunk, part);
		io->done += part;
		if (io_is_unwanted(io))
			return -EINTR;
	}
	return (int)io->size;
}

static int cancel(struct object *o, struct process *p, int handle, uptr op)
{
	return stream_cancel(&serial_of(o)->input, p, handle, op);
}

static const struct file_ops ops = {
	.read = read, .write = write, .cancel = cancel, .query = device_query};
static const struct object_type type = {.name = "serial", .file = &ops};

/* A full stream makes it wait; what does not fit into the driver's ring then is counted there. */
static void feed(void *argument)
{
	struct serial_device *s = argument;
	char chunk[CHUNK];

	for (;;) {
		int n = serial_read(s->line, chunk, sizeof chunk, WAIT_FOREVER);
		struct io io = {.buffer = (uptr)chunk, .size = n > 0 ? (uint32_t)n : 0};

		stream_write(&s->input, &io);
	}
}

void device_serial_init(void)
{
	static const char *const names[] = {"serial", "serial2"};

	for (int line = 0; line < 2; line++) {
		struct serial_device *s = &serials[line];

		if (!serial_present(line))
			continue;
		s->line = line;
		s->device.line = true;
		waitable_init(&s->device.waitable, &wait_ops);
		if (stream_init(&s->input, INPUT, &s->device.waitable) ||
		    !thread_create_kernel(names[line], feed, s, PRIORITY_NORMAL))
			panic("out of memory at start");
		device_add(&s->device, names[line], &type);
	}
}
