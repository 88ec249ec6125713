/* kernel/fs/view_peers.c - the views of peers, and of who holds whose nodes. */
#include "abi/limits.h"
#include "fs/views.h"
#include "ipc/peer.h"
#include "task/handle.h"
#include "task/process.h"

/* A peer has one handle: so all are found where the handles are. */
static void each_peer(struct text *out, struct process *p,
		      void (*write)(struct text *out, struct process *p, int handle,
				    struct peer *peer))
{
	struct object *o;
	uint32_t rights;
	int handle;

	for (uint32_t i = 1; !text_over(out) && handle_at(p, i, &handle, &rights, &o); i++) {
		if (o && o->type == &peer_type)
			write(out, p, handle, (struct peer *)o);
		object_unref(o);
	}
}

static void each_process(struct text *out, void (*write)(struct text *out, struct process *p,
							 int handle, struct peer *peer))
{
	for (uint32_t slot = 1; slot <= PROCESSES_MAX && !text_over(out); slot++) {
		struct process *p = process_at(slot);

		if (p)
			each_peer(out, p, write);
		process_unref(p);
	}
}

static void write_peer(struct text *out, struct process *p, int handle, struct peer *peer)
{
	struct peer_info i;

	peer_query(peer, &i);
	text_printf(out, "%-10u %10d %6u %6u %7u %8u %8u %7u %s\n", p->id, handle, i.nodes, i.caps,
		    i.waiting, i.bytes.used, i.pool_size, i.senders, p->name);
}

static void write_peers(struct text *out)
{
	text_printf(out, "%-10s %10s %6s %6s %7s %8s %8s %7s %s\n", "PROCESS", "HANDLE", "NODES",
		    "CAPS", "WAITING", "BYTES", "POOL", "SENDERS", "NAME");
	each_process(out, write_peer);
}

static void write_caps(struct text *out, struct process *p, int handle, struct peer *peer)
{
	struct peer_cap_line c;
	uint64_t id = 0;

	while (!text_over(out) && peer_see_cap(peer, id, &c)) {
		text_printf(out, "%-10u %10d %-10u %6u %9u %8u %-9s 0x%llx\n", p->id, handle,
			    c.owner, c.count, c.in_flight, c.sent,
			    c.destroyed ? "destroyed" : "lives", c.id);
		id = c.id + 1;
		if (!id)
			break;
	}
}

static void write_capabilities(struct text *out)
{
	text_printf(out, "%-10s %10s %-10s %6s %9s %8s %-9s %s\n", "PROCESS", "HANDLE", "OWNER",
		    "COUNT", "IN_FLIGHT", "SENT", "NODE", "ID");
	each_process(out, write_caps);
}

void view_peers_init(void)
{
	view_add("peers", write_peers, 0);
	view_add("capabilities", write_capabilities, PRIV_DEBUG);
}
