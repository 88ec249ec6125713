/*
 * tests/host/machine_shim.h - one processor on the host, for IPC whose calls run to their end: it
 * stands in for cpu/cpu.h, cpu/spinlock.h and ipc/stamp.h. Include it before headers of the kernel.
 *
 * Locks taken twice or let go free end the test. Nobody waits, so nobody is woken.
 */
#ifndef TESTS_MACHINE_SHIM_H
#define TESTS_MACHINE_SHIM_H

#define CPU_CPU_H
#define CPU_SPINLOCK_H
#define IPC_STAMP_H
#include "abi/types.h"

/* Where a call could be preempted this is called; NULL: nothing. */
extern void (*machine_pause)(void);

extern int machine_locks; /* held now */

struct spinlock {
	volatile uint32_t held;
};

void spin_lock_nested(struct spinlock *l);
bool spin_trylock_nested(struct spinlock *l);
void spin_unlock_nested(struct spinlock *l);
uint32_t spin_lock(struct spinlock *l);
void spin_unlock(struct spinlock *l, uint32_t flags);
void spin_lock_thread(struct spinlock *l);
void spin_unlock_thread(struct spinlock *l);
uint32_t irq_save(void);
void irq_restore(uint32_t flags);
void irq_disable(void);
void irq_enable(void);
uint64_t stamp_next(void);
uint64_t rdtsc(void); /* the last stamp */

#endif
