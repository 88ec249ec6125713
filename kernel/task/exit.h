/*
 * kernel/task/exit.h - the end of threads and processes: one list of hooks.
 *
 * exit_run is called by the ending thread itself, interrupts on. Order: thread hooks, the thread's
 * stack region, its place in the process; for the last thread then process hooks, handles, memory,
 * the check that every charge is zero, and the signal to whoever waits for the process.
 */
#ifndef TASK_EXIT_H
#define TASK_EXIT_H

struct thread;

void exit_run(struct thread *t);

#endif
