/*
 * apps/files/undo.h - what was done last, so that it can be undone: the newest first. What was
 * undone is kept in the same way, to be done again.
 *
 * The steps kept are those that undo it; whoever pushes them gives them away.
 */
#ifndef FILES_UNDO_H
#define FILES_UNDO_H

#include "steps.h"

#define UNDO_MOST 20 /* the oldest are forgotten */

struct undo {
	struct undo_entry {
		const char *what; /* "Delete", as the menu names it */
		struct steps steps;
	} entries[UNDO_MOST];
	int count;
};

/* Empty steps are dropped: there is nothing to undo. */
void undo_push(struct undo *u, const char *what, struct steps *steps);
/* The newest; its steps are the caller's now. false: there is none. */
bool undo_pop(struct undo *u, struct steps *steps);
void undo_clear(struct undo *u);
const char *undo_what(const struct undo *u); /* NULL: none */

#endif
