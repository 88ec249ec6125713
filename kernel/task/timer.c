/*
 * kernel/task/timer.c - the clock, and a wheel of timers.
 *
 * A timer hangs in the slot of its due tick modulo WHEEL; each tick looks at one slot only.
 */
#include "task/timer.h"
#include "cpu/cpu.h"
#include "cpu/spinlock.h"
#include "task/sched.h"

#define WHEEL 256

/* Guarded by lock. */
static struct spinlock lock;
static struct list wheel[WHEEL];
static volatile uint64_t ticks;
static struct timer *firing;   /* its function runs */
static uint64_t next_tick_tsc; /* when the next tick is due by the clock */

uint32_t clock_tsc_khz;
static uint64_t clock_base;
static uint32_t clock_mult; /* nanoseconds per count, times 2^22 */

void clock_init(uint32_t tsc_khz)
{
	clock_tsc_khz = tsc_khz;
	clock_mult = (uint32_t)((1000000ull << 22) / tsc_khz);
	clock_base = rdtsc();
	next_tick_tsc = clock_base + tsc_khz;
	for (int i = 0; i < WHEEL; i++)
		list_init(&wheel[i]);
}

uint64_t clock_ns_of(uint64_t tsc)
{
	uint64_t d = tsc > clock_base ? tsc - clock_base : 0;

	return ((d & 0xffffffffu) * clock_mult >> 22) + ((d >> 32) * clock_mult << 10);
}

uint64_t clock_ns(void)
{
	return clock_ns_of(rdtsc());
}

uint64_t timer_ticks(void)
{
	uint32_t flags = irq_save();
	uint64_t now = ticks;

	irq_restore(flags);
	return now;
}

uint64_t timer_ticks_due(void)
{
	uint32_t flags = irq_save(), period = clock_tsc_khz * (1000 / TICK_HZ);
	uint64_t now = ticks, late = rdtsc() - next_tick_tsc;

	irq_restore(flags);
	if ((int64_t)late < 0)
		return now;
	return now + 1 + (late >> 32 ? 0 : (uint32_t)late / period);
}

void timer_set(struct timer *t, uint64_t due_tick, void (*fire)(struct timer *t))
{
	uint32_t flags = spin_lock(&lock);

	if (t->armed)
		list_remove(&t->link);
	t->armed = true;
	t->fire = fire;
	t->due = due_tick > ticks ? due_tick : ticks + 1;
	list_push_back(&wheel[t->due % WHEEL], &t->link);
	spin_unlock(&lock, flags);
}

void timer_cancel(struct timer *t)
{
	uint32_t flags = spin_lock(&lock);

	if (t->armed)
		list_remove(&t->link);
	t->armed = false;
	spin_unlock(&lock, flags);
}

void timer_wait(struct timer *t)
{
	while (__atomic_load_n(&firing, __ATOMIC_ACQUIRE) == t)
		cpu_relax();
}

/* Lock held on entry and exit; let go while a function runs, because it may set timers. */
static void fire_due(struct list *slot)
{
	struct list *l = slot->next;

	while (l != slot) {
		struct timer *t = container_of(l, struct timer, link);

		l = l->next;
		if (t->due > ticks)
			continue;
		list_remove(&t->link);
		t->armed = false;
		__atomic_store_n(&firing, t, __ATOMIC_RELEASE);
		spin_unlock_nested(&lock);
		t->fire(t);
		__atomic_store_n(&firing, NULL, __ATOMIC_RELEASE);
		spin_lock_nested(&lock);
		l = slot->next;
	}
}

/*
 * The interrupt says "look", the clock says how many ticks have passed: an emulator that was held
 * up sends the interrupts it owes all at once, or never.
 */
void timer_tick(void)
{
	uint64_t now = rdtsc();

	spin_lock_nested(&lock);
	while (now >= next_tick_tsc) {
		next_tick_tsc += clock_tsc_khz * (1000 / TICK_HZ);
		ticks++;
		if (!list_empty(&wheel[ticks % WHEEL]))
			fire_due(&wheel[ticks % WHEEL]);
	}
	spin_unlock_nested(&lock);
	sched_tick();
}
