/* tests/host/peer_world.c - what processes with peers know, and what must hold of it. */
#include "peer_shim.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>
#include "peer_world_parts.h"

struct world world;

bool world_owns(const struct player *p, int n)
{
	return is_owner(p, n) && node_at(n)->made && !node_at(n)->forgotten;
}

uint64_t world_id(const struct player *p, int n)
{
	if (is_owner(p, n))
		return node_at(n)->forgotten ? 0 : node_at(n)->id;
	return p->counts[n] ? p->ids[n] : 0;
}

int world_make_node(struct player *p)
{
	int n = world.node_count++;

	assert_true(n < NODES);
	*node_at(n) = (struct world_node){.instance = p->instance, .id = 4ull * (uint64_t)(n + 1)};
	return n;
}

/* ---- capabilities ---------------------------------------------------------------------------- */

void world_learn(struct player *p, int n, uint64_t id)
{
	assert_true(id & PEER_ID_KERNEL && id != PEER_ID_INVALID);
	if (p->counts[n])
		assert_int_equal(p->ids[n], id);
	for (int i = 0; i < world.node_count; i++)
		assert_true(i == n || p->ids[i] != id); /* never used again */
	p->ids[n] = id;
	p->counts[n]++;
	node_at(n)->held = true;
	node_at(n)->released = false;
}

struct player *world_owner(int n)
{
	for (int i = 0; i < PLAYERS; i++)
		if (is_owner(&world.players[i], n))
			return &world.players[i];
	return NULL;
}

uint32_t world_epoch(int n)
{
	struct player *p = world_owner(n);

	return p ? p->epoch : 0;
}

void world_settle(struct player *p, int n, bool made)
{
	struct world_node *node = node_at(n);

	if (!is_owner(p, n) || node->made)
		return;
	if (made)
		node->made = true;
	else
		node->forgotten = node->maybe_dead = node->dead = true;
}

/* ---- giving back, destroying ----------------------------------------------------------------- */

void world_release(struct player *p, int n)
{
	uint64_t id = world_id(p, n);
	struct world_node *node = node_at(n);

	if (!is_owner(p, n)) {
		p->counts[n]--;
		assert_int_equal(peer_release(p->peer, id), 0);
		return;
	}
	if (node->dead)
		node->forgotten = true;
	assert_int_equal(peer_release(p->peer, id), !node->made ? -ENXIO : node->dead ? 0 : -EBUSY);
}

void world_destroy(struct player *p, const int *nodes, int count)
{
	uint64_t ids[PEER_DESTINATIONS_MAX] = {0};

	for (int i = 0; i < count; i++) {
		ids[i] = node_at(nodes[i])->id;
		node_at(nodes[i])->maybe_dead = true;
	}
	assert_int_equal(peer_destroy_nodes(p->peer, ids, (uint32_t)count), 0);
	for (int i = 0; i < count; i++)
		node_at(nodes[i])->dead = true;
}

/* ---- tickets --------------------------------------------------------------------------------- */

void world_make_ticket(struct player *p, int n)
{
	int free = (int)any(TICKETS), result;
	struct object *ticket;

	if (n == NONE || world.tickets[free])
		return;
	node_at(n)->promised = false;
	node_at(n)->given = true;
	result = peer_ticket(p->peer, world_id(p, n), &ticket);
	world_settle(p, n, !result);
	if (result) {
		assert_true(has_failed_for_memory(result) ||
			    (result == -EHOSTUNREACH && node_at(n)->maybe_dead));
		return;
	}
	node_at(n)->held = true;
	node_at(n)->released = false;
	if (world.tickets[free]) { /* somebody was quicker */
		object_unref(ticket);
		return;
	}
	node_at(n)->tickets++;
	world.tickets[free] = ticket;
	world.ticket_nodes[free] = n;
}

struct object *world_some_ticket(int *node)
{
	uint32_t i = any(TICKETS);

	if (!world.tickets[i])
		return NULL;
	*node = world.ticket_nodes[i];
	object_ref(world.tickets[i]);
	return world.tickets[i];
}

static void close_ticket(uint32_t i)
{
	struct object *ticket = world.tickets[i];

	if (!ticket)
		return;
	world.tickets[i] = NULL;
	node_at(world.ticket_nodes[i])->tickets--;
	object_unref(ticket);
}

void world_close_ticket(void)
{
	close_ticket(any(TICKETS));
}

void world_accept(struct player *p)
{
	int n = NONE, result;
	struct object *ticket = world_some_ticket(&n);
	bool dead = ticket && node_at(n)->dead;
	uint64_t id;

	if (!ticket)
		return;
	result = peer_accept(p->peer, ticket, &id);
	if (result)
		assert_true(has_failed_for_memory(result) ||
			    (result == -EHOSTUNREACH && node_at(n)->maybe_dead));
	else if (is_owner(p, n))
		assert_int_equal(id, node_at(n)->id);
	else
		world_learn(p, n, id);
	assert_true(result || !dead);
	object_unref(ticket);
}

/* ---- beginnings and ends --------------------------------------------------------------------- */

static void make_peer(struct player *p)
{
	uint32_t limit = p->process->account.limit[ACCOUNT_HEAP], fail = shim_fail;
	bool no_memory = shim_no_memory;
	struct thread *before = shim_thread;
	struct peer *peer;

	shim_fail = 0;
	shim_no_memory = false;
	shim_thread = &p->thread;
	p->process->account.limit[ACCOUNT_HEAP] = UINT32_MAX;
	assert_int_equal(peer_create(1 + any(6000), &peer), 0);
	p->process->account.limit[ACCOUNT_HEAP] = limit;
	p->instance = ++world.instances;
	p->epoch++;
	p->last = 0;
	memset(p->ids, 0, sizeof p->ids);
	memset(p->told, 0, sizeof p->told);
	p->peer = peer; /* others may call it from now on */
	shim_fail = fail;
	shim_no_memory = no_memory;
	shim_thread = before;
}

/* Its own nodes, before and after their end. */
static void mark_dead(uint32_t instance, bool dead)
{
	for (int n = 0; n < world.node_count; n++) {
		if (node_at(n)->instance != instance)
			continue;
		node_at(n)->maybe_dead = true;
		node_at(n)->dead |= dead;
		node_at(n)->forgotten |= dead;
	}
}

void world_reset(struct player *p, bool again)
{
	struct peer *peer = p->peer;

	p->epoch++;
	memset(p->counts, 0, sizeof p->counts);
	mark_dead(p->instance, false);
	if (again) {
		assert_int_equal(peer_reset(peer, true), 0);
	} else {
		peer_type.closed(peer_object(peer), p->process);
		p->peer = NULL;
		object_unref(peer_object(peer));
	}
	mark_dead(p->instance, true);
	if (!again)
		make_peer(p);
}

bool world_is_free(const struct player *p)
{
	return p->peer && !p->peer->calls.owner;
}

void world_end_process(struct process *process)
{
	struct player *of_it[PLAYERS];
	int count = 0;

	for (int i = 0; i < PLAYERS; i++)
		if (world.players[i].process == process)
			of_it[count++] = &world.players[i];
	for (int i = 0; i < count; i++)
		if (!world_is_free(of_it[i]))
			return;
	for (int i = 0; i < count; i++)
		world_reset(of_it[i], false);
}

void world_begin(uint32_t heap_limit, bool failing)
{
	memset(&world, 0, sizeof world);
	world.failing = failing;
	world.hot = NONE;
	world.poor = heap_limit < 1000000;
	for (uint32_t i = 0; i < PROCESSES; i++)
		world.processes[i] = (struct process){
			.id = i + 1, .account.limit = {UINT32_MAX, heap_limit, 1000, 1000}};
	for (uint32_t i = 0; i < PLAYERS; i++) {
		struct player *p = &world.players[i];

		p->process = &world.processes[i % PROCESSES];
		p->thread = (struct thread){i + 1, p->process};
		make_peer(p);
	}
}

static void receive_all(void)
{
	for (int i = 0; i < PLAYERS; i++) {
		shim_thread = &world.players[i].thread;
		while (world_receive(&world.players[i], 0))
			;
	}
}

static void release_all(struct player *p)
{
	shim_thread = &p->thread;
	for (int n = 0; n < world.node_count; n++) {
		assert_true(!p->counts[n] || !node_at(n)->dead || p->told[n]);
		while (p->counts[n])
			world_release(p, n);
	}
	while (world_receive(p, PEER_READ_SEED))
		;
}

static void check_end(void)
{
	for (uint32_t i = 0; i < world.letter_count; i++) {
		struct letter *l = &world.letters[i];

		assert_true(!l->answers || !l->stamp || l->flagged);
		for (uint32_t d = 0; d < l->to_count && l->result > 0; d++)
			if (!l->errors[d] && l->epochs[d] == world_epoch(l->to[d]) && l->epochs[d])
				assert_int_equal(l->received[d], 1);
	}
	for (int n = 0; n < world.node_count; n++) {
		struct world_node *node = node_at(n);

		if (node->calls == 1 && node->answer && world.letters[node->call].stamp)
			assert_true(node->answer > world.letters[node->call].stamp);
		assert_true(!world_owner(n) || node->forgotten || !node->held || node->released);
	}
}

void world_end(void)
{
	for (uint32_t i = 0; i < PROCESSES; i++)
		world.processes[i].account.limit[ACCOUNT_HEAP] = UINT32_MAX;
	for (int round = 0; round < 3; round++) {
		receive_all();
		for (int i = 0; i < PLAYERS; i++)
			release_all(&world.players[i]);
		for (uint32_t i = 0; i < TICKETS; i++)
			close_ticket(i);
	}
	receive_all();
	check_end();
	for (int i = 0; i < PLAYERS; i++) {
		struct player *p = &world.players[i];

		shim_thread = &p->thread;
		peer_type.closed(peer_object(p->peer), p->process);
		object_unref(peer_object(p->peer));
	}
	for (int i = 0; i < PROCESSES; i++)
		assert_true(account_is_zero(&world.processes[i].account));
}
