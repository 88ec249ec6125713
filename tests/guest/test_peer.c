/* tests/guest/test_peer.c - peers: messages to nodes, capabilities carried, slices, files. */
#include "tap_peer.h"

TEST(a_message_comes_with_its_bytes)
{
	struct pair p = pair_make();
	struct peer_message m;

	expect_nothing(p.owner);
	EQ(send_bytes(p.user, p.cap, "hello"), 1);
	EQ(ThrWaitHandle(p.owner, 0), 0);
	m = receive(p.owner);
	EQ(m.kind, PEER_DATA);
	EQ(m.size, 5);
	CHECK(m.node == NODE && m.stamp && m.clock);
	EQ(m.process, ProcGetId());
	CHECK(!memcmp(p.owner_pool + m.offset, "hello", 5));
	EQ(PeerSliceRelease(p.owner, m.offset), 0);
	EQ(PeerSliceRelease(p.owner, m.offset), -ENXIO);
	expect_nothing(p.owner);
	pair_end(&p);
}

TEST(a_carried_capability_can_be_used)
{
	struct pair p = pair_make();
	struct peer_message m;
	uint64_t back;

	/* The user's node 8 goes to the owner, who answers there. */
	EQ(send_cap(p.user, p.cap, 8), 1);
	m = receive(p.owner);
	EQ(m.cap_count, 1);
	back = PeerCaps(p.owner_pool, &m)[0];
	CHECK((back & PEER_ID_KERNEL) != 0);
	EQ(send_bytes(p.owner, back, "yes"), 1);
	m = receive(p.user);
	CHECK(m.node == 8);
	EQ(CapRelease(p.owner, back), 0);
	EQ(CapRelease(p.owner, back), -ENXIO);
	m = receive(p.user);
	EQ(m.kind, PEER_NODE_RELEASE);
	CHECK(m.node == 8);
	expect_nothing(p.user);
	pair_end(&p);
}

TEST(destruction_is_told_to_all)
{
	struct pair p = pair_make();
	struct peer_message m;
	uint64_t node = NODE;

	EQ(send_bytes(p.user, p.cap, "before"), 1);
	EQ(NodeDestroy(p.owner, &node, 1), 0);
	EQ(NodeDestroy(p.owner, &node, 1), -EHOSTUNREACH);
	EQ(send_bytes(p.user, p.cap, "after"), -EHOSTUNREACH);
	EQ(receive(p.owner).kind, PEER_DATA);
	EQ(receive(p.owner).kind, PEER_NODE_DESTROY);
	m = receive(p.user);
	EQ(m.kind, PEER_NODE_DESTROY);
	CHECK(m.node == p.cap);
	EQ(CapRelease(p.owner, NODE), 0);
	EQ(CapRelease(p.user, p.cap), 0);
	expect_nothing(p.owner); /* it was forgotten */
	pair_end(&p);
}

TEST(death_destroys)
{
	struct pair p = pair_make();
	struct peer_message m;

	EQ(send_bytes(p.user, p.cap, "x"), 1);
	EQ(HandleClose(p.owner), 0);
	m = receive(p.user);
	EQ(m.kind, PEER_NODE_DESTROY);
	CHECK(m.node == p.cap);
	EQ(send_bytes(p.user, p.cap, "x"), -ESHUTDOWN);
	EQ(HandleClose(p.user), 0);
}

TEST(files_travel)
{
	struct pair p = pair_make();
	struct peer_message m;
	int event = EvtCreate(0), copy;

	EQ(PeerSend(p.user,
		    &(struct peer_send){
			    .to = &p.cap, .to_count = 1, .files = &event, .file_count = 1}),
	   1);
	m = receive(p.owner);
	EQ(m.file_count, 1);
	copy = PeerFiles(p.owner_pool, &m)[0];
	CHECK(copy > 0 && copy != event);
	EQ(EvtSet(event), 0);
	EQ(ThrWaitHandle(copy, 0), 0);
	EQ(HandleClose(copy), 0);
	EQ(HandleClose(event), 0);
	pair_end(&p);
}

TEST(many_at_once)
{
	struct peer_message m;
	int peers[8], from = PeerCreate(POOL);
	uint64_t to[8], stamp = 0;

	for (int i = 0; i < 8; i++) {
		peers[i] = PeerCreate(POOL);
		EQ(PeerIntroduce(peers[i], NODE, from, &to[i]), 0);
	}
	EQ(PeerSend(from, &(struct peer_send){.to = to, .to_count = 8}), 8);
	for (int i = 0; i < 8; i++) {
		m = receive(peers[i]);
		CHECK(!stamp || m.stamp == stamp);
		stamp = m.stamp;
		EQ(HandleClose(peers[i]), 0);
	}
	EQ(HandleClose(from), 0);
}

TEST(a_call_has_room_for_its_answer)
{
	struct pair p = pair_make();
	struct peer_message m;
	uint64_t mine = 8, answer;

	EQ(PeerSend(p.user, &(struct peer_send){.to = &p.cap,
						.to_count = 1,
						.flags = PEER_CALL,
						.caps = &mine,
						.cap_count = 1,
						.answer_size = 100}),
	   1);
	m = receive(p.owner);
	answer = PeerCaps(p.owner_pool, &m)[0];
	EQ(send_bytes(p.owner, answer, "answer"), 1);
	m = receive(p.user);
	EQ(m.flags, PEER_ANSWER);
	EQ(m.size, 6);
	EQ(send_bytes(p.owner, answer, "more"), 1);
	EQ(receive(p.user).flags, 0);
	pair_end(&p);
}

TEST(a_seed_is_kept)
{
	int peer = PeerCreate(POOL);
	const char *pool = PeerPool(peer);
	struct peer_iov iov = {"seed", 4};
	struct peer_message m;

	EQ(PeerReceive(peer, &m, PEER_READ_SEED, 0), -EAGAIN);
	EQ(PeerSend(peer, &(struct peer_send){.flags = PEER_SEED, .iov = &iov, .iov_count = 1}), 0);
	EQ(PeerReset(peer), 0);
	expect_nothing(peer);
	EQ(PeerReceive(peer, &m, PEER_READ_SEED, 0), 0);
	EQ(m.flags, PEER_FROM_SEED);
	CHECK(!memcmp(pool + m.offset, "seed", 4));
	EQ(PeerSliceRelease(peer, m.offset), 0);
	EQ(PeerReceive(peer, &m, PEER_READ_SEED, 0), -EAGAIN);
	EQ(HandleClose(peer), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_message_comes_with_its_bytes),
						T(a_carried_capability_can_be_used),
						T(destruction_is_told_to_all),
						T(death_destroys),
						T(files_travel),
						T(many_at_once),
						T(a_call_has_room_for_its_answer),
						T(a_seed_is_kept),
						{}};
	return tap_main(argc, argv, tests, NULL);
}
