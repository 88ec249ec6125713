/* tests/guest/test_kbus.c - KBus: buses, names, listeners, requests and their answers. */
#include <stdio.h>
#include "fs.h"
#include "tap_kbus.h"

static struct kbus_got got;

TEST(an_announcement_comes_to_who_listens)
{
	int sender = kbus_open(), one = kbus_listener("$.news"), two = kbus_listener("$.news");
	int other = kbus_listener("$.weather");
	uint64_t id = 0;

	EQ(KBusSend(sender, "$.news", 0x12340000, "hello", 5, 0, &id), 0);
	kbus_expect(one, "$.news", "hello", &got);
	EQ(got.head.id, id);
	EQ(got.head.from, kbus_look(sender).connection);
	EQ(got.head.process, ProcGetId());
	EQ(got.head.thread, ThrGetId());
	EQ(got.head.flags, 0x12340000);
	EQ(got.head.reply_to, 0);
	CHECK(got.head.time_ns > 0);
	EQ(kbus_look(sender).last_sent, id);
	kbus_expect(two, "$.news", "hello", &got);
	EQ(got.head.id, id); /* the same in all copies */
	kbus_expect_none(one);
	kbus_expect_none(two);
	kbus_expect_none(other);
	kbus_expect_none(sender);
}

TEST(nobody_listens)
{
	int sender = kbus_open();
	uint64_t first = 0, second = 0;

	EQ(KBusSend(sender, "$.news", 0, NULL, 0, 0, &first), 0);
	EQ(KBusSend(sender, "$.news", 0, NULL, 0, 0, &second), 0);
	CHECK(second > first && first > 0);
}

TEST(one_hears_oneself)
{
	int bus = kbus_listener("$.a");

	EQ(kbus_say(bus, "$.a", "x"), 0);
	kbus_expect(bus, "$.a", "x", &got);
}

TEST(a_copy_for_each_binding)
{
	int bus = kbus_listener("$.a.b"), sender = kbus_open();

	EQ(KBusBind(bus, "$.a.b", KBUS_LISTENER), 0);
	EQ(KBusBind(bus, "$.a.%", KBUS_LISTENER), 0);
	EQ(KBusBind(bus, "$.*", KBUS_LISTENER), 0);
	EQ(kbus_look(bus).bindings, 4);
	EQ(kbus_say(sender, "$.a.b", "x"), 0);
	EQ(kbus_look(bus).waiting, 4);
	for (int i = 0; i < 4; i++)
		kbus_expect(bus, "$.a.b", "x", &got);
	EQ(KBusUnbind(bus, "$.a.b", KBUS_LISTENER), 0); /* one of the two */
	EQ(kbus_say(sender, "$.a.b", "x"), 0);
	EQ(kbus_look(bus).waiting, 3);
}

TEST(once_only)
{
	int bus = kbus_listener("$.a"), sender = kbus_open();

	EQ(KBusBind(bus, "$.a", KBUS_LISTENER), 0);
	EQ(KBusBind(bus, "$.*", KBUS_LISTENER), 0);
	EQ(KBusBind(bus, "$.*", KBUS_REPLIER), 0);
	EQ(KBusControl(bus, KBUS_ONCE_ONLY, 1), 0);
	EQ(KBusControl(bus, KBUS_ONCE_ONLY, KBUS_KEEP), 1);
	EQ(kbus_say(sender, "$.a", "x"), 0);
	kbus_expect(bus, "$.a", "x", &got);
	kbus_expect_none(bus);
	kbus_ask(sender, "$.a", "y"); /* the one to be answered */
	kbus_expect(bus, "$.a", "y", &got);
	CHECK(got.head.flags & KBUS_WANT_YOU_TO_REPLY);
	kbus_expect_none(bus);
}

TEST(wildcards)
{
	int more = kbus_listener("$.a.*"), one = kbus_listener("$.a.%"), bus = kbus_open();

	EQ(kbus_say(bus, "$.a", "1"), 0);
	kbus_expect_none(more);
	kbus_expect_none(one);
	EQ(kbus_say(bus, "$.a.b", "2"), 0);
	kbus_expect(more, "$.a.b", "2", &got);
	kbus_expect(one, "$.a.b", "2", &got);
	EQ(kbus_say(bus, "$.a.b.c", "3"), 0);
	kbus_expect(more, "$.a.b.c", "3", &got);
	kbus_expect_none(one);
	EQ(kbus_say(bus, "$.ab.c", "4"), 0);
	kbus_expect_none(more);
}

TEST(ill_formed_names)
{
	static const char *const bad[] = {"", "$", "$.", "$.a.", "a.b", "$.a b", "$..a", "$.*.a"};
	static char longest[KBUS_NAME_MAX + 2];
	int bus = kbus_open();

	for (uint32_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		EQ(kbus_say(bus, bad[i], "x"), -EBADMSG);
		EQ(KBusBind(bus, bad[i], KBUS_LISTENER), -EBADMSG);
		EQ(KBusUnbind(bus, bad[i], KBUS_LISTENER), -EBADMSG);
		EQ(KBusReplier(bus, bad[i]), -EBADMSG);
	}
	EQ(kbus_say(bus, "$.a.*", "x"), -EBADMSG);
	EQ(kbus_say(bus, "$.a.%", "x"), -EBADMSG);
	EQ(KBusReplier(bus, "$.a.*"), -EBADMSG);
	memset(longest, 'x', KBUS_NAME_MAX + 1);
	memcpy(longest, "$.", 2);
	EQ(kbus_say(bus, longest, "x"), -ENAMETOOLONG);
	EQ(KBusBind(bus, longest, KBUS_LISTENER), -ENAMETOOLONG);
	longest[KBUS_NAME_MAX] = 0;
	EQ(KBusBind(bus, longest, KBUS_LISTENER), 0);
	EQ(kbus_say(bus, longest, "x"), 0);
	kbus_expect(bus, longest, "x", &got);
}

TEST(the_kernels_names_can_be_listened_to)
{
	int bus = kbus_listener("$.KBUS.anything");

	EQ(kbus_say(bus, "$.KBUS.anything", "x"), -EPERM);
	EQ(kbus_say(bus, "$.KBUS", "x"), 0);
}

TEST(flags)
{
	int bus = kbus_listener("$.a");
	struct kbus_message head = {.name_size = 3};

	for (uint32_t bit = 0x10; bit < 0x10000; bit <<= 1)
		EQ(kbus_say_so(bus, "$.a", bit, "x"), -EINVAL);
	EQ(kbus_say_so(bus, "$.a", KBUS_ALL_OR_FAIL | KBUS_ALL_OR_WAIT, "x"), -EINVAL);
	EQ(kbus_say_so(bus, "$.a", KBUS_ALL_OR_FAIL, "x"), 0);
	EQ(kbus_say_so(bus, "$.a", KBUS_ALL_OR_WAIT, "y"), 0);
	EQ(KBusBind(bus, "$.a", 2), -EINVAL);
	EQ(KBusUnbind(bus, "$.a", 2), -EINVAL);
	head.reserved = 1;
	EQ(KBusSendMessage(bus, &head, "$.a", NULL, 0, NULL), -EINVAL);
	head.reserved = 0;
	head.to = 1;
	EQ(KBusSendMessage(bus, &head, "$.a", NULL, 0, NULL), -EINVAL); /* no request */
	head.to = 0;
	head.reply_to = 1;
	head.flags = KBUS_WANT_A_REPLY;
	EQ(KBusSendMessage(bus, &head, "$.a", NULL, 0, NULL), -EINVAL);
	EQ(KBusControl(bus, 0, 1), -EINVAL);
	EQ(KBusControl(bus, 5, 1), -EINVAL);
	EQ(KBusControl(bus, KBUS_ONCE_ONLY, 2), -ERANGE);
	EQ(KBusControl(bus, KBUS_BIND_EVENTS, 2), -ERANGE);
	kbus_expect(bus, "$.a", "x", &got);
	kbus_expect(bus, "$.a", "y", &got);
	kbus_expect_none(bus);
}

TEST(a_request_and_its_answer)
{
	int asker = kbus_open(), answerer = kbus_replier("$.lamp"), third = kbus_listener("$.lamp");
	uint64_t id = kbus_ask(asker, "$.lamp", "on");

	EQ(kbus_look(asker).reserved, 1);
	kbus_expect(answerer, "$.lamp", "on", &got);
	EQ(got.head.flags, KBUS_WANT_A_REPLY | KBUS_WANT_YOU_TO_REPLY);
	EQ(got.head.id, id);
	EQ(kbus_look(answerer).owed, 1);
	EQ(KBusReply(answerer, &got.head, "done", 4), 0);
	EQ(kbus_look(answerer).owed, 0);
	EQ(KBusReply(answerer, &got.head, "again", 5), -ECONNREFUSED);
	kbus_expect(third, "$.lamp", "on", &got); /* who listens sees both */
	EQ(got.head.flags, KBUS_WANT_A_REPLY);
	EQ(KBusReply(third, &got.head, "me", 2), -ECONNREFUSED);
	kbus_expect(third, "$.lamp", "done", &got);
	EQ(got.head.reply_to, id);
	kbus_expect(asker, "$.lamp", "done", &got);
	EQ(got.head.reply_to, id);
	EQ(got.head.to, kbus_look(asker).connection);
	EQ(got.head.from, kbus_look(answerer).connection);
	EQ(kbus_look(asker).reserved, 0);
	kbus_expect_none(asker);
	kbus_expect_none(answerer);
}

TEST(repliers_get_requests_only)
{
	int bus = kbus_replier("$.a"), sender = kbus_open();

	EQ(kbus_say(sender, "$.a", "x"), 0);
	kbus_expect_none(bus);
}

TEST(the_best_replier)
{
	int asker = kbus_open(), all = kbus_replier("$.*"), more = kbus_replier("$.a.b.*");
	int one = kbus_replier("$.a.b.%"), exact = kbus_replier("$.a.b.c");

	EQ(KBusReplier(asker, "$.a.b.c"), kbus_look(exact).connection);
	EQ(KBusReplier(asker, "$.a.b.d"), kbus_look(one).connection);
	EQ(KBusReplier(asker, "$.a.b.c.d"), kbus_look(more).connection);
	EQ(KBusReplier(asker, "$.a.b"), kbus_look(all).connection);
	kbus_ask(asker, "$.a.b.c", "");
	EQ(kbus_look(exact).waiting, 1);
	EQ(HandleClose(exact), 0);
	EQ(KBusReplier(asker, "$.a.b.c"), kbus_look(one).connection);
	EQ(KBusUnbind(all, "$.*", KBUS_REPLIER), 0);
	EQ(KBusReplier(asker, "$.x"), 0);
	EQ(KBusSend(asker, "$.x", KBUS_WANT_A_REPLY, NULL, 0, 0, NULL), -EADDRNOTAVAIL);
	EQ(kbus_look(asker).reserved, 0);
}

TEST(one_replier_for_each_text)
{
	int first = kbus_replier("$.a.*"), second = kbus_open();

	EQ(KBusBind(second, "$.a.*", KBUS_REPLIER), -EADDRINUSE);
	EQ(KBusBind(first, "$.a.*", KBUS_REPLIER), -EADDRINUSE);
	EQ(KBusBind(second, "$.a.%", KBUS_REPLIER), 0);
	EQ(KBusBind(second, "$.a.*", KBUS_LISTENER), 0);
	EQ(KBusUnbind(second, "$.a.*", KBUS_REPLIER), -EINVAL); /* it is the other's */
	EQ(KBusUnbind(first, "$.a.*", KBUS_LISTENER), -EINVAL);
	EQ(KBusUnbind(first, "$.a.*", KBUS_REPLIER), 0);
	EQ(KBusUnbind(first, "$.a.*", KBUS_REPLIER), -EINVAL);
	EQ(KBusBind(second, "$.a.*", KBUS_REPLIER), 0);
}

TEST(calls)
{
	int bus = kbus_open(), self = kbus_replier("$.a");

	EQ(KBusCall(bus, "$.b", NULL, 0, &got, sizeof got, 0), -EADDRNOTAVAIL);
	EQ(KBusCall(bus, "$.a", NULL, 0, &got, sizeof got, 20), -ETIMEDOUT);
	EQ(kbus_look(bus).reserved, 0);
	kbus_get(self, &got); /* the request was given up */
	EQ(KBusReply(self, &got.head, NULL, 0), -EADDRNOTAVAIL);
	EQ(kbus_look(self).owed, 0);
}

/* Answers this many requests with what they say. */
ROLE(answerer)
{
	int bus = kbus_replier("$.echo");
	struct kbus_got m;

	EvtSet(TAP_HANDLE(0));
	for (uint32_t i = 0; i < args[0]; i++) {
		uint32_t size;
		const void *data;

		kbus_await(bus, &m);
		data = KBusData(&m.head, &size);
		EQ(KBusReply(bus, &m.head, data, size), 0);
	}
	return tap_failures;
}

TEST(between_processes)
{
	int ready = EvtCreate(0), bus = kbus_listener("$.other"), child;

	child = tap_start(CHILD("answerer", {20}, .handles = {ready}));
	tap_await(ready);
	EQ(kbus_say(bus, "$.other", "stays"), 0);
	for (int i = 0; i < 20; i++) {
		char text[16];

		snprintf(text, sizeof text, "number %d", i);
		CHECK(KBusCall(bus, "$.echo", text, strlen(text), &got, sizeof got, TAP_DEADLINE) >
		      0);
		CHECK(kbus_says(&got, text));
	}
	EQ(tap_end(child), 0);
	kbus_expect(bus, "$.other", "stays", &got);
	kbus_expect_none(bus);
}

TEST(handles)
{
	int bus = kbus_open(), event = EvtCreate(0);
	int other = FsOpen("/System/Bus/kbus0", FS_RDWR), reader, writer;

	NEED(other > 0);
	EQ(KBusQuery(0x7fff0001, &(struct kbus_info){0}), -EBADF);
	EQ(KBusQuery(event, &(struct kbus_info){0}), -ENOTSUP);
	EQ(kbus_say(event, "$.a", ""), -ENOTSUP);
	reader = FsOpen("/System/Bus/kbus0", FS_READ);
	writer = FsOpen("/System/Bus/kbus0", FS_WRITE);
	EQ(kbus_say(reader, "$.a", ""), -EACCES);
	EQ(KBusBind(writer, "$.a", 0), -EACCES);
	EQ(KBusReceive(writer, &got, sizeof got, 0), -EACCES);
	EQ(KBusBind(reader, "$.a", 0), 0);
	EQ(kbus_say(writer, "$.a", "x"), 0);
	kbus_expect(reader, "$.a", "x", &got);
	EQ(KBusOpen(99), -ENOENT);
	EQ(FsOpen("/System/Bus/kbus99", FS_RDWR), -ENOENT);
	EQ(FsSeek(bus, 0, FS_SEEK_SET), -ESPIPE);
	EQ(ThrWaitHandle(reader, 0), -ETIMEDOUT);
	EQ(kbus_say(writer, "$.a", "x"), 0);
	EQ(ThrWaitHandle(reader, TAP_DEADLINE), 0);
}

TEST(wild_addresses)
{
	static const uint32_t wild[] = {4, 0x30000000, 0xbfffefff, 0xc0100000, 0xffffffff};
	int bus = kbus_listener("$.a");
	struct kbus_message head = {.name_size = 3, .data_size = 5};

	for (uint32_t i = 0; i < sizeof wild / sizeof *wild; i++) {
		void *p = (void *)wild[i];

		EQ(KBusBind(bus, p, 0), -EFAULT);
		EQ(KBusSendMessage(bus, p, "$.a", "12345", 0, NULL), -EFAULT);
		EQ(KBusSendMessage(bus, &head, p, "12345", 0, NULL), -EFAULT);
		EQ(KBusSendMessage(bus, &head, "$.a", p, 0, NULL), -EFAULT);
		EQ(KBusSendMessage(bus, &head, "$.a", "12345", 0, p), -EFAULT);
		EQ(KBusQuery(bus, p), -EFAULT);
		EQ(KBusCallMessage(bus, p), -EFAULT);
		kbus_expect_none(bus);
		EQ(kbus_say(bus, "$.a", "first"), 0);
		EQ(kbus_say(bus, "$.a", "next"), 0);
		EQ(KBusReceive(bus, p, sizeof got, 0), -EFAULT);
		kbus_expect(bus, "$.a", "first", &got); /* it has stayed */
		kbus_expect(bus, "$.a", "next", &got);
	}
}

TEST(too_long_for_the_buffer)
{
	int bus = kbus_listener("$.a");

	EQ(kbus_say(bus, "$.a", "12345"), 0);
	EQ(KBusReceive(bus, &got, sizeof got.head + 7, 0), -EMSGSIZE);
	EQ(KBusReceive(bus, &got, 0, 0), -EMSGSIZE);
	EQ(KBusReceive(bus, &got, sizeof got.head + 8, 0), sizeof got.head + 8);
}

TEST(the_directory)
{
	int bus = kbus_listener("$.seen.by.all"), view;
	static char text[4096];
	char wanted[80];
	int length;

	EQ(KBusBind(bus, "$.answered", KBUS_REPLIER), 0);
	view = FsOpen("/System/Bus/kbus0.bindings", FS_READ);
	length = FsReadSync(view, text, sizeof text - 1, 0);
	NEED(length > 0);
	text[length] = 0;
	snprintf(wanted, sizeof wanted, "%10u %10u listener $.seen.by.all\n",
		 (unsigned)kbus_look(bus).connection, (unsigned)ProcGetId());
	CHECK(strstr(text, wanted));
	CHECK(strstr(text, " replier  $.answered\n"));
	EQ(HandleClose(view), 0);
	EQ(kbus_say(bus, "$.seen.by.all", "x"), 0);
	view = FsOpen("/System/Bus/kbus0.stats", FS_READ);
	length = FsReadSync(view, text, sizeof text - 1, 0);
	NEED(length > 0);
	text[length] = 0;
	snprintf(wanted, sizeof wanted, "%10u %10u       1   100        0      0",
		 (unsigned)kbus_look(bus).connection, (unsigned)ProcGetId());
	CHECK(strstr(text, wanted));
	EQ(kbus_look(bus).sent, 1);
	EQ(FsOpen("/System/Bus/kbus0.stats", FS_RDWR), -EROFS);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(an_announcement_comes_to_who_listens),
						T(nobody_listens),
						T(one_hears_oneself),
						T(a_copy_for_each_binding),
						T(once_only),
						T(wildcards),
						T(ill_formed_names),
						T(the_kernels_names_can_be_listened_to),
						T(flags),
						T(a_request_and_its_answer),
						T(repliers_get_requests_only),
						T(the_best_replier),
						T(one_replier_for_each_text),
						T(calls),
						T(between_processes),
						T(handles),
						T(wild_addresses),
						T(too_long_for_the_buffer),
						T(the_directory),
						{}};
	static const struct tap_role roles[] = {T(answerer), {}};

	return tap_main(argc, argv, tests, roles);
}
