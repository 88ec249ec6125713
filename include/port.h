/*
 * port.h - ports: byte streams between two processes, full duplex, with a name to meet by.
 *
 *	server				    client
 *	p = FsCreate("/System/Ports/echo", FS_RDWR);
 *	PortListen(p);
 *	ThrWaitHandle(p, WAIT_FOREVER);	    c = FsOpen("/System/Ports/echo", FS_RDWR);
 *	s = PortAccept(p, 0);		    FsWriteSync(c, "hello", 5);
 *	FsReadSync(s, buffer, 5, 0);	    ...
 *
 * States of a port: made (FsCreate) - listening (PortListen) - and closed; of a connection's end:
 * waiting to be accepted (FsOpen) - connected - the other end closed; or refused.
 *
 * Each direction has its own buffer, 4,096 bytes unless PortSetBuffer says otherwise, every byte of
 * it usable. A read is done when all bytes asked for have come (FILE_PARTIAL: any), a write when
 * all its bytes are in the buffer; either may be larger than the buffer. Operations of one
 * direction complete in the order they were started (fs.h).
 *
 * Opening never waits. -ENOENT no port of this name, -ECONNREFUSED it does not listen, -EBUSY the
 * backlog has no place for one more client of this process. One process gets PORT_BACKLOG places; a
 * second one then 5 of those left, a third 2, so nobody keeps the others out (kernel/ipc/quota.h:
 * the fair rule, for PORT_BACKLOG_ALL places). Reads and writes before the accept wait for it; if
 *the server closes or dies instead they fail with -ECONNREFUSED. A read of 0 bytes waits for just
 *that answer: 0 or the error.
 *
 * When an end closes (its last handle, in whatever process; death closes) the other end reads what
 * is left, then 0, and its writes fail with -EPIPE. When a listening port closes, its name is free,
 * waiting clients are refused, accepted connections live on.
 *
 * A listening port is signalled while a client waits to be accepted; a connection's end while a
 * read of one byte would not wait.
 *
 * Memory: each handle to an end is charged with the buffer that this end reads, to the process that
 * has it; the buffer goes with the end. FsQueryHandle gives FS_TYPE_PORT, the bytes that can be
 *read at once, and as node the connection's number, the same at both ends.
 */
#ifndef PORT_H
#define PORT_H

#include <stdint.h>
#include "fs.h"

/* A made port takes clients from now on: it is listed in /System/Ports. -EINVAL it listens already,
 * or is an end of a connection; -ENOTSUP no port. Reading or writing one that is no connection:
 * -EINVAL. */
int PortListen(int port);

/* The connection of the oldest waiting client, as a new handle with all rights but control.
 * flags: 0. -EAGAIN nobody waits, -EINVAL it does not listen; -EMFILE, -ENOMEM (the client goes on
 * waiting). */
int PortAccept(int port, uint32_t flags);

/* Bytes (1..PORT_BUFFER_MAX) of each direction of connections to this port opened from now on. Only
 * of a made or listening port. */
int PortSetBuffer(int port, uint32_t size);

/* The process at the other end: who opened or accepted it. -ENOTCONN not yet, or closed. */
int PortGetPeer(int port, uint32_t *process);

/* The input of the other end ends here, once: a read there that comes to this place gets what was
 * before it, and the read after that 0; what is written later is read as usual. A terminal says so
 * that end of file was typed. -EAGAIN writes are pending, an end was not read yet, or the
 * connection waits for its accept; -EPIPE the other end is closed; -EINVAL it is no connection. */
int PortEnd(int port);

/* Two connected ends without a name, for a pipe to a child process; size of each buffer, 0 =
 * PORT_BUFFER. */
int PortPair(int handles[2], uint32_t size);

#endif
