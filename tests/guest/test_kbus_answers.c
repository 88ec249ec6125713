/* tests/guest/test_kbus_answers.c - KBus: every request is answered, whoever goes; events. */
#include <stdio.h>
#include "tap_kbus.h"

static struct kbus_got got;

TEST(closed_before_reading)
{
	int replier = kbus_replier("$.a"), asker = kbus_open();
	uint64_t id = kbus_ask(asker, "$.a", "1");
	uint32_t number = kbus_look(replier).connection;

	EQ(HandleClose(replier), 0);
	kbus_expect_status(asker, KBUS_GONE_AWAY, id, &got);
	EQ(got.head.from, number);
	kbus_expect_none(asker);
	EQ(kbus_look(asker).reserved, 0);
}

TEST(closed_after_reading)
{
	int replier = kbus_replier("$.a"), asker = kbus_open();
	uint64_t id = kbus_ask(asker, "$.a", "1");

	kbus_get(replier, &got);
	EQ(HandleClose(replier), 0);
	kbus_expect_status(asker, KBUS_IGNORED, id, &got);
	kbus_expect_none(asker);
}

TEST(unbound_before_reading)
{
	int replier = kbus_replier("$.a"), asker = kbus_open();
	uint64_t id = kbus_ask(asker, "$.a", "1");

	EQ(KBusUnbind(replier, "$.a", KBUS_REPLIER), 0);
	kbus_expect_status(asker, KBUS_UNBOUND, id, &got);
	kbus_expect_none(replier); /* it need not read it any more */
	EQ(kbus_look(replier).owed, 0);
}

TEST(unbound_after_reading_it_still_answers)
{
	int replier = kbus_replier("$.a"), asker = kbus_open();

	kbus_ask(asker, "$.a", "1");
	kbus_get(replier, &got);
	EQ(KBusUnbind(replier, "$.a", KBUS_REPLIER), 0);
	kbus_expect_none(asker);
	EQ(KBusReply(replier, &got.head, "yes", 3), 0);
	kbus_expect(asker, "$.a", "yes", &got);
}

TEST(in_the_order_of_the_requests)
{
	int replier = kbus_replier("$.*"), asker = kbus_open();
	uint64_t ids[6];

	for (int i = 0; i < 6; i++)
		ids[i] = kbus_ask(asker, i & 1 ? "$.a" : "$.b", "");
	kbus_get(replier, &got);
	kbus_get(replier, &got);
	kbus_get(replier, &got);
	EQ(KBusReply(replier, &got.head, "", 0), 0); /* the third, out of order */
	kbus_expect(asker, "$.b", "", &got);
	EQ(got.head.reply_to, ids[2]);
	EQ(HandleClose(replier), 0);
	for (int i = 0; i < 6; i++)
		if (i != 2)
			kbus_expect_status(asker, i < 2 ? KBUS_IGNORED : KBUS_GONE_AWAY, ids[i],
					   &got);
	kbus_expect_none(asker);
}

TEST(a_full_queue_still_gets_its_status)
{
	int replier = kbus_replier("$.a"), asker = kbus_listener("$.b"), sender = kbus_open();
	uint64_t id;

	EQ(KBusControl(asker, KBUS_QUEUE_LIMIT, 3), 100);
	id = kbus_ask(asker, "$.a", "");
	for (int i = 0; i < 5; i++)
		EQ(kbus_say(sender, "$.b", ""), 0);
	EQ(kbus_look(asker).waiting, 2);
	EQ(HandleClose(replier), 0);
	EQ(kbus_look(asker).waiting, 3);
	kbus_get(asker, &got);
	kbus_get(asker, &got);
	kbus_expect_status(asker, KBUS_GONE_AWAY, id, &got);
}

TEST(only_who_was_asked_may_answer)
{
	int replier = kbus_replier("$.a"), other = kbus_open(), asker = kbus_open();
	struct kbus_message head = {.name_size = 3, .reply_to = kbus_ask(asker, "$.a", "1")};

	EQ(KBusSendMessage(other, &head, "$.a", NULL, 0, NULL), -ECONNREFUSED);
	EQ(KBusSendMessage(replier, &head, "$.a", NULL, 0, NULL), -ECONNREFUSED); /* unread */
	kbus_get(replier, &got);
	EQ(KBusSendMessage(other, &head, "$.a", NULL, 0, NULL), -ECONNREFUSED);
	EQ(KBusSendMessage(replier, &head, "$.a", NULL, 0, NULL), 0);
	EQ(KBusSendMessage(replier, &head, "$.a", NULL, 0, NULL), -ECONNREFUSED);
	kbus_expect(asker, "$.a", "", &got);
	kbus_expect_none(asker);
}

TEST(the_requester_is_gone)
{
	int replier = kbus_replier("$.a"), asker = kbus_open();

	kbus_ask(asker, "$.a", "read");
	kbus_get(replier, &got);
	kbus_ask(asker, "$.a", "unread");
	EQ(HandleClose(asker), 0);
	EQ(kbus_look(replier).owed, 0);
	EQ(KBusReply(replier, &got.head, "", 0), -EADDRNOTAVAIL);
	kbus_expect(replier, "$.a", "unread", &got);
	EQ(kbus_look(replier).owed, 0);
	EQ(KBusReply(replier, &got.head, "", 0), -EADDRNOTAVAIL);
	EQ(KBusReply(replier, &got.head, "", 0), -ECONNREFUSED);
}

TEST(asking_oneself)
{
	int bus = kbus_replier("$.a");
	uint64_t id = kbus_ask(bus, "$.a", "me");

	kbus_expect(bus, "$.a", "me", &got);
	CHECK(got.head.flags & KBUS_WANT_YOU_TO_REPLY);
	EQ(KBusReply(bus, &got.head, "I", 1), 0);
	kbus_expect(bus, "$.a", "I", &got);
	EQ(got.head.reply_to, id);
	kbus_ask(bus, "$.a", "left"); /* closed with a debt to itself */
}

/* A request to a certain connection. */
static int ask_one(int bus, const char *name, uint32_t to)
{
	struct kbus_message head = {
		.name_size = strlen(name), .flags = KBUS_WANT_A_REPLY, .to = to};

	return KBusSendMessage(bus, &head, name, NULL, 0, NULL);
}

TEST(stateful_requests)
{
	int first = kbus_replier("$.a"), second = kbus_open(), asker = kbus_open();
	uint32_t number = kbus_look(first).connection;
	uint64_t id;

	EQ(ask_one(asker, "$.a", number), 0);
	kbus_get(first, &got);
	EQ(got.head.to, number);
	EQ(KBusReply(first, &got.head, "", 0), 0);
	kbus_expect(asker, "$.a", "", &got);
	EQ(KBusUnbind(first, "$.a", KBUS_REPLIER), 0);
	EQ(ask_one(asker, "$.a", number), -EADDRNOTAVAIL);
	EQ(KBusBind(second, "$.a", KBUS_REPLIER), 0);
	EQ(ask_one(asker, "$.a", number), -EPIPE);
	EQ(kbus_look(asker).reserved, 0);
	EQ(ask_one(asker, "$.a", kbus_look(second).connection), 0);
	id = kbus_look(asker).last_sent;
	EQ(HandleClose(second), 0);
	kbus_expect_status(asker, KBUS_GONE_AWAY, id, &got);
}

/* Replies or not, and ends. */
ROLE(dies)
{
	int bus = kbus_replier("$.a");

	EvtSet(TAP_HANDLE(0));
	for (uint32_t i = 0; i < args[0]; i++)
		kbus_await(bus, &got);
	EvtSet(TAP_HANDLE(1));
	ThrSleep(TAP_DEADLINE);
	return 0;
}

TEST(a_replier_that_is_killed)
{
	for (uint32_t read = 0; read < 3; read++) {
		int ready = EvtCreate(0), done = EvtCreate(0), asker = kbus_open(), child;
		uint64_t ids[2];

		child = tap_start(CHILD("dies", {read}, .handles = {ready, done}));
		tap_await(ready);
		ids[0] = kbus_ask(asker, "$.a", "");
		ids[1] = kbus_ask(asker, "$.a", "");
		tap_await(done);
		tap_kill(child);
		for (uint32_t i = 0; i < 2; i++)
			kbus_expect_status(asker, i < read ? KBUS_IGNORED : KBUS_GONE_AWAY, ids[i],
					   &got);
		EQ(KBusReplier(asker, "$.a"), 0);
		HandleClose(asker);
	}
}

/* Waits for an answer that does not come. */
ROLE(caller)
{
	int bus = kbus_open();

	(void)args;
	return KBusCall(bus, "$.a", "?", 1, &got, sizeof got, TAP_DEADLINE);
}

TEST(a_caller_that_is_killed)
{
	int replier = kbus_replier("$.a"), child = tap_start(CHILD("caller"));

	kbus_await(replier, &got);
	tap_kill(child);
	EQ(KBusReply(replier, &got.head, "", 0), -EADDRNOTAVAIL);
}

TEST(a_callers_answer_may_be_a_status)
{
	int replier = kbus_replier("$.a"), child = tap_start(CHILD("caller"));

	kbus_await(replier, &got);
	EQ(HandleClose(replier), 0);
	EQ(tap_end(child), sizeof got.head + strlen(KBUS_IGNORED));
}

static int call_bus;

static int call_in_thread(void *size)
{
	static struct kbus_got answer;

	return KBusCall(call_bus, "$.a", "?", 1, &answer, (uint32_t)size, TAP_DEADLINE);
}

TEST(an_answer_too_long_stays)
{
	int replier = kbus_replier("$.a"), thread;

	call_bus = kbus_open();
	thread = ThrStart(call_in_thread, (void *)(sizeof got.head + 5), 0);
	kbus_await(replier, &got);
	EQ(KBusReply(replier, &got.head, "long", 4), 0);
	EQ(tap_end_thread(thread), -EMSGSIZE);
	kbus_expect(call_bus, "$.a", "long", &got);
}

TEST(closing_the_handle_ends_a_call)
{
	int replier = kbus_replier("$.a"), thread;

	call_bus = kbus_open();
	thread = ThrStart(call_in_thread, (void *)sizeof got, 0);
	kbus_await(replier, &got);
	EQ(HandleClose(call_bus), 0);
	EQ(tap_end_thread(thread), -EBADF);
	EQ(KBusReply(replier, &got.head, "", 0), -EADDRNOTAVAIL);
}

enum heirs_call { HEIR_CALLS, HEIR_SENDS, HEIR_RECEIVES, HEIR_WAITS };

static int heirs_result(int bus, uint32_t call, uint32_t timeout)
{
	switch (call) {
	case HEIR_CALLS:
		return KBusCall(bus, "$.a", "?", 1, &got, sizeof got, timeout);
	case HEIR_SENDS:
		return KBusSend(bus, "$.a", KBUS_ALL_OR_WAIT, "?", 1, timeout, NULL);
	case HEIR_WAITS:
		EQ(ThrWaitHandle(bus, timeout), 0);
	}
	return KBusReceive(bus, &got, sizeof got, timeout);
}

/* Waits through the connection that its parent opened and that ends with the parent. */
ROLE(heir)
{
	EQ(heirs_result(TAP_HANDLE(0), args[1], args[0]), -ENOTCONN);
	EQ(KBusReceive(TAP_HANDLE(0), &got, sizeof got, 0), -ENOTCONN);
	if (!tap_failures)
		EvtSet(TAP_HANDLE(1));
	return tap_failures;
}

/* Lets its heir call, and ends. */
ROLE(dies_with_heir)
{
	int bus = kbus_open(), called = TAP_HANDLE(0);

	tap_start(CHILD("heir", {args[0], args[1]}, .handles = {bus, called}));
	while (args[1] == HEIR_SENDS && !kbus_look(bus).sending)
		ThrYield();
	if (args[1] >= HEIR_RECEIVES)
		ThrSleep(20); /* it waits; if not, it cannot begin to */
	EvtSet(called);
	ThrSleep(TAP_DEADLINE);
	return 0;
}

TEST(the_owner_of_a_callers_connection_is_gone)
{
	static const uint32_t timeouts[] = {WAIT_FOREVER, TAP_DEADLINE};

	for (uint32_t i = 0; i < 2; i++) {
		int replier = kbus_replier("$.a"), called = EvtCreate(0), child;

		child = tap_start(CHILD("dies_with_heir", {timeouts[i]}, .handles = {called}));
		tap_await(called);
		kbus_await(replier, &got);
		tap_kill(child);
		tap_await(called);
		EQ(KBusReply(replier, &got.head, "", 0), -EADDRNOTAVAIL);
		EQ(HandleClose(replier), 0);
	}
}

TEST(the_owner_of_a_senders_connection_is_gone)
{
	int full = kbus_listener("$.a"), called = EvtCreate(0), child;

	EQ(KBusControl(full, KBUS_QUEUE_LIMIT, 1), KBUS_QUEUE_DEFAULT);
	EQ(kbus_say(full, "$.a", "1"), 0);
	child = tap_start(CHILD("dies_with_heir", {WAIT_FOREVER, HEIR_SENDS}, .handles = {called}));
	tap_await(called);
	tap_kill(child);
	tap_await(called);
	kbus_expect(full, "$.a", "1", &got);
	kbus_expect_none(full);
}

TEST(the_owner_of_a_receivers_connection_is_gone)
{
	for (uint32_t call = HEIR_RECEIVES; call <= HEIR_WAITS; call++) {
		int called = EvtCreate(0), child;

		child = tap_start(
			CHILD("dies_with_heir", {WAIT_FOREVER, call}, .handles = {called}));
		tap_await(called);
		tap_kill(child);
		tap_await(called);
	}
}

static int receive_in_thread(void *unused)
{
	static struct kbus_got m;

	(void)unused;
	return KBusReceive(call_bus, &m, sizeof m, TAP_DEADLINE);
}

TEST(closing_the_handle_ends_a_receive)
{
	int thread;

	call_bus = kbus_open();
	thread = ThrStart(receive_in_thread, NULL, 0);
	ThrSleep(5);
	EQ(HandleClose(call_bus), 0);
	EQ(tap_end_thread(thread), -EBADF);
}

/* ---- events ---- */

static void expect_event(int bus, bool bound, uint32_t connection, const char *name)
{
	const struct kbus_bind_event *event;
	uint32_t size;

	kbus_get(bus, &got);
	CHECK(kbus_is_named(&got, KBUS_BIND_EVENT));
	EQ(got.head.flags, KBUS_SYNTHETIC);
	EQ(got.head.from, 0);
	event = KBusData(&got.head, &size);
	EQ(size, sizeof *event + strlen(name));
	EQ(event->bound, bound);
	EQ(event->connection, connection);
	EQ(event->name_size, strlen(name));
	CHECK(!memcmp(event + 1, name, strlen(name)));
}

TEST(repliers_that_come_and_go)
{
	int watcher = kbus_open(), replier = kbus_open();
	uint32_t number = kbus_look(replier).connection;

	EQ(KBusBind(replier, "$.before", KBUS_REPLIER), 0);
	EQ(KBusControl(watcher, KBUS_BIND_EVENTS, 1), 0);
	EQ(KBusBind(replier, "$.a.*", KBUS_REPLIER), 0);
	EQ(KBusBind(replier, "$.a", KBUS_LISTENER), 0);
	expect_event(watcher, true, number, "$.a.*");
	kbus_expect_none(watcher);
	EQ(KBusUnbind(replier, "$.a.*", KBUS_REPLIER), 0);
	expect_event(watcher, false, number, "$.a.*");
	EQ(HandleClose(replier), 0);
	expect_event(watcher, false, number, "$.before");
	EQ(KBusControl(watcher, KBUS_BIND_EVENTS, 0), 1);
	kbus_replier("$.b");
	kbus_expect_none(watcher);
}

TEST(lost_events_are_told_once)
{
	int watcher = kbus_open(), replier = kbus_open();

	EQ(KBusControl(watcher, KBUS_BIND_EVENTS, 1), 0);
	EQ(KBusControl(watcher, KBUS_QUEUE_LIMIT, 2), 100);
	for (int i = 0; i < 5; i++) {
		char name[8];

		snprintf(name, sizeof name, "$.n%d", i);
		EQ(KBusBind(replier, name, KBUS_REPLIER), 0);
	}
	EQ(kbus_look(watcher).waiting, 3);
	kbus_get(watcher, &got);
	kbus_get(watcher, &got);
	kbus_expect(watcher, KBUS_EVENTS_LOST, "", &got);
	EQ(got.head.flags, KBUS_SYNTHETIC);
	kbus_expect_none(watcher);
	EQ(KBusBind(replier, "$.x", KBUS_REPLIER), 0);
	expect_event(watcher, true, kbus_look(replier).connection, "$.x");
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(closed_before_reading),
						T(closed_after_reading),
						T(unbound_before_reading),
						T(unbound_after_reading_it_still_answers),
						T(in_the_order_of_the_requests),
						T(a_full_queue_still_gets_its_status),
						T(only_who_was_asked_may_answer),
						T(the_requester_is_gone),
						T(asking_oneself),
						T(stateful_requests),
						T(a_replier_that_is_killed),
						T(a_caller_that_is_killed),
						T(a_callers_answer_may_be_a_status),
						T(an_answer_too_long_stays),
						T(closing_the_handle_ends_a_call),
						T(the_owner_of_a_callers_connection_is_gone),
						T(the_owner_of_a_senders_connection_is_gone),
						T(the_owner_of_a_receivers_connection_is_gone),
						T(closing_the_handle_ends_a_receive),
						T(repliers_that_come_and_go),
						T(lost_events_are_told_once),
						{}};
	static const struct tap_role roles[] = {T(dies), T(caller), T(heir), T(dies_with_heir), {}};

	return tap_main(argc, argv, tests, roles);
}
