/*
 * kernel/ipc/mbus_parts.h - buses and their consumers. Inside of mbus.c and mbus_consumer.c.
 */
#ifndef IPC_MBUS_PARTS_H
#define IPC_MBUS_PARTS_H

#include "common/list.h"
#include "ipc/commit.h"
#include "ipc/mbus.h"
#include "ipc/mbus_ring.h"
#include "ipc/quota.h"

struct bus {
	struct list link, of_maker; /* in the names; guarded by the mutex, as all but the below */
	struct process *maker;	    /* NULL: the kernel */
	struct quota_user *made;    /* the maker's share of all buses */
	struct quota rings;	    /* of MBUS_CONSUMERS_MAX; a process's share is in them */
	uint32_t refs;		    /* atomic */
	uint32_t objsize, objmax, flags, privilege;
	char name[MBUS_NAME_MAX];
	struct spinlock lock;				  /* guards all below */
	struct commit_slot consumers[MBUS_CONSUMERS_MAX]; /* in the order of their queues */
	uint32_t consumer_count, published, dropped;
	bool deleted;
};

struct bus_consumer {
	struct object object;
	struct waitable waitable;
	struct bus *bus;
	bool named;		  /* the process's own, without a handle */
	struct list of_process;	  /* guarded by the mutex */
	struct process *payer;	  /* NULL: has left; guarded by the mutex */
	struct quota_user *share; /* of the bus's rings; NULL: none */
	int handle;		  /* the first one to it, for the view; 0: none (yet) */
	struct mbus_ring
		ring;	    /* slots NULL: opened for publishing only; guarded by waitable.lock */
	bool deleted, left; /* the bus is; it has left; guarded by waitable.lock */
};

/* What a consumer is charged for. */
uint32_t consumer_charge(const struct bus *b, bool ring);

/* Not yet in the bus's list; has a reference of the bus. NULL: no memory. */
struct bus_consumer *consumer_create(struct bus *b, bool ring);

/* An object on its way. */
struct mbus_object {
	struct mbus_info info;
	const void *bytes;
};

/* Into the rings of consumers (commit_slot.item), the bus's lock held. */
extern const struct commit_kind consumer_kind;

/* The bus's lock is held: what it has and has lost. */
void consumer_describe(struct bus_consumer *c, struct mbus_consumer_line *line);

/* The bus's lock is held: the bus is deleted. */
void consumer_bus_ends(struct bus_consumer *c);

/* It has left: whoever waits learns it. */
void consumer_end(struct bus_consumer *c);

/* mbus.c: it was told that its bus is deleted, and leaves by that. */
void consumer_told(struct bus_consumer *c);

#endif
