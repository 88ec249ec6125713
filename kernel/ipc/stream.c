/* kernel/ipc/stream.c - a ring between waiting readers and waiting writers. */
#include "ipc/stream.h"
#include "abi/error.h"
#include "abi/proc.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/fpu.h"

#define WIDE_PIECE 256u	 /* bytes of user_copy_wide */
#define WIDE_MIN   1024u /* bytes from which it pays */

void stream_init_held(struct stream *s, uint32_t capacity, struct waitable *signal)
{
	memset(s, 0, sizeof *s);
	mutex_init(&s->lock);
	list_init(&s->readers);
	list_init(&s->writers);
	s->capacity = capacity;
	s->signal = signal;
	s->state = STREAM_HELD;
}

int stream_add_ring(struct stream *s)
{
	s->ring = kmalloc(s->capacity);
	return s->ring ? 0 : -ENOMEM;
}

int stream_init(struct stream *s, uint32_t capacity, struct waitable *signal)
{
	stream_init_held(s, capacity, signal);
	s->state = 0;
	return stream_add_ring(s);
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

/* Of a synchronous one: the caller's memory, which has been checked, or the kernel's. Many bytes go
 * faster in wide pieces, if all pages are there. */
static int copy_many(void *to, const void *from, uint32_t size)
{
	uint32_t wide = size & ~(WIDE_PIECE - 1);
	int error;

	fpu_begin();
	error = user_copy_wide(to, from, wide);
	fpu_end();
	return error ? user_copy(to, from, size)
		     : user_copy((char *)to + wide, (const char *)from + wide, size - wide);
}

static inline int copy(void *to, const void *from, uint32_t size)
{
	if (__builtin_expect(size >= WIDE_MIN, 0) && cpu_features & SYS_CPU_SSE2)
		return copy_many(to, from, size);
	return user_copy_inline(to, from, size);
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
	return s->state & STREAM_PAUSED ? s->before_pause : s->count;
}

/* An empty ring begins anew, so that what comes next lies in one piece. */
static inline void took(struct stream *s, uint32_t size)
{
	s->count -= size;
	s->head += size;
	if (s->head == s->capacity || !s->count)
		s->head = 0;
}

/* From the ring to the reader, all that can be. 0, -EFAULT (what was not copied stays). */
static int take_out(struct stream *s, struct io *io)
{
	while (readable_bytes(s) && left(io)) {
		uint32_t part =
			smaller(smaller(readable_bytes(s), left(io)), s->capacity - s->head);

		if (io_is_sync(io) ? copy((void *)(io->buffer + io->done), s->ring + s->head, part)
				   : io_copy_out(io, s->ring + s->head, part))
			return -EFAULT;
		io->done += part;
		took(s, part);
		s->before_pause -= s->state & STREAM_PAUSED ? part : 0;
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
		if (io_is_sync(io) ? copy(s->ring + tail, (void *)(io->buffer + io->done), part)
				   : io_copy_in(io, s->ring + tail, part))
			return -EFAULT;
		io->done += part;
		s->count += part;
		s->written += part;
	}
	return 0;
}

/* ---- results: lock held ------------------------------------------------------------------------
 */

/* The reader has come to a pause, which one read that wanted bytes meets. */
static bool meets_pause(struct stream *s, const struct io *io)
{
	if (!(s->state & STREAM_PAUSED) || s->before_pause || !left(io))
		return false;
	if (!io->done) /* else it has bytes, and the next one is it */
		s->state &= ~STREAM_PAUSED;
	return true;
}

/* What the reader gets now; -EINPROGRESS: it waits. */
static int read_result(struct stream *s, struct io *io)
{
	if (__builtin_expect(s->state & (STREAM_FAILED | STREAM_HELD), 0))
		return s->state & STREAM_FAILED ? s->error : -EINPROGRESS;
	if (take_out(s, io))
		return io->done ? (int)io->done : -EFAULT;
	if (!left(io) || (io->flags & FILE_PARTIAL && io->done) || meets_pause(s, io) ||
	    s->state & STREAM_NO_WRITER)
		return (int)io->done;
	return -EINPROGRESS;
}

static int write_result(struct stream *s, struct io *io)
{
	if (__builtin_expect(s->state & STREAM_FAILED, 0))
		return s->error;
	if (__builtin_expect(s->state & STREAM_NO_READER, 0))
		return -EPIPE;
	if (__builtin_expect(s->state & STREAM_HELD, 0))
		return -EINPROGRESS;
	if (put_in(s, io)) /* an asynchronous one tells both */
		return io_is_sync(io) && io->done ? (int)io->done : -EFAULT;
	return left(io) ? -EINPROGRESS : (int)io->done;
}

/* Is there something for a reader? */
static inline bool is_readable(const struct stream *s)
{
	return s->count || s->state & (STREAM_FAILED | STREAM_NO_WRITER | STREAM_PAUSED);
}

/* Would a read not wait? What is there may be for those who stand in line. */
static inline bool is_signalled(const struct stream *s)
{
	return list_empty(&s->readers) && is_readable(s) && !(s->state & STREAM_HELD);
}

/* Tell those who wait for the handle. */
static void show_slow(struct stream *s)
{
	uint32_t flags = spin_lock(&s->signal->lock);

	s->readable = is_signalled(s);
	wait_wake(s->signal);
	spin_unlock(&s->signal->lock, flags);
}

static inline void show(struct stream *s)
{
	if (s->signal && is_signalled(s) != s->readable)
		show_slow(s);
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

static inline void wake(struct io *io)
{
	if (!io->awake)
		io_wake(io);
}

static inline bool enough_for_reader(const struct stream *s, const struct io *io)
{
	return s->count >= left(io) || s->count == s->capacity ||
	       (io->flags & FILE_PARTIAL && s->count);
}

/* Half empty is worth waking for. */
static inline bool enough_for_writer(const struct stream *s, const struct io *io)
{
	return room(s) >= left(io) || room(s) * 2 >= s->capacity;
}

/* Move the head of a queue on. True if an asynchronous one was completed. */
static bool serve_reader(struct stream *s, struct io *io, struct list *finished)
{
	int result;

	if (io_is_sync(io)) {
		if (enough_for_reader(s, io) ||
		    s->state & (STREAM_FAILED | STREAM_NO_WRITER | STREAM_PAUSED))
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
	int result;

	if (io_is_sync(io)) {
		if (enough_for_writer(s, io) || s->state & (STREAM_FAILED | STREAM_NO_READER))
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
static void break_tie(struct stream *s, struct io *reader, struct io *writer)
{
	if ((io_is_sync(reader) && reader->awake) || (io_is_sync(writer) && writer->awake))
		return;
	if (room(s) && io_is_sync(writer))
		wake(writer);
	else if (s->count && io_is_sync(reader))
		wake(reader);
}

/* Serve both heads until nothing moves any more. */
static void serve(struct stream *s, struct list *finished)
{
	struct io *reader, *writer;
	uint32_t before, between;
	bool more;

	do {
		before = s->count;
		reader = first_of(&s->readers);
		more = reader && serve_reader(s, reader, finished);
		between = s->count;
		writer = first_of(&s->writers);
		more |= writer && serve_writer(s, writer, finished);
		/* Both may have moved, and the same number of bytes. */
	} while (more || before != between || between != s->count);
	if (reader && writer)
		break_tie(s, reader, writer);
}

static inline bool is_writable(const struct stream *s)
{
	return room(s) || s->state & (STREAM_FAILED | STREAM_NO_READER);
}

/* Could the head of the queue go on, and does not know it? What wants no bytes can. */
static inline bool can_go_on(const struct list *queue, bool bytes)
{
	const struct io *io = first_of(queue);

	return io && !(io_is_sync(io) && io->awake) && (bytes || !left(io));
}

static void serve_and_free(struct stream *s)
{
	struct list finished = LIST_INIT(finished);

	serve(s, &finished);
	show(s);
	mutex_unlock(&s->lock);
	io_free_all(&finished);
}

/* Let the lock go, after those who wait have seen what has changed. */
static void settle(struct stream *s)
{
	if (!(s->state & STREAM_HELD) &&
	    (can_go_on(&s->readers, is_readable(s)) || can_go_on(&s->writers, is_writable(s)))) {
		serve_and_free(s);
		return;
	}
	show(s);
	mutex_unlock(&s->lock);
}

/* ---- bytes of the caller: lock held -----------------------------------------------------------
 */

/* The usual case, the bytes in one piece: false if it is not that. */
static inline bool take_at_once(struct stream *s, struct io *io)
{
	uint32_t size = io->size;

	if (s->count < size || s->capacity - s->head < size || s->state & ~STREAM_NO_WRITER ||
	    !io_is_sync(io) || copy((void *)io->buffer, s->ring + s->head, size))
		return false;
	took(s, size);
	return true;
}

static inline bool put_at_once(struct stream *s, struct io *io)
{
	uint32_t size = io->size, tail = s->head + s->count, end = s->capacity;

	if (tail >= end) { /* the free bytes lie before the head, else up to the ring's end */
		tail -= end;
		end = s->head;
	}
	if (s->state || end - tail < size || !io_is_sync(io) ||
	    copy(s->ring + tail, (const void *)io->buffer, size))
		return false;
	s->count += size;
	s->written += size;
	return true;
}

/* ---- operations -------------------------------------------------------------------------------
 */

/* Open and empty, and nobody stands in either line. */
static inline bool is_idle(const struct stream *s)
{
	return !(s->state | s->count) && list_empty(&s->readers) && list_empty(&s->writers);
}

/* Bytes have been taken, nobody else stands in line to read: is there nobody to be told? */
static inline bool is_undisturbed(const struct stream *s)
{
	const struct io *writer = first_of(&s->writers);

	return !s->state && s->readable == (s->count > 0) && list_empty(&s->readers) &&
	       (!writer ||
		(io_is_sync(writer) && (writer->awake || !enough_for_writer(s, writer))));
}

/* Woken for nothing more: the thread is being ended. */
static int give_up(struct stream *s, struct io *io, int result)
{
	mutex_lock(&s->lock);
	list_remove(&io->link);
	settle(s);
	return result;
}

/* A synchronous one stands in its line: until it is the first and has what it wants. */
static int wait_to_read(struct stream *s, struct io *io)
{
	struct thread *self = io->thread;
	int result;

	do {
		result = io_sleep(io);
		if (__builtin_expect(result, 0))
			return give_up(s, io, result);
		mutex_lock_by(&s->lock, self);
		if (list_empty(&io->link)) {
			result = -ECANCELED;
		} else if (!io->done && take_at_once(s, io)) {
			list_remove(&io->link);
			if (is_idle(s))
				mutex_unlock_by(&s->lock, self); /* there is nobody to be told */
			else
				settle(s);
			return (int)io->size;
		} else {
			result = read_result(s, io);
			if (result != -EINPROGRESS)
				list_remove(&io->link);
			io->awake = false;
		}
		settle(s);
	} while (result == -EINPROGRESS);
	return result;
}

static int wait_to_write(struct stream *s, struct io *io)
{
	int result;

	do {
		result = io_sleep(io);
		if (__builtin_expect(result, 0))
			return give_up(s, io, result);
		mutex_lock(&s->lock);
		io->awake = false;
		if (list_empty(&io->link))
			result = -ECANCELED;
		else
			result = !io->done && put_at_once(s, io) ? (int)io->size
								 : write_result(s, io);
		if (result != -EINPROGRESS)
			list_remove(&io->link);
		settle(s);
	} while (result == -EINPROGRESS);
	return result;
}

int stream_read(struct stream *s, struct io *io)
{
	struct thread *self = current();
	int result = -EINPROGRESS;

	mutex_lock_by(&s->lock, self);
	if (is_idle(s) && io->size && io_is_sync(io)) {
		/* Nothing is there, and nobody is to be told. */
		io_keep(io);
		list_push_back(&s->readers, &io->link);
		mutex_unlock_by(&s->lock, self);
		return wait_to_read(s, io);
	}
	if (list_empty(&s->readers))
		result = take_at_once(s, io) ? (int)io->size : read_result(s, io);
	if (result != -EINPROGRESS && is_undisturbed(s)) {
		mutex_unlock_by(&s->lock, self);
		return result;
	}
	if (result == -EINPROGRESS) {
		io_keep(io);
		list_push_back(&s->readers, &io->link);
	}
	settle(s);
	return result == -EINPROGRESS && io_is_sync(io) ? wait_to_read(s, io) : result;
}

int stream_write(struct stream *s, struct io *io)
{
	struct thread *self = current();
	int result = -EINPROGRESS;

	mutex_lock_by(&s->lock, self);
	if (list_empty(&s->writers)) {
		if (put_at_once(s, io)) {
			struct io *reader = first_of(&s->readers);

			if (reader && io_is_sync(reader)) {
				if (!reader->awake && enough_for_reader(s, reader))
					io_wake(reader);
				mutex_unlock_by(&s->lock, self);
				return (int)io->size;
			}
			result = (int)io->size;
		} else {
			result = write_result(s, io);
		}
	}
	if (result == -EINPROGRESS) {
		io_keep(io);
		list_push_back(&s->writers, &io->link);
	}
	settle(s);
	if (result != -EINPROGRESS || !io_is_sync(io))
		return result;
	return wait_to_write(s, io);
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

	/* One that is in neither line any more may still be being completed by who has the lock. */
	if (list_empty(&s->readers) && list_empty(&s->writers) && !mutex_owner(&s->lock))
		return 0;
	mutex_lock(&s->lock);
	cancelled = cancel_in(&s->readers, p, handle, op, &finished) +
		    cancel_in(&s->writers, p, handle, op, &finished);
	settle(s);
	io_free_all(&finished);
	return cancelled;
}

/* ---- states
 * -------------------------------------------------------------------------------------- */

int stream_pause(struct stream *s)
{
	int error = 0;

	mutex_lock(&s->lock);
	if (s->state & STREAM_FAILED)
		error = s->error;
	else if (s->state & STREAM_NO_READER)
		error = -EPIPE;
	else if (s->state & (STREAM_HELD | STREAM_PAUSED) || !list_empty(&s->writers))
		error = -EAGAIN;
	if (!error) {
		s->state |= STREAM_PAUSED;
		s->before_pause = s->count;
	}
	settle(s);
	return error;
}

void stream_release(struct stream *s)
{
	mutex_lock(&s->lock);
	s->state &= ~STREAM_HELD;
	settle(s);
}

void stream_close_writer(struct stream *s)
{
	mutex_lock(&s->lock);
	s->state |= STREAM_NO_WRITER;
	settle(s);
}

void stream_close_reader(struct stream *s)
{
	mutex_lock(&s->lock);
	s->state = (s->state & ~STREAM_PAUSED) | STREAM_NO_READER;
	s->signal = NULL;
	s->count = 0;
	kfree(s->ring); /* nobody comes to it any more */
	s->ring = NULL;
	settle(s);
}

void stream_fail(struct stream *s, int error)
{
	mutex_lock(&s->lock);
	s->error = error;
	s->state = (s->state & ~STREAM_HELD) | STREAM_FAILED;
	settle(s);
}

uint32_t stream_count(struct stream *s)
{
	return s->count;
}
