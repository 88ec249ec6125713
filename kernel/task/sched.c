/* kernel/task/sched.c - the run queue. */
#include "task/sched.h"
#include "cpu/cpu.h"
#include "cpu/percpu.h"
#include "panic.h"
#include "task/fpu_switch.h"

_Static_assert(offsetof(struct thread, esp) == 0, "switch.asm");
_Static_assert(offsetof(struct thread, esp0) == 4, "switch.asm");
_Static_assert(offsetof(struct thread, cr3) == 8, "switch.asm");
_Static_assert(offsetof(struct thread, work) == 12, "isr.asm");
_Static_assert(offsetof(struct thread, tls) == 16, "switch.asm");
_Static_assert(offsetof(struct cpu, tss) + 4 == 260, "switch.asm");
_Static_assert(offsetof(struct cpu, gdt) + (USER_LOCAL & ~7) == 512, "switch.asm");
_Static_assert(offsetof(struct cpu, cr3) == 528, "switch.asm");

extern void switch_to(struct thread *prev, struct thread *next) __attribute__((regparm(2)));

struct run_queue run_queue;

#define rq run_queue

void sched_init(struct thread *boot)
{
	for (int i = 0; i < PRIORITY_LEVELS; i++)
		list_init(&rq.ready[i]);
	rq.idle = boot;
}

static inline bool is_preferred(const struct thread *t)
{
	return t->preferred && rq.ticks - t->preferred_at < PREFER_TICKS;
}

/* The next of its level to run. */
static inline void push_front(struct thread *t)
{
	list_push_front(&rq.ready[t->priority], &t->run_link);
	rq.levels |= 1u << t->priority;
}

static inline void push_back(struct thread *t)
{
	list_push_back(&rq.ready[t->priority], &t->run_link);
	rq.levels |= 1u << t->priority;
}

/* Its slice is used up: it stands in line for a new one. */
static inline void turn_over(struct thread *t)
{
	t->slice = SLICE_TICKS;
	t->preferred = false;
	push_back(t);
}

/* It was woken. */
static void ready_push(struct thread *t)
{
	if (!t->slice)
		turn_over(t);
	else if (is_preferred(t))
		push_front(t);
	else
		push_back(t);
}

/* The link of a running thread is not looked at: it need not be initialised. */
static inline void ready_remove(struct thread *t)
{
	t->run_link.prev->next = t->run_link.next;
	t->run_link.next->prev = t->run_link.prev;
	if (list_empty(&rq.ready[t->priority]))
		rq.levels &= ~(1u << t->priority);
}

/* The candidate did not get the processor at once: it stands in line like all others. */
static __attribute__((noinline)) void candidate_push(void)
{
	ready_push(rq.handoff);
	rq.handoff = NULL;
}

static inline void handoff_end(void)
{
	if (rq.handoff)
		candidate_push();
}

static struct thread *pick_ready(void)
{
	struct thread *t;

	if (!rq.levels)
		return rq.idle;
	t = container_of(rq.ready[31 - __builtin_clz(rq.levels)].next, struct thread, run_link);
	ready_remove(t);
	return t;
}

/* prev goes to sleep: the thread it woke gets the rest of its slice, unless a higher one waits. */
static inline struct thread *pick(struct thread *prev)
{
	struct thread *t = rq.handoff;

	if (!t || prev->state == THREAD_READY)
		return pick_ready();
	if (rq.levels >> t->priority >> 1) {
		candidate_push();
		return pick_ready();
	}
	rq.handoff = NULL;
	t->slice = prev->slice;
	prev->slice = 0;
	return t;
}

/* 32 bits will do: the tick accounts often enough. */
static inline void account_time(struct thread *t)
{
	uint32_t now = tsc_spans();

	t->spans += now - rq.switched;
	rq.switched = now;
}

/* The first thing on the other side of a switch. */
static inline void finish(void)
{
	struct thread *dead = rq.dead;

	if (__builtin_expect(dead != NULL, 0)) {
		rq.dead = NULL;
		spin_unlock_nested(&rq.lock);
		thread_reap(dead);
		return;
	}
	spin_unlock_nested(&rq.lock);
}

/* The same for a new thread (switch.asm). */
void sched_finish(void)
{
	finish();
}

/* Not the plain case of a thread that goes to sleep. Lock held. Not inline: the plain case would
 * save more registers. */
static __attribute__((noinline)) void leave(struct thread *prev)
{
	if (prev->state == THREAD_RUNNING && prev != rq.idle) {
		prev->state = THREAD_READY;
		handoff_end();
		if (prev->slice)
			push_front(prev);
		else
			turn_over(prev);
	} else if (prev->state == THREAD_DEAD) {
		rq.dead = prev;
	}
}

/* Lock held, and let go. */
static inline __attribute__((always_inline)) void go(struct thread *prev)
{
	struct thread *next = pick(prev);

	next->state = THREAD_RUNNING;
	if (next == prev) {
		spin_unlock_nested(&rq.lock);
		return;
	}
	account_time(prev);
	if (__builtin_expect(prev->fpu_live, 0))
		fpu_switch_out(prev);
	switch_to(prev, next);
	finish();
}

void schedule(void)
{
	struct thread *prev = current();

	spin_lock_nested(&rq.lock);
	prev->work &= ~THREAD_WORK_YIELD;
	if (prev->state != THREAD_SLEEPING)
		leave(prev);
	go(prev);
}

void sched_yield(void)
{
	struct thread *prev = current();

	irq_disable();
	spin_lock_nested(&rq.lock);
	prev->work &= ~THREAD_WORK_YIELD;
	prev->state = THREAD_READY;
	handoff_end();
	turn_over(prev);
	go(prev);
	irq_enable();
}

void sched_wake_others(struct thread *t, struct thread *now)
{
	if (!rq.handoff)
		rq.handoff = t;
	else
		ready_push(t);
	if (t->priority > now->priority || now == rq.idle)
		now->work |= THREAD_WORK_YIELD;
}

void sched_in_line(void)
{
	spin_lock_nested(&rq.lock);
	handoff_end();
	spin_unlock_nested(&rq.lock);
}

void thread_wake(struct thread *t)
{
	uint32_t flags = irq_save();

	thread_wake_nested(t);
	irq_restore(flags);
}

void sched_stay_slow(struct thread *t)
{
	spin_lock_nested(&rq.lock);
	if (rq.handoff == t)
		rq.handoff = NULL;
	else if (t->state == THREAD_READY)
		ready_remove(t);
	t->state = THREAD_RUNNING;
	spin_unlock_nested(&rq.lock);
}

void sched_prefer(struct thread *t)
{
	spin_lock_nested(&rq.lock);
	if (rq.ticks - t->preferred_at >= PREFER_TICKS) {
		t->preferred = true;
		t->preferred_at = rq.ticks;
		t->slice = SLICE_TICKS;
	}
	if (t->state == THREAD_READY && is_preferred(t)) {
		if (rq.handoff == t) /* with its own slice, not its waker's */
			rq.handoff = NULL;
		else
			ready_remove(t);
		push_front(t);
	}
	spin_unlock_nested(&rq.lock);
}

/* Lock held. */
static void change_priority(struct thread *t, uint32_t priority)
{
	handoff_end();
	if (t->state == THREAD_READY) {
		ready_remove(t);
		t->priority = priority;
		ready_push(t);
	} else {
		t->priority = priority;
	}
	current()->work |= THREAD_WORK_YIELD;
}

void sched_set_priority(struct thread *t, uint32_t priority)
{
	uint32_t flags = spin_lock(&rq.lock);

	t->own_priority = priority;
	if (t->priority != PRIORITY_LOCK)
		change_priority(t, priority);
	spin_unlock(&rq.lock, flags);
}

void sched_raise(struct thread *t)
{
	spin_lock_nested(&rq.lock);
	if (t->priority != PRIORITY_LOCK)
		change_priority(t, PRIORITY_LOCK);
	spin_unlock_nested(&rq.lock);
}

void sched_lower(void)
{
	struct thread *t = current();

	spin_lock_nested(&rq.lock);
	if (t->priority == PRIORITY_LOCK)
		change_priority(t, t->own_priority);
	spin_unlock_nested(&rq.lock);
}

void sched_tick(void)
{
	struct thread *t = current();

	rq.ticks++;
	account_time(t);
	if (t == rq.idle || (t->slice && --t->slice))
		return;
	if (rq.levels >> t->priority || rq.handoff)
		t->work |= THREAD_WORK_YIELD;
	else
		t->slice = SLICE_TICKS;
}

uint64_t sched_idle_tsc(void)
{
	return rq.idle->spans << SPAN_SHIFT;
}

void sched_idle(void)
{
	struct thread *t = current();

	kassert(t == rq.idle);
	t->priority = PRIORITY_IDLE;
	for (;;) {
		irq_disable();
		if (t->work & THREAD_WORK_YIELD) {
			t->slice = SLICE_TICKS; /* for the thread it hands to */
			schedule();
		}
		/* The instruction after STI is not interrupted: no wake-up is lost before HLT. */
		__asm__ volatile("sti\n hlt");
	}
}
