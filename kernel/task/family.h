/*
 * kernel/task/family.h - how many processes, threads and windows may come from one
 * program. Pure.
 *
 * A family is a process and all that came from it: what it started, and what those started. When a
 * process is gone, what is directly below it goes to the one above. The kernel's own programs (the
 * desktop, a console on a serial line) are roots, which may take what there is. Below a root there
 * are two rules, so that no program can use up the tables:
 *
 *	between the families directly below a root	a large one (more than FAMILY_SMALL) gets no
 *		more than its share of what is free: the first a half, the next a sixth of the
 *whole, and so on, so there is room for every new one within such a family	each level leaves
 *FAMILY_KEPT to the one above it, so that who started what takes all it can still has some, to end
 *it
 *
 * No lock of its own: kernel/task/process.c has one around every call.
 */
#ifndef TASK_FAMILY_H
#define TASK_FAMILY_H

#include "abi/types.h"
#include "common/list.h"

enum family_kind { FAMILY_PROCESSES, FAMILY_THREADS, FAMILY_WINDOWS, FAMILY_KINDS };

struct family {
	struct family *above; /* NULL: everyone's, which is above all */
	struct list below, link;
	uint32_t used[FAMILY_KINDS];
	uint32_t large[FAMILY_KINDS]; /* families directly below that have more than a few */
	bool root;
};

/* An empty one below another; the first of all has none above. */
void family_begin(struct family *f, struct family *above, bool root);

/* It has nothing of its own any more: what is below goes to the one above. */
void family_end(struct family *f);

/* One more for the process itself. -EAGAIN: more than its share. */
int family_take(struct family *f, enum family_kind kind);
void family_give(struct family *f, enum family_kind kind);

#endif
