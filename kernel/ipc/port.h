/*
 * kernel/ipc/port.h - ports (include/port.h is their manual page).
 *
 *	struct port	  what a handle names: a listener with its backlog, or one end of a
 *connection struct connection two streams and two ends; end i reads stream i and writes the other
 *
 * Ends die with their last reference (handles and pending operations). A connection is referenced
 * by its ends, and charged to whoever has handles to them (task/handle.h).
 *
 * Context: thread. One mutex, above the streams' locks, guards names, states and backlogs; reading
 * and writing do not take it.
 */
#ifndef IPC_PORT_H
#define IPC_PORT_H

#include "abi/types.h"
#include "task/object.h"

struct fs_entry;
struct port;

extern const struct object_type port_type;

void port_init(void);

/* A made port of this name. -EEXIST, -ENOMEM. */
int port_create(const char *name, struct port **out);

/* An end that waits to be accepted by the listener of this name. -ENOENT, -ECONNREFUSED, -EBUSY,
 * -ENOMEM. */
int port_open(const char *name, struct port **out);

int port_pair(uint32_t size, struct port **a, struct port **b); /* -ENOMEM */
int port_listen(struct port *p);				/* -EINVAL */
int port_set_buffer(struct port *p, uint32_t size);		/* -EINVAL */

/* The oldest client waiting. -EAGAIN, -EINVAL, -ENOMEM. */
int port_accept(struct port *p, struct port **out);

int port_end(struct port *p);			  /* as PortEnd */
int port_peer(struct port *p, uint32_t *process); /* -ENOTCONN */

static inline struct object *port_object(struct port *p)
{
	return (struct object *)p; /* its first member */
}

/* The next listening port behind this place (0: the first) into entry; the place moves on. False:
 * there is none. For the directory: a port keeps its place, whatever comes and goes. */
bool port_entry(uint32_t *place, struct fs_entry *entry);
/* Is there one of this name (listening or only made)? */
bool port_exists(const char *name);

/* For the view of the system: every listener and every connection. */
struct port_line {
	const char *name;	/* NULL: a connection without a listener's name */
	uint32_t owner, peer;	/* processes; 0: none (yet) */
	uint32_t waiting;	/* clients that wait to be accepted */
	uint32_t forward, back; /* bytes in the two buffers */
	uint32_t sent, got;	/* by the owner since the accept; they may go round */
	uint32_t capacity;
	bool listening;
};
void port_for_each(void (*function)(const struct port_line *line, void *argument), void *argument);

#endif
