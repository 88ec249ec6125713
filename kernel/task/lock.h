/*
 * kernel/task/lock.h - the sleeping lock, and the order of all locks.
 *
 * Order (take downwards only; [s] spinlock, [m] mutex):
 *
 *	[m] winmgr lock		  winmgr: windows, stacking, focus, regions
 *	[m] vm lock		  task: one address space's regions
 *	[s] process table	  task: list of all, ids
 *	[s] process lock	  task: threads of one process
 *	[s] handle table
 *	[s] queue / waitable	  in ascending id or address
 *	[s] run queue		  task: ready threads, states
 *	[s] timer list
 *	[s] heap, then page	  mem
 *	[s] log
 *
 * A page fault may take the vm lock, so no copy to or from user memory under it or under a
 *spinlock.
 */
#ifndef TASK_LOCK_H
#define TASK_LOCK_H

#include "cpu/spinlock.h"
#include "common/list.h"
#include "task/wait.h"

struct thread;

/* FIFO, not recursive, thread context only. */
struct mutex {
	struct thread *owner;	   /* NULL: free; guarded by waitable.lock */
	struct thread *next_owner; /* while unlock hands it over */
	struct waitable waitable;
};

void mutex_init(struct mutex *m);
void mutex_lock(struct mutex *m); /* may sleep; not interrupted by kill: holders are short */
void mutex_unlock(struct mutex *m);
bool mutex_held(const struct mutex *m); /* by the caller */

#endif
