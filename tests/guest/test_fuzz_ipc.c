/*
 * tests/guest/test_fuzz_ipc.c - processes that use all kinds of IPC at random, with threads that
 * come in between anywhere, allocations that fail, and deaths: the kernel and the rest live on, and
 * nothing is left.
 */
#include "peer.h"
#include "tap_fuzz.h"

#define PROCESSES FUZZ_PROCESSES
#define THREADS	  3 /* most of one */
#define ROUNDS	  70
#define NODE	  4

static struct fuzz_world *world;
static int area, peer, ticket;

static void map(int handle)
{
	world = VmmMapShared(handle, VMM_READ | VMM_WRITE);
	NEED(world != NULL);
}

/* ---- a process that does what comes -----------------------------------------------------------
 */

static bool fails; /* its allocations, now and then */

static int run(void *first)
{
	uint32_t state = (uint32_t)first;

	for (;;) {
		if (tap_random(&state) % 40 == 0)
			DbgYieldAt(1 + tap_random(&state) % 3000, POINT_ALL);
		if (fails && tap_random(&state) % 20 == 0)
			DbgFailAlloc(1 + tap_random(&state) % 4);
		fuzz_step(&state);
	}
	return 0;
}

/* args: seed, place, threads, whether allocations fail. Handles: the world, a ticket. */
ROLE(fuzz)
{
	map(TAP_HANDLE(0));
	fails = args[3];
	fuzz_join(world, args[1], args[2] == 1);
	fuzz_meet(TAP_HANDLE(1));
	for (uint32_t i = 1; i < args[2]; i++)
		ThrStart(run, (void *)(args[0] * 31 + i), 0);
	run((void *)args[0]);
	return 0;
}

/* ---- those who look after them ----------------------------------------------------------------
 */

static int start(uint32_t seed, uint32_t place, bool failing)
{
	return tap_start(CHILD("fuzz", .args = {seed, place, 1 + seed % THREADS, failing},
			       .handles = {area, ticket}, .privileges = PRIV_DEBUG));
}

/* A peer whom all know: it forgets what it gets. */
static void drain(void)
{
	struct peer_message m;

	while (PeerReceive(peer, &m, 0, 0) == 0)
		if (m.kind == PEER_DATA) {
			const int32_t *files = PeerFiles(PeerPool(peer), &m);
			const uint64_t *caps = PeerCaps(PeerPool(peer), &m);

			for (uint32_t i = 0; i < m.file_count; i++)
				HandleClose(files[i]);
			for (uint32_t i = 0; i < m.cap_count; i++)
				if (caps[i] != PEER_ID_INVALID)
					CapRelease(peer, caps[i]);
			EQ(PeerSliceRelease(peer, m.offset), 0);
		}
}

/* The window system is alive, and so are ports and peers of others. */
static void all_is_well(void)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 5, 5, 40, 40);
	int one = PeerCreate(4096), other = PeerCreate(4096);
	struct peer_message m;
	struct surface s;
	uint64_t cap;

	EQ(WndMapSurface(w, &s), 0);
	EQ(WndPresent(w, NULL, 0), 0);
	EQ(WndSync(TAP_DEADLINE), 0);
	EQ(WndClose(w), 0);
	EQ(PeerIntroduce(one, NODE, other, &cap), 0);
	EQ(PeerSend(other, &(struct peer_send){.to = &cap, .to_count = 1}), 1);
	EQ(PeerReceive(one, &m, 0, TAP_DEADLINE), 0);
	EQ(HandleClose(one), 0);
	EQ(HandleClose(other), 0);
}

static void prepare(void)
{
	area = VmmShare(sizeof *world, NULL, 0);
	map(area);
	peer = PeerCreate(65536);
	ticket = PeerTicket(peer, NODE);
	NEED(ticket > 0);
}

static void play(uint32_t first_seed, bool failing)
{
	int processes[PROCESSES];
	uint32_t seed = first_seed;

	prepare();
	for (uint32_t i = 0; i < PROCESSES; i++)
		processes[i] = start(tap_random(&seed), i, failing);
	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t i = tap_random(&seed) % PROCESSES;

		ThrWaitHandle(processes[i], tap_random(&seed) % 80);
		tap_kill(processes[i]);
		drain();
		processes[i] = start(tap_random(&seed), i, failing);
	}
	for (uint32_t i = 0; i < PROCESSES; i++)
		tap_kill(processes[i]);
	all_is_well();
	tap_say("# %u calls, %u messages", (unsigned)world->calls, (unsigned)world->served);
	CHECK(world->calls > 3000);
	CHECK(world->served > 100);
}

TEST(random_messages)
{
	play(1, false);
}

TEST(random_messages_without_memory)
{
	play(2, true);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(random_messages), T(random_messages_without_memory), {}};
	static const struct tap_role roles[] = {T(fuzz), {}};

	return tap_main(argc, argv, tests, roles);
}
