/*
 * tests/host/commit_controls.h - ways to put a message into several queues, most of them wrong.
 *
 * The first is the kernel's. The others have its interface and one mistake each; a test that does
 * not catch every one of them proves nothing. They are linked into host tests only.
 */
#ifndef TESTS_COMMIT_CONTROLS_H
#define TESTS_COMMIT_CONTROLS_H

#include "commit_shim.h"
#include "ipc/commit.h"

/* What the queues have to be. */
enum queue_manner {
	QUEUE_PLAIN, /* a new message comes behind all others */
	/* A message has its place from reserve on, hides those behind it until append, and is then
	 * put in order of the stamps; equal ones stay as they came, or as their senders count. */
	QUEUE_STAGED_BY_ARRIVAL,
	QUEUE_STAGED_BY_SENDER,
};

struct commit_variant {
	const char *name;
	int (*commit)(struct commit_slot *slots, uint32_t count, const struct commit_kind *kind,
		      void *message, uint32_t flags, uint64_t *stamp);
	enum queue_manner manner;
	bool right;
	const char *verdict; /* what tools/check-order finds at least; NULL: it comes to a halt */
};

#define COMMIT_VARIANTS 7
extern const struct commit_variant commit_variants[COMMIT_VARIANTS];

#endif
