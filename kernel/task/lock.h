/*
 * kernel/task/lock.h - the sleeping lock, and the order of all locks.
 *
 * Order (take downwards only; [s] spinlock, [m] mutex):
 *
 *	[m] peer		  ipc: the calls of one
 *	[m] open file		  fs: its position, the text of a view
 *	[m] mounts		  fs: the table of mounts, not the work in them
 *	[m] systems in memory	  fs: the list of them, then one of them
 *	[m] unpacked blocks	  fs: those of the initial disk that were read last
 *	[m] winmgr lock		  winmgr: windows, stacking, focus, regions
 *	[m] images		  task: program images in use
 *	[m] ports, then stream	  ipc: names and backlogs; one direction of bytes
 *	[m] buses		  ipc: names, who has made and attached what
 *	[m] KBus table, file, bus ipc: connections of processes; what one reads and writes; bindings
 *	[m] codes, random numbers winmgr: registered codes; fs: the generator
 *	[s] process table	  task: list of all, ids
 *	[s] process lock	  task: threads of one process
 *	[s] handle table, operations, mailboxes
 *	[s] graph of sends	  winmgr: who waits for whose answer
 *	[s] window slot, threads' queues, futex bucket, frames
 *	[s] bus			  ipc: its list of consumers
 *	[s] queue / waitable	  in ascending address
 *	[s] spies, hung queues
 *	[s] run queue		  task: ready threads, states
 *	[s] clock of the GUI
 *	[s] timer wheel
 *	[s] address space	  mem: one space's regions and page tables
 *	[s] shared areas, then area
 *	[s] heap, vmap, then page mem
 *	[s] thread ids, families, serials of nodes, open raw devices, keyboard, serial, trace, log
 *
 * A page fault takes the lock of the address space, so no copy to or from user memory under a
 * spinlock; under a mutex it is allowed. docs/locks.md has the picture and the rules.
 */
#ifndef TASK_LOCK_H
#define TASK_LOCK_H

#include "cpu/spinlock.h"
#include "common/list.h"
#include "task/thread.h"
#include "task/wait.h"

/*
 * FIFO, not recursive, thread context only. Whoever holds one that others wait for runs at
 * PRIORITY_LOCK until it holds none: nobody waits for longer than the work under the lock takes,
 * however low its holder is and however many run before it.
 */
struct mutex {
	unsigned long
		owner; /* the thread's address, MUTEX_WAITERS if others wait; 0: free. Atomic */
	struct waitable waitable;
	uint32_t contended; /* how often somebody had to wait; guarded by waitable.lock */
};

#define MUTEX_WAITERS 1ul

void mutex_init(struct mutex *m);

void mutex_lock_slow(struct mutex *m);
void mutex_unlock_slow(struct mutex *m);

/* May sleep; not interrupted by kill: holders are short. Where it is free it is one instruction.
 * The ones with a thread are for hot paths that have it in hand: t is the caller. */
static inline void mutex_lock_by(struct mutex *m, struct thread *t)
{
	unsigned long free = 0;

	t->mutexes++;
	if (__builtin_expect(!__atomic_compare_exchange_n(&m->owner, &free, (unsigned long)t, false,
							  __ATOMIC_ACQUIRE, __ATOMIC_RELAXED),
			     0))
		mutex_lock_slow(m);
}

static inline void mutex_unlock_by(struct mutex *m, struct thread *t)
{
	unsigned long mine = (unsigned long)t;

	if (__builtin_expect(t->priority != PRIORITY_LOCK, 1) &&
	    __builtin_expect(__atomic_compare_exchange_n(&m->owner, &mine, 0, false,
							 __ATOMIC_RELEASE, __ATOMIC_RELAXED),
			     1))
		t->mutexes--;
	else
		mutex_unlock_slow(m);
}

static inline void mutex_lock(struct mutex *m)
{
	mutex_lock_by(m, current());
}

static inline void mutex_unlock(struct mutex *m)
{
	mutex_unlock_by(m, current());
}

/* Who waits for it shall be seen (/System/Kernel/locks). For locks that stay for good, at start. */
void mutex_name(struct mutex *m, const char *name);
/* The index-th of these; NULL: there are fewer. */
struct mutex *mutex_named(uint32_t index, const char **name);

/* The one who holds it, or NULL: it may have changed at once. */
static inline struct thread *mutex_owner(const struct mutex *m)
{
	return (struct thread *)(m->owner & ~MUTEX_WAITERS);
}

/* By the caller? */
static inline bool mutex_held(const struct mutex *m)
{
	return (m->owner & ~MUTEX_WAITERS) == (unsigned long)current();
}

#endif
