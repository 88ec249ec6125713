/*
 * kernel/task/step.c - kills or preempts a thread at the n-th place of its system calls, for tests.
 *
 * While a thread is armed, SYSENTER comes in with the trap flag set (sysenter_flags): the armed
 * thread keeps it, all others lose it at their first instruction. The flag does not survive a
 * switch, so the call of switch_to returns to step_back (isr.asm), which sets it again.
 */
#include "task/step.h"
#include "abi/error.h"
#include "abi/limits.h"
#include "abi/proc.h"
#include "cpu/cpu.h"
#include "panic.h"
#include "task/process.h"
#include "task/sched.h"
#include "task/timer.h"

#define ENTRY_FLAGS (EFLAGS_IF | 2)
#define TRAP_FLAG   0x100u

struct step {
	struct thread *thread; /* NULL: not in use */
	enum step_what what;
	uint32_t points;
	uint32_t left;	    /* points until it happens; 0: it has happened */
	uint32_t on;	    /* instructions since interrupts came on */
	uint32_t back;	    /* where switch_to was called */
	struct timer timer; /* kills a sleeper */
};

extern void switch_to(struct thread *prev, struct thread *next) __attribute__((regparm(2)));
extern void step_back(void);
extern uint32_t sysenter_flags; /* what a system call begins with */

static struct step steps[ARMED_MAX];
static uint32_t armed;

static struct step *step_alloc(struct thread *t)
{
	for (uint32_t i = 0; i < ARMED_MAX; i++)
		if (!steps[i].thread) {
			steps[i] = (struct step){.thread = t};
			t->step = &steps[i];
			armed++;
			return t->step;
		}
	return NULL;
}

static void step_free(struct step *s)
{
	timer_cancel(&s->timer);
	s->thread->step = NULL;
	s->thread = NULL;
	if (!--armed)
		sysenter_flags = ENTRY_FLAGS;
}

int step_arm(enum step_what what, uint32_t nth, uint32_t points)
{
	struct thread *t = current();
	uint32_t flags = irq_save();
	struct step *s = t->step;
	int left = s ? (int)s->left : 0;

	if (!nth && s)
		step_free(s);
	else if (nth && !s)
		s = step_alloc(t);
	if (nth && s) {
		s->what = what;
		s->points = points;
		s->left = nth;
		s->on = 0;
		sysenter_flags = ENTRY_FLAGS | TRAP_FLAG;
	}
	irq_restore(flags);
	return nth && !s ? -EAGAIN : left;
}

void step_end(struct thread *t)
{
	uint32_t flags = irq_save();

	if (t->step)
		step_free(t->step);
	irq_restore(flags);
}

static void kill_sleeper(struct timer *timer)
{
	struct step *s = container_of(timer, struct step, timer);

	process_kill(s->thread->process, EXIT_KILLED);
}

/* The thread gives the processor away; the call returns to *back. The run queue's lock is held. */
static void fall_asleep(struct step *s, uint32_t *back)
{
	s->back = *back;
	*back = (uint32_t)step_back;
	if (s->thread->state == THREAD_SLEEPING && !--s->left && s->what == STEP_KILL)
		timer_set(&s->timer, timer_ticks() + 1, kill_sleeper);
}

/* For step_back: it is awake. */
uint32_t step_returns_to(void)
{
	struct step *s = current()->step;

	s->on = 0;
	return s->back;
}

static void happen(struct step *s)
{
	if (s->what == STEP_KILL) {
		process_kill(s->thread->process, EXIT_KILLED);
		return;
	}
	/* At the end of its line; the trap's return gives up the processor. */
	s->thread->slice = 0;
	s->thread->work |= THREAD_WORK_YIELD;
}

bool step_trap(struct trap_frame *f)
{
	struct step *s = current()->step;

	if (!s || !s->left)
		return false;
	if (trap_from_user(f)) {
		s->on = 0;
		return false;
	}
	if (f->eip == (uint32_t)switch_to) {
		fall_asleep(s, &f->esp);
		return false;
	}
	if (!(f->eflags & EFLAGS_IF)) {
		s->on = 0;
		return true;
	}
	/* Not right after STI: interrupts are held back for one instruction. */
	s->on++;
	if ((s->points == POINT_LOCKS ? s->on == 2 : s->on >= 2) && !--s->left)
		happen(s);
	return s->left != 0;
}
