/* tests/guest/test_peer_room.c - room in a peer: shares of processes, calls, seeds, zero at the
 * end. */
#include "tap_peer.h"

#define LARGE 0x100000

static uint8_t bytes[LARGE];
static struct pair p;

static int send_size(int peer, uint64_t to, uint32_t size)
{
	struct peer_iov iov = {bytes, size};

	return PeerSend(peer,
			&(struct peer_send){.to = &to, .to_count = 1, .iov = &iov, .iov_count = 1});
}

/* ---- shares ---------------------------------------------------------------------------------- */

/* As many messages of args[0] bytes as it can to the ticket; its result is how many. It stays. */
ROLE(flooder)
{
	int peer = PeerCreate(1), n = 0, error;
	uint64_t cap;

	NEED(PeerAccept(peer, TAP_HANDLE(0), &cap) == 0);
	while ((error = send_size(peer, cap, args[0])) == 1)
		n++;
	EQ(error, -EDQUOT);
	EQ(EvtSet(TAP_HANDLE(1)), 0);
	EQ(ThrWaitHandle(TAP_HANDLE(2), TAP_DEADLINE), 0);
	return tap_failures ? -1 : n;
}

/* Greedy ones after each other. */
static void flood(uint32_t size, const int *wanted, int count)
{
	int owner = PeerCreate(LARGE), ticket = PeerTicket(owner, NODE), full = EvtCreate(0);
	int go = EvtCreate(EVENT_MANUAL), children[4], all = 0;

	for (int i = 0; i < count; i++) {
		children[i] = tap_start(CHILD("flooder", {size}, .handles = {ticket, full, go}));
		tap_await(full);
		EQ(query(owner).senders, i + 1);
	}
	EQ(EvtSet(go), 0);
	for (int i = 0; i < count; i++) {
		int sent = tap_end(children[i]);

		CHECK(sent >= wanted[i] - 1 && sent <= wanted[i] + 1);
		all += sent;
	}
	for (int i = 0; i < all; i++)
		receive_done(owner);
	HandleClose(ticket);
	expect_notice(owner, PEER_NODE_RELEASE, NODE);
	expect_empty(owner);
	EQ(HandleClose(owner), 0);
	EQ(HandleClose(full), 0);
	EQ(HandleClose(go), 0);
}

TEST(greedy_ones_get_a_half_a_sixth_a_twelfth)
{
	static const int of_slices[] = {8192, 2730, 1365, 819}; /* of 16,384 */
	static const int of_bytes[] = {16, 5, 2, 1};		/* of 32 of 32 KiB */

	flood(1, of_slices, 4);
	flood(32768, of_bytes, 4);
}

/* Its own process may use all, and what is received is no longer the sender's. */
TEST(ones_own_messages_end_at_the_limit)
{
	int n = 0, error;

	p = pair_make();
	while ((error = send_size(p.user, p.cap, 1000)) == 1)
		n++;
	EQ(error, -EXFULL);
	EQ(n, POOL / 1024);
	receive(p.owner); /* its slice is used still */
	EQ(send_size(p.user, p.cap, 1000), -EXFULL);
	for (int i = 1; i < n; i++)
		receive_done(p.owner);
	EQ(send_size(p.user, p.cap, 9000),
	   -EXFULL); /* no place so large: one slice is in the way */
	EQ(send_size(p.user, p.cap, 8000), 1);
	EQ(PeerReset(p.owner), 0);
	expect_empty(p.owner);
	EQ(send_size(p.user, p.cap, POOL + 1), -EHOSTUNREACH);
	p.cap = peer_meet(p.owner, NODE, p.user);
	EQ(send_size(p.user, p.cap, POOL + 1), -EXFULL);
	EQ(send_size(p.user, p.cap, POOL), 1);
	receive_done(p.owner);
	expect_empty(p.owner);
}

/* ---- calls ----------------------------------------------------------------------------------- */

static int call(uint64_t answer_node, uint32_t size, uint32_t caps, uint32_t files)
{
	return PeerSend(p.user, &(struct peer_send){.to = &p.cap,
						    .to_count = 1,
						    .flags = PEER_CALL,
						    .caps = &answer_node,
						    .cap_count = 1,
						    .answer_size = size,
						    .answer_caps = (uint16_t)caps,
						    .answer_files = (uint16_t)files});
}

/* Its pool is full to the last byte. */
static void fill(int peer)
{
	for (uint32_t size = POOL; size >= 64; size /= 2)
		while (send_size(peer, 400, size) == 1)
			;
	EQ(query(peer).bytes.used, POOL);
}

TEST(an_answer_has_its_room)
{
	struct peer_message m;
	uint64_t answer, carried[2] = {500, 504};
	int event = EvtCreate(0), before;
	struct peer_iov iov = {bytes, 3000};

	p = pair_make();
	EQ(call(8, 3000, 2, 1), 1);
	EQ(call(8, 3000, 2, 1), -EINVAL); /* it has its room already */
	m = receive_done(p.owner);
	answer = cap_of(p.owner, &m);
	fill(p.user);
	before = (int)query(p.user).waiting;
	EQ(send_size(p.owner, answer, 3001), -EXFULL); /* more than was promised */
	EQ(PeerSend(p.owner, &(struct peer_send){.to = &answer,
						 .to_count = 1,
						 .iov = &iov,
						 .iov_count = 1,
						 .caps = carried,
						 .cap_count = 2,
						 .files = &event,
						 .file_count = 1}),
	   1);
	EQ(send_size(p.owner, answer, 1), -EXFULL); /* it was one answer */
	for (int i = 0; i < before; i++)
		receive_done(p.user);
	m = receive(p.user);
	EQ(m.flags, PEER_ANSWER);
	EQ(m.node, 8);
	EQ(m.size, 3000);
	EQ(m.cap_count, 2);
	EQ(m.file_count, 1);
	EQ(PeerSliceRelease(p.user, m.offset), 0);
	expect_empty(p.user);
	pair_end(&p);
}

/* A server that has flooded the caller before still can answer it. */
ROLE(server)
{
	int peer = PeerCreate(POOL);
	uint64_t cap, answer;
	struct peer_message m;

	(void)args;
	NEED(PeerAccept(peer, TAP_HANDLE(0), &cap) == 0);
	EQ(send_cap(peer, cap, NODE), 1);
	EQ(PeerReceive(peer, &m, 0, TAP_DEADLINE), 0);
	answer = cap_of(peer, &m);
	while (send_size(peer, cap, 2000) == 1)
		;
	EQ(send_size(peer, cap, 2000), -EDQUOT);
	EQ(send_size(peer, answer, 2000), 1);
	EQ(send_size(peer, answer, 2000), -EDQUOT);
	EQ(EvtSet(TAP_HANDLE(1)), 0);
	return tap_failures;
}

TEST(a_share_is_no_bar_to_an_answer)
{
	int caller = PeerCreate(65536), done = EvtCreate(0), ticket, child;
	struct peer_message m;
	bool answered = false;

	ticket = PeerTicket(caller, NODE);
	child = tap_start(CHILD("server", .handles = {ticket, done}));
	p.user = caller;
	EQ(PeerReceive(caller, &m, 0, TAP_DEADLINE), 0);
	p.cap = cap_of(caller, &m);
	EQ(call(8, 2000, 0, 0), 1);
	tap_await(done);
	while (!PeerReceive(caller, &m, 0, 0))
		answered |= m.kind == PEER_DATA && m.flags == PEER_ANSWER;
	CHECK(answered);
	EQ(tap_end(child), 0);
	EQ(HandleClose(caller), 0);
}

TEST(room_that_is_not_used_is_given_back)
{
	struct peer_message m;
	uint64_t node = 8;

	p = pair_make();
	EQ(call(node, POOL / 2, 0, 0), 1); /* the last holder lets it go */
	EQ(query(p.user).bytes.used, POOL / 2);
	m = receive_done(p.owner);
	EQ(CapRelease(p.owner, cap_of(p.owner, &m)), 0);
	expect_notice(p.user, PEER_NODE_RELEASE, 8);
	expect_empty(p.user);
	EQ(call(node, POOL / 2, 5, 5), 1); /* it is destroyed */
	EQ(query(p.user).in_flight_caps.used, 5);
	EQ(NodeDestroy(p.user, &node, 1), 0);
	expect_notice(p.user, PEER_NODE_DESTROY, 8);
	expect_empty(p.user);
	EQ(call(12, POOL, 0, 0), 1); /* reset */
	EQ(call(16, 1, 0, 0), -EXFULL);
	EQ(CapRelease(p.user, 16), -ENXIO);
	EQ(PeerReset(p.user), 0);
	expect_empty(p.user);
	p.cap = peer_meet(p.owner, NODE, p.user);
	EQ(call(8, POOL + 1, 0, 0), -EXFULL);
	EQ(call(8, 100, 0, 0), 1); /* its receiver ends */
	EQ(HandleClose(p.owner), 0);
	expect_notice(p.user, PEER_NODE_DESTROY, p.cap);
	expect_notice(p.user, PEER_NODE_RELEASE, 8);
	expect_empty(p.user);
	EQ(HandleClose(p.user), 0);
}

TEST(a_call_that_fails_keeps_no_room)
{
	struct peer_info before;

	p = pair_make();
	fill(p.owner);
	before = query(p.user);
	EQ(call(8, 1000, 3, 3), -EXFULL);
	CHECK(holds(p.user, &before));
	pair_end(&p);
}

/* ---- seeds ----------------------------------------------------------------------------------- */

static int plant(const char *text)
{
	struct peer_iov iov = {text, strlen(text)};

	return PeerSend(p.user,
			&(struct peer_send){.flags = PEER_SEED, .iov = &iov, .iov_count = 1});
}

TEST(the_last_seed_counts)
{
	struct peer_message m;

	p = pair_make();
	for (int i = 0; i < 100; i++)
		EQ(plant(i & 1 ? "the one before" : "seed"), 0);
	EQ(query(p.user).slices.used, 1);
	EQ(query(p.user).waiting, 0);
	expect_nothing(p.user);
	EQ(plant("the last"), 0);
	EQ(PeerReceive(p.user, &m, PEER_READ_SEED | PEER_PEEK, 0), 0);
	EQ(m.size, 8);
	EQ(PeerReceive(p.user, &m, PEER_READ_SEED, 0), 0);
	CHECK(!memcmp(p.user_pool + m.offset, "the last", 8));
	EQ(PeerSliceRelease(p.user, m.offset), 0);
	EQ(PeerReceive(p.user, &m, PEER_READ_SEED, 0), -EAGAIN);
	expect_empty(p.user);
	EQ(plant("left"), 0);
	EQ(PeerDisconnect(p.user), 0);
	expect_notice(p.owner, PEER_NODE_RELEASE, NODE);
	pair_end(&p);
}

/* ---- files ----------------------------------------------------------------------------------- */

TEST(files_have_no_more_rights_than_the_senders)
{
	int event = EvtCreate(0), less = HandleDuplicate(event, RIGHT_WAIT | RIGHT_TRANSFER);
	int32_t two[2] = {event, less};
	struct peer_message m;
	uint32_t all, rights;

	p = pair_make();
	EQ(HandleQuery(event, &all), 0);
	EQ(PeerSend(
		   p.user,
		   &(struct peer_send){.to = &p.cap, .to_count = 1, .files = two, .file_count = 2}),
	   1);
	EQ(query(p.owner).in_flight_files.used, 2);
	EQ(HandleClose(event), 0);
	EQ(HandleClose(less), 0);
	m = receive(p.owner);
	EQ(query(p.owner).in_flight_files.used, 0);
	EQ(HandleQuery(PeerFiles(p.owner_pool, &m)[0], &rights), 0);
	EQ(rights, all);
	EQ(HandleQuery(PeerFiles(p.owner_pool, &m)[1], &rights), 0);
	EQ(rights, RIGHT_WAIT | RIGHT_TRANSFER);
	EQ(EvtSet(PeerFiles(p.owner_pool, &m)[1]), -EACCES);
	EQ(EvtSet(PeerFiles(p.owner_pool, &m)[0]), 0);
	EQ(ThrWaitHandle(PeerFiles(p.owner_pool, &m)[1], 0), 0);
	pair_end(&p);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(greedy_ones_get_a_half_a_sixth_a_twelfth),
						T(ones_own_messages_end_at_the_limit),
						T(an_answer_has_its_room),
						T(a_share_is_no_bar_to_an_answer),
						T(room_that_is_not_used_is_given_back),
						T(a_call_that_fails_keeps_no_room),
						T(the_last_seed_counts),
						T(files_have_no_more_rights_than_the_senders),
						{}};
	static const struct tap_role roles[] = {T(flooder), T(server), {}};

	return tap_main(argc, argv, tests, roles);
}
