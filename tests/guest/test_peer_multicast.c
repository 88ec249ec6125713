/* tests/guest/test_peer_multicast.c - one message to many: all or none, left out, no trace. */
#include "tap_peer.h"

#define MANY 8

static int peers[MANY], from;
static uint64_t to[MANY];

static void meet_all(void)
{
	from = peer_make();
	for (int i = 0; i < MANY; i++) {
		peers[i] = peer_make();
		to[i] = peer_meet(peers[i], NODE, from);
	}
}

/* Its pool is full: of a message of its own. */
static void fill_pool(int peer)
{
	static uint8_t bytes[POOL];
	struct peer_iov iov = {bytes, POOL};

	EQ(PeerSend(peer, &(struct peer_send){.flags = PEER_SEED, .iov = &iov, .iov_count = 1}), 0);
}

static void empty_pool(int peer)
{
	struct peer_message m;

	EQ(PeerReceive(peer, &m, PEER_READ_SEED, 0), 0);
	EQ(PeerSliceRelease(peer, m.offset), 0);
}

TEST(one_stamp_for_all)
{
	uint64_t stamp = 0, last = 0;

	meet_all();
	for (int round = 0; round < 10; round++) {
		EQ(send_many(from, to, MANY, 0, NULL), MANY);
		for (int i = 0; i < MANY; i++) {
			struct peer_message m = receive_done(peers[i]);

			CHECK(!i || m.stamp == stamp);
			EQ(m.flags, 0);
			stamp = m.stamp;
		}
		CHECK(stamp > last);
		last = stamp;
	}
}

/* One of them cannot: nobody gets it, and there is no trace of it anywhere. */
static void refuse(int error, int culprit)
{
	struct peer_info before[MANY], own = query(from);
	uint64_t caps[2] = {100, 104}; /* nodes that would be new */
	struct peer_send s = {.to = to, .to_count = MANY, .caps = caps, .cap_count = 2};

	for (int i = 0; i < MANY; i++)
		before[i] = query(peers[i]);
	EQ(PeerSend(from, &s), error);
	for (int i = 0; i < MANY; i++) {
		CHECK(holds(peers[i], &before[i]));
		if (i != culprit)
			EQ(ThrWaitHandle(peers[i], 0), -ETIMEDOUT); /* nobody was woken */
	}
	CHECK(holds(from, &own));
	EQ(CapRelease(from, 100), -ENXIO); /* no node was made */
}

TEST(all_or_none)
{
	uint64_t node = NODE, new_cap;

	meet_all();
	fill_pool(peers[5]);
	refuse(-EXFULL, 5);
	empty_pool(peers[5]);
	EQ(NodeDestroy(peers[2], &node, 1), 0);
	receive(peers[2]);
	receive(from);
	refuse(-EHOSTUNREACH, 2);
	EQ(PeerDisconnect(peers[7]), 0);
	receive(from);
	to[2] = peer_meet(peers[2], 8, from);
	refuse(-ESHUTDOWN, 7);
	/* No id was used up: the next one follows. */
	new_cap = peer_meet(peers[0], 12, from);
	EQ(new_cap, to[2] + 4);
}

TEST(who_cannot_is_left_out)
{
	uint64_t node = NODE, caps[1] = {100};
	int32_t errors[MANY], wanted[MANY] = {0};
	struct peer_message m;

	meet_all();
	fill_pool(peers[1]);
	wanted[1] = -EXFULL;
	EQ(NodeDestroy(peers[4], &node, 1), 0);
	wanted[4] = -EHOSTUNREACH;
	EQ(PeerDisconnect(peers[6]), 0);
	wanted[6] = -ESHUTDOWN;
	receive(from);
	receive(from);
	memset(errors, 0x55, sizeof errors);
	EQ(PeerSend(from, &(struct peer_send){.to = to,
					      .to_count = MANY,
					      .flags = PEER_CONTINUE,
					      .caps = caps,
					      .cap_count = 1,
					      .errors = errors}),
	   MANY - 3);
	for (int i = 0; i < MANY; i++) {
		EQ(errors[i], wanted[i]);
		if (!wanted[i]) {
			m = receive(peers[i]);
			EQ(CapRelease(peers[i], cap_of(peers[i], &m)), 0);
		}
	}
	expect_notice(from, PEER_NODE_RELEASE, 100); /* once, by the last of the five */
	expect_nothing(from);
	receive(peers[4]);
	expect_nothing(peers[4]);
}

TEST(when_nobody_can_nothing_is_made)
{
	uint64_t caps[1] = {100};
	int32_t errors[2];
	struct peer_info before;

	meet_all();
	fill_pool(peers[0]);
	fill_pool(peers[1]);
	before = query(from);
	EQ(PeerSend(from, &(struct peer_send){.to = to,
					      .to_count = 2,
					      .flags = PEER_CONTINUE,
					      .caps = caps,
					      .cap_count = 1,
					      .errors = errors}),
	   0);
	EQ(errors[0], -EXFULL);
	EQ(errors[1], -EXFULL);
	CHECK(holds(from, &before));
	EQ(send_many(from, to, 1, PEER_CONTINUE, NULL), 0);
	EQ(PeerSend(from, &(struct peer_send){.to = to,
					      .to_count = 1,
					      .flags = PEER_CONTINUE | PEER_CALL,
					      .caps = caps,
					      .cap_count = 1,
					      .answer_size = 1000}),
	   0);
	CHECK(holds(from, &before)); /* no room is kept for an answer, too */
}

/* The sender's own errors always fail everything. */
TEST(ones_own_errors_are_not_left_out)
{
	uint64_t wrong[3] = {0, 7ull << 40 | 3, 0};
	struct peer_info before;

	meet_all();
	wrong[0] = to[0];
	wrong[2] = to[1];
	before = query(peers[0]);
	EQ(send_many(from, wrong, 3, PEER_CONTINUE, NULL), -ENXIO);
	wrong[1] = to[0];
	EQ(send_many(from, wrong, 3, PEER_CONTINUE, NULL), -ENOTUNIQ);
	CHECK(holds(peers[0], &before));
}

TEST(two_nodes_of_one_peer)
{
	struct peer_message m[3];
	uint64_t nodes[5];

	meet_all();
	nodes[0] = to[0];
	nodes[1] = to[1];
	nodes[2] = peer_meet(peers[0], 8, from);
	nodes[3] = to[2];
	nodes[4] = peer_meet(peers[0], 12, from);
	EQ(send_many(from, nodes, 5, 0, NULL), 5);
	for (int i = 0; i < 3; i++) {
		m[i] = receive_done(peers[0]);
		EQ(m[i].node, NODE + 4u * (uint32_t)i); /* as they were named */
		EQ(m[i].stamp, m[0].stamp);
		EQ(m[i].flags, i < 2 ? PEER_MORE : 0);
	}
	expect_nothing(peers[0]);
	EQ(receive_done(peers[1]).flags, 0);
	EQ(receive_done(peers[2]).stamp, m[0].stamp);
}

TEST(to_oneself_and_others)
{
	uint64_t nodes[3];
	struct peer_message m;

	meet_all();
	nodes[0] = to[0];
	nodes[1] = NODE; /* one's own, made by this */
	nodes[2] = to[1];
	EQ(send_many(from, nodes, 3, 0, NULL), 3);
	m = receive_done(from);
	EQ(m.node, NODE);
	EQ(m.process, ProcGetId());
	EQ(receive_done(peers[0]).stamp, m.stamp);
	EQ(receive_done(peers[1]).stamp, m.stamp);
}

/* To as many as may be, all carrying as many capabilities as may be, and each gets all. */
TEST(as_many_as_may_be)
{
	static int all[PEER_DESTINATIONS_MAX];
	uint64_t ids[PEER_DESTINATIONS_MAX], caps[PEER_CAPS_MAX];
	struct peer_message m;

	from = peer_make();
	for (int i = 0; i < PEER_DESTINATIONS_MAX; i++) {
		all[i] = peer_make();
		ids[i] = peer_meet(all[i], NODE, from);
	}
	for (uint32_t i = 0; i < PEER_CAPS_MAX; i++)
		caps[i] = 400 + 4 * i;
	EQ(PeerSend(from, &(struct peer_send){.to = ids,
					      .to_count = PEER_DESTINATIONS_MAX,
					      .caps = caps,
					      .cap_count = PEER_CAPS_MAX}),
	   PEER_DESTINATIONS_MAX);
	EQ(query(from).nodes, PEER_CAPS_MAX);
	for (int i = 0; i < PEER_DESTINATIONS_MAX; i++) {
		m = receive(all[i]);
		EQ(m.cap_count, PEER_CAPS_MAX);
		EQ(query(all[i]).caps, PEER_CAPS_MAX);
		EQ(query(all[i]).in_flight_caps.used, 0);
	}
	EQ(NodeDestroy(from, caps, PEER_CAPS_MAX), 0);
	for (int i = 0; i < PEER_DESTINATIONS_MAX; i++)
		EQ(query(all[i]).waiting, PEER_CAPS_MAX);
	EQ(query(from).waiting, PEER_CAPS_MAX);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(one_stamp_for_all),
						T(all_or_none),
						T(who_cannot_is_left_out),
						T(when_nobody_can_nothing_is_made),
						T(ones_own_errors_are_not_left_out),
						T(two_nodes_of_one_peer),
						T(to_oneself_and_others),
						T(as_many_as_may_be),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
