/*
 * tests/guest/test_fuzz_ipc.c - all kinds of IPC at random: the kernel and the rest live on, and
 * nothing is left.
 */
#include "peer.h"
#include "tap_fuzz.h"

#define NODE 4

static int peer;

ROLE(fuzz)
{
	return fuzz_role(args, fuzz_ipc);
}

/* What the peer whom all know is sent, it forgets. */
static void drain(uint32_t *state)
{
	struct peer_message m;

	(void)state;
	while (PeerReceive(peer, &m, 0, 0) == 0) {
		const int32_t *files = PeerFiles(PeerPool(peer), &m);
		const uint64_t *caps = PeerCaps(PeerPool(peer), &m);

		if (m.kind != PEER_DATA)
			continue;
		for (uint32_t i = 0; i < m.file_count; i++)
			HandleClose(files[i]);
		for (uint32_t i = 0; i < m.cap_count; i++)
			if (caps[i] != PEER_ID_INVALID)
				CapRelease(peer, caps[i]);
		EQ(PeerSliceRelease(peer, m.offset), 0);
	}
}

static void play(uint32_t seed, bool failing)
{
	struct fuzz_play p = {.seed = seed, .failing = failing, .between = drain};

	peer = PeerCreate(65536);
	p.ticket = PeerTicket(peer, NODE);
	NEED(p.ticket > 0);
	fuzz_play(&p);
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
