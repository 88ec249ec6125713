/* tests/guest/test_kbus_file.c - KBus by plain file calls; its limits; memory. */
#include <stdio.h>
#include "fs.h"
#include "tap_kbus.h"

static struct kbus_got got;

static int device(uint32_t access)
{
	int bus = FsOpen("/System/Bus/kbus0", access);

	NEED(bus > 0);
	return bus;
}

/* A whole message as it is written; its bytes. */
static uint32_t compose(char *to, const char *name, uint32_t flags, const char *text)
{
	struct kbus_message head = {
		.flags = flags, .name_size = strlen(name), .data_size = strlen(text)};

	memcpy(to, &head, sizeof head);
	memcpy(to + sizeof head, name, head.name_size);
	memcpy(to + sizeof head + head.name_size, text, head.data_size);
	return sizeof head + head.name_size + head.data_size;
}

TEST(written_and_read_whole)
{
	int sender = device(FS_RDWR), bus = device(FS_RDWR);
	char message[128], read[128];
	uint32_t size = compose(message, "$.a", 0, "hello");
	uint64_t id = 0;

	EQ(KBusBind(bus, "$.a", KBUS_LISTENER), 0);
	EQ(KBusNext(bus), 0);
	EQ(FsReadSync(bus, read, sizeof read, 0), 0);
	EQ(FsWriteSync(sender, message, size), size);
	EQ(KBusNext(bus), 0); /* it is not sent yet */
	EQ(KBusSendWritten(sender, 0, &id), 0);
	EQ(ThrWaitHandle(bus, TAP_DEADLINE), 0);
	EQ(KBusNext(bus), size);
	EQ(kbus_look(bus).waiting, 0);
	EQ(kbus_look(bus).next_size, size);
	EQ(ThrWaitHandle(bus, 0), 0); /* as long as it is being read */
	EQ(FsReadSync(bus, read, sizeof read, 0), size);
	EQ(((struct kbus_message *)read)->id, id);
	CHECK(!memcmp(read + size - 8, "$.ahello", 8));
	EQ(kbus_look(bus).next_size, 0);
	EQ(FsReadSync(bus, read, sizeof read, 0), 0);
	EQ(ThrWaitHandle(bus, 0), -ETIMEDOUT);
	EQ(KBusSendWritten(sender, 0, NULL), -EBADMSG); /* nothing is written */
}

TEST(in_parts)
{
	int bus = device(FS_RDWR);
	char message[128], read[128];
	uint32_t size = compose(message, "$.some.name", 0, "and what it says");

	EQ(KBusBind(bus, "$.some.name", KBUS_LISTENER), 0);
	for (uint32_t part = 1; part < size; part += 6) {
		for (uint32_t at = 0; at < size; at += part) {
			uint32_t n = size - at < part ? size - at : part;

			EQ(FsWriteSync(bus, message + at, n), n);
		}
		EQ(KBusSendWritten(bus, 0, NULL), 0);
		EQ(KBusNext(bus), size);
		for (uint32_t at = 0; at < size; at += part) {
			uint32_t n = size - at < part ? size - at : part;

			EQ(FsReadSync(bus, read + at, part, 0), n);
		}
		CHECK(!memcmp(read + sizeof(struct kbus_message),
			      message + sizeof(struct kbus_message),
			      size - sizeof(struct kbus_message)));
	}
}

TEST(next_throws_the_rest_away)
{
	int bus = device(FS_RDWR);
	char read[8];

	EQ(KBusBind(bus, "$.a", KBUS_LISTENER), 0);
	EQ(kbus_say(bus, "$.a", "1"), 0);
	EQ(kbus_say(bus, "$.a", "22"), 0);
	EQ(KBusNext(bus), sizeof(struct kbus_message) + 4);
	EQ(FsReadSync(bus, read, 4, 0), 4);
	EQ(KBusNext(bus), sizeof(struct kbus_message) + 5);
	EQ(KBusNext(bus), 0);
	EQ(FsReadSync(bus, read, 4, 0), 0);
}

TEST(incomplete_or_wrong)
{
	int bus = device(FS_RDWR);
	char message[512];
	uint32_t size = compose(message, "$.a", 0, "hello");
	struct kbus_message *head = (struct kbus_message *)message;

	EQ(FsWriteSync(bus, message, size - 1), size - 1);
	EQ(KBusSendWritten(bus, 0, NULL), -EBADMSG); /* and it is gone */
	EQ(FsWriteSync(bus, message, 10), 10);
	EQ(KBusSendWritten(bus, 0, NULL), -EBADMSG);
	EQ(FsWriteSync(bus, message, size + 1), -EMSGSIZE);
	EQ(FsWriteSync(bus, message, size), size);
	EQ(FsWriteSync(bus, message, 1), -EMSGSIZE);
	EQ(KBusDiscard(bus), 0);
	EQ(KBusSendWritten(bus, 0, NULL), -EBADMSG);
	head->name_size = KBUS_NAME_MAX + 1;
	EQ(FsWriteSync(bus, message, size), -ENAMETOOLONG);
	head->name_size = 3;
	head->data_size = KBUS_BYTES_MAX + 1;
	EQ(FsWriteSync(bus, message, size), -EMSGSIZE);
	size = compose(message, "$.a", 0x80, "");
	EQ(FsWriteSync(bus, message, size), size);
	EQ(KBusSendWritten(bus, 0, NULL), -EINVAL);
	size = compose(message, "$.*", 0, "");
	EQ(FsWriteSync(bus, message, size), size);
	EQ(KBusSendWritten(bus, 0, NULL), -EBADMSG);
	EQ(FsWriteSync(bus, (void *)4, 60), -EFAULT);
	size = compose(message, "$.a", 0, "ok");
	EQ(FsWriteSync(bus, message, size), size);
	EQ(KBusSendWritten(bus, 0, NULL), 0);
}

TEST(a_request_that_is_chosen_counts_as_read)
{
	int replier = device(FS_RDWR), asker = kbus_open();
	uint64_t id;

	EQ(KBusBind(replier, "$.a", KBUS_REPLIER), 0);
	id = kbus_ask(asker, "$.a", "1");
	CHECK(KBusNext(replier) > 0);
	EQ(kbus_look(replier).owed, 1);
	EQ(HandleClose(replier), 0);
	kbus_expect_status(asker, KBUS_IGNORED, id, &got);
}

TEST(closed_with_everything_left)
{
	int bus = device(FS_RDWR);
	char message[128];
	uint32_t size = compose(message, "$.a", 0, "hello");

	EQ(KBusBind(bus, "$.a", KBUS_LISTENER), 0);
	EQ(kbus_say(bus, "$.a", "1"), 0);
	EQ(kbus_say(bus, "$.a", "2"), 0);
	CHECK(KBusNext(bus) > 0);
	EQ(FsWriteSync(bus, message, size), size);
}

/* By plain file calls alone: sending again sends what was left waiting. */
TEST(left_waiting_and_sent_again)
{
	int full = kbus_listener("$.a"), bus = device(FS_RDWR);
	char message[128];
	uint32_t size = compose(message, "$.a", KBUS_ALL_OR_WAIT, "2");
	uint64_t id = 0;

	EQ(KBusControl(full, KBUS_QUEUE_LIMIT, 1), KBUS_QUEUE_DEFAULT);
	EQ(kbus_say(full, "$.a", "1"), 0);
	EQ(FsWriteSync(bus, message, size), size);
	EQ(KBusSendWritten(bus, 0, &id), -EAGAIN);
	EQ(KBusSendWritten(bus, 0, &id), -EAGAIN);
	EQ(KBusSendWritten(bus, 20, &id), -ETIMEDOUT);
	EQ(FsWriteSync(bus, message, size), size); /* another one, which has to wait */
	EQ(KBusSendWritten(bus, 0, &id), -EBUSY);
	EQ(id, 0);
	kbus_expect(full, "$.a", "1", &got);
	EQ(KBusSendWritten(bus, 0, &id), 0);
	kbus_expect(full, "$.a", "2", &got);
	EQ(got.head.id, id);
	EQ(KBusSendWritten(bus, 0, &id), -EBADMSG);
	kbus_expect_none(full);
}

/* ---- several buses ---- */

/* The second bus: it stays, so only the first test that wants it makes it. */
static int second_bus(void)
{
	int bus = FsOpen("/System/Bus/kbus1", FS_RDWR);

	if (bus < 0) {
		EQ(bus, -ENOENT);
		EQ(KBusOpen(1), -ENOENT);
		EQ(KBusNewDevice(), 1);
		bus = KBusOpen(1);
	}
	NEED(bus > 0);
	return bus;
}

static bool says_bindings(const char *path, const char *text)
{
	static char view[4096];
	int handle = FsOpen(path, FS_READ), length;

	NEED(handle > 0);
	length = FsReadSync(handle, view, sizeof view - 1, 0);
	NEED(length > 0);
	view[length] = 0;
	HandleClose(handle);
	return strstr(view, text);
}

TEST(buses_are_walled_off)
{
	int one = kbus_open(), two = second_bus(), watcher = second_bus();
	uint64_t id;

	EQ(kbus_look(one).bus, 0);
	EQ(kbus_look(two).bus, 1);
	EQ(KBusControl(watcher, KBUS_BIND_EVENTS, 1), 0);
	EQ(KBusBind(one, "$.wall", KBUS_REPLIER), 0);
	EQ(KBusBind(one, "$.wall", KBUS_LISTENER), 0);
	kbus_expect_none(watcher);
	EQ(KBusReplier(two, "$.wall"), 0);
	EQ(kbus_say_so(two, "$.wall", KBUS_WANT_A_REPLY, "?"), -EADDRNOTAVAIL);
	EQ(kbus_say(two, "$.wall", "x"), 0);
	kbus_expect_none(one);
	EQ(KBusBind(two, "$.wall", KBUS_REPLIER), 0); /* each has its own */
	EQ(KBusReplier(one, "$.wall"), kbus_look(one).connection);
	CHECK(says_bindings("/System/Bus/kbus0.bindings", " listener $.wall\n"));
	CHECK(!says_bindings("/System/Bus/kbus1.bindings", " listener $.wall\n"));
	CHECK(says_bindings("/System/Bus/kbus1.bindings", " replier  $.wall\n"));
	/* A request of one is none of the other. */
	EQ(KBusControl(watcher, KBUS_BIND_EVENTS, 0), 1);
	id = kbus_ask(watcher, "$.wall", "?");
	kbus_expect(two, "$.wall", "?", &got);
	EQ(got.head.id, id);
	EQ(KBusReply(one, &got.head, "", 0), -ECONNREFUSED);
	EQ(KBusReply(two, &got.head, "!", 1), 0);
	kbus_get(watcher, &got); /* the event of the binding */
	CHECK(kbus_is_named(&got, KBUS_BIND_EVENT));
	kbus_expect(watcher, "$.wall", "!", &got);
	kbus_expect_none(one);
}

TEST(as_many_buses_as_may_be)
{
	char path[32];
	int number;

	HandleClose(second_bus());
	do
		number = KBusNewDevice();
	while (number > 0);
	EQ(number, -EAGAIN);
	snprintf(path, sizeof path, "/System/Bus/kbus%d", KBUS_BUSES_MAX - 1);
	CHECK(FsOpen(path, FS_RDWR) > 0);
	EQ(KBusOpen(KBUS_BUSES_MAX), -ENOENT);
	EQ(KBusOpen(UINT32_MAX), -ENOENT);
}

/* ---- limits ---- */

TEST(connections_of_one_process)
{
	int buses[KBUS_CONNECTIONS_MAX];

	for (int i = 0; i < KBUS_CONNECTIONS_MAX; i++)
		buses[i] = kbus_open();
	EQ(KBusOpen(0), -EAGAIN);
	EQ(FsOpen("/System/Bus/kbus0", FS_RDWR), -EAGAIN);
	EQ(HandleClose(buses[7]), 0);
	kbus_open();
}

TEST(bindings_of_one_connection)
{
	int bus = kbus_open(), other = kbus_open();
	char name[16];

	for (int i = 0; i < KBUS_BINDINGS_MAX; i++) {
		snprintf(name, sizeof name, "$.n%d", i);
		if (!EQ(KBusBind(bus, name, KBUS_LISTENER), 0))
			break;
	}
	EQ(KBusBind(bus, "$.more", KBUS_LISTENER), -EAGAIN);
	EQ(KBusBind(other, "$.more", KBUS_LISTENER), 0);
	EQ(kbus_say(other, "$.n4000", "x"), 0);
	kbus_expect(bus, "$.n4000", "x", &got);
	EQ(KBusUnbind(bus, "$.n4000", KBUS_LISTENER), 0);
	EQ(KBusBind(bus, "$.more", KBUS_LISTENER), 0);
}

TEST(the_same_text_again_and_again)
{
	int bus = kbus_open(), other = kbus_open();

	for (int i = 0; i < KBUS_SAME_MAX; i++)
		EQ(KBusBind(bus, "$.a", KBUS_LISTENER), 0);
	EQ(KBusBind(bus, "$.a", KBUS_LISTENER), -EAGAIN);
	EQ(KBusBind(other, "$.a", KBUS_LISTENER), -EAGAIN); /* of the process */
	EQ(kbus_say(other, "$.a", ""), 0);
	EQ(kbus_look(bus).waiting, 100);
	EQ(kbus_look(bus).lost, KBUS_SAME_MAX - 100);
}

ROLE(without_right)
{
	(void)args;
	EQ(KBusNewDevice(), -EPERM);
	return tap_failures;
}

TEST(a_new_bus_needs_the_right)
{
	EQ(tap_end(tap_start(CHILD("without_right"))), 0);
}

/* ---- others ---- */

/* Holds the connection that its parent opened. */
ROLE(heir)
{
	int bus = TAP_HANDLE(0);

	(void)args;
	EQ(kbus_say(bus, "$.a", "from the child"), 0);
	kbus_await(bus, &got);
	CHECK(kbus_says(&got, "from the child"));
	EQ(got.head.process, ProcGetId());
	return tap_failures;
}

TEST(a_connection_is_given_away)
{
	int bus = kbus_listener("$.a");

	EQ(tap_end(tap_start(CHILD("heir", .handles = {bus}))), 0);
	kbus_expect_none(bus);
}

TEST(every_allocation_fails_once)
{
	for (uint32_t n = 1; n < 40; n++) {
		int bus, asker, results[4];

		DbgFailAlloc(n);
		bus = KBusOpen(0);
		asker = KBusOpen(0);
		if (bus > 0 && asker > 0) {
			results[0] = KBusBind(bus, "$.a", KBUS_REPLIER);
			results[1] = KBusBind(asker, "$.a", KBUS_LISTENER);
			results[2] = kbus_say(bus, "$.a", "text");
			results[3] = kbus_say_so(asker, "$.a", KBUS_WANT_A_REPLY, "text");
			for (int i = 0; i < 4; i++)
				CHECK(!results[i] || results[i] == -ENOMEM ||
				      results[i] == -EADDRNOTAVAIL);
		}
		DbgFailAlloc(0);
		if (bus > 0)
			EQ(HandleClose(bus), 0);
		else
			EQ(bus, -ENOMEM);
		if (asker > 0)
			EQ(HandleClose(asker), 0);
		else
			EQ(asker, -ENOMEM);
	}
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(written_and_read_whole),
						T(in_parts),
						T(next_throws_the_rest_away),
						T(incomplete_or_wrong),
						T(a_request_that_is_chosen_counts_as_read),
						T(closed_with_everything_left),
						T(left_waiting_and_sent_again),
						T(buses_are_walled_off),
						T(as_many_buses_as_may_be),
						T(connections_of_one_process),
						T(bindings_of_one_connection),
						T(the_same_text_again_and_again),
						T(a_new_bus_needs_the_right),
						T(a_connection_is_given_away),
						T(every_allocation_fails_once),
						{}};
	static const struct tap_role roles[] = {T(without_right), T(heir), {}};

	return tap_main(argc, argv, tests, roles);
}
