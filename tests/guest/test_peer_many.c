/* tests/guest/test_peer_many.c - a thousand peers that end together, and calls at random. */
#include "tap_peer.h"

#define CHILDREN 4
#define EACH	 250
#define PEERS	 6
#define NODES	 5
#define STEPS	 20000

/* ---- a thousand that end together ------------------------------------------------------------ */

/* EACH peers hold the node of the ticket, and give its owner a node of theirs; they all know each
 * other. Then it waits to be killed, or ends by itself. */
ROLE(crowd)
{
	static int peers[EACH];
	uint64_t cap;

	for (int i = 0; i < EACH; i++) {
		peers[i] = PeerCreate(1);
		NEED(PeerAccept(peers[i], TAP_HANDLE(0), &cap) == 0);
		EQ(send_cap(peers[i], cap, NODE), 1);
		if (i) {
			peer_meet(peers[i], 8, peers[i - 1]);
			peer_meet(peers[i - 1], 8, peers[i]);
		}
	}
	EQ(EvtSet(TAP_HANDLE(1)), 0);
	ThrWaitHandle(args[0] ? TAP_HANDLE(2) : TAP_HANDLE(3), TAP_DEADLINE);
	return tap_failures;
}

/* The parent has the nodes of all, and they have its. */
static int gather(int go, int *children)
{
	int hub = PeerCreate(0x100000), ticket = PeerTicket(hub, NODE), never = EvtCreate(0);
	int ready = EvtCreate(0);

	for (uint32_t i = 0; i < CHILDREN; i++) {
		children[i] =
			tap_start(CHILD("crowd", {i & 1}, .handles = {ticket, ready, go, never}));
		tap_await(ready);
	}
	EQ(HandleClose(ticket), 0);
	for (int i = 0; i < CHILDREN * EACH; i++)
		NEED(receive_done(hub).cap_count == 1);
	EQ(query(hub).caps, CHILDREN * EACH);
	return hub;
}

TEST(a_thousand_end_together)
{
	int go = EvtCreate(EVENT_MANUAL), children[CHILDREN], destroyed = 0, released = 0;
	int hub = gather(go, children);
	struct peer_message m;

	EQ(EvtSet(go), 0);
	for (int i = 0; i < CHILDREN; i += 2)
		tap_kill(children[i]);
	for (int i = 1; i < CHILDREN; i += 2)
		EQ(tap_end(children[i]), 0);
	while (destroyed < CHILDREN * EACH || !released) {
		NEED(PeerReceive(hub, &m, 0, TAP_DEADLINE) == 0);
		if (m.kind == PEER_NODE_DESTROY) {
			destroyed++;
			EQ(CapRelease(hub, m.node), 0);
		} else {
			EQ(m.kind, PEER_NODE_RELEASE);
			EQ(m.node, NODE);
			released++;
		}
	}
	EQ(destroyed, CHILDREN * EACH);
	EQ(released, 1);
	expect_nothing(hub);
	EQ(query(hub).caps, 0);
	EQ(HandleClose(hub), 0);
}

/* ---- at random ------------------------------------------------------------------------------- */

/* What the program knows: the capabilities each peer has received, and how often. */
static struct known {
	uint64_t id;
	int count;
} known[PEERS][PEERS * NODES * 40];
static int known_count[PEERS], peers[PEERS];
static uint32_t seed;

static uint32_t any(uint32_t below)
{
	return tap_random(&seed) % below;
}

static struct known *find(int peer, uint64_t id)
{
	for (int i = 0; i < known_count[peer]; i++)
		if (known[peer][i].id == id)
			return &known[peer][i];
	return NULL;
}

static void learn(int peer, uint64_t id)
{
	struct known *k = find(peer, id);

	if (id == PEER_ID_INVALID || !(id & PEER_ID_KERNEL))
		return;
	if (!k) {
		NEED(known_count[peer] < (int)(sizeof known[0] / sizeof known[0][0]));
		k = &known[peer][known_count[peer]++];
		*k = (struct known){.id = id};
	}
	k->count++;
}

static void forget(int peer, struct known *k)
{
	if (--k->count == 0)
		*k = known[peer][--known_count[peer]];
}

/* A capability it has, or a node of its own. */
static uint64_t any_id(int peer)
{
	if (known_count[peer] && any(4))
		return known[peer][any((uint32_t)known_count[peer])].id;
	return 4 + 4 * any(NODES);
}

static void send_something(int peer)
{
	uint64_t to[3], caps[3];
	int32_t errors[3];
	struct peer_iov iov = {"some bytes that are sent", 1 + any(24)};
	struct peer_send s = {.to = to,
			      .to_count = 1 + any(3),
			      .caps = caps,
			      .cap_count = any(4),
			      .iov = &iov,
			      .iov_count = any(2),
			      .flags = any(3) ? 0 : PEER_CONTINUE,
			      .errors = errors};
	int result;

	for (int i = 0; i < 3; i++) {
		to[i] = any_id(peer);
		caps[i] = any_id(peer);
	}
	result = PeerSend(peers[peer], &s);
	CHECK(result >= 0 || result == -ENOTUNIQ || result == -EHOSTUNREACH || result == -EXFULL);
}

/* False: there was nothing. */
static bool receive_something(int peer)
{
	struct peer_message m;
	const uint64_t *ids;

	if (PeerReceive(peers[peer], &m, 0, 0))
		return false;
	if (m.kind != PEER_DATA) {
		if (m.kind == PEER_NODE_DESTROY && m.node & PEER_ID_KERNEL)
			CHECK(find(peer, m.node) != NULL);
		return true;
	}
	ids = PeerCaps(PeerPool(peers[peer]), &m);
	for (uint32_t i = 0; i < m.cap_count; i++)
		learn(peer, ids[i]);
	EQ(PeerSliceRelease(peers[peer], m.offset), 0);
	return true;
}

static void release_something(int peer)
{
	struct known *k;

	if (!known_count[peer])
		return;
	k = &known[peer][any((uint32_t)known_count[peer])];
	EQ(CapRelease(peers[peer], k->id), 0);
	forget(peer, k);
}

static void destroy_something(int peer)
{
	uint64_t id = 4 + 4 * any(NODES);
	int result = NodeDestroy(peers[peer], &id, 1);

	CHECK(!result || result == -ENXIO || result == -EHOSTUNREACH);
	if (any(2))
		CapRelease(peers[peer], id); /* forgotten, if it is destroyed */
}

static void step(void)
{
	int peer = (int)any(PEERS);

	switch (any(20)) {
	case 0:
		destroy_something(peer);
		break;
	case 1:
	case 2:
	case 3:
	case 4:
		release_something(peer);
		break;
	case 5:
	case 6:
	case 7:
	case 8:
	case 9:
	case 10:
		send_something(peer);
		break;
	default:
		receive_something(peer);
	}
}

/* Whatever has happened: when all is received and given back nothing is left. */
TEST(at_random)
{
	for (uint32_t round = 1; round <= 4; round++) {
		seed = round;
		memset(known_count, 0, sizeof known_count);
		for (int i = 0; i < PEERS; i++)
			peers[i] = peer_make();
		for (int i = 0; i < PEERS; i++)
			learn(i, peer_meet(peers[(i + 1) % PEERS], NODE, peers[i]));
		for (int i = 0; i < STEPS; i++)
			step();
		for (int i = 0; i < PEERS; i++)
			while (receive_something(i))
				;
		for (int i = 0; i < PEERS; i++) {
			EQ(query(peers[i]).caps, known_count[i]);
			while (known_count[i])
				release_something(i);
			EQ(query(peers[i]).caps, 0);
			EQ(query(peers[i]).bytes.used, 0);
			EQ(query(peers[i]).in_flight_caps.used, 0);
		}
		for (int i = 0; i < PEERS; i++)
			EQ(HandleClose(peers[i]), 0);
	}
}

/* ---- several processes ----------------------------------------------------------------------- */

/* Sends nodes of its own to the hub again and again, as it does to those it learns of. */
ROLE(player)
{
	int peer = peer_make(), n = 0;
	struct peer_message m;
	uint64_t hub, others[64];

	seed = args[0];
	NEED(PeerAccept(peer, TAP_HANDLE(0), &hub) == 0);
	for (int i = 0; i < 3000; i++) {
		uint64_t id = 4 + 4 * any(NODES), to = n && any(2) ? others[any((uint32_t)n)] : hub;
		int result = send_cap(peer, to, n && any(2) ? others[any((uint32_t)n)] : id);

		CHECK(result == 1 || result == -EDQUOT || result == -EXFULL ||
		      result == -EHOSTUNREACH || result == -ESHUTDOWN);
		while (!PeerReceive(peer, &m, 0, 0)) {
			uint64_t got;

			if (m.kind != PEER_DATA)
				continue;
			got = m.cap_count ? cap_of(peer, &m) : PEER_ID_INVALID;
			EQ(PeerSliceRelease(peer, m.offset), 0);
			if (got == PEER_ID_INVALID || !(got & PEER_ID_KERNEL))
				continue;
			if (n < 64)
				others[n++] = got;
			else
				EQ(CapRelease(peer, got), 0);
		}
		if (n && !any(8)) {
			CapRelease(peer, others[--n]);
		}
		if (!any(50)) {
			NodeDestroy(peer, &id, 1);
			CapRelease(peer, id);
		}
	}
	return tap_failures;
}

/* The hub passes on to each what came from the others. */
TEST(several_processes_at_random)
{
	int hub = PeerCreate(0x10000), ticket = PeerTicket(hub, NODE), children[3], ended = 0;
	uint64_t last = 0;
	struct peer_message m;

	for (uint32_t i = 0; i < 3; i++)
		children[i] = tap_start(CHILD("player", {i + 1}, .handles = {ticket}));
	EQ(HandleClose(ticket), 0);
	for (;;) {
		int which =
			ThrWaitMultiple((int[]){hub, children[ended]}, 2, WAIT_ANY, TAP_DEADLINE);
		uint64_t cap;

		NEED(which >= 0);
		if (which == 1) {
			EQ(tap_end(children[ended]), 0);
			if (++ended == 3)
				break;
			continue;
		}
		if (PeerReceive(hub, &m, 0, 0) || m.kind != PEER_DATA)
			continue;
		cap = cap_of(hub, &m);
		EQ(PeerSliceRelease(hub, m.offset), 0);
		if (!(cap & PEER_ID_KERNEL) || cap == PEER_ID_INVALID)
			continue;
		if (last) {
			send_cap(hub, cap, last);
			EQ(CapRelease(hub, last), 0);
		}
		last = cap;
	}
	EQ(PeerDisconnect(hub), 0);
	EQ(query(hub).caps, 0);
	EQ(query(hub).bytes.used, 0);
	EQ(HandleClose(hub), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_thousand_end_together), T(at_random), T(several_processes_at_random), {}};
	static const struct tap_role roles[] = {T(crowd), T(player), {}};

	return tap_main(argc, argv, tests, roles);
}
