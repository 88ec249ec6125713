/*
 * kernel/ipc/mbus.h - buses (include/mbus.h is their manual page).
 *
 *	struct bus		its consumers, a name until it is deleted
 *	struct bus_consumer	a ring and what waits for it; behind a handle, or a process's own by
 *				name. One opened for publishing only has no ring.
 *
 * A bus is referenced by its name, its consumers and those who use it just now. Locks: one mutex
 * for names and attachments, above each bus's spinlock (its list of consumers; held while an object
 * goes into all rings), above each consumer's waitable lock (ring and states).
 *
 * Context: thread, but mbus_publish: any, and it allocates nothing.
 */
#ifndef IPC_MBUS_H
#define IPC_MBUS_H

#include "abi/mbus.h"
#include "abi/types.h"
#include "mem/ucopy.h"
#include "task/object.h"

struct bus;
struct bus_consumer;

extern const struct object_type mbus_type;

void mbus_init(void);

/* For the current process. -EEXIST, -EAGAIN, -ENOMEM. */
int mbus_make(const char *name, uint32_t objsize, uint32_t objmax, uint32_t flags);
int mbus_delete(const char *name);

/* A bus of the kernel's, for good. privilege: who attaches needs it (PRIV_...). NULL: no memory. */
struct bus *mbus_make_kernel(const char *name, uint32_t objsize, uint32_t objmax,
			     uint32_t privilege);

/* By name, with a reference; may: -EPERM unless the current process may publish. */
int mbus_find(const char *name, bool may, struct bus **out);
void mbus_unref(struct bus *b);
uint32_t mbus_objsize(const struct bus *b);

/* Into all rings: how many. -EPIPE it is deleted. Any context; the current thread is told as the
 * publisher unless `kernel`. */
int mbus_publish(struct bus *b, const void *object, bool kernel);

/* The current process by name. */
int mbus_attach(const char *name);
int mbus_detach(const char *name);
int mbus_attached(const char *name, struct bus_consumer **out); /* with a reference */

/* For a handle. */
int mbus_open(const char *name, uint32_t flags, struct bus_consumer **out);
void mbus_opened(struct bus_consumer *c, int handle); /* it has this handle */
struct bus *mbus_of(struct bus_consumer *c);
static inline struct object *mbus_object(struct bus_consumer *c)
{
	return (struct object *)c; /* its first member */
}

int mbus_consume(struct bus_consumer *c, uptr object, uint32_t timeout, uptr info);

/* The index-th bus for the view; false: there are fewer. */
struct mbus_line {
	char name[MBUS_NAME_MAX];
	uint32_t objsize, objmax, flags, maker, consumers;
	uint32_t published, dropped;
};
bool mbus_at(uint32_t index, struct mbus_line *line);

/* The index-th consumer of the bus-th bus; false: there are fewer. */
struct mbus_consumer_line {
	char bus[MBUS_NAME_MAX];
	uint32_t process;
	int handle; /* 0: attached by name */
	uint32_t waiting, objmax, dropped;
};
bool mbus_consumer_at(uint32_t bus, uint32_t index, struct mbus_consumer_line *line);

#endif
