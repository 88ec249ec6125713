/*
 * kernel/fs/device_raw.c - keyboard and mouse as files: scan codes and packets as they come.
 *
 * Each open file has a ring of its own, which begins empty. A kernel thread for each device hands
 * the bytes to all of them; what does not fit is lost to that one alone and counted.
 */
#include "abi/error.h"
#include "abi/handle.h"
#include "dev/raw.h"
#include "fs/devices.h"
#include "fs/views.h"
#include "ipc/stream.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"

#define RING 256

struct raw_device_file {
	struct device device;
	enum raw_device source;
	struct spinlock lock; /* guards the open ones */
	struct list taps;
	uint32_t round; /* of handing out; the thread's own */
};

/* An open one. */
struct tap {
	struct object object;
	struct waitable waitable;
	struct stream stream;
	struct raw_device_file *of;
	struct list link;
	uint32_t round; /* guarded by of->lock: the last it had part in */
	uint32_t process, lost;
};

static struct raw_device_file files[RAW_DEVICES];
static const char *const names[RAW_DEVICES] = {"keyboard", "mouse"};

static struct tap *tap_of(struct object *o)
{
	return container_of(o, struct tap, object);
}

static bool ready(struct waitable *w)
{
	return container_of(w, struct tap, waitable)->stream.readable;
}

static const struct wait_ops wait_ops = {ready, NULL};

static int read(struct object *o, struct io *io)
{
	return stream_read(&tap_of(o)->stream, io);
}

static int cancel(struct object *o, struct process *p, int handle, uptr op)
{
	return stream_cancel(&tap_of(o)->stream, p, handle, op);
}

static int query(struct object *o, struct fs_info *info)
{
	info->type = FS_TYPE_DEVICE;
	info->rights = RIGHT_READ;
	info->size = stream_count(&tap_of(o)->stream);
	return 0;
}

static void destroy(struct object *o)
{
	struct tap *t = tap_of(o);
	uint32_t flags = spin_lock(&t->of->lock);

	list_remove(&t->link);
	spin_unlock(&t->of->lock, flags);
	raw_look(t->of->source, -1);
	stream_deinit(&t->stream);
	kfree(t);
}

static const struct file_ops ops = {.read = read, .cancel = cancel, .query = query};
static const struct object_type type = {.name = "raw", .destroy = destroy, .file = &ops};

/* Memory and charge, or nothing. */
static struct tap *tap_create(void)
{
	struct tap *t;

	if (handle_pay(sizeof *t + RING))
		return NULL;
	t = kzalloc(sizeof *t);
	if (!t || stream_init(&t->stream, RING, &t->waitable)) {
		kfree(t);
		handle_unpay(sizeof *t + RING);
		return NULL;
	}
	waitable_init(&t->waitable, &wait_ops);
	object_init(&t->object, &type, &t->waitable);
	t->object.bytes = sizeof *t + RING;
	return t;
}

static int open(struct device *d, uint32_t flags, struct object **out)
{
	struct raw_device_file *f = container_of(d, struct raw_device_file, device);
	struct process *p = current_process();
	uint32_t saved;
	struct tap *t;

	if ((flags & FS_ACCESS) != FS_READ)
		return -EACCES;
	if (!p || !(p->privileges & PRIV_INPUT))
		return -EPERM;
	t = tap_create();
	if (!t)
		return -ENOMEM;
	/* From here on nothing fails. */
	t->of = f;
	t->process = p->id;
	saved = spin_lock(&f->lock);
	t->round = f->round;
	list_push_back(&f->taps, &t->link);
	spin_unlock(&f->lock, saved);
	raw_look(f->source, 1);
	*out = &t->object;
	return 0;
}

/* Never waits: there is room, and nobody else writes. */
static void hand_to(struct tap *t, const uint8_t *bytes, uint32_t count)
{
	uint32_t room = RING - stream_count(&t->stream);
	struct io io = {.buffer = (uptr)bytes, .size = count < room ? count : room};

	t->lost += count - io.size;
	if (io.size)
		stream_write(&t->stream, &io);
}

/* One that has had no part in this round, with a reference: handing to it may complete the last
 * operation that keeps it, so no lock is held then. NULL: all have. */
static struct tap *next_tap(struct raw_device_file *f)
{
	uint32_t flags = spin_lock(&f->lock);
	struct tap *found = NULL;
	struct list *l;

	list_for_each (l, &f->taps) {
		struct tap *t = container_of(l, struct tap, link);

		if (t->round == f->round || !t->object.refs)
			continue;
		t->round = f->round;
		object_ref(&t->object);
		found = t;
		break;
	}
	spin_unlock(&f->lock, flags);
	return found;
}

static void feed(void *argument)
{
	struct raw_device_file *f = argument;
	uint8_t bytes[64];

	for (;;) {
		uint32_t n = raw_take(f->source, bytes, sizeof bytes);
		struct tap *t;

		f->round++;
		while ((t = next_tap(f))) {
			hand_to(t, bytes, n);
			object_unref(&t->object);
		}
	}
}

/* ---- who looks, as text ------------------------------------------------------------------ */

struct tap_line {
	uint32_t process, waiting, lost;
};

static bool look_at(struct raw_device_file *f, uint32_t index, struct tap_line *line)
{
	uint32_t flags = spin_lock(&f->lock);
	bool found = false;
	struct list *l;

	list_for_each (l, &f->taps) {
		struct tap *t = container_of(l, struct tap, link);

		if (index--)
			continue;
		*line = (struct tap_line){t->process, stream_count(&t->stream), t->lost};
		found = true;
		break;
	}
	spin_unlock(&f->lock, flags);
	return found;
}

static void write_taps(struct text *out, struct raw_device_file *f)
{
	struct tap_line line;

	for (uint32_t i = 0; look_at(f, i, &line) && !text_over(out); i++)
		text_printf(out, "%-10s %-10u %7u %10u\n", f->device.name, line.process,
			    line.waiting, line.lost);
}

static void write_raw(struct text *out)
{
	text_printf(out, "%-10s %-10s %7s %10s\n", "DEVICE", "PROCESS", "WAITING", "LOST");
	for (uint32_t i = 0; i < RAW_DEVICES; i++)
		write_taps(out, &files[i]);
}

void device_raw_init(void)
{
	for (uint32_t i = 0; i < RAW_DEVICES; i++) {
		struct raw_device_file *f = &files[i];

		f->source = (enum raw_device)i;
		f->device.open = open;
		f->device.read_only = true;
		list_init(&f->taps);
		if (!thread_create_kernel(names[i], feed, f, PRIORITY_WINMGR))
			panic("out of memory at start");
		device_add(&f->device, names[i], NULL);
	}
	view_add("raw", write_raw, 0);
}
