/* tests/guest/test_meet_points_kbus.c - KBus: one call preempted at each of its points, where
 * another one runs that concerns the same message. */
#include "kbus.h"
#include "tap_points.h"

#define NAME "$.meet"
#define SOON 10000 /* a wait that does not end by itself in time */

static int a, b; /* results of the first call and of the second */
static int asks, answers;
static uint32_t room[128], other[128]; /* messages */

static struct kbus_message *head(uint32_t *message)
{
	return (struct kbus_message *)message;
}

static bool is_named(uint32_t *message, const char *name)
{
	uint32_t size;
	const char *text = KBusName(head(message), &size);

	return size == strlen(name) && !memcmp(text, name, size);
}

static void make(void)
{
	asks = KBusOpen(0);
	answers = KBusOpen(0);
	NEED(asks > 0 && answers > 0);
	EQ(KBusBind(answers, NAME, KBUS_REPLIER), 0);
}

static void make_asked(void)
{
	make();
	EQ(KBusSend(asks, NAME, KBUS_WANT_A_REPLY, "?", 1, 0, NULL), 0);
}

static void make_read(void)
{
	make_asked();
	CHECK(KBusReceive(answers, room, sizeof room, 0) > 0);
}

static void is_idle(int k)
{
	struct kbus_info info;

	EQ(KBusReceive(k, other, sizeof other, 0), -EAGAIN);
	EQ(KBusQuery(k, &info), 0);
	EQ(info.waiting | info.reserved | info.owed | info.bytes, 0);
	EQ(HandleClose(k), 0);
}

static void receive_first(void)
{
	a = KBusReceive(answers, room, sizeof room, SOON);
}

static void request_second(void)
{
	b = KBusSend(asks, NAME, KBUS_WANT_A_REPLY, "?", 1, 0, NULL);
}

static void request_came(void)
{
	CHECK(a > 0 && is_named(room, NAME));
	EQ(b, 0);
	EQ(KBusReply(answers, head(room), "!", 1), 0);
	CHECK(KBusReceive(asks, room, sizeof room, 0) > 0);
	is_idle(asks);
	is_idle(answers);
}

static void request_first(void)
{
	a = KBusSend(asks, NAME, KBUS_WANT_A_REPLY, "?", 1, 0, NULL);
}

static void close_replier(void)
{
	b = HandleClose(answers);
}

static void unbind_second(void)
{
	b = KBusUnbind(answers, NAME, KBUS_REPLIER);
}

/* Refused, or answered by one Status. */
static void refused_or_status(void)
{
	CHECK(a == 0 || a == -EADDRNOTAVAIL);
	EQ(b, 0);
	if (!a) {
		CHECK(KBusReceive(asks, room, sizeof room, 0) > 0);
		CHECK(head(room)->flags & KBUS_SYNTHETIC && head(room)->reply_to);
	}
	is_idle(asks);
}

static void unbound(void)
{
	refused_or_status();
	is_idle(answers);
}

static void reply_first(void)
{
	a = KBusReply(answers, head(room), "!", 1);
}

static void close_asker(void)
{
	b = HandleClose(asks);
}

static void replied_or_gone(void)
{
	CHECK(a == 0 || a == -EADDRNOTAVAIL);
	EQ(b, 0);
	is_idle(answers);
}

static void reply_second(void)
{
	memcpy(other, room, sizeof other);
	b = KBusReply(answers, head(other), "2", 1);
}

/* The same request, by two threads: one answer. */
static void one_answer(void)
{
	CHECK((a == 0 && b == -ECONNREFUSED) || (b == 0 && a == -ECONNREFUSED));
	CHECK(KBusReceive(asks, room, sizeof room, 0) > 0);
	is_idle(asks);
	is_idle(answers);
}

/* The replier's answer or the Status of its end, but one. */
static void replied_or_ignored(void)
{
	CHECK(a == 0 || a == -EBADF);
	EQ(b, 0);
	CHECK(KBusReceive(asks, room, sizeof room, 0) > 0);
	CHECK(is_named(room, a ? KBUS_IGNORED : NAME));
	is_idle(asks);
}

static void read_or_unread(void)
{
	CHECK(a > 0 || a == -EBADF);
	EQ(b, 0);
	CHECK(KBusReceive(asks, room, sizeof room, 0) > 0);
	CHECK(is_named(room, KBUS_GONE_AWAY) || is_named(room, KBUS_IGNORED));
	is_idle(asks);
}

static void make_full(void)
{
	make();
	EQ(KBusBind(answers, NAME, KBUS_LISTENER), 0);
	EQ(KBusControl(answers, KBUS_QUEUE_LIMIT, 1), 100);
	EQ(KBusSend(asks, NAME, 0, "1", 1, 0, NULL), 0);
}

static void wait_for_room(void)
{
	a = KBusSend(asks, NAME, KBUS_ALL_OR_WAIT, "2", 1, SOON, NULL);
}

static void make_room(void)
{
	b = KBusReceive(answers, other, sizeof other, 0);
}

static void raise_limit(void)
{
	b = KBusControl(answers, KBUS_QUEUE_LIMIT, 10);
}

static void both_came(void)
{
	EQ(a, 0);
	CHECK(b > 0);
	while (KBusReceive(answers, other, sizeof other, 0) > 0)
		;
	is_idle(answers);
	is_idle(asks);
}

static void nobody_listens(void)
{
	EQ(a, 0);
	EQ(b, 0);
	is_idle(asks);
}

static void bind_first(void)
{
	a = KBusBind(asks, "$.meet.two", KBUS_REPLIER);
}

static void bind_second(void)
{
	b = KBusBind(answers, "$.meet.two", KBUS_REPLIER);
}

static void one_replier(void)
{
	CHECK((a == 0 && b == -EADDRINUSE) || (b == 0 && a == -EADDRINUSE));
	is_idle(asks);
	is_idle(answers);
}

/* ---- a handle closed under who waits through it ---- */

static void call_first(void)
{
	a = KBusCall(asks, NAME, "?", 1, room, sizeof room, SOON);
}

static void finish_first(void)
{
	a = KBusFinish(asks, SOON, NULL);
}

/* The replier is told, or was never asked. */
static void the_caller_is_gone(void)
{
	EQ(a, -EBADF);
	EQ(b, 0);
	if (KBusReceive(answers, other, sizeof other, 0) > 0)
		EQ(KBusReply(answers, head(other), "!", 1), -EADDRNOTAVAIL);
	is_idle(answers);
}

static void the_receiver_is_gone(void)
{
	EQ(a, -EBADF);
	EQ(b, 0);
	is_idle(asks);
}

static void make_waiting(void)
{
	make_full();
	EQ(KBusSend(asks, NAME, KBUS_ALL_OR_WAIT, "2", 1, 0, NULL), -EAGAIN);
}

static void the_sender_is_gone(void)
{
	EQ(a, -EBADF);
	EQ(b, 0);
	CHECK(KBusReceive(answers, other, sizeof other, 0) > 0);
	is_idle(answers);
}

/* ---- read before it is unbound, or not ---- */

static int reply_result;

static void unbind_first(void)
{
	a = KBusUnbind(answers, NAME, KBUS_REPLIER);
}

static void read_and_reply(void)
{
	b = KBusReceive(answers, room, sizeof room, 0);
	if (b > 0)
		reply_result = KBusReply(answers, head(room), "!", 1);
}

static void unbound_or_replied(void)
{
	EQ(a, 0);
	if (b > 0)
		EQ(reply_result, 0);
	else
		EQ(b, -EAGAIN);
	CHECK(KBusReceive(asks, room, sizeof room, 0) > 0);
	CHECK(is_named(room, b > 0 ? NAME : KBUS_UNBOUND));
	is_idle(asks);
	is_idle(answers);
}

static const struct meeting meetings[] = {
	{"receive and request", make, receive_first, request_second, request_came},
	{"request and close", make, request_first, close_replier, refused_or_status},
	{"request and unbind", make, request_first, unbind_second, unbound},
	{"reply and close the requester", make_read, reply_first, close_asker, replied_or_gone},
	{"reply and close", make_read, reply_first, close_replier, replied_or_ignored},
	{"reply and reply", make_read, reply_first, reply_second, one_answer},
	{"receive and close", make_asked, receive_first, close_replier, read_or_unread},
	{"wait for room and receive", make_full, wait_for_room, make_room, both_came},
	{"wait for room and a limit", make_full, wait_for_room, raise_limit, both_came},
	{"wait for room and close", make_full, wait_for_room, close_replier, nobody_listens},
	{"bind and bind", make, bind_first, bind_second, one_replier},
	{"call and close its handle", make, call_first, close_asker, the_caller_is_gone},
	{"receive and close its handle", make, receive_first, close_replier, the_receiver_is_gone},
	{"wait for room and close its handle", make_full, wait_for_room, close_asker,
	 the_sender_is_gone},
	{"finish and close its handle", make_waiting, finish_first, close_asker,
	 the_sender_is_gone},
	{"unbind and read", make_asked, unbind_first, read_and_reply, unbound_or_replied},
	{}};

TEST(connections_meet)
{
	points_meet(meetings);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(connections_meet), {}};

	return tap_main(argc, argv, tests, NULL);
}
