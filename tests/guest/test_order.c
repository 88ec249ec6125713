/* tests/guest/test_order.c - one order of messages of every kind, between processes that watch.
 *
 * Each actor sends to the others in every way there is, receives what comes, and leaves numbers for
 * them in shared memory; the others come in between anywhere in its calls. It writes down what
 * happens to it, in the area that all share; tests/e2e/test_order.py gives what is printed of it to
 * tools/check-order.
 */
#include "tap.h"
#include <stdio.h>
#include "box.h"
#include "kbus.h"
#include "mbus.h"
#include "peer.h"
#include "tap_order.h"

#define ACTORS	 ORDER_ACTORS
#define MESSAGES 105 /* that each sends */
#define BURST	 15  /* some of them so many at once into one mailbox, which has not room for all */
#define POINTS	 300 /* of a send and what follows it, at which an actor is preempted */
#define WORDS	 3
#define BUS	 "order"
#define NODE	 4 /* of each peer, its own name for it */
#define ALL	 ((1u << ACTORS) - 1)

/* Queues have letters, a for the windows and threads, b for the mailboxes, c for the bus, d for
 * named messages, e for peers; and the number of the actor whose they are. */
enum kind { KIND_GUI, KIND_BOX, KIND_BUS, KIND_NAMED, KIND_PEER, KINDS };
#define NAME(actor, message) ((actor) << 16 | (message))

struct actor {
	uint32_t process, thread, window;
	struct order_log log;
};

static struct area {
	uint32_t words[WORDS];
	uint32_t quiet; /* actors that send no more */
	struct actor actors[ACTORS];
} * area;

static uint32_t number, seed;
static struct actor *self;
static int connection, peer;
static uint64_t nodes[ACTORS]; /* capabilities for those of the actors */

static struct event *note(enum event_kind kind, uint32_t thing, uint32_t name)
{
	return order_note(&self->log, kind, thing, name);
}

static void map(int handle)
{
	area = VmmMapShared(handle, VMM_READ | VMM_WRITE);
	NEED(area != NULL);
}

/* ---- sending ---- */

static int post(uint32_t actor, uint32_t name)
{
	struct actor *to = &area->actors[actor];

	if (tap_random(&seed) % 2)
		return ThrPostMessage(to->thread, MSG_USER, name, 0, 0);
	return WndPostMessage(to->window, MSG_USER, name, 0, 0);
}

/* To one by its own name, or to all by another; to all or to nobody. */
static int send_named(uint32_t to, uint32_t name)
{
	char text[32] = "$.order.all";

	if (to != ALL)
		snprintf(text, sizeof text, "$.order.only.%d", __builtin_ctz(to));
	return KBusSend(connection, text, KBUS_ALL_OR_FAIL, &name, sizeof name, 0, NULL);
}

static int send_to_nodes(uint32_t to, uint32_t name)
{
	struct peer_iov iov = {&name, sizeof name};
	struct peer_send message = {.iov = &iov, .iov_count = 1};
	uint64_t destinations[ACTORS];

	/* Now from the first, now from the last. */
	message.to = destinations;
	for (uint32_t i = 0; i < ACTORS; i++) {
		uint32_t actor = name % 2 ? i : ACTORS - 1 - i;

		if (to & 1u << actor)
			destinations[message.to_count++] = nodes[actor];
	}
	return PeerSend(peer, &message);
}

/* The result of the call: an error if nobody gets it. */
static int send_to(enum kind kind, uint32_t to, uint32_t name)
{
	uint32_t first = __builtin_ctz(to);

	switch (kind) {
	case KIND_GUI:
		return post(first, name);
	case KIND_BOX:
		return BoxSend(area->actors[first].process, &name, sizeof name);
	case KIND_BUS:
		return MBusPublish(BUS, &name);
	case KIND_NAMED:
		return send_named(to, name);
	default:
		return send_to_nodes(to, name);
	}
}

/* Who may get one of this kind: some go to one, some to all, and some to any. */
static uint32_t choose(enum kind kind)
{
	uint32_t one = 1u << tap_random(&seed) % ACTORS;

	switch (kind) {
	case KIND_BUS:
		return ALL;
	case KIND_NAMED:
		return tap_random(&seed) % 2 ? ALL : one;
	case KIND_PEER:
		return 1 + tap_random(&seed) % ALL;
	default:
		return one;
	}
}

static bool is_burst(uint32_t message)
{
	return message / BURST % 2;
}

/* Somewhere in the next calls the others come in between. */
static void be_preempted(void)
{
	EQ(DbgYieldAt(1 + tap_random(&seed) % POINTS, POINT_ALL) < 0, 0);
}

static void send(uint32_t message)
{
	uint32_t name = NAME(number, message);
	enum kind kind = tap_random(&seed) % KINDS;
	uint32_t to = choose(kind);
	int result;

	if (is_burst(message)) {
		to = 1u << (number + message / BURST) % ACTORS;
		kind = KIND_BOX;
	}
	note(SEND, kind, name)->to = to;
	result = send_to(kind, to, name);
	CHECK(result >= 0 || result == -EAGAIN || result == -EBUSY || result == -EDQUOT ||
	      result == -EXFULL);
	CHECK(kind != KIND_BUS || result == ACTORS); /* no ring is ever full here */
	note(result < 0 ? REFUSED : SENT, 0, name);
}

/* ---- receiving ---- */

static bool take_message(struct event *e)
{
	struct msg_info info = {0};
	struct msg m;
	int result;

	do
		result = MsgGet(&m, MSG_ONLY_POSTS, 0);
	while (result == 1 && m.code != MSG_USER); /* the kernel's notices */
	if (result != 1)
		return false;
	EQ(MsgInfo(&info), 0);
	e->name = m.params[0];
	e->stamp = info.stamp;
	return true;
}

static bool take_mail(struct event *e)
{
	struct msg_info info = {0};
	int result = BoxReceive(&e->name, sizeof e->name, 0, &info);

	e->stamp = info.stamp;
	return result == sizeof e->name;
}

static bool take_object(struct event *e)
{
	struct mbus_info info = {0};
	int result = MBusConsume(BUS, &e->name, 0, &info);

	EQ(info.lost, 0);
	e->stamp = info.stamp;
	return result == sizeof e->name;
}

static bool take_named(struct event *e)
{
	struct {
		struct kbus_message head;
		char rest[64];
	} m;
	uint32_t size;
	const void *data;

	if (KBusReceive(connection, &m, sizeof m, 0) < (int)sizeof m.head)
		return false;
	data = KBusData(&m.head, &size);
	EQ(size, sizeof e->name);
	memcpy(&e->name, data, sizeof e->name);
	e->stamp = m.head.id;
	return true;
}

/* Notices tell of actors that have ended. */
static bool take_from_pool(struct event *e)
{
	struct peer_message m;

	do
		if (PeerReceive(peer, &m, 0, 0) < 0)
			return false;
	while (m.kind != PEER_DATA);
	memcpy(&e->name, (const char *)PeerPool(peer) + m.offset, sizeof e->name);
	EQ(PeerSliceRelease(peer, m.offset), 0);
	e->stamp = m.stamp;
	return true;
}

/* Look into a queue of one's own; false: it was empty. */
static bool receive(enum kind kind)
{
	static bool (*const take[])(struct event *) = {take_message, take_mail, take_object,
						       take_named, take_from_pool};
	uint32_t queue = QUEUE(kind, number);
	struct event got;

	if (take[kind](&got)) {
		note(GOT, queue, got.name)->stamp = got.stamp;
		return true;
	}
	if (!order_known_empty(&self->log, queue))
		note(EMPTY, queue, 0);
	return false;
}

/* ---- an actor ---- */

/* Tell the others how far we are, or hear from them, where no queue knows of it. */
static void use_side_channel(void)
{
	uint32_t word = tap_random(&seed) % WORDS, value;

	if (tap_random(&seed) % 2) {
		value = NAME(number, self->log.count); /* no one writes it twice */
		note(WROTE, word, value);
		__atomic_store_n(&area->words[word], value, __ATOMIC_SEQ_CST);
		return;
	}
	value = __atomic_load_n(&area->words[word], __ATOMIC_SEQ_CST);
	if (value)
		note(READ, word, value);
}

static void send_and_receive(void)
{
	for (uint32_t message = 1; message <= MESSAGES; message++) {
		if (!is_burst(message))
			be_preempted();
		send(message);
		use_side_channel();
		if (is_burst(message))
			continue;
		for (uint32_t i = tap_random(&seed) % 8; i; i--)
			receive(tap_random(&seed) % KINDS);
	}
	DbgYieldAt(0, 0);
}

/* What is left, when nothing more can come. */
static void receive_the_rest(void)
{
	bool last;

	__atomic_add_fetch(&area->quiet, 1, __ATOMIC_SEQ_CST);
	do {
		last = __atomic_load_n(&area->quiet, __ATOMIC_SEQ_CST) == ACTORS;
		for (int kind = 0; kind < KINDS; kind++)
			while (receive(kind))
				;
		ThrYield();
	} while (!last);
}

/* Named messages for all and for this actor only; a capability for whoever has made the ticket. */
static void make_queues(int ticket)
{
	uint64_t own = NODE, maker;
	char text[32];
	struct msg m;

	MsgGet(&m, 0, 0);
	self->window = tap_window(0, 0, 0, 0, 8, 8);
	NEED(MBusAttach(BUS) == 0);
	connection = KBusOpen(0);
	snprintf(text, sizeof text, "$.order.only.%u", (unsigned)number);
	EQ(KBusBind(connection, "$.order.all", KBUS_LISTENER), 0);
	EQ(KBusBind(connection, text, KBUS_LISTENER), 0);
	peer = PeerCreate(0x10000);
	NEED(PeerAccept(peer, ticket, &maker) == 0);
	NEED(PeerSend(peer,
		      &(struct peer_send){
			      .to = &maker, .to_count = 1, .caps = &own, .cap_count = 1}) == 1);
	EQ(CapRelease(peer, maker), 0);
}

/* The next message carries capabilities. */
static void take_capabilities(int from, uint64_t *caps, uint32_t count)
{
	struct peer_message m;

	NEED(PeerReceive(from, &m, 0, TAP_DEADLINE) == 0);
	NEED(m.cap_count == count);
	memcpy(caps, PeerCaps(PeerPool(from), &m), count * sizeof *caps);
	EQ(PeerSliceRelease(from, m.offset), 0);
}

/* args: its number. Handles: the area, two events, a ticket. Says that it is there, and begins with
 * the others. */
ROLE(actor)
{
	map(TAP_HANDLE(0));
	number = args[0];
	seed = number + 1;
	self = &area->actors[number];
	self->process = ProcGetId();
	self->thread = ThrGetId();
	make_queues(TAP_HANDLE(3));
	EQ(EvtSet(TAP_HANDLE(1)), 0);
	tap_await(TAP_HANDLE(2));
	take_capabilities(peer, nodes, ACTORS);
	EQ(nodes[number], NODE);
	send_and_receive();
	receive_the_rest();
	return tap_failures;
}

/* ---- the log ---- */

static void print_all(void)
{
	tap_say("order # begins");
	for (uint32_t i = 0; i < ACTORS; i++)
		order_print(i, &area->actors[i].log);
}

/* Start one after the other; each sends a capability for its node. Then all get all of them. */
static void start_actors(int *processes, int handle, int ready, int go)
{
	int ticket;

	peer = PeerCreate(4096);
	ticket = PeerTicket(peer, NODE);
	NEED(ticket > 0);
	for (uint32_t i = 0; i < ACTORS; i++) {
		processes[i] = tap_start(CHILD("actor", .args = {i},
					       .handles = {handle, ready, go, ticket},
					       .privileges = PRIV_DEBUG));
		tap_await(ready);
		take_capabilities(peer, &nodes[i], 1);
	}
	EQ(HandleClose(ticket), 0);
	EQ(PeerSend(peer,
		    &(struct peer_send){
			    .to = nodes, .to_count = ACTORS, .caps = nodes, .cap_count = ACTORS}),
	   ACTORS);
}

TEST(messages_of_all_kinds)
{
	int handle = VmmShare(sizeof *area, NULL, 0), ready = EvtCreate(0);
	int go = EvtCreate(EVENT_MANUAL), processes[ACTORS];

	map(handle);
	EQ(MBusMake(BUS, sizeof(uint32_t), ACTORS * MESSAGES, MBUS_SHARED), 0);
	start_actors(processes, handle, ready, go);
	EQ(EvtSet(go), 0);
	for (uint32_t i = 0; i < ACTORS; i++)
		EQ(tap_end(processes[i]), 0);
	print_all();
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(messages_of_all_kinds), {}};
	static const struct tap_role roles[] = {T(actor), {}};

	return tap_main(argc, argv, tests, roles);
}
