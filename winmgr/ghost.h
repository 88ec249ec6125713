/*
 * winmgr/ghost.h - the picture of a window outlives the crash of its process.
 *
 * Of a process that ends by a fault each top-level window that is shown, was presented and stands
 * in the desktop's list leaves a ghost: a dimmed window of the root owner's thread at its place,
 * with its title, class and icon, WND_STATE_CRASHED, no children and nothing to paint. It is
 * charged to the root owner, who closes it as any window; input on it comes to the root owner, who
 * is told of each (MSG_WINDOW_CRASHED) and which of them was made first: the program's main one. At
 * most GHOSTS at once, and none where the root owner has no memory for it.
 */
#ifndef WINMGR_GHOST_H
#define WINMGR_GHOST_H

#include "winmgr/window.h"

/* winmgr_lock held: the thread of this queue ends; its windows are still there. */
void ghost_keep(struct queue *q);

/* winmgr_lock held: a ghost is closed. */
void ghost_gone(void);

#endif
