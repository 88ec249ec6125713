/*
 * kbus.h - KBus: messages by name to all who listen, and requests that always get an answer.
 *
 *	replier					requester
 *	k = KBusOpen(0);			k = KBusOpen(0);
 *	KBusBind(k, "$.lamp.set", KBUS_REPLIER);
 *						KBusSend(k, "$.lamp.set", KBUS_WANT_A_REPLY,
 *							 &on, 1, WAIT_FOREVER, &id);
 *	KBusReceive(k, buffer, size, WAIT_FOREVER);
 *	KBusReply(k, buffer, "ok", 2);		KBusReceive(k, buffer, size, WAIT_FOREVER);
 *
 * Buses are the files /System/Bus/kbus0 (always there), kbus1, ... (KBusNewDevice), walled off from
 * one another. An open file is a connection: sender, listener and replier at once. Its handle is
 * signalled while a message waits in its queue or one has been chosen by KBusNext.
 *
 * Names are $.word.word..., words of ASCII letters and digits, 3 to KBUS_NAME_MAX bytes. One binds
 * to a name, or to a name that ends in ".*" (one or more further words) or ".%" (exactly one). Any
 * number of listeners may be bound to a name, the same one several times: each binding gets a copy
 * (KBUS_ONCE_ONLY: a connection gets one). One replier may be bound to each exact text. A request
 * goes to the replier that fits best: the name itself, then ".%", then the longest ".*".
 *
 * A message is an announcement; a request (KBUS_WANT_A_REPLY); a reply (reply_to is a request's
 * id); or a Status, the kernel's answer in place of a replier's. Listeners get copies of requests
 * and replies as well; a Status goes to its requester only.
 *
 * Room. A queue holds 100 messages until KBUS_QUEUE_LIMIT says otherwise, exactly. A request keeps
 * one place of its sender's queue for the answer. The replier of a request and the requester of a
 * reply must have room, or the send is -EBUSY; a listener without room, or beyond the
 * KBUS_COPIES_MAX there can be, loses the message, counted, unless it is sent KBUS_ALL_OR_FAIL or
 * KBUS_ALL_OR_WAIT. The bytes of what waits are charged to the receiver and shared between senders
 * by the rule for all queues (docs/ipc.md): over its share, a sender finds the queue full.
 *
 * Answers. A request that was sent gets exactly one: its replier's, or a Status: KBUS_GONE_AWAY,
 * KBUS_IGNORED, KBUS_UNBOUND, KBUS_DISAPPEARED, KBUS_ERROR_SENDING. A request with `to` set goes to
 * that connection or nowhere (-EPIPE somebody else is bound now). If the requester is gone, its
 * replier owes nothing more, and replying is -EADDRNOTAVAIL.
 *
 * Order. All messages of a bus are in one order, that of their ids; each queue has some of them in
 * that order, but for urgent ones.
 *
 * Events. A connection that asks for it (KBUS_BIND_EVENTS) gets a KBUS_BIND_EVENT for each replier
 * that comes or goes: struct kbus_bind_event, then the name. They wait for nobody: if one finds no
 * room there is one KBUS_EVENTS_LOST, however full the queue, until that is read.
 *
 * By plain file calls: FsWrite the message (struct kbus_message, name, data; whole or in parts),
 * KBusSendWritten; KBusNext for the size of the next message, FsRead it (whole or in parts),
 * KBusNext again goes on to the next one and throws away what was not read.
 *
 * Memory: a connection, its bindings and what waits in its queue are charged to its process.
 * /System/Bus/kbus0.bindings and kbus0.stats show what there is. A connection belongs to the
 * process that opened it: closing the last handle, and the process's end, close it, answer its
 * debts and wake whoever waits for room.
 *
 * The first 4 KiB of what waits are charged with the connection and nobody's share.
 *
 * Errors of all calls with a handle: -EBADF (also if it is closed while the call waits), -ENOTSUP
 *no connection, -EACCES, -ENOTCONN its process has ended.
 */
#ifndef KBUS_H
#define KBUS_H

#include <stdint.h>
#include "abi/handle.h"
#include "abi/kbus.h"

/* A further bus; returns its number n, of /System/Bus/kbusn. It stays. -EPERM without
 * PRIV_MOUNT, -EAGAIN KBUS_BUSES_MAX are there, -ENOMEM. */
int KBusNewDevice(void);

/* A connection to bus number n; FsOpen("/System/Bus/kbusn", FS_RDWR) is the same. -ENOENT, -EMFILE,
 * -EAGAIN the process has KBUS_CONNECTIONS_MAX, -ENOMEM. */
int KBusOpen(uint32_t bus);

/* Listen to a name, or answer its requests. -EBADMSG ill-formed, -ENAMETOOLONG, -EADDRINUSE it has
 * a replier, -EAGAIN the connection has KBUS_BINDINGS_MAX, or its process KBUS_SAME_MAX to this
 * text; -EINVAL unknown flags, -ENOMEM. */
int KBusBind(int handle, const char *name, uint32_t flags);

/* Undo one such binding. Requests that wait unread for the replier by it are answered KBUS_UNBOUND.
 * -EINVAL it is not bound so. */
int KBusUnbind(int handle, const char *name, uint32_t flags);

/* The connection a request of this name would go to now; 0: none. -EBADMSG, -ENAMETOOLONG. */
int KBusReplier(int handle, const char *name);

/* Send a message; *id (may be NULL) is its id. data may be NULL with size 0. timeout is for
 * KBUS_ALL_OR_WAIT: milliseconds to wait for room. With timeout 0 it is left waiting, which is
 * -EAGAIN: KBusFinish sends it later, KBusDiscard drops it, and meanwhile no other is sent
 * (-EBUSY). -EBADMSG ill-formed name or a wildcard; -ENAMETOOLONG; -EPERM below $.KBUS.; -EMSGSIZE
 * over the limit of bytes; -EINVAL unknown flags, or ALL_OR_FAIL with ALL_OR_WAIT; -EBUSY no room
 * at the replier, or at a listener with ALL_OR_FAIL; -ENOLCK no place for the answer in one's own
 * queue; -EADDRNOTAVAIL nobody answers requests of this name; -EDQUOT all or none of more than
 * KBUS_COPIES_MAX listeners; -ETIMEDOUT; -ECANCELED another thread has discarded it; -EINTR;
 * -ENOMEM; -EFAULT. */
int KBusSend(int handle, const char *name, uint32_t flags, const void *data, uint32_t size,
	     uint32_t timeout, uint64_t *id);

/* The same with all fields of the head: to (a stateful request; -EPIPE that connection is not the
 * replier now), reply_to (-ECONNREFUSED the caller does not owe that answer, -EADDRNOTAVAIL its
 * requester is gone). The head's sizes say how long name and data are. */
int KBusSendMessage(int handle, const struct kbus_message *head, const char *name, const void *data,
		    uint32_t timeout, uint64_t *id);

/* Answer the request received, by its name. Library: KBusSendMessage. */
int KBusReply(int handle, const struct kbus_message *request, const void *data, uint32_t size);

/* The next message, whole, in buffer; waits up to timeout milliseconds. Returns its bytes. If it is
 * longer than the buffer, -EMSGSIZE and it stays. -EAGAIN none and timeout 0, -ETIMEDOUT, -EINTR,
 * -EFAULT and it stays. */
int KBusReceive(int handle, void *buffer, uint32_t size, uint32_t timeout);

/* Send a request and wait for its answer, which may be a Status: its bytes, as KBusReceive. Other
 * messages stay where they are. The answer comes to this thread and does not signal the handle. If
 * it does not come in time, or the wait ends otherwise, the request is given up: its replier owes
 * nothing any more. An answer longer than the room stays in the queue (-EMSGSIZE). */
int KBusCall(int handle, const char *name, const void *data, uint32_t size, void *answer,
	     uint32_t answer_size, uint32_t timeout);

/* The same with all of the head; what KBusCall is made of. */
int KBusCallMessage(int handle, const struct kbus_call *call);

/* Name and data of a received message; *size gets the bytes. Library. */
const char *KBusName(const struct kbus_message *m, uint32_t *size);
const void *KBusData(const struct kbus_message *m, uint32_t *size);

/* For plain file calls. KBusNext: choose the next message, throwing away the rest of the last one;
 * its bytes, 0 if none waits. KBusSendWritten: send what was written; errors of KBusSend, and
 * -EBADMSG it is not complete; then what was written is gone, but for -EAGAIN: it is left waiting.
 * If nothing was written since, the next call goes on with that one, as KBusFinish. */
int KBusNext(int handle);
int KBusSendWritten(int handle, uint32_t timeout, uint64_t *id);

/* A message left waiting for room: wait on for it up to timeout milliseconds; drop it, and what was
 * written. 0, -EAGAIN, -ETIMEDOUT, -ENOENT there is none; a request that can no more be sent is
 * answered with a Status and is 0. */
int KBusFinish(int handle, uint32_t timeout, uint64_t *id);
int KBusDiscard(int handle);

/* KBUS_QUEUE_LIMIT, ...: returns what held before. A lower limit drops nothing that waits.
 * value KBUS_KEEP: only look. -EINVAL, -ERANGE. */
int KBusControl(int handle, uint32_t what, uint32_t value);

int KBusQuery(int handle, struct kbus_info *info);

#endif
