/*
 * winmgr/access.h - who may touch a window: the way into and out of each system call of windows.
 */
#ifndef WINMGR_ACCESS_H
#define WINMGR_ACCESS_H

#include "winmgr/window.h"

/* The calling process owns the root, or this window. winmgr_lock held. */
bool access_owns_root(void);
bool access_owns(const struct window *w);

/* Take winmgr_lock and find the window. desktop: the root owner may do this to others' windows. 0;
 * -ENOENT or -EPERM, and nothing is locked. */
int access_enter(uint32_t id, bool desktop, struct window **w);

/* What moved or appeared may now lie under the pointer: look, unlock, return the result. */
int32_t access_leave(int32_t result);

#endif
