/* tests/guest/test_peer_errors.c - every error of include/peer.h, and that it changes nothing. */
#include "mbus.h"
#include "tap_peer.h"

#define UNKNOWN (99ull << 2 | PEER_ID_KERNEL)

static uint8_t bytes[PEER_BYTES_MAX + 1];
static uint64_t many[PEER_DESTINATIONS_MAX + 1];
static struct pair p;

TEST(what_is_no_peer)
{
	static const int handles[] = {0, -1, 12345, 0x7fffffff};
	int event = EvtCreate(0);
	struct peer_message m;
	struct peer_info info;
	uint64_t id = NODE;

	for (int i = 0; i < 5; i++) {
		int handle = i < 4 ? handles[i] : event, error = i < 4 ? -EBADF : -ENOTSUP;

		EQ(send_bytes(handle, NODE, "x"), error);
		EQ(send_cap(handle, NODE, 8), error);
		EQ(PeerReceive(handle, &m, 0, 0), error);
		EQ(PeerSliceRelease(handle, 0), error);
		EQ(NodeDestroy(handle, &id, 1), error);
		EQ(CapRelease(handle, NODE), error);
		EQ(PeerReset(handle), error);
		EQ(PeerDisconnect(handle), error);
		EQ(PeerQuery(handle, &info), error);
		EQ(PeerTicket(handle, NODE), error);
		EQ(PeerAccept(handle, event, &id), error);
		CHECK(!PeerPool(handle));
	}
}

TEST(creating)
{
	int peer;

	EQ(PeerCreate(0), -EINVAL);
	EQ(PeerCreate(PEER_POOL_MAX + 1), -EINVAL);
	EQ(PeerCreate(0xffffffff), -EINVAL);
	peer = PeerCreate(1);
	EQ(query(peer).pool_size, 4096);
	EQ(HandleClose(peer), 0);
	peer = PeerCreate(4097);
	EQ(query(peer).pool_size, 8192);
	EQ(HandleClose(peer), 0);
	fill_handles();
	EQ(PeerCreate(1), -EMFILE);
	free_handles(1);
	CHECK(PeerCreate(1) > 0);
}

/* Each of these sends is refused, and neither side holds anything else than before. */
static void refuse(const struct peer_send *s, int error)
{
	struct peer_info owner = query(p.owner), user = query(p.user);

	EQ(PeerSend(p.user, s), error);
	CHECK(holds(p.owner, &owner));
	CHECK(holds(p.user, &user));
	expect_nothing(p.owner);
}

#define TO(id)		   .to = &(uint64_t){id}, .to_count = 1
#define REFUSE(error, ...) refuse(&(struct peer_send){__VA_ARGS__}, error)

TEST(sends_that_cannot_be)
{
	struct peer_iov iov = {bytes, 1}, wild = {(void *)4, 8},
			large[2] = {{bytes, PEER_BYTES_MAX}, {bytes, 1}};

	p = pair_make();
	REFUSE(-EINVAL, TO(p.cap), .flags = 8);
	REFUSE(-EINVAL, TO(p.cap), .flags = 0x80000000);
	REFUSE(-EINVAL, .flags = 0);
	REFUSE(-EINVAL, TO(p.cap), .flags = PEER_SEED);
	REFUSE(-EINVAL, .flags = PEER_SEED | PEER_CONTINUE);
	REFUSE(-EINVAL, TO(p.cap), .flags = PEER_CALL);
	REFUSE(-EINVAL, TO(p.cap), .flags = PEER_CALL, .caps = &p.cap, .cap_count = 1);
	REFUSE(-EMSGSIZE, .to = many, .to_count = PEER_DESTINATIONS_MAX + 1);
	REFUSE(-EMSGSIZE, TO(p.cap), .caps = many, .cap_count = PEER_CAPS_MAX + 1);
	REFUSE(-EMSGSIZE, TO(p.cap), .files = (int32_t *)many, .file_count = PEER_FILES_MAX + 1);
	REFUSE(-EMSGSIZE, TO(p.cap), .iov = &iov, .iov_count = PEER_IOV_MAX + 1);
	REFUSE(-EMSGSIZE, TO(p.cap), .iov = large, .iov_count = 2);
	REFUSE(-EMSGSIZE, TO(p.cap), .iov = &(struct peer_iov){bytes, 0xffffffff}, .iov_count = 1);
	REFUSE(-EMSGSIZE, TO(p.cap), .flags = PEER_CALL, .caps = &(uint64_t){8}, .cap_count = 1,
	       .answer_size = PEER_BYTES_MAX + 1);
	REFUSE(-EMSGSIZE, TO(p.cap), .flags = PEER_CALL, .caps = &(uint64_t){8}, .cap_count = 1,
	       .answer_caps = PEER_CAPS_MAX + 1);
	REFUSE(-EMSGSIZE, TO(p.cap), .flags = PEER_CALL, .caps = &(uint64_t){8}, .cap_count = 1,
	       .answer_files = PEER_FILES_MAX + 1);
	REFUSE(-EFAULT, .to = (uint64_t *)4, .to_count = 1);
	REFUSE(-EFAULT, TO(p.cap), .iov = (struct peer_iov *)8, .iov_count = 1);
	REFUSE(-EFAULT, TO(p.cap), .iov = &wild, .iov_count = 1);
	REFUSE(-EFAULT, TO(p.cap), .iov = (struct peer_iov[]){iov, wild}, .iov_count = 2);
	REFUSE(-EFAULT, TO(p.cap), .caps = (uint64_t *)0xfffffff8, .cap_count = 1);
	REFUSE(-EFAULT, TO(p.cap), .files = (int32_t *)4, .file_count = 1);
	REFUSE(-EFAULT, TO(p.cap), .flags = PEER_CONTINUE, .errors = (int32_t *)4);
	REFUSE(-EFAULT, TO(p.cap), .flags = PEER_CONTINUE, .errors = (int32_t *)0xfffffffc);
	REFUSE(-EFAULT, TO(p.cap), .flags = PEER_CONTINUE, .errors = (int32_t *)p.user_pool);
	EQ(PeerSend(p.user, (struct peer_send *)4), -EFAULT);
	EQ(PeerSend(p.user, (struct peer_send *)0xfffffff0), -EFAULT);
	pair_end(&p);
}

TEST(ids_that_name_nothing)
{
	static const uint64_t wrong[] = {PEER_ID_NONE, PEER_ID_INVALID,	     UNKNOWN, 1, 2, 3,
					 11,	       0xfffffffffffffffdull};

	p = pair_make();
	for (int i = 0; i < 8; i++) {
		uint64_t both[2] = {8, wrong[i]};

		REFUSE(-ENXIO, TO(wrong[i]));
		REFUSE(-ENXIO, TO(wrong[i]), .iov = &(struct peer_iov){bytes, 4}, .iov_count = 1);
		REFUSE(-ENXIO, TO(p.cap), .caps = &wrong[i], .cap_count = 1);
		REFUSE(-ENXIO, TO(p.cap), .caps = both, .cap_count = 2); /* node 8 was not made */
		REFUSE(-ENXIO, .to = both, .to_count = 2);
		EQ(PeerTicket(p.user, wrong[i]), -ENXIO);
		EQ(CapRelease(p.user, wrong[i]), -ENXIO);
		EQ(NodeDestroy(p.user, &wrong[i], 1), -ENXIO);
	}
	EQ(CapRelease(p.user, 8), -ENXIO);
	EQ(NodeDestroy(p.user, (uint64_t[]){8}, 1), -ENXIO);
	REFUSE(-ENOTUNIQ, .to = (uint64_t[]){p.cap, p.cap}, .to_count = 2);
	REFUSE(-ENOTUNIQ, .to = (uint64_t[]){p.cap, 8, 12, 8}, .to_count = 4);
	pair_end(&p);
}

TEST(files_that_cannot_travel)
{
	int event = EvtCreate(0), bound = HandleDuplicate(event, RIGHT_WAIT), bus;
	int32_t two[2] = {event, 0};

	p = pair_make();
	NEED(MBusMake("test-travel", 4, 4, 0) == 0);
	bus = MBusOpen("test-travel", MBUS_CONSUME);
	REFUSE(-EBADF, TO(p.cap), .files = &(int32_t){0}, .file_count = 1);
	REFUSE(-EBADF, TO(p.cap), .files = &(int32_t){-5}, .file_count = 1);
	REFUSE(-EBADF, TO(p.cap), .files = two, .file_count = 2);
	REFUSE(-EACCES, TO(p.cap), .files = &bound, .file_count = 1);
	REFUSE(-EPERM, TO(p.cap), .files = &p.owner, .file_count = 1);
	REFUSE(-EPERM, TO(p.cap), .files = &p.user, .file_count = 1);
	REFUSE(-EPERM, TO(p.cap), .files = &bus, .file_count = 1);
	EQ(HandleDuplicate(p.user, RIGHT_WAIT), -EACCES);
	pair_end(&p);
}

TEST(receiving)
{
	static const uint32_t wild[] = {4, 0x30000000, 0xbfffefff, 0xc0100000, 0xffffffff};
	struct peer_message m;
	uint64_t start = tap_ms();

	p = pair_make();
	EQ(PeerReceive(p.owner, &m, 0x100, 0), -EINVAL);
	EQ(PeerReceive(p.owner, &m, 0x80000000, WAIT_FOREVER), -EINVAL);
	EQ(PeerReceive(p.owner, &m, 0, 0), -EAGAIN);
	EQ(PeerReceive(p.owner, &m, PEER_PEEK, 0), -EAGAIN);
	EQ(PeerReceive(p.owner, &m, PEER_READ_SEED, WAIT_FOREVER), -EAGAIN);
	EQ(PeerReceive(p.owner, &m, 0, 20), -ETIMEDOUT);
	CHECK(tap_ms() - start >= 20);
	EQ(send_bytes(p.user, p.cap, "stays"), 1);
	for (int i = 0; i < 5; i++) {
		EQ(PeerReceive(p.owner, (struct peer_message *)wild[i], 0, 0), -EFAULT);
		EQ(PeerReceive(p.owner, (struct peer_message *)wild[i], PEER_PEEK, 0), -EFAULT);
	}
	m = receive(p.owner);
	CHECK(!memcmp(p.owner_pool + m.offset, "stays", 5));
	EQ(PeerSliceRelease(p.owner, m.offset + 1), -ENXIO);
	EQ(PeerSliceRelease(p.owner, m.offset + 64), -ENXIO);
	EQ(PeerSliceRelease(p.owner, POOL), -ENXIO);
	EQ(PeerSliceRelease(p.owner, 0xffffffc0), -ENXIO);
	EQ(PeerSliceRelease(p.owner, m.offset), 0);
	EQ(PeerSliceRelease(p.owner, m.offset), -ENXIO);
	EQ(send_bytes(p.user, p.cap, "not received yet"), 1);
	EQ(PeerReceive(p.owner, &m, PEER_PEEK, 0), 0);
	EQ(PeerSliceRelease(p.owner, m.offset), -ENXIO);
	EQ(PeerQuery(p.owner, (struct peer_info *)4), -EFAULT);
	pair_end(&p);
}

/* The slice of the message before is given back first, whatever comes then. */
TEST(releasing_with_a_receive)
{
	struct peer_message m = {.offset = 64};

	p = pair_make();
	EQ(PeerReceive(p.owner, &m, PEER_RELEASE, 0), -ENXIO); /* there is none */
	EQ(PeerReceive(p.owner, (struct peer_message *)4, PEER_RELEASE, 0), -EFAULT);
	EQ(send_bytes(p.user, p.cap, "one"), 1);
	EQ(send_bytes(p.user, p.cap, "two"), 1);
	m = receive(p.owner);
	EQ(PeerReceive(p.owner, &m, PEER_RELEASE, 0), 0);
	CHECK(!memcmp(p.owner_pool + m.offset, "two", 3));
	EQ(query(p.owner).slices.used, 1);
	EQ(PeerReceive(p.owner, &m, PEER_RELEASE, 0), -EAGAIN);
	EQ(query(p.owner).slices.used, 0);
	EQ(PeerReceive(p.owner, &m, PEER_RELEASE, 0), -ENXIO);
	pair_end(&p);
}

/* What sending refuses is its error, and nothing is received; else it was sent, whatever comes. */
TEST(exchanging)
{
	struct peer_message m = {.kind = 77};
	uint64_t to = UNKNOWN;
	struct peer_send s = {.to = &to, .to_count = 1};

	p = pair_make();
	EQ(send_bytes(p.owner, NODE, "waits"), 1);
	EQ(PeerExchange(p.owner, &s, &m, 0, WAIT_FOREVER), -ENXIO);
	EQ(PeerExchange(p.owner, &s, &m, 0x100, 0), -EINVAL);
	EQ(PeerExchange(p.owner, (struct peer_send *)4, &m, 0, 0), -EFAULT);
	to = p.cap;
	EQ(PeerExchange(p.user, &s, (struct peer_message *)4, 0, 0), -EFAULT);
	EQ(PeerExchange(p.user, &s, (struct peer_message *)0xffffffe0, 0, 0), -EFAULT);
	EQ(query(p.owner).waiting, 1);
	EQ(m.kind, 77);
	EQ(PeerExchange(p.user, &s, &m, 0, 0), -EAGAIN); /* sent */
	EQ(PeerExchange(p.user, &s, &m, 0, 1), -ETIMEDOUT);
	EQ(query(p.owner).waiting, 3);
	to = NODE;
	EQ(PeerExchange(p.owner, &s, &m, 0, 0), 0);
	EQ(m.size, 5);
	EQ(PeerExchange(p.owner, &s, &m, PEER_RELEASE, 0), 0);
	EQ(query(p.owner).waiting, 3);
	EQ(PeerDisconnect(p.owner), 0);
	EQ(PeerExchange(p.owner, &s, &m, 0, 0), -ESHUTDOWN);
	pair_end(&p);
}

TEST(too_few_handles_leave_the_message)
{
	int events[3] = {EvtCreate(0), EvtCreate(0), EvtCreate(0)};
	struct peer_info before;
	struct peer_message m;

	p = pair_make();
	EQ(PeerSend(p.user, &(struct peer_send){TO(p.cap), .files = events, .file_count = 3}), 1);
	fill_handles();
	before = query(p.owner);
	for (int i = 0; i < 3; i++) {
		EQ(PeerReceive(p.owner, &m, 0, 0), -EMFILE);
		CHECK(holds(p.owner, &before));
		EQ(PeerReceive(p.owner, &m, PEER_PEEK, 0), 0);
		EQ(PeerFiles(p.owner_pool, &m)[2], -1);
		free_handles(1);
	}
	m = receive(p.owner);
	EQ(m.file_count, 3);
	EQ(EvtSet(events[2]), 0);
	EQ(ThrWaitHandle(PeerFiles(p.owner_pool, &m)[2], 0), 0);
	EQ(PeerTicket(p.owner, NODE), -EMFILE);
}

TEST(destroying)
{
	uint64_t ids[PEER_DESTINATIONS_MAX + 1] = {NODE, 8, NODE};
	struct peer_info before;

	p = pair_make();
	EQ(send_cap(p.owner, NODE, 8), 1); /* to itself: node 8 is there */
	receive_done(p.owner);
	before = query(p.owner);
	EQ(NodeDestroy(p.owner, ids, 0), -EINVAL);
	EQ(NodeDestroy(p.owner, ids, PEER_DESTINATIONS_MAX + 1), -EINVAL);
	EQ(NodeDestroy(p.owner, (uint64_t *)4, 1), -EFAULT);
	EQ(NodeDestroy(p.owner, ids, 3), -ENOTUNIQ);
	ids[2] = 12;
	EQ(NodeDestroy(p.owner, ids, 3), -ENXIO);
	EQ(NodeDestroy(p.user, &p.cap, 1), -EPERM);
	EQ(CapRelease(p.owner, NODE), -EBUSY);
	CHECK(holds(p.owner, &before));
	expect_nothing(p.owner);
	expect_nothing(p.user);
	EQ(NodeDestroy(p.owner, ids, 1), 0);
	EQ(NodeDestroy(p.owner, ids, 2), -EHOSTUNREACH);
	receive(p.owner);
	REFUSE(-EHOSTUNREACH, TO(p.cap));
	REFUSE(-EHOSTUNREACH, TO(p.cap), .iov = &(struct peer_iov){bytes, 4}, .iov_count = 1);
	EQ(send_bytes(p.owner, NODE, "x"), -EHOSTUNREACH);
	EQ(PeerTicket(p.owner, NODE), -EHOSTUNREACH);
	EQ(PeerTicket(p.user, p.cap), -EHOSTUNREACH);
	EQ(PeerSend(p.owner, &(struct peer_send){TO(8), .flags = PEER_CALL,
						 .caps = &(uint64_t){NODE}, .cap_count = 1}),
	   -EHOSTUNREACH);
	pair_end(&p);
}

/* Nor is a node made for another who cannot have it. */
TEST(introductions_that_cannot_be)
{
	struct peer_info owner;
	int event = EvtCreate(0);
	uint64_t id;

	p = pair_make();
	owner = query(p.owner);
	EQ(PeerIntroduce(p.owner, 100, event, &id), -ENOTSUP);
	EQ(PeerIntroduce(p.owner, 100, 0, &id), -EBADF);
	EQ(PeerIntroduce(event, 100, p.user, &id), -ENOTSUP);
	EQ(PeerIntroduce(p.owner, UNKNOWN, p.user, &id), -ENXIO);
	EQ(PeerDisconnect(p.user), 0);
	expect_notice(p.owner, PEER_NODE_RELEASE, NODE);
	EQ(PeerIntroduce(p.owner, 100, p.user, &id), -ESHUTDOWN);
	CHECK(holds(p.owner, &owner));
	pair_end(&p);
}

TEST(tickets)
{
	int ticket, event = EvtCreate(0), mute;
	uint64_t id = 77, again;

	p = pair_make();
	ticket = PeerTicket(p.owner, NODE);
	NEED(ticket > 0);
	EQ(PeerAccept(p.user, event, &id), -ENOTSUP);
	EQ(PeerAccept(p.user, 0, &id), -EBADF);
	EQ(PeerAccept(p.user, p.owner, &id), -ENOTSUP);
	mute = HandleDuplicate(ticket, RIGHT_TRANSFER);
	EQ(PeerAccept(p.user, mute, &id), -EACCES);
	EQ(id, 77);
	EQ(PeerAccept(p.user, ticket, (uint64_t *)4), -EFAULT);
	EQ(PeerAccept(p.user, ticket, (uint64_t *)p.user_pool), -EFAULT);
	EQ(PeerAccept(p.user, ticket, &again), 0);
	EQ(again, p.cap); /* a count more of the same */
	EQ(CapRelease(p.user, p.cap), 0);
	EQ(CapRelease(p.user, p.cap), 0);
	EQ(CapRelease(p.user, p.cap), -ENXIO);
	EQ(PeerAccept(p.owner, ticket, &id), 0);
	EQ(id, NODE); /* its own */
	EQ(NodeDestroy(p.owner, &id, 1), 0);
	EQ(PeerAccept(p.user, ticket, &id), -EHOSTUNREACH);
	EQ(PeerAccept(p.owner, ticket, &id), -EHOSTUNREACH);
	pair_end(&p);
	p.user = peer_make();
	EQ(PeerAccept(p.user, ticket, &id), -EHOSTUNREACH); /* its owner is no more */
}

TEST(a_peer_that_is_shut_down)
{
	struct peer_message m;
	int ticket;
	uint64_t id = NODE;

	p = pair_make();
	ticket = PeerTicket(p.user, 8);
	EQ(PeerDisconnect(p.owner), 0);
	EQ(ThrWaitHandle(p.owner, 0), 0); /* there is something to learn */
	EQ(send_bytes(p.owner, NODE, "x"), -ESHUTDOWN);
	EQ(send_cap(p.owner, NODE, 8), -ESHUTDOWN);
	EQ(PeerReceive(p.owner, &m, 0, 0), -ESHUTDOWN);
	EQ(PeerReceive(p.owner, &m, 0, WAIT_FOREVER), -ESHUTDOWN);
	EQ(PeerSliceRelease(p.owner, 0), -ESHUTDOWN);
	EQ(NodeDestroy(p.owner, &id, 1), -ESHUTDOWN);
	EQ(CapRelease(p.owner, id), -ESHUTDOWN);
	EQ(PeerReset(p.owner), -ESHUTDOWN);
	EQ(PeerDisconnect(p.owner), -ESHUTDOWN);
	EQ(PeerTicket(p.owner, id), -ESHUTDOWN);
	EQ(PeerAccept(p.owner, ticket, &id), -ESHUTDOWN);
	EQ(query(p.owner).shut, 1);
	EQ(query(p.owner).nodes, 0);
	EQ(send_bytes(p.user, p.cap, "x"), -ESHUTDOWN);
	pair_end(&p);
}

static int wait_for_message(void *peer)
{
	struct peer_message m;

	return PeerReceive((int)(uintptr_t)peer, &m, 0, WAIT_FOREVER);
}

TEST(who_waits_learns_the_end)
{
	for (int way = 0; way < 3; way++) {
		int threads[3];

		p = pair_make();
		for (int i = 0; i < 3; i++)
			threads[i] = ThrStart(wait_for_message, (void *)(uintptr_t)p.owner, 0);
		for (int i = 0; i < 20; i++)
			ThrYield();
		if (way == 2)
			EQ(HandleClose(p.owner), 0);
		else
			EQ(way ? PeerDisconnect(p.owner) : PeerReset(p.owner), 0);
		if (!way) /* it goes on, and so do they */
			EQ(PeerDisconnect(p.owner), 0);
		for (int i = 0; i < 3; i++) {
			int result = tap_end_thread(threads[i]);

			CHECK(result == -ESHUTDOWN || (way == 2 && result == -EBADF));
		}
		EQ(HandleClose(p.user), 0);
		if (way != 2)
			EQ(HandleClose(p.owner), 0);
	}
}

/* The n-th allocation of a call fails: nothing has happened, or it has gone well. */
static void send_without_memory(uint32_t n)
{
	uint64_t caps[3] = {8, 12, 16};
	struct peer_info owner = query(p.owner), user = query(p.user);
	struct peer_iov iov = {bytes, 2000};
	struct peer_send s = {TO(p.cap), .iov = &iov, .iov_count = 1, .caps = caps, .cap_count = 3};
	int result;

	DbgFailAlloc(n);
	result = PeerSend(p.user, &s);
	DbgFailAlloc(0);
	if (result != 1) {
		EQ(result, -ENOMEM);
		CHECK(holds(p.owner, &owner));
		CHECK(holds(p.user, &user));
		return;
	}
	receive_done(p.owner);
	EQ(PeerReset(p.owner), 0);
	EQ(PeerReset(p.user), 0);
	p.cap = peer_meet(p.owner, NODE, p.user);
}

TEST(no_memory)
{
	int results[4][2] = {{0}};

	p = pair_make();
	memset(bytes, 'x', 2000); /* its pages are there */
	for (uint32_t n = 1; n < 12; n++) {
		int peer, ticket;
		uint64_t id, node = 64 + 4 * n;

		send_without_memory(n);
		DbgFailAlloc(n);
		peer = PeerCreate(POOL);
		DbgFailAlloc(n);
		ticket = PeerTicket(p.owner, node);
		DbgFailAlloc(0);
		CHECK(peer > 0 || peer == -ENOMEM);
		CHECK(ticket > 0 || ticket == -ENOMEM);
		results[0][peer > 0]++;
		results[1][ticket > 0]++;
		if (ticket > 0) {
			DbgFailAlloc(n);
			id = (uint64_t)PeerAccept(p.user, ticket, &node);
			DbgFailAlloc(0);
			CHECK((int)id == 0 || (int)id == -ENOMEM);
			results[2][!(int)id]++;
			EQ(HandleClose(ticket), 0);
		}
		if (peer > 0)
			EQ(HandleClose(peer), 0);
	}
	CHECK(results[0][0] && results[0][1] && results[1][0] && results[1][1]);
	pair_end(&p);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(what_is_no_peer),
						T(creating),
						T(sends_that_cannot_be),
						T(ids_that_name_nothing),
						T(files_that_cannot_travel),
						T(receiving),
						T(releasing_with_a_receive),
						T(exchanging),
						T(too_few_handles_leave_the_message),
						T(destroying),
						T(introductions_that_cannot_be),
						T(tickets),
						T(a_peer_that_is_shut_down),
						T(who_waits_learns_the_end),
						T(no_memory),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
