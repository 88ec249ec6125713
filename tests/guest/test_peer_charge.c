/* tests/guest/test_peer_charge.c - what waits at a peer is charged to its process: also what only a
 * message keeps. */
#include "tap_peer.h"

#define ROUNDS 8
#define EACH   64

static struct pair p;
static int self;

static uint32_t in_use(void)
{
	struct sys_info info;

	NEED(SysInfo(&info, sizeof info) == sizeof info);
	return info.heap_bytes;
}

static uint32_t charged(void)
{
	struct proc_info info;

	NEED(ProcQuery(self, &info) == 0);
	return info.heap_bytes;
}

static void begin(void)
{
	self = ProcOpen(ProcGetId(), RIGHT_READ);
	NEED(self > 0);
	p = pair_make();
}

/* The kernel's memory may have grown by little more than what this process is charged for. */
static void check(uint32_t used, uint32_t paid)
{
	uint32_t grown = in_use() - used, more = charged() - paid;

	if (!CHECK((int32_t)grown < 0 || grown < 2 * more + 16384))
		tap_say("# grown by %u, charged %u", (unsigned)grown, (unsigned)more);
}

/* A capability of the user's for a peer that is no more; nothing but that keeps it. */
static uint64_t dead_cap(void)
{
	int peer = PeerCreate(1);
	uint64_t cap = peer_meet(peer, NODE, p.user);

	EQ(HandleClose(peer), 0);
	expect_notice(p.user, PEER_NODE_DESTROY, cap);
	return cap;
}

TEST(dead_nodes_that_are_carried)
{
	uint32_t used, paid;
	uint64_t caps[EACH];

	begin();
	used = in_use();
	paid = charged();
	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < EACH; i++)
			caps[i] = dead_cap();
		EQ(PeerSend(p.user,
			    &(struct peer_send){
				    .to = &p.cap, .to_count = 1, .caps = caps, .cap_count = EACH}),
		   1);
		for (int i = 0; i < EACH; i++)
			EQ(CapRelease(p.user, caps[i]), 0);
	}
	check(used, paid);
	for (int round = 0; round < ROUNDS; round++)
		receive_done(p.owner);
	pair_end(&p);
}

TEST(own_nodes_that_were_forgotten)
{
	uint32_t used, paid;
	uint64_t ids[EACH], to = NODE;

	begin();
	used = in_use();
	paid = charged();
	for (uint64_t round = 0; round < ROUNDS; round++) {
		for (uint64_t i = 0; i < EACH; i++)
			ids[i] = 1000 + 4 * (round * EACH + i);
		EQ(PeerSend(p.owner,
			    &(struct peer_send){
				    .to = &to, .to_count = 1, .caps = ids, .cap_count = EACH}),
		   1);
		EQ(NodeDestroy(p.owner, ids, EACH), 0);
		for (int i = 0; i < EACH; i++)
			EQ(CapRelease(p.owner, ids[i]), 0);
	}
	check(used, paid);
	pair_end(&p);
}

/* Tickets for dead peers, as files of an answer. */
TEST(files_of_an_answer)
{
	uint32_t used, paid;
	uint64_t mine, answer;
	int32_t tickets[PEER_FILES_MAX];
	struct peer_message m;

	begin();
	used = in_use();
	paid = charged();
	for (uint64_t round = 0; round < 2 * ROUNDS; round++) {
		mine = 1000 + 4 * round;
		EQ(PeerSend(p.user, &(struct peer_send){.to = &p.cap,
							.to_count = 1,
							.flags = PEER_CALL,
							.caps = &mine,
							.cap_count = 1,
							.answer_files = PEER_FILES_MAX}),
		   1);
		m = receive_done(p.owner);
		answer = cap_of(p.owner, &m);
		for (int i = 0; i < PEER_FILES_MAX; i++) {
			int peer = PeerCreate(1);

			tickets[i] = PeerTicket(peer, NODE);
			EQ(HandleClose(peer), 0);
		}
		EQ(PeerSend(p.owner, &(struct peer_send){.to = &answer,
							 .to_count = 1,
							 .files = tickets,
							 .file_count = PEER_FILES_MAX}),
		   1);
		for (int i = 0; i < PEER_FILES_MAX; i++)
			EQ(HandleClose(tickets[i]), 0);
	}
	check(used, paid);
	pair_end(&p);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(dead_nodes_that_are_carried),
						T(own_nodes_that_were_forgotten),
						T(files_of_an_answer),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
