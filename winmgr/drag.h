/*
 * winmgr/drag.h - the drag that is on its way, one at most (include/clip.h).
 *
 * From drag_begin until it ends the mouse is its own: route.c calls it instead of telling windows.
 * The target is the window under the pointer, unless it is private to another process, blocked by
 * a modal one or hung. What it accepted last holds until it answers again or the drag leaves it;
 * one that has not answered when the button goes up has not accepted.
 *
 * What was dropped stays for its target until something else is dropped or its window is gone. The
 * carried picture is charged to the source. winmgr_lock held for all.
 */
#ifndef WINMGR_DRAG_H
#define WINMGR_DRAG_H

#include "winmgr/carried.h"
#include "winmgr/clipboard.h"
#include "winmgr/window.h"

#define DRAG_ACTIONS (DRAG_COPY | DRAG_MOVE | DRAG_LINK)

bool drag_on(void);

/* Takes forms and picture over; `pages` of the picture are charged to the source's process and are
 * given back with vmap_free at the end (0: it is nobody's). None is on. */
void drag_begin(struct window *source, uint32_t actions, const struct clip_forms *f,
		const struct carried *picture, uint32_t pages);

/* The pointer, the windows below it or the modifiers may have changed: tell the target. */
void drag_update(uint32_t mods, uint64_t tsc);

/* The button went up. */
void drag_drop(uint32_t mods, uint64_t tsc);

/* It is given up. */
void drag_cancel(void);

/* The window closes: source, target or where something was dropped. */
void drag_window_gone(const struct window *w);

/* The calling process answers. -EINVAL not offered, -ENOENT not over a window of its own. */
int drag_accept(uint32_t action);

/* What the calling process may take now: what was dropped on it, or what is over it; NULL: none. */
const struct clip_forms *drag_forms(void);

/* The calling process is the source. */
bool drag_is_own(void);

#endif
