/*
 * thr.h - threads, waiting, and the one call that waits for anything.
 *
 * A thread belongs to a process, has an id (global, grants nothing) and, for whoever created it, a
 * handle (signalled when it has ended). It has its own stack with a guard page below, its own FPU
 * state and, from its first GUI call on, its own message queue.
 *
 *	int h = ThrStart(worker, argument, 0);
 *	ThrWaitHandle(h, WAIT_FOREVER);
 *	HandleClose(h);
 *
 * All calls return >= 0 or -E... (<errno.h>). Timeouts are milliseconds; 0 polls.
 */
#ifndef THR_H
#define THR_H

#include <stdint.h>
#include "abi/handle.h"
#include "abi/proc.h"

/* Start a thread: the kernel's raw call. Programs call ThrStart. Returns a handle.
 * -EAGAIN too many threads in the process or its family (proc.h), -ENOMEM, -EFAULT, -EPERM priority
 * above PRIORITY_HIGH. */
int ThrCreate(const struct thr_create *create);

/* Start `function(argument)` in a new thread of this process with its own C library state.
 * stack_size 0 means THREAD_STACK_DEFAULT; at most THREAD_STACK_MAX (-EINVAL). Its return value is
 * the exit status. Returns a handle, or as ThrCreate. */
int ThrStart(int (*function)(void *argument), void *argument, uint32_t stack_size);

/* End the calling thread. The last thread's end is the process's. */
void ThrExit(int status) __attribute__((noreturn));

/* Let other threads of the same priority run. */
int ThrYield(void);

/* Sleep. Blocks. 0, or -EINTR if the thread is being ended. */
int ThrSleep(uint32_t milliseconds);

/* The caller's thread id. */
uint32_t ThrGetId(void);

/* Wait until the object is signalled. Blocks up to timeout. 0, -ETIMEDOUT, -EBADF no handle or
 * closed while waiting, -EACCES no RIGHT_WAIT, -ENOTSUP the object has nothing to wait for. */
int ThrWaitHandle(int handle, uint32_t timeout);

/* Wait for any (WAIT_ANY) or all (WAIT_ALL) of up to WAIT_HANDLES_MAX handles; WAIT_MESSAGES adds
 * the caller's GUI queue as index `count`. Test and sleep are one step; waiters of one object wake
 * in the order they came; WAIT_ALL takes all or nothing. Returns the index (lowest signalled one;
 * 0 for WAIT_ALL), -ETIMEDOUT, -EBADF, -EACCES, -ENOTSUP, -EINVAL (count, flags, a handle twice
 * with WAIT_ALL), -EFAULT. */
int ThrWaitMultiple(const int *handles, uint32_t count, uint32_t flags, uint32_t timeout);

/* End another thread (RIGHT_CONTROL). It runs its exit hooks; returns before they are done. */
int ThrKill(int handle, int status);

/* Set the priority 0..PRIORITY_HIGH of a thread (RIGHT_CONTROL; handle 0 = the caller). -EPERM. */
int ThrSetPriority(int handle, uint32_t priority);

/* Describe a thread (RIGHT_READ; handle 0 = the caller). */
int ThrQuery(int handle, struct thr_info *info);

/* Describe up to count living threads of a process (its own, or any with PRIV_DEBUG); returns how
 * many there are. -ESRCH no such process, -EPERM, -ENOMEM, -EFAULT. */
int ThrList(struct thr_info *infos, uint32_t count, uint32_t process);

/* Set the base of the caller's local segment (%gs). Done by the library. */
int ThrSetLocal(void *base);

/* Sleep while *word == expected; woken by ThrFutexWake on the same word. For the library's locks:
 * the word is private to the process. 0 woken, -EAGAIN *word differs, -ETIMEDOUT, -EFAULT. */
int ThrFutexWait(volatile uint32_t *word, uint32_t expected, uint32_t timeout);

/* Wake up to count sleepers in FIFO order; returns how many. */
int ThrFutexWake(volatile uint32_t *word, uint32_t count);

/* Post to a thread's queue; see WndPostMessage (wnd.h). The window field is 0. */
int ThrPostMessage(uint32_t thread, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2);

#endif
