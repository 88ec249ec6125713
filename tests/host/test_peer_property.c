/* uses: tests/host/peer_shim.c tests/host/machine_shim.c tests/host/peer_world.c tests/host/peer_world_send.c tests/host/peer_world_receive.c kernel/ipc/peer.c kernel/ipc/node.c kernel/ipc/ticket.c kernel/ipc/peer_send.c kernel/ipc/peer_quick.c kernel/ipc/peer_batch.c kernel/ipc/peer_answer.c kernel/ipc/peer_receive.c kernel/ipc/idmap.c kernel/ipc/slices.c kernel/ipc/quota.c kernel/task/account.c */
/*
 * tests/host/test_peer_property.c - schedules of everything peers can do, with fixed seeds.
 *
 * In the middle of each call, wherever it could be preempted, others run (peer_shim.h). What must
 * hold then stands in peer_world.c. In some schedules allocations fail, processes have little room,
 * or nodes are destroyed with no memory at all.
 */
#include "peer_shim.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "peer_world.h"

#define STEPS	  1500
#define SCHEDULES 300
#define NESTED	  2 /* calls within calls */

static uint32_t seed;
static struct mode {
	bool nested, failing, poor;
} mode;

uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* ---- steps ----------------------------------------------------------------------------------- */

/* One that can make a call now, and name this node (NONE: any one); NULL. */
static struct player *any_player(int node)
{
	uint32_t start = any(PLAYERS);

	for (uint32_t i = 0; i < PLAYERS; i++) {
		struct player *p = &world.players[(start + i) % PLAYERS];

		if (world_is_free(p) && (node == NONE || world_id(p, node)))
			return p;
	}
	return NULL;
}

/* A node it can name; NONE: there is none. */
static int some_node(struct player *p)
{
	int start = world.node_count ? (int)any((uint32_t)world.node_count) : 0;

	for (int i = 0; i < world.node_count; i++) {
		int n = (start + i) % world.node_count;

		if (world_id(p, n))
			return n;
	}
	return NONE;
}

/* The same, or now and then a new one. */
static int any_node(struct player *p)
{
	int n = any(6) ? some_node(p) : NONE;

	return n == NONE ? world_make_node(p) : n;
}

/* One of its own, mostly one that somebody has. */
static int own_node(struct player *p)
{
	for (int i = 0; i < 20 && any(5); i++) {
		int n = some_node(p);

		if (n != NONE && world_owns(p, n) && world.nodes[n].held && !world.nodes[n].calls)
			return n;
	}
	return world_make_node(p);
}

static void fill_send(struct player *p, struct letter *l)
{
	l->to_count = 1 + (any(3) == 0 ? any(DESTINATIONS) : 0);
	l->cap_count = any(2) ? any(CARRIED + 1) : 0;
	l->size = any(4) ? 0 : any(1500);
	l->flags = any(6) ? 0 : PEER_CONTINUE;

	for (uint32_t i = 0; i < l->to_count; i++)
		l->to[i] = any_node(p);
	for (uint32_t i = 0; i < l->cap_count; i++)
		l->carried[i] = any_node(p);
	if (!any(6) && world.node_count < NODES) {
		l->flags |= PEER_CALL;
		l->carried[0] = own_node(p);
		l->cap_count += !l->cap_count;
		l->answer_size = any(1000);
		l->answer_caps = any(CARRIED + 1);
	}
}

static void send_something(struct player *p)
{
	struct letter l = {0};

	if (world.node_count > NODES - 100)
		return;
	fill_send(p, &l);
	l.file = any(6) ? NULL : world_some_ticket(&l.file_node);
	world_send(p, &l);
}

static void release_something(struct player *p)
{
	int n = some_node(p);

	if (n != NONE)
		world_release(p, n);
}

static void destroy_something(struct player *p)
{
	int nodes[3], count = 0;

	for (int i = 0; i < 3; i++) {
		int n = some_node(p);

		if (n == NONE || !world_owns(p, n) || world.nodes[n].maybe_dead)
			continue;
		if (!count || nodes[count - 1] != n)
			nodes[count++] = n;
	}
	if (count == 3 && nodes[0] == nodes[2])
		count = 2;
	if (!count)
		return;
	shim_no_memory = mode.poor;
	world_destroy(p, nodes, count);
	shim_no_memory = false;
}

static void end_something(struct player *p)
{
	uint32_t how = any(24);

	shim_no_memory = mode.poor;
	if (how < 6)
		world_reset(p, true);
	else if (how < 8)
		world_reset(p, false); /* closed, and made anew */
	else if (how == 8)
		world_end_process(p->process);
	shim_no_memory = false;
}

/* Something that concerns the node of a letter under way, by one who can name it. */
static void interfere(struct player *p)
{
	struct letter l = {.to = {world.hot}, .to_count = 1};

	if (world.node_count > NODES - 100)
		return;
	if (world_owns(p, world.hot) && any(2)) {
		l = (struct letter){.to = {some_node(p)},
				    .to_count = 1,
				    .carried = {world.hot},
				    .cap_count = 1,
				    .flags = PEER_CALL,
				    .answer_size = any(1000),
				    .answer_caps = any(CARRIED + 1)};
		world_send(p, &l);
	} else if (any(3)) {
		world_send(p, &l);
	} else {
		int node = world.hot;

		do
			world_release(p, node);
		while (p->counts[node]);
	}
}

static void act(struct player *p)
{
	switch (any(32)) {
	case 0:
		destroy_something(p);
		break;
	case 1:
		end_something(p);
		break;
	case 2:
	case 3:
		world_make_ticket(p, any_node(p));
		break;
	case 4:
	case 5:
	case 6:
		world_accept(p);
		break;
	case 7:
		world_close_ticket();
		break;
	case 8:
		world_plant(p, any_node(p));
		break;
	case 9:
	case 10:
	case 11:
		release_something(p);
		break;
	case 12:
		world_receive(p, PEER_READ_SEED);
		break;
	default:
		any(2) ? send_something(p) : (void)world_receive(p, 0);
	}
}

static void step(bool nested)
{
	bool interferes = nested && world.hot != NONE && any(2);
	struct player *p = any_player(interferes ? world.hot : NONE);
	struct thread *before = shim_thread;

	if (!p)
		return;
	shim_thread = &p->thread;
	if (mode.failing)
		shim_fail = any(8);
	if (interferes)
		interfere(p);
	else
		act(p);
	shim_fail = 0;
	shim_thread = before;
}

/* Others run here. */
void shim_pause(void)
{
	static int depth;
	bool no_memory = shim_no_memory;

	if (!mode.nested || machine_locks || depth == NESTED || any(10))
		return;
	depth++;
	shim_no_memory = false;
	step(true);
	shim_no_memory = no_memory;
	depth--;
}

static void run(uint32_t number)
{
	seed = number * 2654435761u;
	mode = (struct mode){number & 1, (number & 6) == 2, (number & 6) == 4};
	world_begin(mode.poor ? 60000 : 0x7fffffff, mode.failing);
	for (int i = 0; i < STEPS; i++)
		step(false);
	mode = (struct mode){false};
	world_end();
	assert_int_equal(shim_blocks, 0);
	assert_int_equal(machine_locks, 0);
}

static void whatever_is_done(void **state)
{
	(void)state;
	for (uint32_t number = 1; number <= SCHEDULES; number++)
		run(number);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(whatever_is_done)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
