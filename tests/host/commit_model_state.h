/*
 * tests/host/commit_model_state.h - one state of the model, and the steps that lead on.
 */
#ifndef TESTS_COMMIT_MODEL_STATE_H
#define TESTS_COMMIT_MODEL_STATE_H

#include "commit_model.h"

/* Bytes only, so that states are compared as such. */
struct state {
	uint8_t at[MODEL_ACTORS];     /* steps made */
	uint8_t path[MODEL_ACTORS];   /* queues that it found full */
	uint8_t stamp[MODEL_ACTORS];  /* of its message; 0: none yet */
	uint8_t before[MODEL_ACTORS]; /* messages that were sent or received when its send began */
	uint8_t holder[MODEL_QUEUES]; /* of the lock: actor + 1 */
	uint8_t reserved[MODEL_QUEUES];
	uint8_t count[MODEL_QUEUES]; /* messages that have ever come */
	uint8_t head[MODEL_QUEUES];  /* and have been received */
	uint8_t items[MODEL_QUEUES][MODEL_ACTORS];
	uint8_t last;	  /* stamp */
	uint8_t returned; /* messages whose send has returned */
	uint8_t received;
};

#define ITEM_STAGED 0x80 /* a place that is set aside */

enum outcome { STEP_DONE, STEP_BLOCKED, STEP_WRONG };

bool state_is_over(const struct model *m, const struct state *s, uint32_t actor);
struct step state_next_step(const struct model *m, const struct state *s, uint32_t actor);

/* Let the actor make its next step. STEP_WRONG: *wrong says what cannot be. */
enum outcome state_step(const struct model *m, struct state *s, uint32_t actor, const char **wrong);

/* All is over: what is wrong, or NULL. */
const char *state_judge(const struct model *m, const struct state *s);

#endif
