/*
 * tests/host/commit_model.h - every interleaving of a few who send and receive.
 *
 * An actor is the list of steps that a way to commit makes (commit_trace.h writes it down while it
 * runs alone); a reader's begins with looks into queues. model_explore lets one actor after the
 * other make its next step, in every order there is, and remembers the states it has seen. In each
 * it asks:
 *
 *	does somebody who has received a message find it missing in another of its queues?
 *	can nobody go on?
 *	at the end: is each message in all its queues or in none, are the queues in the order of the
 *	stamps, do they agree, and has what was sent after another was sent or received the larger
 *	stamp?
 *
 * A send begins with its first step and has returned with its last: nothing comes between, so what
 * happened before is as much as it can be.
 */
#ifndef TESTS_COMMIT_MODEL_H
#define TESTS_COMMIT_MODEL_H

#include "commit_controls.h"

#define MODEL_ACTORS 4
#define MODEL_QUEUES 3
#define MODEL_STEPS  32
#define MODEL_FULL   (1u << MODEL_QUEUES) /* sets of queues */

enum step_kind {
	STEP_LOCK,
	STEP_UNLOCK,
	STEP_RESERVE,
	STEP_UNRESERVE,
	STEP_STAMP,
	STEP_GUESS,  /* what the next stamp would be */
	STEP_SETTLE, /* ... and that it is taken */
	STEP_APPEND,
	STEP_LOOK, /* the oldest message, if there is one */
};

struct step {
	uint8_t kind, queue;
};

struct path {
	uint32_t count;
	struct step steps[MODEL_STEPS];
};

/* One actor: its message has its number. */
struct program {
	uint32_t to;		       /* the set of queues; 0: it only looks */
	uint32_t looks;		       /* steps before the send */
	bool leaves_out;	       /* the full ones */
	struct path paths[MODEL_FULL]; /* by the queues that were full */
};

struct model {
	enum queue_manner manner;
	uint32_t room; /* of each queue */
	uint32_t actors;
	struct program programs[MODEL_ACTORS];
};

struct model_result {
	const char *wrong; /* NULL: nothing */
	uint32_t states;
	char how[2000]; /* the shortest way to it */
};

void model_explore(const struct model *m, struct model_result *result);

/* The memory of the states. */
void model_free(void);

#endif
