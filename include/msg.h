/*
 * msg.h - a thread's message queue.
 *
 * Each thread has one queue, made on its first GUI call. MsgGet delivers, in this order: posted
 * messages, kernel notices and input, all in stamp order; MSG_QUIT; MSG_PAINT; MSG_TIMER. The last
 * three are made at fetch from flags, so there is at most one of each and they cannot flood.
 *
 *	struct msg m;
 *	while (MsgGet(&m, 0, WAIT_FOREVER) == 1)
 *		handle(&m);
 *	return (int)m.params[0];	-- MSG_QUIT makes MsgGet return 0
 *
 * However many posts wait, a paint or timer that has been ready for 16 ms comes next.
 *
 * The message fetched last is the thread's current one until the next fetch (also one that finds
 * nothing) or MsgDone: MsgInfo describes it, and posts made meanwhile carry its stamp as their
 * cause. Mouse moves merge only with the newest entry of the queue and only if that is a move for
 * the same window; MsgPoints returns the merged positions. Room: MSG_QUEUE_MAX posted messages;
 * posts of other processes share what the queue has left by the fair rule (docs/messages.md);
 * MSG_INPUT_MAX input messages, newer ones are counted lost.
 */
#ifndef MSG_H
#define MSG_H

#include <stdint.h>
#include "abi/handle.h"
#include "abi/msg.h"

/* Fetch the next message. flags: MSG_PEEK, MSG_ONLY_POSTS, MSG_ONLY_INPUT. Blocks up to timeout
 * (milliseconds, 0 polls, WAIT_FOREVER). 1 = a message, 0 = it is MSG_QUIT, -ETIMEDOUT (also for an
 * empty poll), -EINTR being ended, -EFAULT, -EINVAL. A fetch that fails removes nothing. */
int MsgGet(struct msg *msg, uint32_t flags, uint32_t timeout);

/* The same, first match of the filter; the order of the rest is kept. MSG_QUIT is not filtered. */
int MsgGetFiltered(struct msg *msg, const struct msg_filter *filter, uint32_t flags,
		   uint32_t timeout);

/* The current message has been handled. */
int MsgDone(void);

/* Describe the current message. -ENOENT there is none. */
int MsgInfo(struct msg_info *info);

/* The positions merged into the current MSG_MOUSEMOVE, oldest first, at most MSG_POINTS_MAX.
 * Returns how many. */
int MsgPoints(struct msg_point *points, uint32_t count);

/* State of the caller's queue; clears its `changed` bits. */
int MsgStatus(struct msg_status *status);

/* Ask the caller's loop to end: MSG_QUIT with this status comes when the queue is empty of posts
 * and input. */
int MsgPostQuit(int status);

/* Watch all messages of a window (own process, or PRIV_DEBUG). Returns a waitable handle,
 * signalled while records are there; 256 are kept, then the oldest are lost and counted. */
int MsgSpyOpen(uint32_t window);

/* Take up to count records. Returns how many; -EAGAIN none, -EPIPE the window is gone (once the
 * records are read). */
int MsgSpyRead(int handle, struct spy_record *records, uint32_t count);

/* The name of a code ("MSG_KEYDOWN"), or NULL. Library, no system call. */
const char *MsgName(uint32_t code);

/* "MSG_KEYDOWN key=A mods=SHIFT char='A'" into text; returns the length without the end. */
int MsgFormat(const struct msg *msg, char *text, uint32_t size);

#endif
