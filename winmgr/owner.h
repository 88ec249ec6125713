/*
 * winmgr/owner.h - windows that belong to others: groups, and modal windows that block.
 *
 * A top-level window may belong to another of its process (WND_ATTR_OWNER). It stays in front of
 * its owner, is raised, lowered, minimised and restored with it, and closed before it. While a
 * WND_MODAL one is shown, its owner and all windows inside that are blocked: no key and no mouse
 * reaches them, and whoever wants to activate them gets the modal window. Of several, one inside
 * the other, the innermost counts. winmgr_lock held for all.
 */
#ifndef WINMGR_OWNER_H
#define WINMGR_OWNER_H

#include "winmgr/window.h"

/* NULL = none. */
struct window *owner_of(const struct window *w);

/* -EINVAL not both top-level, of two processes, or a ring; -EAGAIN longer than WINDOW_DEPTH_MAX.
 * NULL: belongs to nobody. */
int owner_set(struct window *w, struct window *owner);

/* The shown modal window that has the input of this one (or of what it is in); NULL: none. */
struct window *owner_blocker(struct window *w);

/* A window that belongs to this one; NULL: none. */
struct window *owner_first(const struct window *w);

/* With its group, and the damage of it. Children move among their siblings. */
void owner_raise(struct window *w);
void owner_lower(struct window *w);

/* Minimise with what belongs to it (a modal one: with its whole group), or restore the group. */
void owner_minimise(struct window *w, bool minimised);

/* A modal window may have appeared: what it blocks loses capture and keys to it. */
void owner_settle(void);

/* It is going; it belongs to nobody now. */
void owner_window_gone(struct window *w);

#endif
