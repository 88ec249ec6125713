/*
 * apps/files/steps.h - what is done to files, step by step, and how it is undone. No windows: any
 * thread may run steps.
 *
 * Steps are added, run in their order, and what was run can be turned round: moves go back, the
 * last one first; a copy goes to the trash, because by then it may hold more than was copied; a new
 * folder is removed if it is still empty. What undid something can be turned round in the same way,
 * and does it again.
 */
#ifndef FILES_STEPS_H
#define FILES_STEPS_H

#include "abi/limits.h"
#include "operations.h"

enum step_kind { STEP_MOVE, STEP_COPY, STEP_MAKE_FOLDER, STEP_REMOVE_EMPTY, STEP_REMOVE };

struct step {
	enum step_kind kind;
	bool into;		    /* `to` is a folder; running finds a free name in it */
	char from[PATH_LENGTH_MAX]; /* the last three kinds have only this one */
	char to[PATH_LENGTH_MAX];
};

struct steps {
	struct step *all;
	int count;
	int done; /* so many have been run */
};

/* false: no memory, and nothing is added. */
bool steps_add(struct steps *s, enum step_kind kind, const char *from, const char *to);
bool steps_add_into(struct steps *s, enum step_kind kind, const char *from, const char *folder);
void steps_deinit(struct steps *s);

/* Bytes that are copied if nothing can be moved by name alone. */
uint64_t steps_measure(const struct steps *s);

/* 0, or why step `done` failed; those before it stay done. What is within itself is -EINVAL. */
int steps_run(struct steps *s, struct watch *watch);

/* The steps that undo what was run of these. false: no memory. What is gone for good is no step. */
bool steps_reverse(const struct steps *s, const char *trash, struct steps *back);

/* Where the entry of a step that was run is now. */
const char *step_result(const struct step *step);

#endif
