/*
 * winmgr/notices.h - what the root owner is told of top-level windows: opened, closed, changed.
 *
 * Each is a notice in its queue, and they take no more than half of the room for notices
 * (NOTICES_MAX), so that the desktop's own windows, crashes and hung programs always have theirs.
 * When that many wait, one MSG_WINDOW_CHANGED for window 0 says "look at all of them again": it
 * stands for everything that happens until it is fetched. So nothing is lost however fast programs
 * open and close windows, and the desktop has no more to do than it has windows to look at.
 *
 * winmgr_lock held for all.
 */
#ifndef WINMGR_NOTICES_H
#define WINMGR_NOTICES_H

#include "winmgr/window.h"

/* About a top-level window that is in the desktop's list. */
void notices_window(uint32_t code, const struct window *w);

/* Which top-level windows are in the list has changed by this one. */
void notices_list(const struct window *w);

#endif
