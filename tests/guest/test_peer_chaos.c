/*
 * tests/guest/test_peer_chaos.c - several threads at the same peers, in several processes, doing
 * whatever comes to mind, while threads and processes are killed.
 *
 * Nothing is known of what a call must say then. But the kernel must stand, each call must come
 * back, and when all are dead nothing may be left of them (tap.h looks).
 */
#include "tap_peer.h"

#define PROCESSES 3
#define THREADS	  4
#define PEERS	  3
#define IDS	  16
#define STEPS	  1500
#define KILLS	  12

static volatile int peers[PEERS];
static volatile uint64_t ids[IDS]; /* heard of, by whichever peer */
static volatile uint32_t offsets[IDS];
static volatile bool over;

static uint64_t some_id(uint32_t *seed)
{
	return tap_random(seed) & 1 ? ids[tap_random(seed) % IDS] : 4 + 4 * (tap_random(seed) % 6);
}

static void hear(int peer, const struct peer_message *m, uint32_t *seed)
{
	const char *pool = PeerPool(peer);
	const uint64_t *caps;

	if (m->kind != PEER_DATA) {
		CapRelease(peer, m->node);
		return;
	}
	offsets[tap_random(seed) % IDS] = m->offset;
	if (!pool) /* closed meanwhile */
		return;
	caps = PeerCaps(pool, m);
	for (uint32_t i = 0; i < m->cap_count; i++)
		ids[tap_random(seed) % IDS] = caps[i];
	for (uint32_t i = 0; i < m->file_count; i++)
		HandleClose(PeerFiles(pool, m)[i]);
	if (tap_random(seed) & 3)
		PeerSliceRelease(peer, m->offset);
}

static void receive_some(int peer, uint32_t *seed)
{
	static const uint32_t flags[] = {0, 0, 0, PEER_PEEK, PEER_READ_SEED};
	struct peer_message m;
	uint32_t how = flags[tap_random(seed) % 5];

	if (!PeerReceive(peer, &m, how, tap_random(seed) & 7 ? 0 : 1) && how != PEER_PEEK)
		hear(peer, &m, seed);
}

static void send_some(int peer, uint32_t *seed)
{
	static const uint32_t flags[] = {0, 0, 0, PEER_CONTINUE, PEER_CALL, PEER_SEED};
	static const char bytes[3000];
	uint64_t to[4], caps[4];
	int32_t errors[4], file = TAP_HANDLE(0);
	struct peer_iov iov = {bytes, tap_random(seed) % (tap_random(seed) & 3 ? 100 : 3000)};
	struct peer_send s = {.to = to,
			      .to_count = tap_random(seed) & 3 ? 1 : 1 + tap_random(seed) % 4,
			      .flags = flags[tap_random(seed) % 6],
			      .iov = &iov,
			      .iov_count = tap_random(seed) & 7 ? 1 : 0,
			      .caps = caps,
			      .cap_count = tap_random(seed) % 4,
			      .errors = errors};
	struct peer_message m;

	for (int i = 0; i < 4; i++) {
		to[i] = some_id(seed);
		caps[i] = some_id(seed);
	}
	if (s.flags == PEER_SEED)
		s.to_count = 0;
	if (s.flags == PEER_CALL)
		s.answer_size = tap_random(seed) % 2000;
	else if (!(tap_random(seed) & 7)) {
		s.files = &file;
		s.file_count = 1;
	}
	if (tap_random(seed) & 3)
		PeerSend(peer, &s);
	else if (!PeerExchange(peer, &s, &m, 0, tap_random(seed) % 3))
		hear(peer, &m, seed);
}

static void accept_some(int peer, uint32_t *seed)
{
	uint64_t id;
	int ticket = tap_random(seed) & 1
			     ? TAP_HANDLE(0)
			     : PeerTicket(peers[tap_random(seed) % PEERS], some_id(seed));

	if (!PeerAccept(peer, ticket, &id))
		ids[tap_random(seed) % IDS] = id;
	if (ticket != TAP_HANDLE(0))
		HandleClose(ticket);
}

static void end_some(uint32_t *seed)
{
	uint32_t i = tap_random(seed) % PEERS;
	int old = peers[i], next;

	switch (tap_random(seed) % 4) {
	case 0:
		PeerDisconnect(old);
		break;
	case 1:
		PeerReset(old);
		return;
	default:
		break;
	}
	next = PeerCreate(1 + tap_random(seed) % 20000);
	if (__sync_bool_compare_and_swap(&peers[i], old, next > 0 ? next : old))
		HandleClose(old);
	else if (next > 0)
		HandleClose(next);
}

static void act(uint32_t *seed)
{
	int peer = peers[tap_random(seed) % PEERS];
	uint64_t id = some_id(seed);

	switch (tap_random(seed) % 40) {
	case 0:
		end_some(seed);
		break;
	case 1:
	case 2:
		NodeDestroy(peer, &id, 1);
		break;
	case 3:
	case 4:
	case 5:
		CapRelease(peer, id);
		break;
	case 6:
	case 7:
	case 8:
	case 9:
		accept_some(peer, seed);
		break;
	case 10:
		PeerSliceRelease(peer, offsets[tap_random(seed) % IDS]);
		break;
	case 11:
		ThrYield();
		break;
	default:
		if (tap_random(seed) & 1)
			send_some(peer, seed);
		else
			receive_some(peer, seed);
	}
}

static int worker(void *number)
{
	uint32_t seed = (uint32_t)(uintptr_t)number * 2654435761u | 1;

	for (int i = 0; i < STEPS && !over; i++) {
		if (!(tap_random(&seed) & 31))
			DbgYieldAt(1 + tap_random(&seed) % 20, POINT_ALL);
		if (!(tap_random(&seed) & 31))
			DbgFailAlloc(1 + tap_random(&seed) % 4);
		act(&seed);
		DbgYieldAt(0, 0);
		DbgFailAlloc(0);
	}
	return 0;
}

/* Its threads are killed one after the other, and others come. */
ROLE(mob)
{
	int threads[THREADS];
	uint32_t seed = args[0] | 1;

	for (int i = 0; i < PEERS; i++)
		peers[i] = peer_make();
	for (uint32_t i = 0; i < THREADS; i++)
		threads[i] = ThrStart(worker, (void *)(uintptr_t)(args[0] + i), 0);
	for (uint32_t i = 0; i < KILLS; i++) {
		uint32_t which = tap_random(&seed) % THREADS;

		ThrWaitHandle(threads[which], 5);
		ThrKill(threads[which], 1);
		EQ(ThrWaitHandle(threads[which], TAP_DEADLINE), 0);
		EQ(HandleClose(threads[which]), 0);
		threads[which] = ThrStart(worker, (void *)(uintptr_t)(args[0] + 10 + i), 0);
		NEED(threads[which] > 0);
	}
	if (args[1])
		ProcExit(7);
	for (int i = 0; i < THREADS; i++)
		tap_end_thread(threads[i]);
	return tap_failures;
}

/* The tickets of all lead to one peer, which passes on what it gets. */
TEST(whatever_comes_to_mind)
{
	for (uint32_t round = 1; round <= 4; round++) {
		int hub = PeerCreate(0x20000), ticket = PeerTicket(hub, NODE);
		int children[PROCESSES], ended = 0;
		uint64_t last = 0;
		struct peer_message m;

		for (uint32_t i = 0; i < PROCESSES; i++)
			children[i] = tap_start(CHILD("mob", {100 * round + 30 * i, i == 1},
						      .handles = {ticket}, .privileges = PRIV_ALL));
		while (ended < PROCESSES) {
			uint64_t cap;

			if (ended == PROCESSES - 1)
				EQ(ProcKill(children[ended], 9), 0);
			if (!ThrWaitHandle(children[ended], 2)) {
				int status = tap_end(children[ended++]);

				CHECK(status == 0 || status == 7 || status == 9);
			}
			while (!PeerReceive(hub, &m, 0, 0)) {
				if (m.kind != PEER_DATA)
					continue;
				cap = m.cap_count ? cap_of(hub, &m) : 0;
				for (uint32_t i = 0; i < m.file_count; i++)
					HandleClose(PeerFiles(PeerPool(hub), &m)[i]);
				EQ(PeerSliceRelease(hub, m.offset), 0);
				if (last)
					send_cap(hub, last, cap ? cap : NODE);
				if (cap & PEER_ID_KERNEL)
					last = cap;
			}
		}
		EQ(HandleClose(ticket), 0);
		EQ(HandleClose(hub), 0);
	}
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(whatever_comes_to_mind), {}};
	static const struct tap_role roles[] = {T(mob), {}};

	return tap_main(argc, argv, tests, roles);
}
