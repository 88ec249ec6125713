/* queues.h - the threads' message queues: how full they are, and what came since the last look. */
#ifndef QUEUES_H
#define QUEUES_H

#include <stdint.h>
#include "abi/limits.h"
#include "msg.h"

#define QUEUES_MAX THREADS_MAX

struct queue_row {
	uint32_t thread;
	char name[PROCESS_NAME_MAX];
	struct msg_status status;
	uint32_t rate; /* tenths a second */
};

struct queues {
	struct queue_row rows[QUEUES_MAX];
	uint32_t count;
	uint64_t ns; /* since boot, when they were looked at */
};

/* All that may be seen: with the right to debug those of every process, else the caller's. */
void queues_take(struct queues *q);

/* Fill in the rates since `before`, and sort: who gets most first, then who has most waiting. */
void queues_compare(const struct queues *before, struct queues *now);

/* What waits, and what was lost or refused. */
uint32_t queues_depth(const struct msg_status *status);
uint32_t queues_drops(const struct msg_status *status);

#endif
