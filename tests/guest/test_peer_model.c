/*
 * tests/guest/test_peer_model.c - peers against a model: whatever is done in whatever order, each
 * queue has what it must have, notices come exactly once, and ids are what they were.
 *
 * All peers are of this process, so the model knows the one order in which things happen.
 */
#include "tap_peer.h"

#define PEERS	 5
#define NODES	 600 /* made in one run; never used again */
#define QUEUE	 64
#define CARRIED	 3
#define STEPS	 1500
#define SEEDS	 12
#define NO_NODE	 (-1)
#define POOL_ALL 65536

struct item {
	uint32_t kind;
	int node, count;
	int carried[CARRIED];
	bool valid[CARRIED];
};

struct model_node {
	int owner;
	uint64_t id;
	bool destroyed, forgotten;
};

/* What a peer has of a node of another. */
struct held {
	uint64_t id; /* 0: it has not been told one */
	int count, flight;
};

static int peers[PEERS], node_count;
static const char *pools[PEERS];
static struct model_node nodes[NODES];
static struct held held[PEERS][NODES];
static struct item queues[PEERS][QUEUE];
static int waiting[PEERS];
static uint32_t seed;

static uint32_t any(uint32_t below)
{
	return tap_random(&seed) % below;
}

/* ---- the model ------------------------------------------------------------------------------ */

static void append(int peer, const struct item *item)
{
	NEED(waiting[peer] < QUEUE);
	queues[peer][waiting[peer]++] = *item;
}

static void take_out(int peer, int at)
{
	waiting[peer]--;
	memmove(&queues[peer][at], &queues[peer][at + 1],
		(uint32_t)(waiting[peer] - at) * sizeof queues[peer][0]);
}

static void withdraw(int peer, uint32_t kind, int node)
{
	for (int i = 0; i < waiting[peer]; i++)
		if (queues[peer][i].kind == kind && queues[peer][i].node == node)
			take_out(peer, i--);
}

static bool has(int peer, int node)
{
	return held[peer][node].count || held[peer][node].flight;
}

static bool anyone_has(int node)
{
	for (int i = 0; i < PEERS; i++)
		if (has(i, node))
			return true;
	return false;
}

/* Counts of the node went from this peer. */
static void dropped(int peer, int node)
{
	struct model_node *n = &nodes[node];

	if (has(peer, node) || n->owner == peer)
		return;
	held[peer][node].id = 0;
	withdraw(peer, PEER_NODE_DESTROY, node);
	if (!anyone_has(node) && !n->forgotten)
		append(n->owner, &(struct item){.kind = PEER_NODE_RELEASE, .node = node});
}

static void destroyed(int node, bool tell_owner)
{
	struct item notice = {.kind = PEER_NODE_DESTROY, .node = node};

	if (nodes[node].destroyed)
		return;
	nodes[node].destroyed = true;
	if (tell_owner)
		append(nodes[node].owner, &notice);
	for (int i = 0; i < PEERS; i++)
		if (has(i, node))
			append(i, &notice);
}

static void forgotten(int node)
{
	nodes[node].forgotten = true;
	withdraw(nodes[node].owner, PEER_NODE_DESTROY, node);
	withdraw(nodes[node].owner, PEER_NODE_RELEASE, node);
}

static int make_node(int owner)
{
	NEED(node_count < NODES);
	nodes[node_count] =
		(struct model_node){.owner = owner, .id = 4ull * (uint64_t)(node_count + 1)};
	return node_count++;
}

/* What the peer calls it, or 0. */
static uint64_t id_of(int peer, int node)
{
	if (nodes[node].owner == peer)
		return nodes[node].forgotten ? 0 : nodes[node].id;
	return held[peer][node].count ? held[peer][node].id : 0;
}

/* Some node the peer knows; NO_NODE: it knows none. */
static int some_node(int peer)
{
	int start = node_count ? (int)any((uint32_t)node_count) : 0;

	for (int i = 0; i < node_count; i++) {
		int node = (start + i) % node_count;

		if (id_of(peer, node))
			return node;
	}
	return NO_NODE;
}

/* ---- what is done --------------------------------------------------------------------------- */

static void receive_data(int peer, const struct item *item, const struct peer_message *m)
{
	const uint64_t *ids = PeerCaps(pools[peer], m);

	EQ(m->cap_count, item->count);
	for (int i = 0; i < item->count; i++) {
		int node = item->carried[i];
		struct held *h = &held[peer][node];

		if (!item->valid[i] || (nodes[node].owner == peer && nodes[node].forgotten)) {
			CHECK(ids[i] == PEER_ID_INVALID);
		} else if (nodes[node].owner == peer) {
			CHECK(ids[i] == nodes[node].id);
		} else {
			CHECK(ids[i] & PEER_ID_KERNEL && ids[i] != PEER_ID_INVALID);
			CHECK(!h->id || h->id == ids[i]);
			h->id = ids[i];
			h->flight--;
			h->count++;
		}
	}
	EQ(PeerSliceRelease(peers[peer], m->offset), 0);
}

static void receive_one(int peer)
{
	struct peer_message m;
	struct item item;

	if (!waiting[peer]) {
		EQ(PeerReceive(peers[peer], &m, 0, 0), -EAGAIN);
		return;
	}
	item = queues[peer][0];
	take_out(peer, 0);
	NEED(PeerReceive(peers[peer], &m, 0, 0) == 0);
	NEED(m.kind == item.kind);
	if (nodes[item.node].owner == peer)
		CHECK(m.node == nodes[item.node].id);
	else if (held[peer][item.node].id)
		CHECK(m.node == held[peer][item.node].id);
	if (item.kind == PEER_DATA)
		receive_data(peer, &item, &m);
}

/* What is carried: nodes it knows, now and then a new one. */
static uint32_t choose_carried(int peer, struct item *item, uint64_t *ids)
{
	uint32_t wanted = any(CARRIED + 1);

	item->count = 0;
	while (item->count < (int)wanted) {
		int node = any(4) ? some_node(peer) : make_node(peer);

		if (node == NO_NODE)
			break;
		ids[item->count] = id_of(peer, node);
		item->carried[item->count++] = node;
	}
	return (uint32_t)item->count;
}

static void sent(struct item *item, int node)
{
	int to = nodes[node].owner;

	item->kind = PEER_DATA;
	item->node = node;
	for (int i = 0; i < item->count; i++) {
		int carried = item->carried[i];

		item->valid[i] = !nodes[carried].destroyed;
		if (!item->valid[i] || nodes[carried].owner == to)
			continue;
		held[to][carried].flight++;
		withdraw(nodes[carried].owner, PEER_NODE_RELEASE, carried);
	}
	append(to, item);
}

static void send_some(int peer)
{
	struct item item = {0};
	uint64_t caps[CARRIED], to[2];
	int node[2] = {some_node(peer), some_node(peer)}, wanted = 1, result, before = node_count;
	uint32_t count = 1 + any(2), cap_count;

	if (node[0] == NO_NODE)
		return;
	cap_count = choose_carried(peer, &item, caps);
	for (uint32_t i = 0; i < count; i++)
		to[i] = id_of(peer, node[i]);
	wanted = (int)count;
	for (uint32_t i = 0; i < count; i++)
		if (nodes[node[i]].destroyed)
			wanted = -EHOSTUNREACH;
	if (count == 2 && node[0] == node[1])
		wanted = -ENOTUNIQ;
	result = PeerSend(peers[peer], &(struct peer_send){.to = to,
							   .to_count = count,
							   .caps = caps,
							   .cap_count = cap_count});
	NEED(EQ(result, wanted));
	if (result < 0) {
		for (int i = before; i < node_count; i++)
			nodes[i].forgotten = nodes[i].destroyed = true; /* never made */
		return;
	}
	for (uint32_t i = 0; i < count; i++)
		sent(&item, node[i]);
}

static void release_some(int peer)
{
	int node = some_node(peer);

	if (node == NO_NODE)
		return;
	if (nodes[node].owner == peer) {
		EQ(CapRelease(peers[peer], nodes[node].id), nodes[node].destroyed ? 0 : -EBUSY);
		if (nodes[node].destroyed)
			forgotten(node);
		return;
	}
	EQ(CapRelease(peers[peer], held[peer][node].id), 0);
	held[peer][node].count--;
	dropped(peer, node);
}

static void destroy_some(int peer)
{
	int node = some_node(peer);

	if (node == NO_NODE || nodes[node].owner != peer)
		return;
	EQ(NodeDestroy(peers[peer], &nodes[node].id, 1), nodes[node].destroyed ? -EHOSTUNREACH : 0);
	destroyed(node, true);
}

/* Messages that nobody receives give back what they carry. */
static void drop_queue(int peer)
{
	while (waiting[peer]) {
		struct item item = queues[peer][0];

		take_out(peer, 0);
		for (int i = 0; i < item.count; i++)
			if (item.valid[i] && nodes[item.carried[i]].owner != peer) {
				held[peer][item.carried[i]].flight--;
				dropped(peer, item.carried[i]);
			}
	}
}

static int own_nodes_alive(int peer)
{
	int alive = 0;

	for (int i = 0; i < node_count; i++)
		alive += nodes[i].owner == peer && !nodes[i].destroyed;
	return alive;
}

/* One notice of each node comes to whoever holds it; more than the model's queues take is left for
 * another time. */
static void reset_one(int peer)
{
	if (own_nodes_alive(peer) > 8)
		return;
	EQ(PeerReset(peers[peer]), 0);
	for (int i = 0; i < node_count; i++)
		if (nodes[i].owner == peer) {
			destroyed(i, false);
			nodes[i].forgotten = true;
		}
	drop_queue(peer);
	for (int i = 0; i < node_count; i++)
		if (nodes[i].owner != peer && held[peer][i].count) {
			held[peer][i].count = 0;
			dropped(peer, i);
		}
	NEED(waiting[peer] == 0);
}

/* ---- runs ----------------------------------------------------------------------------------- */

static void begin(uint32_t number)
{
	seed = number;
	node_count = 0;
	memset(held, 0, sizeof held);
	memset(waiting, 0, sizeof waiting);
	for (int i = 0; i < PEERS; i++) {
		peers[i] = PeerCreate(POOL_ALL);
		NEED(peers[i] > 0);
		pools[i] = PeerPool(peers[i]);
	}
	/* Each knows a node of the next one. */
	for (int i = 0; i < PEERS; i++) {
		int node = make_node((i + 1) % PEERS);

		EQ(PeerIntroduce(peers[(i + 1) % PEERS], nodes[node].id, peers[i],
				 &held[i][node].id),
		   0);
		held[i][node].count = 1;
	}
}

/* In descending order of the room that is left in the model. */
static void step(void)
{
	int peer = (int)any(PEERS);

	for (int i = 0; i < PEERS; i++)
		while (waiting[i] > QUEUE / 2)
			receive_one(i);
	switch (any(16)) {
	case 0:
	case 1:
		destroy_some(peer);
		break;
	case 2:
	case 3:
	case 4:
		release_some(peer);
		break;
	case 5:
	case 6:
	case 7:
	case 8:
	case 9:
		receive_one(peer);
		break;
	case 10:
		if (!any(6))
			reset_one(peer);
		break;
	default:
		send_some(peer);
		break;
	}
}

static void run(uint32_t number)
{
	begin(number);
	for (int i = 0; i < STEPS && node_count < NODES - CARRIED && !tap_failures; i++)
		step();
	for (int i = 0; i < PEERS && !tap_failures; i++) {
		EQ(query(peers[i]).waiting, waiting[i]);
		while (waiting[i])
			receive_one(i);
		expect_nothing(peers[i]);
		expect_empty(peers[i]);
	}
	if (tap_failures)
		tap_say("# of run %u", number);
	for (int i = 0; i < PEERS; i++)
		EQ(HandleClose(peers[i]), 0);
}

TEST(whatever_is_done)
{
	for (uint32_t number = 1; number <= SEEDS && !tap_failures; number++)
		run(number);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(whatever_is_done), {}};

	return tap_main(argc, argv, tests, NULL);
}
