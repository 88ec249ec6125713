/*
 * kernel/cpu/spinlock.h - the short lock.
 *
 * Taking it switches interrupts off on this processor, so the holder is neither preempted nor
 * interrupted: hold it for a bounded handful of instructions and never sleep in it. A thread that
 * has interrupts on therefore holds no spinlock and may be preempted anywhere. Locks are taken in
 * the order listed in task/lock.h.
 */
#ifndef CPU_SPINLOCK_H
#define CPU_SPINLOCK_H

#include "cpu/cpu.h"

struct spinlock {
	volatile uint32_t held;
};

#define SPINLOCK_INIT \
	{             \
		0     \
	}

/* For the nested ones: interrupts are off already. */
static inline void spin_lock_nested(struct spinlock *l)
{
	while (__builtin_expect(__atomic_exchange_n(&l->held, 1, __ATOMIC_ACQUIRE), 0))
		while (l->held)
			cpu_relax();
}

/* For locks out of their order: nobody may wait for them so. */
static inline bool spin_trylock_nested(struct spinlock *l)
{
	return !__atomic_exchange_n(&l->held, 1, __ATOMIC_ACQUIRE);
}

static inline void spin_unlock_nested(struct spinlock *l)
{
	__atomic_store_n(&l->held, 0, __ATOMIC_RELEASE);
}

/* Interrupts off and lock; the result goes to spin_unlock. Any context. */
static inline uint32_t spin_lock(struct spinlock *l)
{
	uint32_t flags = irq_save();

	spin_lock_nested(l);
	return flags;
}

static inline void spin_unlock(struct spinlock *l, uint32_t flags)
{
	spin_unlock_nested(l);
	irq_restore(flags);
}

/* The same for callers that have interrupts on, as system calls do: shorter. */
static inline void spin_lock_thread(struct spinlock *l)
{
	irq_disable();
	spin_lock_nested(l);
}

static inline void spin_unlock_thread(struct spinlock *l)
{
	spin_unlock_nested(l);
	irq_enable();
}

#define assert_held(l) kassert((l)->held && !irq_enabled())

#endif
