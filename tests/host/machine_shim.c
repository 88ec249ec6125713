/* tests/host/machine_shim.c - locks that are checked, and stamps for clocks. */
#include "machine_shim.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
#include "panic.h"
#include "task/wait.h"

int machine_locks;

static uint64_t stamps;

void panic(const char *format, ...)
{
	fail_msg("panic: %s", format);
	abort();
}

static void pause_here(void)
{
	if (machine_pause)
		machine_pause();
}

void spin_lock_nested(struct spinlock *l)
{
	assert_int_equal(l->held, 0);
	l->held = 1;
	machine_locks++;
}

bool spin_trylock_nested(struct spinlock *l)
{
	spin_lock_nested(l);
	return true;
}

void spin_unlock_nested(struct spinlock *l)
{
	assert_int_equal(l->held, 1);
	l->held = 0;
	machine_locks--;
}

uint32_t spin_lock(struct spinlock *l)
{
	spin_lock_nested(l);
	return 0;
}

void spin_unlock(struct spinlock *l, uint32_t flags)
{
	(void)flags;
	spin_unlock_nested(l);
	pause_here();
}

void spin_lock_thread(struct spinlock *l)
{
	spin_lock_nested(l);
}

void spin_unlock_thread(struct spinlock *l)
{
	spin_unlock_nested(l);
	pause_here();
}

uint32_t irq_save(void)
{
	return 0;
}

void irq_restore(uint32_t flags)
{
	(void)flags;
	pause_here();
}

void irq_disable(void) {}

void irq_enable(void)
{
	pause_here();
}

uint64_t stamp_next(void)
{
	return ++stamps;
}

uint64_t rdtsc(void)
{
	return stamps;
}

void waitable_init(struct waitable *w, const struct wait_ops *ops)
{
	*w = (struct waitable){.ops = ops};
	list_init(&w->waiters);
}

void wait_wake_slow(struct waitable *w)
{
	(void)w;
}

void wait_wake_checked(struct waitable *w)
{
	(void)w;
}

void wait_wake_sole(struct waitable *w)
{
	(void)w;
}
