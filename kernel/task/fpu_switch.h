/* kernel/task/fpu_switch.h - between the scheduler and fpu.c: the thread that used the FPU leaves.
 */
#ifndef TASK_FPU_SWITCH_H
#define TASK_FPU_SWITCH_H

struct thread;

/* Save its state and switch the FPU off, so that the next user traps. Interrupts off. */
void fpu_switch_out(struct thread *t);

/* Free what it has. */
void fpu_forget(struct thread *t);

#endif
