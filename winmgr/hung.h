/*
 * winmgr/hung.h - threads that do not fetch while input waits for them, and what becomes of their
 * windows.
 *
 * Watched is a queue only while input waits in it: looked at every HUNG_MS / 5 until it is empty
 * of input. Five looks without a fetch between: the queue is hung. Its windows are drawn dimmed,
 * have WND_STATE_HUNG (the top-level ones), and the root owner is told of each that is in the
 * desktop's list. A press on them goes to the root owner (MSG_HUNG_PRESS), of the other mouse
 * messages only the release of a press it was told of and MSG_MOUSELEAVE reach the queue. The next
 * fetch that is not a look (MSG_PEEK) ends it. The root owner's own thread is never hung.
 *
 * queue->watch is guarded by the queue's lock; what ends or begins being hung holds winmgr_lock
 * too, so with either of them queue->watch.hung can be read.
 */
#ifndef WINMGR_HUNG_H
#define WINMGR_HUNG_H

#include "winmgr/queue.h"

/* Queue's lock held: input was put in. */
void hung_input(struct queue *q);

/* Thread context of the owner, no lock held: it fetches. */
void hung_end(struct queue *q);

/* winmgr_lock held: look at the queues whose time is over (INPUT_STUCK). */
void hung_look(void);

/* winmgr_lock held: the queue has no windows any more and will go. */
void hung_forget(struct queue *q);

#endif
