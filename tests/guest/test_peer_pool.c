/* tests/guest/test_peer_pool.c - pools of peers: what is in them, and programs that take their
 * place away. */
#include "tap_peer.h"

#define LARGE  0x100000
#define ROUNDS 32

static struct pair p;

static uint32_t free_pages(void)
{
	struct sys_info info;

	NEED(SysInfo(&info, sizeof info) == sizeof info);
	return info.pages_free;
}

/* A program that gives its place back harms itself only: the kernel writes into its pages. */
TEST(a_pool_without_its_place)
{
	uint32_t at;

	p = pair_make();
	at = (uint32_t)(uintptr_t)p.owner_pool;
	EQ(VmmUnmap(at), -EINVAL);				/* that is for shared areas */
	EQ(PeerQuery(p.user, (struct peer_info *)at), -EFAULT); /* it can only be read */
	EQ(VmmFree(at, 4096), 0);
	EQ(send_bytes(p.user, p.cap, "there"), 1);
	EQ(receive_done(p.owner).size, 5);
	EQ(VmmFree(at, POOL), 0);
	EQ(send_bytes(p.user, p.cap, "there"), 1);
	EQ(receive_done(p.owner).size, 5);
	pair_end(&p);
}

/* A program that keeps a piece of each pool would keep pages that nobody is charged for. */
TEST(nothing_of_a_pool_is_left)
{
	uint32_t before = 0;

	for (int i = 0; i <= ROUNDS; i++) {
		int peer = PeerCreate(LARGE);
		uint32_t at = (uint32_t)(uintptr_t)PeerPool(peer);

		NEED(peer > 0);
		EQ(VmmFree(at + (i & 1 ? 0x4000 : 0), 4096), 0);
		EQ(HandleClose(peer), 0);
		if (!i)
			before = free_pages();
	}
	CHECK(free_pages() + 256 > before); /* of 8,000 */
}

TEST(what_is_in_its_place_stays)
{
	int peer = peer_make();
	volatile uint32_t *at = (volatile uint32_t *)PeerPool(peer);
	uint32_t address = (uint32_t)(uintptr_t)at;

	EQ(VmmFree(address, POOL), 0);
	NEED(VmmAlloc(address, POOL, VMM_READ | VMM_WRITE) == address);
	*at = 77;
	EQ(send_bytes(peer, NODE, "into the page that was there"), 1);
	receive_done(peer);
	EQ(*at, 77);
	EQ(HandleClose(peer), 0);
	EQ(*at, 77);
}

/* Tells the ticket's peer a secret, again and again, and gets zeros from it. */
ROLE(teller)
{
	int peer = peer_make();
	const char *pool = PeerPool(peer);
	struct peer_message m;
	uint64_t cap;

	(void)args;
	NEED(PeerAccept(peer, TAP_HANDLE(0), &cap) == 0);
	EQ(send_cap(peer, cap, NODE), 1);
	for (uint32_t size = 1; size <= 16; size++) {
		EQ(send_bytes(peer, cap, "a secret of sixteen and more bytes"), 1);
		tap_await(peer);
		EQ(PeerReceive(peer, &m, 0, 0), 0);
		EQ(m.size, size);
		for (uint32_t i = 0; i < 64; i++)
			EQ(pool[m.offset + i], 0);
		EQ(PeerSliceRelease(peer, m.offset), 0);
	}
	return tap_failures;
}

static int send_size(int peer, uint64_t to, uint32_t size)
{
	static uint8_t bytes[64];
	struct peer_iov iov = {bytes, size};

	return PeerSend(peer,
			&(struct peer_send){.to = &to, .to_count = 1, .iov = &iov, .iov_count = 1});
}

/* A block that carried one message carries the next one of who received it: nothing of the first
 * comes with it. */
TEST(nothing_of_earlier_messages_shows)
{
	int peer = peer_make(), ticket = PeerTicket(peer, NODE), child;
	struct peer_message m;
	uint64_t cap;

	child = tap_start(CHILD("teller", .handles = {ticket}));
	NEED(PeerReceive(peer, &m, 0, TAP_DEADLINE) == 0);
	cap = cap_of(peer, &m);
	for (uint32_t size = 1; size <= 16; size++) {
		tap_await(peer);
		EQ(PeerReceive(peer, &m, 0, 0), 0);
		EQ(send_size(peer, cap, size), 1);
	}
	EQ(tap_end(child), 0);
	EQ(HandleClose(peer), 0);
}

ROLE(writer)
{
	char *pool = (char *)(uintptr_t)PeerPool(PeerCreate(1));

	pool[args[0]] = 1;
	return 0;
}

TEST(who_writes_into_a_pool_ends)
{
	CHECK(tap_end(tap_start(CHILD("writer", {64}))) != 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_pool_without_its_place),	T(nothing_of_a_pool_is_left),
		T(what_is_in_its_place_stays),	T(nothing_of_earlier_messages_shows),
		T(who_writes_into_a_pool_ends), {}};
	static const struct tap_role roles[] = {T(teller), T(writer), {}};

	return tap_main(argc, argv, tests, roles);
}
