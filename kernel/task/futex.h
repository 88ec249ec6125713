/*
 * kernel/task/futex.h - sleeping on a word of a program's memory, for the library's locks.
 *
 * The word is named by process and address; sleepers of one bucket share a lock. Nothing is
 * charged: a sleeper lies on its own kernel stack.
 */
#ifndef TASK_FUTEX_H
#define TASK_FUTEX_H

#include "mem/ucopy.h"

/* Sleep while *word == expected. 0, -EAGAIN differs, -ETIMEDOUT, -EFAULT, -EINTR. */
int futex_wait(uptr word, uint32_t expected, uint32_t timeout_ms);

/* Wake up to count in FIFO order; how many. */
int futex_wake(uptr word, uint32_t count);

void futex_init(void);

#endif
