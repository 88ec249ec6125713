/*
 * winmgr/spy.h - watching the messages of a window (MsgSpyOpen): a ring of records behind a handle.
 *
 * 256 records are kept; when more come the oldest go and are counted. The window's end is told
 * after its last record.
 */
#ifndef WINMGR_SPY_H
#define WINMGR_SPY_H

#include "task/object.h"
#include "winmgr/queue.h"

struct window;

/* Something happened to a message of a queue that has spies (queue->spies). Its lock is held. */
void spy_see_message(const struct entry *e, uint32_t fate);

/* The same for a message dropped because its window, no longer to be found, is closing. */
void spy_see_drop(struct window *w, const struct entry *e);

/* winmgr_lock held. Charged to the calling process. NULL: out of memory or over its limit. The
 * handle to it must not be transferable: the charge stays with the process. */
struct object *spy_open(struct window *w);

/* winmgr_lock held: the window goes. */
void spy_window_closed(struct window *w);

/* Take up to count records into kernel memory: how many, -EAGAIN none, -EPIPE the window is gone.
 */
int spy_take(struct object *o, struct spy_record *out, uint32_t count);

extern const struct object_type spy_type;

#endif
