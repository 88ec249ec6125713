/*
 * kernel/ipc/stream.h - one direction of a byte stream: a ring, those who wait to read and those
 * who wait to write.
 *
 *	writer -> [ writers waiting ] -> ring -> [ readers waiting ] -> reader
 *
 * Bytes are copied in once and out once. Operations (task/io.h) of each side complete in the order
 * they came. A reader waits until all its bytes have come (FILE_PARTIAL: any), a writer until all
 * its bytes are in the ring. A synchronous one that waits is woken when it can move as much as the
 * ring allows, not for every byte; asynchronous ones are served by whoever makes room or brings
 * bytes. Never do both sides sleep while either could move a byte.
 *
 * States: held (all operations wait), open, and then the writer's end closed (readers get what is
 * left, then 0), the reader's end closed (writers get -EPIPE), or failed (everybody gets the
 * error).
 *
 * Context: thread; takes stream.lock, a mutex, in which user memory is touched.
 */
#ifndef IPC_STREAM_H
#define IPC_STREAM_H

#include "task/io.h"
#include "task/lock.h"

#define STREAM_HELD	 0x1
#define STREAM_NO_WRITER 0x2 /* the writer's end is closed */
#define STREAM_NO_READER 0x4
#define STREAM_FAILED	 0x8
#define STREAM_PAUSED	 0x10 /* after before_pause bytes more, one read gets 0 */

struct stream {
	struct mutex lock; /* guards all below */
	uint8_t *ring;
	uint32_t capacity, head, count; /* head: where the oldest byte is */
	struct list readers, writers;	/* struct io.link */
	uint32_t state;			/* STREAM_..., 0: open */
	int error;			/* STREAM_FAILED with it */
	uint32_t before_pause;		/* STREAM_PAUSED */
	uint32_t written;		/* bytes that have ever come in; it may go round */
	/* Where it can be waited for that a read of one byte would not wait; NULL: nowhere. */
	struct waitable *signal;
	bool readable; /* guarded by signal->lock */
};

/* capacity: bytes, 1 or more. -ENOMEM. */
int stream_init(struct stream *s, uint32_t capacity, struct waitable *signal);
/* The same in two steps: a held one that has no ring yet, and the ring, which comes before the
 * release. */
void stream_init_held(struct stream *s, uint32_t capacity, struct waitable *signal);
int stream_add_ring(struct stream *s);
void stream_deinit(struct stream *s); /* nobody waits */

/* As file_ops.read and write. */
int stream_read(struct stream *s, struct io *io);
int stream_write(struct stream *s, struct io *io);
int stream_cancel(struct stream *s, struct process *p, int handle, uptr op);

/* One read that comes here gets 0, as at the end; the next ones go on. -EAGAIN there is one that
 * was not met yet, or writers wait; -EPIPE, or what it failed with. */
int stream_pause(struct stream *s);
void stream_release(struct stream *s); /* held no more */
void stream_fail(struct stream *s, int error);
void stream_close_writer(struct stream *s);
void stream_close_reader(struct stream *s); /* the bytes in it are thrown away */

uint32_t stream_count(struct stream *s); /* bytes that can be read at once */

#endif
