/* tests/guest/test_peer_wait.c - threads that wait at a peer: killed, many at once, out of time. */
#include "tap_peer.h"

#define MANY 5

static int peer, go;
static uint64_t own = NODE;

/* How a thread waits. */
enum way { FOREVER, TIMED, EXCHANGE, PEEK, BY_HANDLE, WAYS };

static int wait_at_peer(void *way)
{
	struct peer_send to_node_8 = {.to = (uint64_t[]){8}, .to_count = 1};
	struct peer_message m;

	switch ((enum way)(uintptr_t)way) {
	case FOREVER:
		return PeerReceive(peer, &m, 0, WAIT_FOREVER);
	case TIMED:
		return PeerReceive(peer, &m, 0, TAP_DEADLINE);
	case PEEK:
		return PeerReceive(peer, &m, PEER_PEEK, WAIT_FOREVER);
	case EXCHANGE: /* takes what it sends, and waits */
		PeerExchange(peer, &to_node_8, &m, 0, WAIT_FOREVER);
		return PeerReceive(peer, &m, 0, WAIT_FOREVER);
	default:
		return ThrWaitHandle(peer, WAIT_FOREVER);
	}
}

static int start(enum way way)
{
	int thread = ThrStart(wait_at_peer, (void *)way, 0);

	NEED(thread > 0);
	for (int i = 0; i < 10; i++)
		ThrYield();
	return thread;
}

/* A thread that is killed in its wait never comes back with a result. What comes then is the next
 * one's, and nothing of the dead one is left: not at the peer, nor its place in the line. */
TEST(killed_while_it_waits)
{
	for (int way = 0; way < WAYS; way++) {
		int thread, second;

		peer = peer_make();
		thread = start((enum way)way);
		second = start(FOREVER);
		EQ(ThrKill(thread, 77), 0);
		EQ(tap_end_thread(thread), 77);
		EQ(send_bytes(peer, NODE, "x"), 1);
		EQ(tap_end_thread(second), 0);
		expect_nothing(peer);
		EQ(HandleClose(peer), 0);
	}
}

/* It was woken already when it was killed: the message is there for another. */
TEST(killed_when_it_was_woken)
{
	peer = peer_make();
	for (int i = 0; i < 20; i++) {
		int thread = start(i & 1 ? TIMED : FOREVER);
		bool took;

		EQ(send_bytes(peer, NODE, "x"), 1);
		EQ(ThrKill(thread, 77), 0);
		tap_end_thread(thread);
		took = PeerReceive(peer, &(struct peer_message){0}, 0, 0) == -EAGAIN;
		CHECK(!took || query(peer).slices.used);
		EQ(PeerReset(peer), 0);
	}
	EQ(HandleClose(peer), 0);
}

static int send_later(void *unused)
{
	(void)unused;
	tap_await(go);
	return send_bytes(peer, NODE, "later");
}

/* Kills who waits, and waits in its place before that one has run. */
static int take_the_place(void *thread)
{
	struct peer_message m;

	ThrYield(); /* a new slice */
	EQ(ThrKill((int)(uintptr_t)thread, 77), 0);
	EQ(send_bytes(peer, own, "first"), 1);
	EQ(PeerReceive(peer, &m, 0, 0), 0);
	EvtSet(go);
	EQ(PeerReceive(peer, &m, 0, WAIT_FOREVER), 0);
	return (int)m.size;
}

TEST(a_killed_one_does_not_take_the_next_ones_place)
{
	int thread, next, sender;

	peer = peer_make();
	go = EvtCreate(0);
	thread = start(FOREVER);
	sender = ThrStart(send_later, NULL, 0);
	next = ThrStart(take_the_place, (void *)thread, 0);
	EQ(tap_end_thread(next), 5);
	EQ(tap_end_thread(sender), 1);
	EQ(tap_end_thread(thread), 77);
}

TEST(as_many_as_wait_get_one_each)
{
	int threads[MANY];

	peer = peer_make();
	for (int i = 0; i < MANY; i++)
		threads[i] = start(i & 1 ? TIMED : FOREVER);
	for (int i = 0; i < MANY; i++)
		EQ(send_bytes(peer, NODE, "x"), 1);
	for (int i = 0; i < MANY; i++)
		EQ(tap_end_thread(threads[i]), 0);
	expect_nothing(peer);
	EQ(query(peer).slices.used, MANY);
}

static int receive_number(void *number)
{
	struct peer_message m;
	uint32_t timeout = (uintptr_t)number & 1 ? TAP_DEADLINE : WAIT_FOREVER;

	EQ(PeerReceive(peer, &m, 0, timeout), 0);
	return PeerPool(peer) == NULL ||
	       *((const char *)PeerPool(peer) + m.offset) != *(char *)number;
}

/* The first that waits gets the first, whether they come one by one or together. */
TEST(who_waits_first_is_first)
{
	static char numbers[2 * MANY + 1] = "0123456789";

	peer = peer_make();
	for (int together = 0; together < 2; together++) {
		int threads[MANY];

		for (int i = 0; i < MANY; i++) {
			threads[i] = ThrStart(receive_number, &numbers[i], 0);
			for (int k = 0; k < 10; k++)
				ThrYield();
		}
		for (int i = 0; i < MANY; i++) {
			EQ(send_bytes(peer, NODE, &numbers[i]), 1);
			for (int k = 0; k < 10 && !together; k++)
				ThrYield();
		}
		for (int i = 0; i < MANY; i++)
			EQ(tap_end_thread(threads[i]), 0);
	}
}

/* Several look, one takes: all who look are told. */
TEST(who_only_looks_keeps_nobody_waiting)
{
	int threads[3];

	peer = peer_make();
	threads[0] = start(BY_HANDLE);
	threads[1] = start(PEEK);
	threads[2] = start(FOREVER);
	EQ(send_bytes(peer, NODE, "x"), 1);
	EQ(tap_end_thread(threads[0]), 0);
	EQ(tap_end_thread(threads[2]), 0);
	EQ(PeerDisconnect(peer), 0); /* the other may have come too late */
	EQ(ThrWaitHandle(threads[1], TAP_DEADLINE), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(killed_while_it_waits),
						T(killed_when_it_was_woken),
						T(a_killed_one_does_not_take_the_next_ones_place),
						T(as_many_as_wait_get_one_each),
						T(who_waits_first_is_first),
						T(who_only_looks_keeps_nobody_waiting),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
