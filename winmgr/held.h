/*
 * winmgr/held.h - keys that wait until the desktop has done what a hot key asks of it.
 *
 * Alt+Tab, Super and others give the focus to another window; but the desktop is a program, and
 * comes to run later. What is typed meanwhile is meant for the window that it will choose, so keys
 * wait here, in their order, until its thread has handled the hot key and what that brought into
 * its own queue (queue.h: awaited). They wait no longer than HELD_MS, no more than HELD_MAX of
 * them, not when the desktop is gone, and not past a press of a mouse button, which says itself
 * where keys go from then on. Hot keys do not wait, unless other keys wait before them.
 *
 * winmgr_lock held for all but held_fetch.
 */
#ifndef WINMGR_HELD_H
#define WINMGR_HELD_H

#include "dev/input.h"
#include "winmgr/queue.h"

#define HELD_MAX 64 /* ups and downs */
#define HELD_MS	 1000

/* A hot key has been put into the root owner's queue (queue_input_awaited). */
void held_begin(void);

/* Must a key for the focus wait? */
bool held_on(void);

/* The key is the last of those that wait. False: as many wait as may. */
bool held_put(const struct input_event *e);

/* The first that waits (false: none does); it goes out. */
bool held_first(struct input_event *e);
void held_drop(void);

/* Nothing has to wait any longer. What waits is to be taken by the caller. */
void held_end(void);

/* The owner of a queue with something awaited fetches; no lock held. When all that is awaited has
 * been handled the router gets INPUT_GO_ON. */
void held_fetch(struct queue *q);

#endif
