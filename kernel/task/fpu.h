/*
 * kernel/task/fpu.h - the FPU and SSE registers: one set in the processor, one per thread that uses
 * them.
 *
 * Loaded on first use (exception 7), saved when a thread that used them is switched out. Kernel
 * threads may use SSE in assembly like programs do. Kernel code on behalf of a program brackets its
 * use with fpu_begin and fpu_end; between them the thread is not preempted and must not sleep.
 */
#ifndef TASK_FPU_H
#define TASK_FPU_H

void fpu_begin(void);
void fpu_end(void);

void fpu_init(void);

#endif
