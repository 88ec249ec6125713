/*
 * tests/host/commit_shim.h - kernel/ipc/commit.c on the host: each step that matters is a call.
 *
 * Include it before ipc/commit.h: it stands in for cpu/spinlock.h and ipc/stamp.h. The test defines
 * the functions: test_commit.c watches them, commit_trace.c writes them down, and
 * commit_threads.c does them for real between threads. commit_shim.c is the commit routine
 * itself, unchanged.
 */
#ifndef TESTS_COMMIT_SHIM_H
#define TESTS_COMMIT_SHIM_H

#define CPU_SPINLOCK_H
#define IPC_STAMP_H
#include "abi/types.h"

struct spinlock {
	volatile uint32_t held;
	uint32_t owner;
};

void spin_lock_nested(struct spinlock *l);
void spin_unlock_nested(struct spinlock *l);
uint32_t irq_save(void);
void irq_restore(uint32_t flags);
uint64_t stamp_next(void);

/* stamp_next as it must not be: in two steps, so that two senders may get the same. */
uint64_t stamp_guess(void);
void stamp_settle(uint64_t stamp);

#endif
