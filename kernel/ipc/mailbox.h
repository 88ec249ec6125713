/*
 * kernel/ipc/mailbox.h - the mailboxes of processes (include/box.h).
 *
 * Made on first use, kept by its process (process->mailbox) until that ends. mailboxes_lock, a
 * spinlock above those of boxes, guards these pointers; a box's own waitable lock guards what is in
 * it. A sender locks the box before it lets mailboxes_lock go, so the box of a process that ends
 * goes after the last one.
 *
 * Context: thread.
 */
#ifndef IPC_MAILBOX_H
#define IPC_MAILBOX_H

#include "abi/limits.h"
#include "abi/msg.h"
#include "abi/types.h"
#include "ipc/quota.h"
#include "task/object.h"

struct mail {
	uint64_t stamp, tsc;
	uint32_t process, thread; /* sender */
	uint32_t size;
	struct quota_user *share; /* in the box: charged; NULL: none */
	uint8_t bytes[BOX_BYTES_MAX];
};

extern const struct object_type mailbox_type;

void mailbox_init(void);

/* The sender's and the time's fields are filled in. 0, -ENOENT, -EAGAIN, -ENOMEM. */
int mailbox_send(uint32_t process, struct mail *mail);

/* The oldest one of at most `capacity` bytes, of the current process's box. 0, -ETIMEDOUT,
 * -EMSGSIZE, -EINTR, -ENOMEM. */
int mailbox_receive(struct mail *mail, uint32_t capacity, uint32_t timeout);

/* It could not be given to the program: put it back as the oldest. */
void mailbox_return(const struct mail *mail);

/* That of the current process, with a reference. NULL: no memory. */
struct object *mailbox_own(void);

/* For views. false: the process has none. */
struct process;
struct mailbox_line {
	uint32_t waiting, bytes, refused, received;
	uint32_t sender; /* process, of the newest message there was; 0: none */
};
bool mailbox_describe(struct process *p, struct mailbox_line *line);

#endif
