/* tests/host/peer_world_receive.c - what peers receive, and what must be so then. */
#include "peer_shim.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>
#include "peer_world_parts.h"

static void get_carried(struct player *p, const struct letter *l, uint32_t i, uint64_t id,
			bool seed)
{
	struct world_node *n = node_at(l->carried[i]);

	if (id == PEER_ID_INVALID) {
		assert_true(n->maybe_dead);
		return;
	}
	assert_false(l->dead[i]);
	if (is_owner(p, l->carried[i])) {
		assert_int_equal(id, n->id);
		return;
	}
	assert_true(seed || !p->told[l->carried[i]]); /* it came before its end was told */
	world_learn(p, l->carried[i], id);
}

/* The handle that came with it. */
static void take_file(struct player *p, const struct letter *l, int32_t handle)
{
	struct object *o = shim_take_file(p->process, handle);
	int free = 0;

	handle_unpay(o->bytes);
	while (free < TICKETS && world.tickets[free])
		free++;
	if (free == TICKETS) {
		object_unref(o);
		return;
	}
	world.tickets[free] = o;
	world.ticket_nodes[free] = l->file_node;
	node_at(l->file_node)->tickets++;
}

static void mark_received(struct player *p, struct letter *l, const struct peer_message *m)
{
	uint32_t i = 0;

	while (i < l->to_count && !(is_owner(p, l->to[i]) && node_at(l->to[i])->id == m->node))
		i++;
	assert_true(i < l->to_count);
	assert_int_equal(l->received[i]++, 0);
	assert_true(!l->done || (l->result > 0 && !l->errors[i]));
	assert_true(m->stamp > l->seen);
	assert_int_equal(m->process, l->from->process->id);
	l->stamp = m->stamp;
	if (!(m->flags & PEER_ANSWER))
		return;
	l->flagged = true;
	node_at(l->to[i])->answer = m->stamp;
}

static void receive_letter(struct player *p, const struct peer_message *m)
{
	const char *at = p->peer->area->bytes + m->offset;
	const uint64_t *ids = (const uint64_t *)(at + ((m->size + 7) & ~7u));
	struct letter *l = &world.letters[((const struct head *)at)->number];
	bool seed = m->flags & PEER_FROM_SEED;

	assert_int_equal(m->size, l->size);
	assert_int_equal(m->cap_count, l->cap_count);
	assert_int_equal(m->file_count, l->file != NULL);
	if (!seed)
		mark_received(p, l, m);
	for (uint32_t i = 0; i < m->cap_count; i++)
		get_carried(p, l, i, ids[i], seed);
	if (m->file_count)
		take_file(p, l, *(const int32_t *)(ids + m->cap_count));
	if (any(20))
		assert_int_equal(peer_slice_release(p->peer, m->offset), 0);
}

static int node_of_id(const struct player *p, uint64_t id)
{
	for (int n = 0; n < world.node_count; n++)
		if (is_owner(p, n) ? node_at(n)->id == id : p->ids[n] == id)
			return n;
	fail_msg("a notice about nothing");
	return NONE;
}

static void hear_of_end(struct player *p, int n)
{
	bool *told = is_owner(p, n) ? &node_at(n)->told : &p->told[n];

	assert_true(node_at(n)->maybe_dead && !*told);
	*told = true;
}

static void hear_of_release(struct player *p, int n)
{
	struct world_node *node = node_at(n);

	assert_true(is_owner(p, n) && node->given && !node->tickets);
	for (int i = 0; i < PLAYERS; i++)
		assert_int_equal(world.players[i].counts[n], 0);
	node->released = true;
	node->given = false;
}

static void receive_notice(struct player *p, const struct peer_message *m)
{
	int n = node_of_id(p, m->node);

	assert_true(!is_owner(p, n) || !node_at(n)->forgotten);
	if (m->kind == PEER_NODE_DESTROY)
		hear_of_end(p, n);
	else
		hear_of_release(p, n);
}

static void check_order(struct player *p, const struct peer_message *m)
{
	assert_true(m->stamp > p->last || (m->stamp == p->last && p->more));
	p->last = m->stamp;
	p->more = m->kind != PEER_DATA || m->flags & PEER_MORE;
	if (m->stamp > world.seen)
		world.seen = m->stamp;
}

bool world_receive(struct player *p, uint32_t flags)
{
	struct peer_message m;
	int result = peer_receive(p->peer, (uptr)&m, flags, 0);

	if (result) {
		assert_true(result == -EAGAIN || has_failed_for_memory(result));
		return false;
	}
	if (!(flags & PEER_READ_SEED))
		check_order(p, &m);
	if (m.kind == PEER_DATA)
		receive_letter(p, &m);
	else
		receive_notice(p, &m);
	return true;
}
