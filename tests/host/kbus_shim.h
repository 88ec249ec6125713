/*
 * tests/host/kbus_shim.h - KBus on the host: it stands in for cpu/cpu.h, cpu/spinlock.h and
 * ipc/stamp.h, for one thread. Include it before headers of the kernel.
 */
#ifndef TESTS_KBUS_SHIM_H
#define TESTS_KBUS_SHIM_H

#define CPU_CPU_H
#define CPU_SPINLOCK_H
#define IPC_STAMP_H
#include "abi/types.h"

struct spinlock {
	volatile uint32_t held;
};

/* Taken twice or let go free: the test ends. */
void spin_lock_nested(struct spinlock *l);
void spin_unlock_nested(struct spinlock *l);
uint32_t spin_lock(struct spinlock *l);
void spin_unlock(struct spinlock *l, uint32_t flags);
void spin_lock_thread(struct spinlock *l);
void spin_unlock_thread(struct spinlock *l);
uint32_t irq_save(void);
void irq_restore(uint32_t flags);
uint64_t stamp_next(void);
uint64_t rdtsc(void);

#endif
