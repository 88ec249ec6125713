/*
 * winmgr/spy.h - watching messages (MsgSpyOpen): a ring of records behind a handle.
 *
 * A spy watches one window, or everything but the queues of its own process (what it does about a
 * record would make the next). 256 records are kept, 2,048 by a spy on everything; when more come
 * the oldest go and are counted in the next one read. A window's end is told after its last record.
 */
#ifndef WINMGR_SPY_H
#define WINMGR_SPY_H

#include "task/object.h"
#include "winmgr/queue.h"

struct window;

/* Something happened to a message of a queue that has spies (queue->spies). Its lock is held.
 * result: the answer, for SPY_REPLIED. */
void spy_see(struct queue *q, const struct entry *e, uint32_t fate, uint32_t result);

/* The same for a message dropped because its window, no longer to be found, is closing. */
void spy_see_drop(struct window *w, const struct entry *e);

/* winmgr_lock held. w NULL: everything. Charged to the calling process. NULL: out of memory or over
 * its limit. The handle to it must not be transferable: the charge stays with the process. */
struct object *spy_open(struct window *w);

/* winmgr_lock held: the window goes. */
void spy_window_closed(struct window *w);

/* Spies that watch a new queue of this process from its start. Lock of queues held. */
uint32_t spy_count_for(const struct process *p);

/* Look at up to count records from *position on, which becomes that of the first: how many, -EAGAIN
 * none, -EPIPE the window is gone. */
int spy_look(struct object *o, struct spy_record *out, uint32_t count, uint32_t *position);
/* They have been read. */
void spy_consume(struct object *o, uint32_t position, uint32_t count);

extern const struct object_type spy_type;

#endif
