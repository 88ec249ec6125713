/*
 * msg.h - a thread's message queue.
 *
 * Each thread has one queue, made on its first GUI call. MsgGet delivers, in this order: messages
 * being sent (WndSendMessage); posted messages, kernel notices and input, all in stamp order;
 *MSG_QUIT; MSG_PAINT; MSG_TIMER. The last three are made at fetch from flags, so there is at most
 *one of each and they cannot flood.
 *
 *	struct msg m;
 *	while (MsgGet(&m, 0, WAIT_FOREVER) > 0)
 *		handle(&m);	-- and MsgReply(result) where the result was MSG_IN_SEND
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

#include <stdbool.h>
#include <stdint.h>
#include "abi/handle.h"
#include "abi/msg.h"

/* Fetch the next message. flags: MSG_PEEK, MSG_ONLY_POSTS, MSG_ONLY_INPUT, MSG_ONLY_SENT. Blocks up
 * to timeout (milliseconds, 0 polls, WAIT_FOREVER). 1 = a message, MSG_IN_SEND = a message whose
 * sender waits for the answer (MsgReply; the next fetch answers 0), 0 = it is MSG_QUIT, -ETIMEDOUT
 * (also for an empty poll), -EINTR being ended, -EFAULT, -EINVAL. A fetch that fails removes
 * nothing. */
int MsgGet(struct msg *msg, uint32_t flags, uint32_t timeout);

/* The same, first match of the filter; the order of the rest is kept. MSG_QUIT is not filtered. */
int MsgGetFiltered(struct msg *msg, const struct msg_filter *filter, uint32_t flags,
		   uint32_t timeout);

/* Fetch up to count (1..MSG_MANY_MAX) messages in one call: waits for the first like MsgGet, then
 * takes what follows without waiting. flags as MsgGet's without MSG_PEEK. Only posts, notices and
 * input come together; a sent message, MSG_QUIT, MSG_PAINT or MSG_TIMER always comes alone. Returns
 * how many, 0 for MSG_QUIT (in messages[0]), or MsgGet's errors; a sent message alone:
 * MSG_MANY_SENT. All but the last count as handled at once; the last is the current one. */
int MsgGetMany(struct msg *messages, uint32_t count, uint32_t flags, uint32_t timeout);

/* Answer the current message now, though it is still being handled: its sender goes on. 0,
 * -ENOENT the current message was not sent, or has been answered, or its sender gave up. */
int MsgReply(uint32_t result);

/* What this thread's windows do with messages that are sent to it while it waits in
 * WndSendMessage, and with those it sends to itself. The result goes to the sender. The toolkit
 * sets its own; without one such messages are answered 0. Library. */
typedef uint32_t msg_handler(const struct msg *msg);
void MsgSetHandler(msg_handler *handler);

/* A loop without the toolkit gives each message to this first: true = it was the answer to a
 * WndSendCallback and its callback has been called. Library. */
bool MsgDispatchCallback(const struct msg *msg);

/* The current message has been handled. */
int MsgDone(void);

/* Describe the current message. -ENOENT there is none. */
int MsgInfo(struct msg_info *info);

/* The positions of the current MSG_MOUSEMOVE, oldest first, its own last; 0 for other messages. A
 * queue keeps the last MSG_POINTS_MAX of all moves that came, so a move that was fetched late may
 * have lost its oldest. Returns how many. */
int MsgPoints(struct msg_point *points, uint32_t count);

/* State of the caller's queue; clears its `changed` bits. */
int MsgStatus(struct msg_status *status);

/* Ask the caller's loop to end: MSG_QUIT with this status comes when the queue is empty of posts
 * and input. A loop within another one that it ends asks for it again, so that the outer one ends
 * too. */
int MsgPostQuit(int status);

/* A code for messages of this name, the same for every process that asks, from MSG_REGISTERED on.
 * The name lives as long as one of the processes that asked. UTF-8, 1..REGISTERED_NAME_MAX - 1
 * bytes. Returns the code (as an unsigned number; errors are above 0xfffff000): -EINVAL,
 * -ENAMETOOLONG, -EAGAIN PROCESS_REGISTERED_MAX or REGISTERED_MAX, -ENOMEM, -EFAULT. */
uint32_t MsgRegister(const char *name);

/* The name of a registered code, with its end; returns its length. -ENOENT, -ENAMETOOLONG size is
 * too small. */
int MsgRegisteredName(uint32_t code, char *name, uint32_t size);

/* Figures of a code (0: the collected rest); next leads through all. -ENOENT never seen. */
int MsgStatistics(uint32_t code, struct msg_statistics *statistics);

/* State of the queue of any thread of the caller's process, or with PRIV_DEBUG of any thread; no
 * bit is cleared. -ENOENT no such thread or no queue, -EPERM. */
int MsgQueueQuery(uint32_t thread, struct msg_status *status);

/* Watch all messages of a window (own process, or PRIV_DEBUG), or with 0 of every queue
 * (PRIV_DEBUG). Returns a waitable handle, signalled while records are there; 256 are kept (2,048
 * of all), then the oldest are lost and counted in the next record. */
int MsgSpyOpen(uint32_t window);

/* Take up to count records. Returns how many; -EAGAIN none, -EPIPE the window is gone (once the
 * records are read). */
int MsgSpyRead(int handle, struct spy_record *records, uint32_t count);

/* The name of a code ("MSG_KEYDOWN"), or NULL. Library, no system call. */
const char *MsgName(uint32_t code);

/* "MSG_KEYDOWN key=A mods=SHIFT char='A'" into text; returns the length without the end. */
int MsgFormat(const struct msg *msg, char *text, uint32_t size);

/* The same, but a registered code is written as its name; asks the kernel for it. */
int MsgFormatFull(const struct msg *msg, char *text, uint32_t size);

#endif
