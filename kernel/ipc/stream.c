/* kernel/ipc/stream.c - a ring between waiting readers and waiting writers. */
#include "ipc/stream.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/event.h"

int stream_init(struct stream *s, uint32_t capacity, struct waitable *signal)
{
	memset(s, 0, sizeof *s);
	mutex_init(&s->lock);
	list_init(&s->readers);
	list_init(&s->writers);
	s->capacity = capacity;
	s->signal = signal;
	s->ring = kmalloc(capacity);
	return s->ring ? 0 : -ENOMEM;
}

void stream_deinit(struct stream *s)
{
	kassert(list_empty(&s->readers) && list_empty(&s->writers));
	kfree(s->ring);
	s->ring = NULL;
}

static struct io *first_of(const struct list *queue)
{
	struct list *l = list_first(queue);

	return l ? container_of(l, struct io, link) : NULL;
}

/* ---- bytes: lock held --------------------------------------------------------------------------
 */

static uint32_t smaller(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static uint32_t room(const struct stream *s)
{
	return s->capacity - s->count;
}

static uint32_t left(const struct io *io)
{
	return io->size - io->done;
}

/* What a reader may take: a pause is not read over. */
static uint32_t readable_bytes(const struct stream *s)
{
	return s->paused ? s->before_pause : s->count;
}

/* From the ring to the reader, all that can be. 0, -EFAULT (what was not copied stays). */
static int take_out(struct stream *s, struct io *io)
{
	while (readable_bytes(s) && left(io)) {
		uint32_t part =
			smaller(smaller(readable_bytes(s), left(io)), s->capacity - s->head);

		if (io_copy_out(io, s->ring + s->head, part))
			return -EFAULT;
		io->done += part;
		s->count -= part;
		s->before_pause -= s->paused ? part : 0;
		s->head += part;
		if (s->head == s->capacity)
			s->head = 0;
	}
	return 0;
}

/* From the writer into the ring. */
static int put_in(struct stream *s, struct io *io)
{
	while (room(s) && left(io)) {
		uint32_t tail = s->head + s->count;
		uint32_t part = smaller(room(s), left(io));

		if (tail >= s->capacity)
			tail -= s->capacity;
		part = smaller(part, s->capacity - tail);
		if (io_copy_in(io, s->ring + tail, part))
			return -EFAULT;
		io->done += part;
		s->count += part;
	}
	return 0;
}

/* ---- results: lock held ------------------------------------------------------------------------
 */

/* The reader has come to a pause, which one read that wanted bytes meets. */
static bool meets_pause(struct stream *s, const struct io *io)
{
	if (!s->paused || s->before_pause || !left(io))
		return false;
	s->paused = io->done > 0; /* else this is the one */
	return true;
}

/* What the reader gets now; -EINPROGRESS: it waits. */
static int read_result(struct stream *s, struct io *io)
{
	if (s->error)
		return s->error;
	if (s->held)
		return -EINPROGRESS;
	if (take_out(s, io))
		return io->done ? (int)io->done : -EFAULT;
	if (!left(io) || (io->flags & FILE_PARTIAL && io->done) || meets_pause(s, io) ||
	    s->no_writer)
		return (int)io->done;
	return -EINPROGRESS;
}

static int write_result(struct stream *s, struct io *io)
{
	if (s->error)
		return s->error;
	if (s->no_reader)
		return -EPIPE;
	if (s->held)
		return -EINPROGRESS;
	if (put_in(s, io))
		return -EFAULT;
	return left(io) ? -EINPROGRESS : (int)io->done;
}

static bool is_readable(const struct stream *s)
{
	return s->error || s->no_writer || s->count || s->paused;
}

/* Tell those who wait for the handle, if it has changed. */
static void show(struct stream *s)
{
	bool readable = is_readable(s);
	uint32_t flags;

	if (!s->signal || readable == s->readable || s->held)
		return;
	flags = spin_lock(&s->signal->lock);
	s->readable = readable;
	wait_wake(s->signal);
	spin_unlock(&s->signal->lock, flags);
}

/* ---- the waiting ones: lock held ----------------------------------------------------------------
 */

/* Complete an asynchronous one. */
static void finish(struct io *io, int result, struct list *finished)
{
	list_remove(&io->link);
	io_report(io, result < 0 ? result : 0);
	list_push_back(finished, &io->link);
}

static void wake(struct io *io)
{
	if (!io->awake)
		io_wake(io);
}

/* Move the head of a queue on. True if an asynchronous one was completed. */
static bool serve_reader(struct stream *s, struct io *io, struct list *finished)
{
	/* One that wants no bytes has waited for its turn only. */
	uint32_t wanted = smaller(left(io), io->flags & FILE_PARTIAL ? 1 : s->capacity);
	int result;

	if (io_is_sync(io)) {
		if (s->error || s->no_writer || s->paused || s->count >= wanted)
			wake(io);
		return false;
	}
	result = read_result(s, io);
	if (result == -EINPROGRESS)
		return false;
	finish(io, result, finished);
	return true;
}

static bool serve_writer(struct stream *s, struct io *io, struct list *finished)
{
	/* Half empty is worth waking for. */
	uint32_t wanted = smaller(left(io), (s->capacity + 1) / 2);
	int result;

	if (io_is_sync(io)) {
		if (s->error || s->no_reader || room(s) >= wanted)
			wake(io);
		return false;
	}
	result = write_result(s, io);
	if (result == -EINPROGRESS)
		return false;
	finish(io, result, finished);
	return true;
}

/* Both heads sleep for more than there is: one of them takes what there is. */
static void break_tie(struct stream *s)
{
	struct io *reader = first_of(&s->readers), *writer = first_of(&s->writers);

	if (!reader || !writer)
		return;
	if ((io_is_sync(reader) && reader->awake) || (io_is_sync(writer) && writer->awake))
		return;
	if (room(s) && io_is_sync(writer))
		wake(writer);
	else if (s->count && io_is_sync(reader))
		wake(reader);
}

static void pump(struct stream *s, struct list *finished)
{
	bool more = !list_empty(&s->readers) || !list_empty(&s->writers);

	while (more && !(s->held && !s->error)) {
		struct io *reader = first_of(&s->readers), *writer;
		uint32_t before = s->count, between;

		more = reader && serve_reader(s, reader, finished);
		between = s->count;
		writer = first_of(&s->writers);
		more |= writer && serve_writer(s, writer, finished);
		/* Both may have moved, and the same number of bytes. */
		more |= before != between || between != s->count;
	}
	if (!s->held || s->error)
		break_tie(s);
	show(s);
}

/* ---- operations
 * ---------------------------------------------------------------------------------- */

static void unlock(struct stream *s, struct list *finished)
{
	mutex_unlock(&s->lock);
	if (!list_empty(finished))
		io_free_all(finished);
}

/* A woken synchronous one goes on; it is the head of its queue, unless it was cancelled. */
static int go_on(struct io *io, int (*result_of)(struct stream *s, struct io *io))
{
	struct stream *s = io->keeper;
	struct list finished = LIST_INIT(finished);
	int result;

	mutex_lock(&s->lock);
	io->awake = false;
	result = list_empty(&io->link) ? -ECANCELED : result_of(s, io);
	if (result != -EINPROGRESS)
		list_remove(&io->link);
	pump(s, &finished);
	unlock(s, &finished);
	return result;
}

static int go_on_reading(struct io *io)
{
	return go_on(io, read_result);
}

static int go_on_writing(struct io *io)
{
	return go_on(io, write_result);
}

static void withdraw(struct io *io)
{
	struct stream *s = io->keeper;
	struct list finished = LIST_INIT(finished);

	mutex_lock(&s->lock);
	list_remove(&io->link);
	pump(s, &finished);
	unlock(s, &finished);
}

static void keep(struct stream *s, struct io *io, struct list *queue, int (*resume)(struct io *io))
{
	io->keeper = s;
	if (io_is_sync(io)) {
		io->resume = resume;
		io->withdraw = withdraw;
		io_keep_sync(io);
	}
	list_push_back(queue, &io->link);
}

int stream_read(struct stream *s, struct io *io)
{
	struct list finished = LIST_INIT(finished);
	int result = -EINPROGRESS;

	mutex_lock(&s->lock);
	if (list_empty(&s->readers))
		result = read_result(s, io);
	if (result == -EINPROGRESS)
		keep(s, io, &s->readers, go_on_reading);
	pump(s, &finished);
	unlock(s, &finished);
	return result;
}

int stream_write(struct stream *s, struct io *io)
{
	struct list finished = LIST_INIT(finished);
	int result = -EINPROGRESS;

	mutex_lock(&s->lock);
	if (list_empty(&s->writers))
		result = write_result(s, io);
	if (result == -EINPROGRESS)
		keep(s, io, &s->writers, go_on_writing);
	pump(s, &finished);
	unlock(s, &finished);
	return result;
}

static int cancel_in(struct list *queue, struct process *p, int handle, uptr op,
		     struct list *finished)
{
	struct list *l, *next;
	int cancelled = 0;

	list_for_each_safe (l, next, queue) {
		struct io *io = container_of(l, struct io, link);

		if (io->process != p || (handle && io->handle != handle) || (op && io->op != op))
			continue;
		cancelled++;
		if (!io_is_sync(io)) {
			finish(io, -ECANCELED, finished);
			continue;
		}
		list_remove(&io->link); /* go_on sees it */
		wake(io);
	}
	return cancelled;
}

int stream_cancel(struct stream *s, struct process *p, int handle, uptr op)
{
	struct list finished = LIST_INIT(finished);
	int cancelled;

	if (list_empty(&s->readers) && list_empty(&s->writers))
		return 0;
	mutex_lock(&s->lock);
	cancelled = cancel_in(&s->readers, p, handle, op, &finished) +
		    cancel_in(&s->writers, p, handle, op, &finished);
	pump(s, &finished);
	unlock(s, &finished);
	return cancelled;
}

/* ---- states
 * -------------------------------------------------------------------------------------- */

/* After a change of state, lock held: whoever waits sees it, one after the other. */
static void settle(struct stream *s)
{
	struct list finished = LIST_INIT(finished);

	pump(s, &finished);
	unlock(s, &finished);
}

int stream_pause(struct stream *s)
{
	int error = 0;

	mutex_lock(&s->lock);
	if (s->error || s->no_reader)
		error = s->error ? s->error : -EPIPE;
	else if (s->held || s->paused || !list_empty(&s->writers))
		error = -EAGAIN;
	if (!error) {
		s->paused = true;
		s->before_pause = s->count;
	}
	settle(s);
	return error;
}

void stream_release(struct stream *s)
{
	mutex_lock(&s->lock);
	s->held = false;
	settle(s);
}

void stream_close_writer(struct stream *s)
{
	mutex_lock(&s->lock);
	s->no_writer = true;
	settle(s);
}

void stream_close_reader(struct stream *s)
{
	mutex_lock(&s->lock);
	s->no_reader = true;
	s->signal = NULL;
	s->count = 0;
	s->paused = false;
	settle(s);
}

void stream_fail(struct stream *s, int error)
{
	mutex_lock(&s->lock);
	s->error = error;
	s->held = false;
	settle(s);
}

uint32_t stream_count(struct stream *s)
{
	return s->count;
}
