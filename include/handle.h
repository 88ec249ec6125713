/*
 * handle.h - handles and events.
 *
 * A handle is this process's name for a kernel object, with rights (abi/handle.h). Events are the
 * smallest object: a flag that can be waited for.
 */
#ifndef HANDLE_H
#define HANDLE_H

#include <stdint.h>
#include "abi/handle.h"

/* Close. Waiters of this handle return -EBADF. -EBADF no such handle. */
int HandleClose(int handle);

/* A second handle to the same object with at most the same rights (RIGHT_TRANSFER).
 * -EBADF, -EACCES, -EINVAL unknown rights, -EMFILE. */
int HandleDuplicate(int handle, uint32_t rights);

/* The rights of a handle. -EBADF, -EFAULT. */
int HandleQuery(int handle, uint32_t *rights);

/* An event: EVENT_MANUAL | EVENT_SET. Returns a handle. -EINVAL, -EMFILE, -ENOMEM. */
int EvtCreate(uint32_t flags);

/* Set: wakes all waiters (manual) or is taken by the first one. Never blocks. RIGHT_WRITE. */
int EvtSet(int handle);

/* Reset. RIGHT_WRITE. */
int EvtReset(int handle);

#endif
