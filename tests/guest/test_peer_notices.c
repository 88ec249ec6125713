/* tests/guest/test_peer_notices.c - who learns of a node's end, and when what is carried is valid.
 */
#include "tap_peer.h"

#define HOLDERS 100 /* more than need no memory */

static struct pair p;

static void destroy(int peer, uint64_t node)
{
	EQ(NodeDestroy(peer, &node, 1), 0);
}

/* ---- release --------------------------------------------------------------------------------- */

TEST(released_when_the_last_count_goes)
{
	struct peer_message m;
	uint64_t cap = 0;

	p = pair_make();
	for (int i = 0; i < 3; i++) { /* three counts, and one on its way */
		EQ(send_cap(p.user, p.cap, 8), 1);
		m = receive_done(p.owner);
		CHECK(!i || cap_of(p.owner, &m) == cap);
		cap = cap_of(p.owner, &m);
	}
	EQ(send_cap(p.user, p.cap, 8), 1);
	for (int i = 0; i < 3; i++)
		EQ(CapRelease(p.owner, cap), 0);
	EQ(CapRelease(p.owner, cap), -ENXIO); /* what is on its way is not received */
	expect_nothing(p.user);
	m = receive_done(p.owner);
	EQ(cap_of(p.owner, &m), cap);
	expect_nothing(p.user);
	EQ(CapRelease(p.owner, cap), 0);
	expect_notice(p.user, PEER_NODE_RELEASE, 8);
	expect_nothing(p.user);
	EQ(send_cap(p.user, p.cap, 8), 1); /* the node is there, and gets another name */
	m = receive_done(p.owner);
	CHECK(cap_of(p.owner, &m) != cap);
}

TEST(withdrawn_when_someone_gets_it_again)
{
	struct peer_message m;
	int ticket;

	p = pair_make();
	ticket = PeerTicket(p.user, 8);
	EQ(HandleClose(ticket), 0);
	EQ(query(p.user).waiting, 1);
	EQ(send_cap(p.user, p.cap, 8), 1);
	EQ(query(p.user).waiting, 0);
	expect_nothing(p.user);
	m = receive_done(p.owner);
	EQ(CapRelease(p.owner, cap_of(p.owner, &m)), 0);
	expect_notice(p.user, PEER_NODE_RELEASE, 8);
	expect_nothing(p.user);
}

TEST(tickets_hold)
{
	int ticket, copy;

	p = pair_make();
	ticket = PeerTicket(p.user, 8);
	copy = HandleDuplicate(ticket, RIGHT_READ);
	EQ(HandleClose(ticket), 0);
	expect_nothing(p.user);
	EQ(HandleClose(copy), 0);
	expect_notice(p.user, PEER_NODE_RELEASE, 8);
	ticket = PeerTicket(p.user, 8);
	EQ(PeerSend(p.user,
		    &(struct peer_send){
			    .to = &p.cap, .to_count = 1, .files = &ticket, .file_count = 1}),
	   1);
	EQ(HandleClose(ticket), 0);
	expect_nothing(p.user); /* it is on its way */
	EQ(PeerReset(p.owner), 0);
	expect_notice(p.user, PEER_NODE_DESTROY, p.cap);
	expect_notice(p.user, PEER_NODE_RELEASE, 8);
	expect_nothing(p.user);
}

TEST(the_end_of_a_holder_releases)
{
	p = pair_make();
	EQ(send_cap(p.user, p.cap, 8), 1);
	receive(p.owner);
	EQ(send_cap(p.user, p.cap, 12), 1); /* not received */
	EQ(HandleClose(p.owner), 0);
	expect_notice(p.user, PEER_NODE_DESTROY, p.cap);
	CHECK(query(p.user).waiting == 2);
	for (int i = 0; i < 2; i++)
		EQ(receive(p.user).kind, PEER_NODE_RELEASE);
	expect_nothing(p.user);
}

/* ---- destruction ----------------------------------------------------------------------------- */

TEST(destroyed_once_whatever_the_counts)
{
	uint64_t again;
	int ticket;

	p = pair_make();
	ticket = PeerTicket(p.owner, NODE);
	for (int i = 0; i < 5; i++)
		EQ(PeerAccept(p.user, ticket, &again), 0);
	destroy(p.owner, NODE);
	expect_notice(p.owner, PEER_NODE_DESTROY, NODE);
	expect_notice(p.user, PEER_NODE_DESTROY, p.cap);
	expect_nothing(p.user);
	for (int i = 0; i < 6; i++)
		EQ(CapRelease(p.user, p.cap), 0);
	expect_nothing(p.owner); /* the ticket holds it */
	EQ(HandleClose(ticket), 0);
	expect_notice(p.owner, PEER_NODE_RELEASE, NODE);
	expect_nothing(p.owner);
	expect_nothing(p.user);
}

TEST(who_forgets_a_node_hears_nothing)
{
	p = pair_make();
	destroy(p.owner, NODE);
	EQ(CapRelease(p.owner, NODE), 0); /* before it was told */
	expect_nothing(p.owner);
	EQ(CapRelease(p.user, p.cap), 0);
	expect_nothing(p.owner);
	expect_nothing(p.user);
	EQ(CapRelease(p.owner, NODE), -ENXIO);
	p.cap = peer_meet(p.owner, NODE, p.user); /* a new node of that id */
	EQ(send_bytes(p.user, p.cap, "x"), 1);
	EQ(receive_done(p.owner).node, NODE);
}

/* Messages before it arrive, and what it says comes between those before and those after. */
TEST(one_instant_of_the_order)
{
	struct peer_message before, notice, after, told;
	uint64_t other;

	p = pair_make();
	other = peer_meet(p.owner, 8, p.user);
	EQ(send_bytes(p.user, p.cap, "before"), 1);
	destroy(p.owner, NODE);
	EQ(send_bytes(p.user, p.cap, "late"), -EHOSTUNREACH);
	EQ(send_bytes(p.user, other, "after"), 1);
	before = receive_done(p.owner);
	notice = receive(p.owner);
	after = receive_done(p.owner);
	told = receive(p.user);
	EQ(notice.kind, PEER_NODE_DESTROY);
	CHECK(before.stamp < notice.stamp && notice.stamp < after.stamp);
	EQ(told.stamp, notice.stamp);
}

/* Each once and with one stamp, even where the memory for a list of all is missing. */
TEST(all_holders_learn_it_at_one_instant)
{
	static int peers[HOLDERS];
	uint64_t caps[HOLDERS], both[2] = {NODE, 8};

	for (uint32_t fail = 0; fail < 3; fail++) {
		int owner = peer_make();
		uint64_t stamp;

		for (int i = 0; i < HOLDERS; i++) {
			peers[i] = PeerCreate(1);
			peer_meet(owner, 8, peers[i]);
			caps[i] = peer_meet(owner, NODE, peers[i]);
		}
		DbgFailAlloc(fail);
		EQ(NodeDestroy(owner, both, 2), 0);
		DbgFailAlloc(0);
		stamp = receive(owner).stamp;
		for (int i = 0; i < HOLDERS; i++) {
			struct peer_message m = receive(peers[i]), other = receive(peers[i]);

			EQ(m.kind, PEER_NODE_DESTROY);
			EQ(m.node, caps[i]); /* as the nodes were named */
			EQ(m.stamp, stamp);
			EQ(other.stamp, stamp);
			expect_nothing(peers[i]);
			EQ(HandleClose(peers[i]), 0);
		}
		expect_notice(owner, PEER_NODE_DESTROY, 8);
		EQ(query(owner).waiting, 2); /* they are released */
		EQ(HandleClose(owner), 0);
	}
}

TEST(many_nodes_at_one_instant)
{
	uint64_t ids[10], stamp = 0;

	p = pair_make();
	for (uint32_t i = 0; i < 10; i++) {
		ids[i] = 16 + 4 * i;
		peer_meet(p.owner, ids[i], p.user);
	}
	EQ(NodeDestroy(p.owner, ids, 10), 0);
	for (int i = 0; i < 10; i++) {
		struct peer_message a = receive(p.owner), b = receive(p.user);

		EQ(a.kind, PEER_NODE_DESTROY);
		EQ(a.node, ids[i]);
		EQ(b.kind, PEER_NODE_DESTROY);
		CHECK(!i || a.stamp == stamp);
		EQ(b.stamp, a.stamp);
		stamp = a.stamp;
	}
	expect_nothing(p.owner);
	expect_nothing(p.user);
}

/* ---- carried --------------------------------------------------------------------------------- */

TEST(carried_valid_before_and_invalid_after)
{
	struct peer_message m;
	int third;
	uint64_t to_third, cap;

	p = pair_make();
	third = peer_make();
	to_third = peer_meet(third, NODE, p.user);
	EQ(send_cap(p.user, to_third, p.cap), 1);
	destroy(p.owner, NODE);
	EQ(send_cap(p.user, to_third, p.cap), 1);
	m = receive_done(third);
	cap = cap_of(third, &m);
	CHECK(cap != PEER_ID_INVALID);
	expect_notice(third, PEER_NODE_DESTROY, cap);
	m = receive_done(third);
	EQ(cap_of(third, &m), PEER_ID_INVALID);
	expect_nothing(third);
	EQ(CapRelease(third, cap), 0);
	EQ(CapRelease(third, cap), -ENXIO);
	EQ(query(third).caps, 0);
}

TEST(carried_to_who_knows_it)
{
	struct peer_message m;
	uint64_t twice[3], *ids;

	p = pair_make();
	EQ(send_cap(p.user, p.cap, p.cap), 1); /* to its owner */
	m = receive_done(p.owner);
	EQ(cap_of(p.owner, &m), NODE);
	EQ(CapRelease(p.owner, NODE), -EBUSY);
	twice[0] = twice[2] = 8;
	twice[1] = p.cap;
	EQ(PeerSend(
		   p.user,
		   &(struct peer_send){.to = &p.cap, .to_count = 1, .caps = twice, .cap_count = 3}),
	   1);
	EQ(query(p.owner).in_flight_caps.used, 3);
	m = receive_done(p.owner);
	ids = (uint64_t *)PeerCaps(p.owner_pool, &m);
	EQ(ids[0], ids[2]);
	EQ(ids[1], NODE);
	EQ(CapRelease(p.owner, ids[0]), 0);
	expect_nothing(p.user);
	EQ(CapRelease(p.owner, ids[0]), 0);
	expect_notice(p.user, PEER_NODE_RELEASE, 8);
	EQ(query(p.owner).caps, 0);
}

/* A node its owner has forgotten comes back as no node. */
TEST(carried_to_who_has_forgotten_it)
{
	struct peer_message m;
	uint64_t other;

	p = pair_make();
	other = peer_meet(p.owner, 8, p.user);
	EQ(send_cap(p.user, other, p.cap), 1);
	EQ(send_cap(p.user, other, p.cap), 1);
	m = receive_done(p.owner);
	EQ(cap_of(p.owner, &m), NODE);
	destroy(p.owner, NODE);
	EQ(CapRelease(p.owner, NODE), 0);
	m = receive_done(p.owner);
	EQ(cap_of(p.owner, &m), PEER_ID_INVALID);
}

TEST(what_is_dropped_is_given_back)
{
	p = pair_make();
	for (int i = 0; i < 10; i++)
		EQ(send_cap(p.user, p.cap, 8), 1);
	EQ(PeerReset(p.owner), 0);
	expect_notice(p.user, PEER_NODE_DESTROY, p.cap);
	expect_notice(p.user, PEER_NODE_RELEASE, 8);
	expect_nothing(p.user);
	expect_nothing(p.owner);
	EQ(query(p.owner).slices.used, 0);
	EQ(query(p.owner).bytes.used, 0);
	EQ(query(p.owner).in_flight_caps.used, 0);
	p.cap = peer_meet(p.owner, NODE, p.user); /* it goes on */
	EQ(send_bytes(p.user, p.cap, "x"), 1);
	receive_done(p.owner);
}

/* A seed keeps what it carries over a reset, and gives it back when another takes its place. */
TEST(a_seed_holds)
{
	int owner = peer_make(), keeper = peer_make();
	uint64_t cap = peer_meet(owner, NODE, keeper);
	struct peer_send seed = {.flags = PEER_SEED, .caps = &cap, .cap_count = 1};
	struct peer_message m;

	EQ(PeerSend(keeper, &seed), 0);
	EQ(CapRelease(keeper, cap), 0);
	expect_nothing(owner);
	EQ(PeerReset(keeper), 0);
	expect_nothing(owner);
	EQ(PeerReceive(keeper, &m, PEER_READ_SEED, 0), 0);
	EQ(cap_of(keeper, &m), cap);
	EQ(send_bytes(keeper, cap, "x"), 1);
	receive_done(owner);
	EQ(PeerSend(keeper, &seed), 0);
	EQ(CapRelease(keeper, cap), 0);
	EQ(PeerSend(keeper, &(struct peer_send){.flags = PEER_SEED}), 0);
	expect_notice(owner, PEER_NODE_RELEASE, NODE);
	expect_nothing(owner);
	EQ(HandleClose(keeper), 0);
	EQ(HandleClose(owner), 0);
}

/* Its node's end is told after a reset too: it was not told before. */
TEST(a_seed_is_told)
{
	int owner = peer_make(), keeper = peer_make();
	uint64_t cap = peer_meet(owner, NODE, keeper), other = peer_meet(owner, 8, keeper);
	struct peer_message m;

	EQ(PeerSend(keeper, &(struct peer_send){.flags = PEER_SEED, .caps = &cap, .cap_count = 1}),
	   0);
	destroy(owner, NODE);
	destroy(owner, 8);
	EQ(send_cap(keeper, 8, other), 1); /* is dropped, with what it says of the other */
	EQ(PeerReset(keeper), 0);
	EQ(PeerReceive(keeper, &m, PEER_READ_SEED, 0), 0);
	EQ(cap_of(keeper, &m), cap);
	expect_notice(keeper, PEER_NODE_DESTROY, cap);
	expect_nothing(keeper);
	EQ(CapRelease(keeper, cap), 0);
	EQ(query(keeper).caps, 0);
	EQ(HandleClose(keeper), 0);
	EQ(HandleClose(owner), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(released_when_the_last_count_goes),
						T(withdrawn_when_someone_gets_it_again),
						T(tickets_hold),
						T(the_end_of_a_holder_releases),
						T(destroyed_once_whatever_the_counts),
						T(who_forgets_a_node_hears_nothing),
						T(one_instant_of_the_order),
						T(all_holders_learn_it_at_one_instant),
						T(many_nodes_at_one_instant),
						T(carried_valid_before_and_invalid_after),
						T(carried_to_who_knows_it),
						T(carried_to_who_has_forgotten_it),
						T(what_is_dropped_is_given_back),
						T(a_seed_holds),
						T(a_seed_is_told),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
