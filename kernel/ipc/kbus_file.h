/*
 * kernel/ipc/kbus_file.h - connections of KBus as open files (include/kbus.h).
 *
 * A connection belongs to the process that opened it: it ends with its last handle or with that
 * process. Handles that others have then name a closed one: -ENOTCONN.
 *
 * Locks, downwards: the table's mutex (buses, whose files), the file's (the message it reads, the
 * one it writes; it is closed under it), the bus's (ipc/kbus.h), the queues'.
 *
 * Context: thread. Lengths and addresses are the program's.
 */
#ifndef IPC_KBUS_FILE_H
#define IPC_KBUS_FILE_H

#include "ipc/kbus.h"
#include "mem/ucopy.h"
#include "task/lock.h"

struct kbus_device {
	struct mutex lock;
	struct kbus_bus bus;
};

struct kbus_file {
	struct kbus_connection c; /* first: its object is the file's */
	struct kbus_device *device;
	struct process *owner; /* NULL: closed; guarded by the table's mutex */
	struct list of_process;

	struct mutex lock;	  /* guards what follows */
	struct kbus_taken chosen; /* while c.chosen */
	uint32_t read;		  /* bytes of it */
	struct kbus_message head; /* what is being written */
	struct kbus_body *body;	  /* ... when the head is complete */
	uint32_t written;
};

extern const struct object_type kbus_type;

void kbus_init(void);

/* A further bus: its number, -EAGAIN, -ENOMEM. */
int kbus_device_create(void);
uint32_t kbus_device_count(void);
struct kbus_device *kbus_device(uint32_t number); /* NULL: none */

/* A connection of the current process, paid for (task/handle.h). -ENOENT, -EAGAIN, -ENOMEM. */
int kbus_open(uint32_t number, struct object **out);

void kbus_query_file(struct kbus_file *f, struct kbus_info *info);

/* ---- for the views (kbus_see.c) ---- */

/* The connection with the lowest number above this one; false: there is none. */
struct kbus_line {
	uint32_t process;
	struct kbus_info info; /* but next_size */
};
bool kbus_see_connection(struct kbus_device *d, uint32_t above, struct kbus_line *line);

/* Its index-th binding; false: it has fewer, or is gone. */
struct kbus_binding_line {
	bool replies;
	char name[KBUS_NAME_MAX + 1];
};
bool kbus_see_binding(struct kbus_device *d, uint32_t connection, uint32_t index,
		      struct kbus_binding_line *line);

/* ---- plain file calls (kbus_file.c) ---- */

int kbus_next(struct kbus_file *f);
/* The message written, its head checked; the caller's from now on. -ENOENT nothing is written,
 * -EBADMSG it is not complete, and what kbus_check_head says: then it is gone. */
int kbus_take_written(struct kbus_file *f, struct kbus_body **body);
void kbus_drop_written(struct kbus_file *f);

/* ---- messages (kbus_call.c); handle: by which it was called, closing it ends waits ---- */

/* Send; the body's reference goes. 0, as KBusSend. */
int kbus_call_send(struct kbus_file *f, int handle, struct kbus_body *body, uint32_t timeout,
		   uint64_t *id);
int kbus_call_finish(struct kbus_file *f, int handle, uint32_t timeout, uint64_t *id);
int kbus_call_discard(struct kbus_file *f);
int kbus_call_receive(struct kbus_file *f, int handle, uptr buffer, uint32_t size,
		      uint32_t timeout);
/* Send and wait for the answer. */
int kbus_call(struct kbus_file *f, int handle, struct kbus_body *body, uptr buffer, uint32_t size,
	      uint32_t timeout);

static inline void kbus_lock(struct kbus_file *f)
{
	mutex_lock(&f->device->lock);
}

static inline void kbus_unlock(struct kbus_file *f)
{
	mutex_unlock(&f->device->lock);
}

#endif
