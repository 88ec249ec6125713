/*
 * tests/host/commit_queues.h - queues between threads, for the ways to commit a message.
 *
 * A message is its name, a uint32_t. A queue's lock guards it; the manners are those of
 * commit_controls.h.
 */
#ifndef TESTS_COMMIT_QUEUES_H
#define TESTS_COMMIT_QUEUES_H

#include "commit_controls.h"

#define QUEUE_ROOM 12
#define QUEUE_FULL (-11)

struct item {
	uint32_t name;
	uint64_t stamp;
	bool staged;
};

struct test_queue {
	struct waitable waitable;
	enum queue_manner manner;
	uint32_t number, reserved, count;
	struct item items[QUEUE_ROOM];
};

/* The item of a slot is the queue. */
extern const struct commit_kind queue_kind;

/* Lock held: the oldest one, or NULL; it is out of the queue then. Nothing is known to be the
 * oldest while a place is set aside. */
bool queue_take(struct test_queue *q, struct item *item);

#endif
