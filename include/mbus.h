/*
 * mbus.h - buses: one publisher, many readers, objects of one size.
 *
 *	publisher			      consumer
 *	MBusMake("weather", 8, 16, 0);	      MBusAttach("weather");
 *	MBusPublish("weather", &now);	      MBusConsume("weather", &now, WAIT_FOREVER, NULL);
 *
 * A bus has a name and carries objects of objsize bytes. Publishing copies the object into a ring
 *of objmax objects of each consumer that is attached at that time: into all of them in one step,
 *with one stamp. Who attaches later begins with an empty ring. Publishing never waits: where a ring
 *is full the newest object is dropped for that consumer, or with MBUS_LATEST its oldest one, and
 * counted (struct mbus_info).
 *
 * Only the process that made a bus publishes and deletes it, unless it is made MBUS_SHARED. Its end
 * deletes it. Consumers of a deleted bus read what is in their rings, then once -EPIPE, and are
 * detached by that. A consumer's end detaches it.
 *
 * A process is attached to a bus once by name, and once more with every handle that MBusOpen gives
 * for consuming. Such a handle is signalled while there is something to consume, -EPIPE counted; it
 * belongs to its process alone. By handle no name is looked up.
 *
 * The kernel's own buses, for processes with PRIV_INPUT (others: -EPERM): ps2kb, each byte of the
 * characters typed (UTF-8), and ps2mouse (struct mbus_mouse). The interrupts of the devices publish
 * on them.
 *
 * There are MBUS_BUSES_MAX buses, and MBUS_CONSUMERS_MAX rings on each, shared between processes by
 * the rule for all queues (docs/ipc.md): one has half of them at most, and the next one its part.
 *
 * Memory: a bus is charged to its maker, a ring (objmax times the object and 32 bytes) to the
 * consumer's process. /System/Kernel/mbus lists all buses, mbus_consumers there all consumers: how
 * full each ring is, and what it has dropped.
 *
 * Errors of all calls with a name: -ENOENT no such bus, -EINVAL no name can be so (1 to
 * MBUS_NAME_MAX - 1 bytes of UTF-8 without '/'), -EFAULT.
 */
#ifndef MBUS_H
#define MBUS_H

#include <stdint.h>
#include "abi/mbus.h"

/* -EINVAL a size is 0, their product does not fit 32 bits, or unknown flags; -EDQUOT an object is
 * larger than MBUS_OBJECT_MAX or a ring than MBUS_RING_MAX; -EEXIST, -EAGAIN it has its
 * share of MBUS_BUSES_MAX, -ENOMEM. */
int MBusMake(const char *name, uint32_t objsize, uint32_t objmax, uint32_t flags);

int MBusDelete(const char *name); /* -EPERM */

/* Returns the number of rings the object came into. -EPERM. */
int MBusPublish(const char *name, const void *object);

/* Have a ring, or give it up with what is in it. -EALREADY, -EAGAIN it has its share of the
 * MBUS_CONSUMERS_MAX of the bus, -EPERM, -ENOMEM; -ENOTCONN. */
int MBusAttach(const char *name);
int MBusDetach(const char *name);

/* The oldest object of the ring; waits for one up to timeout milliseconds. info may be NULL.
 * Returns objsize. -EAGAIN the ring is empty and timeout 0, -ETIMEDOUT, -ENOTCONN not attached (or
 * no more), -EPIPE once after the bus is deleted, -EINTR. */
int MBusConsume(const char *name, void *object, uint32_t timeout, struct mbus_info *info);

/* A handle for MBUS_CONSUME (attached by it until it is closed), MBUS_PUBLISH, or both. -EINVAL,
 * -EPERM, -EAGAIN, -EMFILE, -ENOMEM. */
int MBusOpen(const char *name, uint32_t flags);

/* As MBusPublish and MBusConsume. -EBADF, -ENOTSUP no bus, -EACCES not opened for that; -EPIPE the
 * bus to publish on is deleted. */
int MBusPublishOn(int handle, const void *object);
int MBusConsumeFrom(int handle, void *object, uint32_t timeout, struct mbus_info *info);

#endif
