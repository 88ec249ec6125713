/*
 * tests/bench/bench_peer.c - what messages between peers cost: to another process and back, with a
 * capability on the way, and to many peers at once.
 *
 * Started by tests/bench/bench; prints lines as that does. A message has 20 bytes, as one of the
 *GUI has; its slice is given back each time.
 *
 *	bench_peer	  the figures
 *	bench_peer serve  the other process: handle 4 is a ticket to the first one's node; it
 *answers there until a message is empty, then in the same way, giving back the capability that each
 *brings, until another one is
 */
#include <string.h>
#include "handle.h"
#include "measure.h"
#include "peer.h"
#include "proc.h"
#include "thr.h"

#define BYTES  20
#define POOL   65536
#define NODE   4ull
#define FRESH  8ull
#define TICKET 4
#define MANY   64

static int peer, many[MANY];
static uint64_t other, many_caps[MANY], own = NODE;
static char bytes[64];
static struct peer_iov iov = {bytes, BYTES};

static struct peer_send message = {
	.to = &other, .to_count = 1, .iov = &iov, .iov_count = 1, .caps = &own};

static void send_one(void)
{
	check(PeerSend(peer, &message), "send");
}

/* The next one; the last one's slice is given back by that. */
static void receive(struct peer_message *m)
{
	check(PeerReceive(peer, m, PEER_RELEASE, WAIT_FOREVER), "receive");
}

static void receive_first(struct peer_message *m)
{
	check(PeerReceive(peer, m, 0, WAIT_FOREVER), "receive");
}

static struct peer_message last; /* received */

static void roundtrip(uint32_t n)
{
	while (n--)
		check(PeerExchange(peer, &message, &last, PEER_RELEASE, WAIT_FOREVER), "exchange");
}

/* The same in two calls (the other process uses one). */
static void roundtrip_calls(uint32_t n)
{
	while (n--) {
		send_one();
		receive(&last);
	}
}

/* The other process has the capability: one count more each time. */
static void roundtrip_with_cap(uint32_t n)
{
	message.cap_count = 1;
	roundtrip(n);
	message.cap_count = 0;
}

/* The other process gets a capability that it does not have, and gives it back before it answers. A
 * ticket holds the node meanwhile. */
static void roundtrip_with_new_cap(uint32_t n)
{
	static const uint64_t fresh = FRESH;
	int ticket = PeerTicket(peer, FRESH);

	check(ticket, "ticket");
	message.caps = &fresh;
	roundtrip_with_cap(n);
	message.caps = &own;
	HandleClose(ticket);
	check(PeerReceive(peer, &last, PEER_RELEASE, 0), "notice");
	check(PeerExchange(peer, &message, &last, 0, WAIT_FOREVER), "exchange");
}

static void answer(struct peer_message *m)
{
	check(PeerExchange(peer, &message, m, PEER_RELEASE, WAIT_FOREVER), "exchange");
}

static int serve(void)
{
	struct peer_message m;
	const void *pool;

	peer = PeerCreate(POOL);
	check(PeerAccept(peer, TICKET, &other), "accept");
	message.cap_count = 1;
	send_one();
	message.cap_count = 0;
	receive_first(&m);
	while (m.size)
		check(PeerExchange(peer, &message, &m, PEER_RELEASE, WAIT_FOREVER), "exchange");
	pool = PeerPool(peer);
	for (receive(&m); m.size; answer(&m))
		if (m.cap_count)
			CapRelease(peer, PeerCaps(pool, &m)[0]);
	return 0;
}

static void meet(void)
{
	int ticket = PeerTicket(peer, NODE), child;

	check(ticket, "ticket");
	child = ProcStartWith("/System/Boot/bin/bench_peer",
			      (const char *[]){"bench_peer", "serve", NULL},
			      (int[]){1, 2, 3, ticket}, 4);
	check(child, "start");
	receive_first(&last);
	other = PeerCaps(PeerPool(peer), &last)[0];
	HandleClose(ticket);
}

static void multicast(uint32_t n)
{
	struct peer_message m;

	iov.size = sizeof bytes;
	while (n--) {
		check(PeerSend(peer, &(struct peer_send){.to = many_caps,
							 .to_count = MANY,
							 .iov = &iov,
							 .iov_count = 1}),
		      "send");
		for (int i = 0; i < MANY; i++) {
			check(PeerReceive(many[i], &m, 0, 0), "receive");
			check(PeerSliceRelease(many[i], m.offset), "release");
		}
	}
}

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "serve"))
		return serve();
	peer = PeerCreate(POOL);
	check(peer, "peer");
	meet();
	bench("peer_send_roundtrip", 10000, roundtrip);
	bench("peer_send_receive", 10000, roundtrip_calls);
	bench("peer_send_roundtrip_cap", 10000, roundtrip_with_cap);
	iov.size = 0;
	send_one();
	iov.size = BYTES;
	bench("peer_send_roundtrip_new_cap", 10000, roundtrip_with_new_cap);
	iov.size = 0;
	send_one();
	for (int i = 0; i < MANY; i++) {
		many[i] = PeerCreate(POOL);
		check(many[i], "peer");
		check(PeerIntroduce(many[i], NODE, peer, &many_caps[i]), "introduce");
	}
	bench("peer_multicast_64", 100, multicast);
	return 0;
}
