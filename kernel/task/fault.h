/*
 * kernel/task/fault.h - processor faults: pages made present, bad user pointers, programs that
 * crash.
 */
#ifndef TASK_FAULT_H
#define TASK_FAULT_H

#include "abi/types.h"

struct thread;

/* Attach to the page fault, to what ring 3 does wrong, and to the return from traps. */
void fault_init(void);

/* Who knows which message a thread was handling (the window manager): text for the crash line. */
void fault_set_context(void (*describe)(struct thread *t, char *text, uint32_t size));

#endif
