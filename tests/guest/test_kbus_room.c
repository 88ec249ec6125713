/* tests/guest/test_kbus_room.c - KBus: places in queues, who waits for them, and order. */
#include <stdio.h>
#include "fs.h"
#include "sys.h"
#include "tap_kbus.h"

static struct kbus_got got;

/* A listener, or replier, with so many places. */
static int limited(const char *name, uint32_t flags, uint32_t limit)
{
	int bus = kbus_open();

	EQ(KBusBind(bus, name, flags), 0);
	EQ(KBusControl(bus, KBUS_QUEUE_LIMIT, limit), KBUS_QUEUE_DEFAULT);
	return bus;
}

static void fill(int sender, const char *name, int count)
{
	for (int i = 0; i < count; i++)
		EQ(kbus_say(sender, name, "fill"), 0);
}

static void drain(int bus)
{
	while (KBusReceive(bus, &got, sizeof got, 0) > 0)
		;
}

TEST(a_hundred_unless_set)
{
	int bus = kbus_listener("$.a"), sender = kbus_open();

	EQ(kbus_look(bus).queue_limit, 100);
	fill(sender, "$.a", 103);
	EQ(kbus_look(bus).waiting, 100);
	EQ(kbus_look(bus).lost, 3);
	drain(bus);
	EQ(KBusControl(bus, KBUS_QUEUE_LIMIT, KBUS_QUEUE_MAX), 100);
	EQ(KBusControl(bus, KBUS_QUEUE_LIMIT, KBUS_QUEUE_MAX + 1), -ERANGE);
	EQ(KBusControl(bus, KBUS_QUEUE_LIMIT, 0), -ERANGE);
	EQ(KBusControl(bus, KBUS_QUEUE_LIMIT, KBUS_KEEP), KBUS_QUEUE_MAX);
	EQ(KBusControl(bus, KBUS_QUEUE_LIMIT, 1), KBUS_QUEUE_MAX);
	fill(sender, "$.a", 2);
	EQ(kbus_look(bus).waiting, 1);
}

TEST(a_lower_limit_drops_nothing)
{
	int bus = kbus_listener("$.a"), sender = kbus_open();

	fill(sender, "$.a", 5);
	EQ(KBusControl(bus, KBUS_QUEUE_LIMIT, 2), 100);
	EQ(kbus_look(bus).waiting, 5);
	for (int i = 0; i < 4; i++) {
		EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_FAIL, ""), i < 4 ? -EBUSY : 0);
		kbus_get(bus, &got);
	}
	EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_FAIL, ""), 0);
}

TEST(all_or_fail)
{
	int small = limited("$.a", KBUS_LISTENER, 1), large = kbus_listener("$.a");
	int sender = kbus_open();

	EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_FAIL, "1"), 0);
	EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_FAIL, "2"), -EBUSY);
	EQ(kbus_look(small).lost, 0); /* nobody was sent anything */
	EQ(kbus_look(large).waiting, 1);
	EQ(kbus_say(sender, "$.a", "3"), 0);
	EQ(kbus_look(small).lost, 1);
	EQ(kbus_look(large).waiting, 2);
}

TEST(two_bindings_need_two_places)
{
	int bus = limited("$.a", KBUS_LISTENER, 1), sender = kbus_open();

	EQ(KBusBind(bus, "$.a", KBUS_LISTENER), 0);
	EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_FAIL, "1"), -EBUSY);
	EQ(kbus_look(bus).waiting, 0);
	EQ(kbus_say(sender, "$.a", "2"), 0);
	EQ(kbus_look(bus).waiting, 1);
	EQ(kbus_look(bus).lost, 1);
}

TEST(a_full_replier)
{
	int replier = limited("$.a", KBUS_REPLIER, 1), asker = kbus_open();

	kbus_ask(asker, "$.a", "1");
	EQ(kbus_say_so(asker, "$.a", KBUS_WANT_A_REPLY, "2"), -EBUSY);
	EQ(kbus_look(asker).reserved, 1);
	kbus_get(replier, &got);
	kbus_ask(asker, "$.a", "2");
}

TEST(a_place_for_the_answer)
{
	int replier = kbus_replier("$.a"), asker = limited("$.b", KBUS_LISTENER, 2);
	uint64_t first = kbus_ask(asker, "$.a", "1");

	kbus_ask(asker, "$.a", "2");
	EQ(kbus_say_so(asker, "$.a", KBUS_WANT_A_REPLY, "3"), -ENOLCK);
	EQ(kbus_look(asker).reserved, 2);
	EQ(kbus_say_so(replier, "$.b", KBUS_ALL_OR_FAIL, "no room"), -EBUSY);
	kbus_get(replier, &got);
	EQ(KBusReply(replier, &got.head, "yes", 3), 0);
	kbus_expect(asker, "$.a", "yes", &got);
	EQ(got.head.reply_to, first);
	EQ(kbus_say_so(replier, "$.b", KBUS_ALL_OR_FAIL, "room"), 0);
}

TEST(urgent_ones_come_first_in_order)
{
	int bus = limited("$.a", KBUS_LISTENER, 5), sender = kbus_open();

	EQ(kbus_say(sender, "$.a", "1"), 0);
	EQ(kbus_say_so(sender, "$.a", KBUS_URGENT, "u1"), 0);
	EQ(kbus_say(sender, "$.a", "2"), 0);
	EQ(kbus_say_so(sender, "$.a", KBUS_URGENT, "u2"), 0);
	EQ(kbus_say(sender, "$.a", "3"), 0);
	EQ(kbus_say_so(sender, "$.a", KBUS_URGENT | KBUS_ALL_OR_FAIL, "u3"), -EBUSY);
	kbus_expect(bus, "$.a", "u1", &got);
	kbus_expect(bus, "$.a", "u2", &got);
	kbus_expect(bus, "$.a", "1", &got);
	kbus_expect(bus, "$.a", "2", &got);
	kbus_expect(bus, "$.a", "3", &got);
}

/* ---- waiting for room ---- */

TEST(left_waiting_and_sent_later)
{
	int bus = limited("$.a", KBUS_LISTENER, 1), other = kbus_listener("$.a");
	int sender = kbus_open();
	uint64_t id = 0;

	EQ(KBusFinish(sender, 0, NULL), -ENOENT);
	EQ(KBusDiscard(sender), -ENOENT);
	EQ(kbus_say(sender, "$.a", "1"), 0);
	EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_WAIT, "2"), -EAGAIN);
	EQ(kbus_look(sender).sending, 1);
	EQ(kbus_look(other).waiting, 1);
	EQ(kbus_say(sender, "$.b", "3"), -EBUSY); /* one at a time */
	EQ(KBusFinish(sender, 0, NULL), -EAGAIN);
	EQ(KBusFinish(sender, 20, NULL), -ETIMEDOUT);
	kbus_expect(bus, "$.a", "1", &got);
	EQ(KBusFinish(sender, TAP_DEADLINE, &id), 0);
	EQ(KBusFinish(sender, 0, NULL), -ENOENT);
	kbus_expect(bus, "$.a", "2", &got);
	EQ(got.head.id, id);
	kbus_expect(other, "$.a", "1", &got);
	kbus_expect(other, "$.a", "2", &got);
	EQ(got.head.id, id);
}

TEST(discarded)
{
	int bus = limited("$.a", KBUS_LISTENER, 1), sender = kbus_open();

	EQ(kbus_say(sender, "$.a", "1"), 0);
	EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_WAIT, "2"), -EAGAIN);
	EQ(KBusDiscard(sender), 0);
	EQ(KBusDiscard(sender), -ENOENT);
	EQ(KBusFinish(sender, 0, NULL), -ENOENT);
	drain(bus);
	kbus_expect_none(bus);
}

TEST(a_timed_send_that_fails_leaves_nothing)
{
	int bus = limited("$.a", KBUS_LISTENER, 1), sender = kbus_open();

	EQ(kbus_say(sender, "$.a", "1"), 0);
	EQ(KBusSend(sender, "$.a", KBUS_ALL_OR_WAIT, "2", 1, 20, NULL), -ETIMEDOUT);
	EQ(kbus_look(sender).sending, 0);
	kbus_expect(bus, "$.a", "1", &got);
	kbus_expect_none(bus);
}

/* Whatever makes room. */
static void read_it(int bus)
{
	kbus_get(bus, &got);
}

static void unbind_it(int bus)
{
	EQ(KBusUnbind(bus, "$.a", KBUS_LISTENER), 0);
}

static void raise_it(int bus)
{
	EQ(KBusControl(bus, KBUS_QUEUE_LIMIT, 2), 1);
}

static void close_it(int bus)
{
	EQ(HandleClose(bus), 0);
}

static void next_it(int bus)
{
	CHECK(KBusNext(bus) > 0);
}

TEST(what_makes_room_wakes)
{
	static void (*const ways[])(int) = {read_it, unbind_it, raise_it, close_it, next_it};
	int sender = kbus_open();

	for (uint32_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		int bus = limited("$.a", KBUS_LISTENER, 1);

		EQ(kbus_say(sender, "$.a", "1"), 0);
		EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_WAIT, "2"), -EAGAIN);
		ways[i](bus);
		EQ(KBusFinish(sender, 0, NULL), 0);
		HandleClose(bus);
	}
}

/* Sends "N" when there is room, and says so. */
ROLE(waiter)
{
	int bus = kbus_open();
	char text[8];

	snprintf(text, sizeof text, "%lu", (unsigned long)args[0]);
	EvtSet(TAP_HANDLE(0));
	EQ(KBusSend(bus, "$.a", KBUS_ALL_OR_WAIT, text, 1, TAP_DEADLINE, NULL), 0);
	return tap_failures;
}

/* How many connections of the bus have a message that waits. */
static void await_waiting(int count)
{
	int waiting = 0;

	for (uint64_t end = tap_ms() + TAP_DEADLINE; waiting < count && tap_ms() < end;) {
		static char text[8192], *line;
		int view = FsOpen("/System/Bus/kbus0.stats", FS_READ);
		int length = FsReadSync(view, text, sizeof text - 1, 0);

		NEED(length > 0);
		text[length] = 0;
		HandleClose(view);
		waiting = 0;
		for (line = text; (line = strchr(line, '\n')); line++)
			waiting += line > text && line[-1] == '1';
		ThrYield();
	}
	EQ(waiting, count);
}

TEST(who_waited_first_is_first)
{
	int bus = limited("$.a", KBUS_LISTENER, 1), sender = kbus_open(), children[4];
	char text[8];

	EQ(kbus_say(sender, "$.a", "x"), 0);
	for (uint32_t i = 0; i < 4; i++) {
		int ready = EvtCreate(0);

		children[i] = tap_start(CHILD("waiter", {i}, .handles = {ready}));
		tap_await(ready);
		await_waiting(i + 1);
		EQ(HandleClose(ready), 0);
	}
	kbus_expect(bus, "$.a", "x", &got);
	for (int i = 0; i < 4; i++) {
		snprintf(text, sizeof text, "%d", i);
		kbus_await(bus, &got);
		CHECK(kbus_says(&got, text));
	}
	for (int i = 0; i < 4; i++)
		EQ(tap_end(children[i]), 0);
}

TEST(a_waiter_that_dies_is_forgotten)
{
	int bus = limited("$.a", KBUS_LISTENER, 1), sender = kbus_open(), ready = EvtCreate(0);
	int child;

	EQ(kbus_say(sender, "$.a", "x"), 0);
	child = tap_start(CHILD("waiter", {1}, .handles = {ready}));
	tap_await(ready);
	await_waiting(1);
	tap_kill(child);
	kbus_expect(bus, "$.a", "x", &got);
	kbus_expect_none(bus);
}

static int waiting_bus;

static int send_in_thread(void *unused)
{
	(void)unused;
	return KBusSend(waiting_bus, "$.a", KBUS_ALL_OR_WAIT, "2", 1, TAP_DEADLINE, NULL);
}

TEST(closing_the_handle_ends_the_wait)
{
	int bus = limited("$.a", KBUS_LISTENER, 1), thread;

	waiting_bus = kbus_open();
	EQ(kbus_say(waiting_bus, "$.a", "1"), 0);
	thread = ThrStart(send_in_thread, NULL, 0);
	await_waiting(1);
	EQ(HandleClose(waiting_bus), 0);
	EQ(tap_end_thread(thread), -EBADF);
	kbus_expect(bus, "$.a", "1", &got);
	kbus_expect_none(bus);
}

TEST(a_request_that_waits_is_answered_when_its_replier_goes)
{
	int replier = limited("$.a", KBUS_REPLIER, 1), asker = kbus_open();
	uint64_t first = kbus_ask(asker, "$.a", "1"), id = 0;

	EQ(kbus_say_so(asker, "$.a", KBUS_WANT_A_REPLY | KBUS_ALL_OR_WAIT, "2"), -EAGAIN);
	EQ(kbus_look(asker).reserved, 2);
	EQ(HandleClose(replier), 0);
	EQ(KBusFinish(asker, 0, &id), 0);
	for (int i = 0; i < 2; i++) {
		kbus_get(asker, &got);
		if (kbus_is_named(&got, KBUS_DISAPPEARED))
			EQ(got.head.reply_to, id);
		else
			EQ(got.head.reply_to, first);
	}
	kbus_expect_none(asker);
	EQ(kbus_look(asker).reserved, 0);
}

/* There is room, but no memory for all copies: the request is answered all the same. */
TEST(a_request_that_waits_and_cannot_be_sent)
{
	int replier = limited("$.a", KBUS_REPLIER, 1), asker = kbus_open();
	int listeners[3];
	uint64_t first = kbus_ask(asker, "$.a", "1"), id = 0;

	for (int i = 0; i < 3; i++)
		listeners[i] = kbus_listener("$.a");
	EQ(kbus_say_so(asker, "$.a", KBUS_WANT_A_REPLY | KBUS_ALL_OR_WAIT, "2"), -EAGAIN);
	memset(&got, 1, sizeof got); /* its pages are there */
	EQ(DbgFailAlloc(1), 0);
	kbus_get(replier, &got);
	EQ(DbgFailAlloc(0), 0);
	EQ(KBusFinish(asker, 0, &id), 0);
	kbus_expect_status(asker, KBUS_ERROR_SENDING, id, &got);
	EQ(got.head.from, 0);
	for (int i = 0; i < 3; i++)
		kbus_expect_none(listeners[i]);
	EQ(HandleClose(replier), 0);
	kbus_expect_status(asker, KBUS_IGNORED, first, &got);
	EQ(kbus_look(asker).reserved, 0);
	kbus_expect_none(asker);
}

TEST(an_announcement_that_waits_and_cannot_be_sent)
{
	int full = limited("$.a", KBUS_LISTENER, 1), other = kbus_listener("$.b");
	int sender = kbus_open();

	EQ(kbus_say(sender, "$.a", "1"), 0);
	EQ(KBusBind(other, "$.a", KBUS_LISTENER), 0);
	EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_WAIT, "2"), -EAGAIN);
	memset(&got, 1, sizeof got); /* its pages are there */
	EQ(DbgFailAlloc(1), 0);
	kbus_get(full, &got);
	EQ(DbgFailAlloc(0), 0);
	EQ(KBusFinish(sender, 0, NULL), -ENOMEM);
	EQ(KBusFinish(sender, 0, NULL), -ENOENT);
	kbus_expect_none(full);
	kbus_expect_none(other);
	EQ(kbus_say_so(sender, "$.a", KBUS_ALL_OR_WAIT, "3"), 0);
}

/* ---- more listeners than a message has copies ---- */

#define WORDS 32
static char deep[2 * WORDS + 2]; /* "$.a.a..." */

/* Bound to all texts that find it, as often as one process may be: to more than
 * KBUS_COPIES_MAX. */
static void crowd(int buses[2])
{
	uint32_t bound = 0;

	for (uint32_t word = 1; word <= WORDS; word++) {
		char text[sizeof deep];

		memcpy(text, deep, 2 * word);
		strcpy(text + 2 * word, "*");
		for (uint32_t i = 0; i < KBUS_SAME_MAX; i++, bound++)
			EQ(KBusBind(buses[bound / KBUS_BINDINGS_MAX], text, KBUS_LISTENER), 0);
	}
	for (uint32_t i = 0; i < KBUS_SAME_MAX - 2; i++, bound++)
		EQ(KBusBind(buses[bound / KBUS_BINDINGS_MAX], deep, KBUS_LISTENER), 0);
	CHECK(bound > KBUS_COPIES_MAX);
}

static uint32_t came_or_lost(const int buses[2])
{
	return kbus_look(buses[0]).waiting + kbus_look(buses[0]).lost +
	       kbus_look(buses[1]).waiting + kbus_look(buses[1]).lost;
}

TEST(many_listeners_keep_nobody_from_an_answer)
{
	int asker = kbus_open(), replier, honest, crowds[2] = {kbus_open(), kbus_open()};
	uint32_t all = WORDS * KBUS_SAME_MAX + KBUS_SAME_MAX - 2;

	strcpy(deep, "$");
	for (int i = 0; i < WORDS; i++)
		strcat(deep, ".a");
	replier = kbus_replier(deep);
	honest = kbus_listener(deep);
	crowd(crowds);
	kbus_ask(asker, deep, "?");
	kbus_expect(replier, deep, "?", &got);
	EQ(came_or_lost(crowds), all); /* those beyond have lost it */
	EQ(KBusReply(replier, &got.head, "!", 1), 0);
	kbus_expect(asker, deep, "!", &got);
	kbus_expect(honest, deep, "?", &got);
	kbus_expect(honest, deep, "!", &got);
	EQ(came_or_lost(crowds), 2 * all);
	/* To all or to nobody: it cannot be to all. */
	EQ(kbus_say_so(asker, deep, KBUS_ALL_OR_FAIL, ""), -EDQUOT);
	EQ(kbus_say_so(asker, deep, KBUS_ALL_OR_WAIT, ""), -EDQUOT);
	EQ(came_or_lost(crowds), 2 * all);
	/* What fails has cost nobody anything. */
	EQ(KBusControl(replier, KBUS_QUEUE_LIMIT, 1), KBUS_QUEUE_DEFAULT);
	kbus_ask(asker, deep, "");
	EQ(kbus_say_so(asker, deep, KBUS_WANT_A_REPLY, ""), -EBUSY);
	EQ(came_or_lost(crowds), 3 * all);
}

/* ---- bytes ---- */

static char large[KBUS_BYTES_MAX + 1];

TEST(long_messages)
{
	static char buffer[sizeof(struct kbus_message) + 3 + KBUS_BYTES_MAX];
	int bus = kbus_listener("$.a");

	memset(large, 'l', sizeof large);
	EQ(KBusSend(bus, "$.a", 0, large, KBUS_BYTES_MAX + 1, 0, NULL), -EMSGSIZE);
	EQ(KBusSend(bus, "$.a", 0, large, KBUS_BYTES_MAX, 0, NULL), 0);
	EQ(KBusReceive(bus, buffer, sizeof buffer - 1, 0), -EMSGSIZE);
	EQ(KBusReceive(bus, buffer, sizeof buffer, 0), sizeof buffer);
	CHECK(!memcmp(buffer + sizeof buffer - KBUS_BYTES_MAX, large, KBUS_BYTES_MAX));
	EQ(KBusControl(bus, KBUS_MESSAGE_BYTES, 10), KBUS_BYTES_MAX);
	EQ(KBusControl(bus, KBUS_MESSAGE_BYTES, KBUS_BYTES_MAX + 1), -ERANGE);
	EQ(KBusSend(bus, "$.a", 0, large, 11, 0, NULL), -EMSGSIZE);
	EQ(KBusSend(bus, "$.a", 0, large, 10, 0, NULL), 0);
}

/* Sends as many of these bytes as find room. */
ROLE(greedy)
{
	int bus = kbus_open(), sent = 0;

	while (KBusSend(bus, "$.a", KBUS_ALL_OR_FAIL, large, args[0], 0, NULL) == 0)
		sent++;
	return sent;
}

TEST(one_sender_leaves_bytes_for_the_next)
{
	int bus = limited("$.a", KBUS_LISTENER, 1000), sent[3];

	for (int i = 0; i < 3; i++)
		sent[i] = tap_end(tap_start(CHILD("greedy", {30000})));
	CHECK(sent[0] > 0 && sent[0] * 30000 <= KBUS_CONNECTION_BYTES_MAX / 2);
	CHECK(sent[1] > 0 && sent[1] < sent[0]);
	CHECK(sent[2] > 0 && sent[2] <= sent[1]);
	EQ(kbus_look(bus).waiting, sent[0] + sent[1] + sent[2]);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_hundred_unless_set),
		T(a_lower_limit_drops_nothing),
		T(all_or_fail),
		T(two_bindings_need_two_places),
		T(a_full_replier),
		T(a_place_for_the_answer),
		T(urgent_ones_come_first_in_order),
		T(left_waiting_and_sent_later),
		T(discarded),
		T(a_timed_send_that_fails_leaves_nothing),
		T(what_makes_room_wakes),
		T(who_waited_first_is_first),
		T(a_waiter_that_dies_is_forgotten),
		T(closing_the_handle_ends_the_wait),
		T(a_request_that_waits_is_answered_when_its_replier_goes),
		T(a_request_that_waits_and_cannot_be_sent),
		T(an_announcement_that_waits_and_cannot_be_sent),
		T(many_listeners_keep_nobody_from_an_answer),
		T(long_messages),
		T(one_sender_leaves_bytes_for_the_next),
		{}};
	static const struct tap_role roles[] = {T(waiter), T(greedy), {}};

	return tap_main(argc, argv, tests, roles);
}
