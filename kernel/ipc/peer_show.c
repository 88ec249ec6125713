/* kernel/ipc/peer_show.c - what a peer holds, for those who look. */
#include "ipc/peer_parts.h"

/* Lock held: the first capability from this id on; nodes of its own are passed over. */
static struct cap *cap_from(struct peer *p, uint64_t id)
{
	struct idmap_entry *e = idmap_from(&p->ids, id);

	while (e && peer_name_of(e)->is_node)
		e = e->id == UINT64_MAX ? NULL : idmap_from(&p->ids, e->id + 1);
	return e ? cap_of(peer_name_of(e)) : NULL;
}

bool peer_see_cap(struct peer *p, uint64_t id, struct peer_cap_line *line)
{
	uint32_t flags = spin_lock(&p->waitable.lock);
	struct cap *c = cap_from(p, id);

	/* The capability keeps the node, and the node its owner. */
	if (c)
		*line = (struct peer_cap_line){.id = c->name.by_id.id,
					       .owner = c->node->owner->process_id,
					       .count = c->count,
					       .in_flight = c->in_flight,
					       .sent = c->name.sent,
					       .destroyed = c->node->destroyed};
	spin_unlock(&p->waitable.lock, flags);
	return c != NULL;
}
