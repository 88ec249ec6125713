/*
 * kernel/ipc/kbus_file.c - buses, connections as open files, and plain file calls on them.
 *
 * - opening and the end: kbus_open, end
 * - FsRead of the message that kbus_next has chosen; FsWrite of the one that will be sent
 */
#include "ipc/kbus_file.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/io.h"
#include "task/process.h"
#include "task/timer.h"

/* Of a connection, and what it holds of the first messages. */
#define COST (sizeof(struct kbus_file) + KBUS_ZONE)

/* Guards devices, and the lists of connections of all processes. */
static struct mutex table;
static struct kbus_device *devices[KBUS_BUSES_MAX];
static uint32_t device_count; /* grows only; atomic */

/* ---- buses ---------------------------------------------------------------------------------- */

uint32_t kbus_device_count(void)
{
	return __atomic_load_n(&device_count, __ATOMIC_ACQUIRE);
}

struct kbus_device *kbus_device(uint32_t number)
{
	return number < kbus_device_count() ? devices[number] : NULL;
}

int kbus_device_create(void)
{
	struct kbus_device *d = kzalloc(sizeof *d);
	int number = -EAGAIN;

	if (!d)
		return -ENOMEM;
	mutex_lock(&table);
	if (device_count < KBUS_BUSES_MAX) {
		number = (int)device_count;
		mutex_init(&d->lock);
		kbus_bus_init(&d->bus, number);
		devices[number] = d;
		__atomic_store_n(&device_count, number + 1, __ATOMIC_RELEASE);
	}
	mutex_unlock(&table);
	if (number < 0)
		kfree(d);
	return number;
}

/* ---- connections ---------------------------------------------------------------------------- */

static struct kbus_file *file_of(struct object *o)
{
	return (struct kbus_file *)o; /* its first member's first */
}

/* Table locked. */
static int enter(struct kbus_file *f, struct process *p)
{
	if (p->kbus_count == KBUS_CONNECTIONS_MAX)
		return -EAGAIN;
	p->kbus_count++;
	list_push_back(&p->kbus_files, &f->of_process);
	f->owner = p;
	kbus_lock(f);
	kbus_connect(&f->device->bus, &f->c, p->id, &p->account);
	kbus_unlock(f);
	return 0;
}

int kbus_open(uint32_t number, struct object **out)
{
	struct kbus_device *d = kbus_device(number);
	struct kbus_file *f;
	int error;

	if (!d)
		return -ENOENT;
	if (handle_pay(COST))
		return -ENOMEM;
	f = kzalloc(sizeof *f);
	if (!f) {
		handle_unpay(COST);
		return -ENOMEM;
	}
	object_init(&f->c.object, &kbus_type, &f->c.waitable);
	f->c.object.bytes = COST;
	list_init(&f->of_process);
	mutex_init(&f->lock);
	f->device = d;
	mutex_lock(&table);
	error = enter(f, current_process());
	mutex_unlock(&table);
	if (error) {
		handle_unpay(COST);
		kfree(f);
		return error;
	}
	*out = &f->c.object;
	return 0;
}

/* What plain file calls hold. File locked. */
static void drop_chosen(struct kbus_file *f)
{
	if (f->c.chosen)
		kbus_free(&f->c, &f->chosen);
	f->c.chosen = false;
}

/* Table locked: so it is there as long as it has an owner. */
static void end(struct kbus_file *f)
{
	if (!f->owner)
		return;
	mutex_lock(&f->lock);
	kbus_drop_written(f);
	drop_chosen(f);
	kbus_lock(f);
	kbus_close(&f->c);
	kbus_unlock(f);
	mutex_unlock(&f->lock);
	list_remove(&f->of_process);
	f->owner->kbus_count--;
	f->owner = NULL;
}

static void destroy(struct object *o)
{
	mutex_lock(&table);
	end(file_of(o));
	mutex_unlock(&table);
	kbus_spare_deinit(&file_of(o)->c.spare);
	kfree(o);
}

/* Who waits for something else than a message looks whether it was its handle. */
static void closed(struct object *o, struct process *p)
{
	struct kbus_connection *c = &file_of(o)->c;
	uint32_t flags;
	struct list *l;

	(void)p;
	flags = spin_lock(&c->waitable.lock);
	list_for_each (l, &c->callers) {
		struct waitable *w = &container_of(l, struct kbus_caller, link)->waitable;

		spin_lock_nested(&w->lock);
		wait_abort(w);
		spin_unlock_nested(&w->lock);
	}
	spin_unlock(&c->waitable.lock, flags);
	flags = spin_lock(&c->sent.lock);
	wait_abort(&c->sent);
	spin_unlock(&c->sent.lock, flags);
}

static void process_ends(struct process *p)
{
	struct list *l;

	mutex_lock(&table);
	while ((l = list_first(&p->kbus_files)))
		end(container_of(l, struct kbus_file, of_process));
	mutex_unlock(&table);
}

/* ---- reading by parts ----------------------------------------------------------------------- */

int kbus_next(struct kbus_file *f)
{
	struct kbus_connection *c = &f->c;
	uint32_t flags;
	int error;

	mutex_lock(&f->lock);
	drop_chosen(f);
	flags = spin_lock(&c->waitable.lock);
	error = kbus_take(c, UINT32_MAX, &f->chosen);
	c->chosen = !error;
	spin_unlock(&c->waitable.lock, flags);
	f->read = 0;
	if (!error) {
		f->chosen.own = *f->chosen.head;
		f->chosen.own.flags = f->chosen.flags;
		f->chosen.own.time_ns = clock_ns_of(f->chosen.tsc);
		f->chosen.head = &f->chosen.own;
		if (kbus_leave(c, &f->chosen)) {
			kbus_lock(f);
			kbus_room(c);
			kbus_unlock(f);
		}
		error = (int)kbus_taken_bytes(&f->chosen);
	}
	mutex_unlock(&f->lock);
	return error == -EAGAIN ? 0 : error;
}

/* Bytes of the chosen one from `read` on: those of the head, then the others. */
static int copy_out(struct kbus_file *f, struct io *io, uint32_t size)
{
	uint32_t head = sizeof f->chosen.own, at = f->read, part = 0;
	const struct kbus_taken *t = &f->chosen;

	if (at < head)
		part = head - at < size ? head - at : size;
	if (part && io_copy_out(io, (const char *)t->head + at, part))
		return -EFAULT;
	io->done += part;
	if (size > part && io_copy_out(io, t->bytes + at + part - head, size - part))
		return -EFAULT;
	io->done = 0;
	return (int)size;
}

static int read(struct object *o, struct io *io)
{
	struct kbus_file *f = file_of(o);
	uint32_t left;
	int result;

	mutex_lock(&f->lock);
	result = f->c.closed ? -ENOTCONN : 0;
	if (f->c.chosen) {
		left = kbus_taken_bytes(&f->chosen) - f->read;
		result = copy_out(f, io, io->size < left ? io->size : left);
	}
	if (result > 0)
		f->read += result;
	if (f->c.chosen && f->read == kbus_taken_bytes(&f->chosen))
		drop_chosen(f);
	mutex_unlock(&f->lock);
	return result;
}

/* ---- writing by parts ----------------------------------------------------------------------- */

static uint32_t body_bytes(const struct kbus_body *body)
{
	return sizeof *body + body->size;
}

void kbus_drop_written(struct kbus_file *f)
{
	if (f->body && !f->c.closed)
		account_uncharge(f->c.queue.account, ACCOUNT_HEAP, body_bytes(f->body));
	kbus_body_unref(&f->c.spare, f->body);
	f->body = NULL;
	f->written = 0;
}

/* Its head is complete: room for the rest. */
static int begin_body(struct kbus_file *f)
{
	const struct kbus_message *h = &f->head;
	struct kbus_body *body;

	if (h->name_size > KBUS_NAME_MAX)
		return -ENAMETOOLONG;
	if (h->data_size > f->c.message_bytes)
		return -EMSGSIZE;
	body = kbus_body_create(&f->c.spare, h->name_size + h->data_size);
	if (!body)
		return -ENOMEM;
	if (account_charge(f->c.queue.account, ACCOUNT_HEAP, body_bytes(body))) {
		kbus_body_unref(&f->c.spare, body);
		return -ENOMEM;
	}
	f->body = body;
	return 0;
}

/* What of the program's bytes is of the head. */
static int write_head(struct kbus_file *f, struct io *io)
{
	uint32_t left = sizeof f->head - f->written, part = io->size < left ? io->size : left;
	int error;

	if (io_copy_in(io, (char *)&f->head + f->written, part))
		return -EFAULT;
	if (part < left)
		return (int)part;
	error = begin_body(f);
	return error ? error : (int)part;
}

static int write_body(struct kbus_file *f, struct io *io, uint32_t part)
{
	uint32_t size = io->size - part, at = f->written + part - sizeof f->head;
	int error = 0;

	if (size > f->body->size - at)
		return -EMSGSIZE;
	io->done = part;
	if (size)
		error = io_copy_in(io, (char *)(f->body + 1) + at, size);
	io->done = 0;
	return error;
}

/* All of it or nothing. */
static int write(struct object *o, struct io *io)
{
	struct kbus_file *f = file_of(o);
	bool had_body;
	int part = 0, error = 0;

	mutex_lock(&f->lock);
	had_body = f->body != NULL;
	if (f->c.closed)
		part = -ENOTCONN;
	else if (!had_body)
		part = write_head(f, io);
	if (part < 0)
		error = part;
	else if (f->body)
		error = write_body(f, io, part);
	if (!error) {
		f->written += io->size;
	} else if (f->body && !had_body) {
		uint32_t written = f->written;

		kbus_drop_written(f);
		f->written = written;
	}
	mutex_unlock(&f->lock);
	return error ? error : (int)io->size;
}

int kbus_take_written(struct kbus_file *f, struct kbus_body **out)
{
	struct kbus_body *body;
	int error = -EBADMSG;

	mutex_lock(&f->lock);
	body = f->body;
	if (!f->written)
		error = -ENOENT;
	if (body && f->written == sizeof f->head + body->size) {
		body->head = f->head;
		error = kbus_check_head(&f->c, &body->head);
	}
	if (!error)
		__atomic_add_fetch(&body->refs, 1, __ATOMIC_RELAXED);
	kbus_drop_written(f);
	mutex_unlock(&f->lock);
	*out = body;
	return error;
}

void kbus_query_file(struct kbus_file *f, struct kbus_info *info)
{
	mutex_lock(&f->lock);
	kbus_lock(f);
	kbus_query(&f->c, info);
	kbus_unlock(f);
	info->next_size = f->c.chosen ? kbus_taken_bytes(&f->chosen) - f->read : 0;
	mutex_unlock(&f->lock);
}

/* ---- what it is ----------------------------------------------------------------------------- */

static int query(struct object *o, struct fs_info *info)
{
	(void)o;
	info->rights = RIGHT_READ | RIGHT_WRITE;
	info->type = FS_TYPE_DEVICE;
	return 0;
}

static void describe(struct object *o, char *text, uint32_t size)
{
	char name[] = "kbus00";
	uint32_t number = file_of(o)->device->bus.number;

	if (number < 10) {
		name[4] = '0' + number;
		name[5] = 0;
	} else {
		name[4] = '0' + number / 10;
		name[5] = '0' + number % 10;
	}
	strlcpy(text, name, size);
}

static const struct file_ops file_ops = {.read = read, .write = write, .query = query};

const struct object_type kbus_type = {.name = "kbus",
				      .destroy = destroy,
				      .closed = closed,
				      .describe = describe,
				      .file = &file_ops};

void kbus_init(void)
{
	mutex_init(&table);
	mutex_name(&table, "kbus");
	if (kbus_device_create() != 0)
		panic("kbus_init: no memory");
	mutex_name(&devices[0]->lock, "kbus0");
	exit_hook_process(process_ends);
}
