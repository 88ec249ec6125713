/* tests/guest/test_peer_life.c - peers that are reset, shut down or closed in the middle of
 * everything, and exchanges. */
#include "tap_peer.h"

/* A message of this kind, about this node. */
static void expect(int peer, uint32_t kind, uint64_t node)
{
	struct peer_message m = receive_done(peer);

	EQ(m.kind, kind);
	CHECK(m.node == node);
}

/* A call whose answer may have `size` bytes, by node 8. */
static void call(struct pair *p, uint32_t size)
{
	uint64_t mine = 8;

	EQ(PeerSend(p->user, &(struct peer_send){.to = &p->cap,
						 .to_count = 1,
						 .flags = PEER_CALL,
						 .caps = &mine,
						 .cap_count = 1,
						 .answer_size = size}),
	   1);
	receive_done(p->owner);
}

TEST(an_exchange_is_both)
{
	struct pair p = pair_make();
	struct peer_message m;
	struct peer_iov iov = {"ping", 4};
	uint64_t own = 16;
	struct peer_send to_self = {.to = &own, .to_count = 1, .iov = &iov, .iov_count = 1};

	EQ(PeerExchange(p.user, &to_self, &m, 0, WAIT_FOREVER), 0);
	CHECK(m.node == 16 && m.size == 4);
	EQ(PeerExchange(p.user, &to_self, &m, PEER_RELEASE, WAIT_FOREVER), 0);
	EQ(query(p.user).slices.used, 1);
	EQ(PeerSliceRelease(p.user, m.offset), 0);
	EQ(PeerExchange(p.user, &to_self, &m, PEER_RELEASE, 0), -ENXIO);
	expect_nothing(p.user); /* that came first: nothing was sent */
	to_self.to = &p.cap;
	EQ(PeerExchange(p.user, &to_self, &m, 0, 20), -ETIMEDOUT);
	expect(p.owner, PEER_DATA, NODE); /* that was */
	EQ(PeerExchange(p.user, &to_self, &m, 0x80, 0), -EINVAL);
	pair_end(&p);
}

/* In every state: messages not read, read and not given back, files and capabilities on the way, a
 * call open, a seed. */
static void mess(struct pair *p)
{
	int event = EvtCreate(0);
	struct peer_message m;
	uint64_t mine = 24;

	EQ(send_bytes(p->user, p->cap, "read"), 1);
	EQ(PeerReceive(p->owner, &m, 0, 0), 0);
	call(p, 100);
	EQ(PeerSend(p->user, &(struct peer_send){.to = &p->cap,
						 .to_count = 1,
						 .caps = &mine,
						 .cap_count = 1,
						 .files = &event,
						 .file_count = 1}),
	   1);
	EQ(send_bytes(p->owner, NODE, "to oneself"), 1);
	EQ(PeerSend(p->owner, &(struct peer_send){.flags = PEER_SEED,
						  .caps = (uint64_t[]){NODE},
						  .cap_count = 1}),
	   0);
	EQ(HandleClose(event), 0);
}

TEST(a_reset_in_the_middle_of_everything)
{
	struct pair p = pair_make();
	struct peer_message m;

	mess(&p);
	EQ(PeerReset(p.owner), 0);
	expect_nothing(p.owner);
	EQ(query(p.owner).nodes, 0);
	EQ(query(p.owner).caps, 0);
	EQ(PeerReceive(p.owner, &m, PEER_READ_SEED, 0), 0);
	CHECK(PeerCaps(p.owner_pool, &m)[0] == PEER_ID_INVALID); /* its node was destroyed */
	EQ(PeerSliceRelease(p.owner, m.offset), 0);
	expect_empty(p.owner);
	expect(p.user, PEER_NODE_DESTROY, p.cap);
	expect(p.user, PEER_NODE_RELEASE, 24); /* of a message that was dropped */
	expect(p.user, PEER_NODE_RELEASE, 8);
	expect_nothing(p.user);
	EQ(send_bytes(p.owner, NODE, "again"), 1);
	pair_end(&p);
}

TEST(a_disconnect_in_the_middle_of_everything)
{
	struct pair p = pair_make();

	mess(&p);
	EQ(PeerDisconnect(p.owner), 0);
	expect_empty(p.owner);
	expect(p.user, PEER_NODE_DESTROY, p.cap);
	pair_end(&p);
}

TEST(the_end_in_the_middle_of_everything)
{
	struct pair p = pair_make();

	mess(&p);
	EQ(HandleClose(p.owner), 0);
	expect(p.user, PEER_NODE_DESTROY, p.cap);
	expect(p.user, PEER_NODE_RELEASE, 24);
	expect(p.user, PEER_NODE_RELEASE, 8);
	mess(&(struct pair){p.user, p.user, p.user_pool, p.user_pool, 40});
	EQ(HandleClose(p.user), 0);
}

TEST(a_message_has_its_time)
{
	struct pair p = pair_make();
	uint64_t before, then, after;
	struct peer_message m;

	EQ(SysClock(&before), 0);
	EQ(send_bytes(p.user, p.cap, "x"), 1);
	EQ(SysClock(&after), 0);
	m = receive_done(p.owner);
	EQ(SysClockAt(m.clock, &then), 0);
	CHECK(before <= then && then <= after);
	EQ(SysClockAt(0, &then), 0);
	EQ(then, 0);
	EQ(SysClockAt(m.clock, (uint64_t *)16), -EFAULT);
	pair_end(&p);
}

static int waiting_peer;

static void wait_for_message(void)
{
	struct peer_message m;

	ThrExit(PeerReceive(waiting_peer, &m, 0, WAIT_FOREVER));
}

/* Whether it waits already or not yet makes no difference to what it learns. */
TEST(a_call_whose_handle_is_closed)
{
	static uint32_t stack[2048];
	struct thr_create c = {.entry = (uint32_t)wait_for_message,
			       .stack = (uint32_t)(stack + 2000)};
	int thread;

	waiting_peer = peer_make();
	thread = ThrCreate(&c);
	NEED(thread > 0);
	for (int i = 0; i < 10; i++)
		ThrYield();
	EQ(HandleClose(waiting_peer), 0);
	EQ(tap_end_thread(thread), -EBADF);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(an_exchange_is_both),
						T(a_reset_in_the_middle_of_everything),
						T(a_disconnect_in_the_middle_of_everything),
						T(the_end_in_the_middle_of_everything),
						T(a_message_has_its_time),
						T(a_call_whose_handle_is_closed),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
