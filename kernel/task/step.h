/*
 * kernel/task/step.h - kills or preempts a thread at the n-th place of its system calls, for tests.
 *
 * A thread that has interrupts on may be preempted anywhere in the kernel, and be killed while it
 * is: by another thread now, by another processor later. The tests try each of these places. An
 * armed thread runs its system calls in single steps, so what is not armed pays nothing: no path
 * has a check. A point is a place between two instructions of a call with interrupts on, in the
 * call itself or in an exit hook, and the moment at which the thread falls asleep:
 *
 *	POINT_LOCKS  the first one after each stretch with interrupts off (a spinlock was let go,
 *		     a sleep is over), the entry of a call, each falling asleep
 *	POINT_ALL    all of them
 *
 * At the n-th the process is killed as by ProcKill, with EXIT_KILLED; in its sleep, by the next
 * tick. Or the thread loses the rest of its slice, so that all others of its priority run before it
 * goes on. Calls through INT 30h have no points, nor does the handling of a page fault.
 */
#ifndef TASK_STEP_H
#define TASK_STEP_H

#include "abi/types.h"
#include "cpu/trap.h"

struct thread;

enum step_what { STEP_KILL, STEP_YIELD };

/* Arm the calling thread, or not (nth 0). What was left of the setting before, 0 if it has
 * happened; -EAGAIN: too many threads are armed. Thread context. */
int step_arm(enum step_what what, uint32_t nth, uint32_t points);

/* A debug exception in the kernel: false, the thread shall not be stepped on. Interrupts off. */
bool step_trap(struct trap_frame *f);

/* A thread ends. */
void step_end(struct thread *t);

#endif
