/*
 * winmgr/access.h - who may touch a window: the way into and out of each system call of windows.
 */
#ifndef WINMGR_ACCESS_H
#define WINMGR_ACCESS_H

#include "winmgr/window.h"

/* The calling process owns the root, or this window. winmgr_lock held. */
bool access_owns_root(void);
bool access_owns(const struct window *w);

/* The root owner's process, NULL = none. Read without a lock, to compare with and nothing else: a
 * process that posts is alive, so it cannot be mistaken for one that is gone. */
extern const struct process *volatile access_root_process;

/* May a process post or send this code to a window of another process (NULL: to a thread)? Others
 * may MSG_CLOSE and codes of applications, to private windows only the first; the root owner also
 * what a desktop has to say. Any context, the window held by its queue's lock or winmgr_lock. */
static inline bool access_may_post(const struct process *sender, uint32_t code,
				   const struct window *w)
{
	if (code >= MSG_USER)
		return !w || !(w->flags & WND_PRIVATE);
	if (code == MSG_CLOSE)
		return true;
	return w && sender == access_root_process &&
	       (code == MSG_QUERY_END || code == MSG_ARRANGE || code == MSG_WINDOW_MENU);
}

/* Take winmgr_lock and find the window. desktop: the root owner may do this to others' windows. 0;
 * -ENOENT or -EPERM, and nothing is locked. */
int access_enter(uint32_t id, bool desktop, struct window **w);

/* What moved or appeared may now lie under the pointer: look, unlock, return the result. */
int32_t access_leave(int32_t result);

#endif
