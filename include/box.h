/*
 * box.h - every process's mailbox, and raw bytes of keyboard and mouse.
 *
 * A mailbox holds short messages of other processes (or one's own) until they are received, in the
 * order of their stamps. It needs no name and no connection, only the number of the process:
 *
 *	BoxSend(process, "hello", 5);
 *
 *	char text[BOX_BYTES_MAX];
 *	struct msg_info sender;
 *	int length = BoxReceive(text, sizeof text, WAIT_FOREVER, &sender);
 *
 * A message has 0 to BOX_BYTES_MAX bytes. One sender may have BOX_MESSAGES_MAX waiting in a box;
 *the box has room for twice as many, shared by the rule for all queues (docs/messages.md): the
 *first sender gets at most a half, so there is always room for the next one. What is refused is
 *counted
 * (/System/Kernel/mailboxes). Sending never waits.
 *
 * A box is made when it is first used, by whomever, and charged to its process. It is gone with the
 * process; what waits in it is lost, and sending to it is -ENOENT from then on.
 */
#ifndef BOX_H
#define BOX_H

#include <stdint.h>
#include "abi/handle.h"
#include "abi/limits.h"
#include "abi/msg.h"

/* Put a message into the box of a process. 0, -ENOENT no such process, or it has ended; -EMSGSIZE
 * over BOX_BYTES_MAX; -EAGAIN the box, or the caller's share of it, is full; -ENOMEM its process
 * has no room for a box; -EFAULT. */
int BoxSend(uint32_t process, const void *bytes, uint32_t size);

/* Take the oldest message of the caller's box. Waits up to timeout milliseconds (0: not at all,
 * WAIT_FOREVER). Returns its bytes. info (may be NULL): who sent it, its stamp and time. -ETIMEDOUT
 * none came; -EMSGSIZE it is longer than capacity, and stays; -EINTR being ended; -ENOMEM; -EFAULT,
 * and it stays. Threads that wait get messages one each, the first that waits first. */
int BoxReceive(void *bytes, uint32_t capacity, uint32_t timeout, struct msg_info *info);

/* A handle to the caller's box to wait for: signalled while a message is there. Rights to read and
 * wait. -EMFILE, -ENOMEM. */
int BoxOpen(void);

/* The bytes of a device as it sends them: scan codes, mouse packets, from now on, whatever window
 * has the keys. Needs PRIV_INPUT (-EPERM). Returns a handle for FsRead (FILE_PARTIAL) and for
 * waits, with a ring of 256 bytes of its own; what does not fit is lost to it alone and counted.
 * Ends with its last handle. which: one of the two. -EINVAL, -EMFILE, -ENOMEM. Library. */
#define PIPE_KEYBOARD 0x1
#define PIPE_MOUSE    0x2
int PipeSubscribe(uint32_t which);

#endif
