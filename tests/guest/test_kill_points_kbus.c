/* tests/guest/test_kill_points_kbus.c - KBus: requester, replier, listener killed at each point of
 * each call: a request has one answer, waiters go on, nothing is left. */
#include "kbus.h"
#include "tap_points.h"

#define NAME  "$.points"
#define OTHER "$.points.other"
#define DATA  "what"

static int mine;
static uint32_t room[128]; /* a message received */

static struct kbus_message *head(void)
{
	return (struct kbus_message *)room;
}

static bool is_named(const char *name)
{
	uint32_t size;
	const char *text = KBusName(head(), &size);

	return size == strlen(name) && !memcmp(text, name, size);
}

static int send(int k, const char *name, uint32_t flags, uint32_t timeout)
{
	return KBusSend(k, name, flags, DATA, sizeof DATA, timeout, NULL);
}

static int receive(int k, uint32_t timeout)
{
	return KBusReceive(k, room, sizeof room, timeout);
}

/* ---- the victim
 * ---------------------------------------------------------------------------------- */

static void open_bus(const uint32_t *args)
{
	(void)args;
	mine = KBusOpen(0);
}

static void open_and_close(const uint32_t *args)
{
	open_bus(args);
	HandleClose(mine);
}

static void bind(const uint32_t *args)
{
	(void)args;
	KBusBind(mine, NAME, KBUS_REPLIER);
	KBusBind(mine, NAME, KBUS_LISTENER);
	KBusBind(mine, "$.points.*", KBUS_LISTENER);
}

static void open_and_bind(const uint32_t *args)
{
	open_bus(args);
	NEED(mine > 0);
	bind(args);
}

static void unbind(const uint32_t *args)
{
	(void)args;
	KBusUnbind(mine, "$.points.*", KBUS_LISTENER);
	KBusUnbind(mine, NAME, KBUS_REPLIER);
}

static void announce(const uint32_t *args)
{
	(void)args;
	send(mine, NAME, 0, 0);
}

static void request(const uint32_t *args)
{
	(void)args;
	send(mine, NAME, KBUS_WANT_A_REPLY, 0);
	receive(mine, 5);
}

static void call(const uint32_t *args)
{
	(void)args;
	KBusCall(mine, NAME, DATA, sizeof DATA, room, sizeof room, 5);
}

static void wait_for_room(const uint32_t *args)
{
	(void)args;
	send(mine, NAME, KBUS_ALL_OR_WAIT, 5);
	KBusDiscard(mine);
}

/* Two waiters for one full listener; the first one dies. */
static void leave_waiting(const uint32_t *args)
{
	(void)args;
	send(mine, NAME, KBUS_ALL_OR_WAIT, 0);
	KBusFinish(mine, 5, NULL);
	KBusDiscard(mine);
}

static void reply(const uint32_t *args)
{
	(void)args;
	if (receive(mine, 0) > 0)
		KBusReply(mine, head(), "yes", 3);
}

static void only_read(const uint32_t *args)
{
	(void)args;
	receive(mine, 0);
}

static void listen(const uint32_t *args)
{
	(void)args;
	KBusNext(mine);
	receive(mine, 5);
	KBusControl(mine, KBUS_QUEUE_LIMIT, 5);
}

/* ---- the survivor
 * --------------------------------------------------------------------------------- */

static void connection(struct scene *s)
{
	s->own[0] = KBusOpen(0);
	NEED(s->own[0] > 0);
}

static void listener(struct scene *s)
{
	connection(s);
	EQ(KBusBind(s->own[0], NAME, KBUS_LISTENER), 0);
}

static void replier(struct scene *s)
{
	connection(s);
	EQ(KBusBind(s->own[0], NAME, KBUS_REPLIER), 0);
}

static void full_listener(struct scene *s)
{
	listener(s);
	EQ(KBusControl(s->own[0], KBUS_QUEUE_LIMIT, 1), 100);
	EQ(send(s->own[0], NAME, 0, 0), 0);
}

/* Room comes while the victim waits for it. */
static void make_room(struct scene *s)
{
	ThrSleep(1);
	CHECK(receive(s->own[0], 0) > 0);
}

/* Nothing waits, nobody is owed, no slot is kept: the connection is as new. */
static void is_idle(int k)
{
	struct kbus_info info;

	EQ(receive(k, 0), -EAGAIN);
	EQ(KBusQuery(k, &info), 0);
	EQ(info.waiting | info.reserved | info.owed | info.bytes, 0);
}

static void close_idle(struct scene *s)
{
	is_idle(s->own[0]);
	EQ(HandleClose(s->own[0]), 0);
}

/* The dead one's name is free, and nobody listens. */
static void name_is_free(struct scene *s)
{
	connection(s);
	EQ(KBusReplier(s->own[0], NAME), 0);
	EQ(send(s->own[0], NAME, KBUS_WANT_A_REPLY, 0), -EADDRNOTAVAIL);
	EQ(KBusBind(s->own[0], NAME, KBUS_REPLIER), 0);
	close_idle(s);
}

static void came_once_or_not(struct scene *s)
{
	int n = receive(s->own[0], 0);

	CHECK(n > 0 ? is_named(NAME) && !memcmp(KBusData(head(), &(uint32_t){0}), DATA, 5)
		    : n == -EAGAIN && s->killed);
	close_idle(s);
}

static void came_or_not(struct scene *s)
{
	int n = receive(s->own[0], 0);

	CHECK(n > 0 || n == -EAGAIN);
	close_idle(s);
}

/* A request of the dead one is owed nothing. */
static void nothing_is_owed(struct scene *s)
{
	int n = receive(s->own[0], 0);

	CHECK(n > 0 || n == -EAGAIN);
	if (n > 0)
		EQ(KBusReply(s->own[0], head(), "late", 4), -EADDRNOTAVAIL);
	close_idle(s);
}

/* It replies while the requester lives, or it is too late. */
static void answer(struct scene *s)
{
	int error;

	if (receive(s->own[0], 20) <= 0)
		return;
	error = KBusReply(s->own[0], head(), "yes", 3);
	CHECK(error == 0 || error == -EADDRNOTAVAIL);
}

/* The parent asks the victim, before that is at its call or while it dies. */
static void ask(struct scene *s)
{
	int error = send(s->own[0], NAME, KBUS_WANT_A_REPLY, 0);

	CHECK(error == 0 || error == -EADDRNOTAVAIL);
	s->own[1] = error;
}

static bool is_status(void)
{
	return head()->flags & KBUS_SYNTHETIC &&
	       (is_named(KBUS_GONE_AWAY) || is_named(KBUS_IGNORED) || is_named(KBUS_UNBOUND));
}

/* What was asked has one answer. */
static void one_answer(struct scene *s)
{
	if (!s->own[1]) {
		NEED(receive(s->own[0], TAP_DEADLINE) > 0);
		CHECK(is_status() || (is_named(NAME) && head()->reply_to));
	}
	close_idle(s);
	name_is_free(s);
}

/* The victim's queue has the request before it is at its call. */
static void be_asked(const uint32_t *args)
{
	open_and_bind(args);
	EvtSet(TAP_HANDLE(SCENE_HANDLE));
	tap_await(TAP_HANDLE(SCENE_HANDLE + 1));
}

/* The parent's thread that asks as soon as the victim is bound. */
static int ask_when_bound(void *scene)
{
	struct scene *s = scene;

	tap_await(s->handles[0]);
	ask(s);
	return EvtSet(s->handles[1]);
}

static void asker(struct scene *s)
{
	connection(s);
	s->handles[0] = EvtCreate(0);
	s->handles[1] = EvtCreate(0);
	s->own[2] = ThrStart(ask_when_bound, s, 0);
}

static void asked_has_one_answer(struct scene *s)
{
	EQ(tap_end_thread(s->own[2]), 0);
	EQ(HandleClose(s->handles[0]), 0);
	EQ(HandleClose(s->handles[1]), 0);
	one_answer(s);
}

static void say(struct scene *s)
{
	for (int i = 0; i < 3; i++)
		EQ(send(s->own[0], NAME, 0, 0), 0);
}

static void free_again(struct scene *s)
{
	close_idle(s);
	name_is_free(s);
}

static const struct victim connections[] = {
	{"open", .call = open_and_close, .after = name_is_free},
	{"bind", connection, open_bus, bind, ask, one_answer},
	{"unbind", connection, open_and_bind, unbind, ask, one_answer},
	{"listen", connection, open_and_bind, listen, say, free_again},
	{}};

static const struct victim senders[] = {
	{"announce", listener, open_bus, announce, NULL, came_once_or_not},
	{"wait for room", full_listener, open_bus, wait_for_room, make_room, came_or_not},
	{"left waiting", full_listener, open_bus, leave_waiting, make_room, came_or_not},
	{"request", replier, open_bus, request, NULL, nothing_is_owed},
	{"request answered", replier, open_bus, request, answer, nothing_is_owed},
	{"call", replier, open_bus, call, NULL, nothing_is_owed},
	{"call answered", replier, open_bus, call, answer, nothing_is_owed},
	{}};

static const struct victim repliers[] = {
	{"reply", asker, be_asked, reply, NULL, asked_has_one_answer},
	{"read", asker, be_asked, only_read, NULL, asked_has_one_answer},
	{"unbind with a request", asker, be_asked, unbind, NULL, asked_has_one_answer},
	{}};

ROLE(owner)
{
	return points_victim(connections, args);
}

ROLE(sender)
{
	return points_victim(senders, args);
}

ROLE(replies)
{
	return points_victim(repliers, args);
}

TEST(connections_killed)
{
	points_kill("owner", connections);
}

TEST(senders_killed)
{
	points_kill("sender", senders);
}

TEST(repliers_killed)
{
	points_kill("replies", repliers);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(connections_killed), T(senders_killed), T(repliers_killed), {}};
	static const struct tap_role roles[] = {T(owner), T(sender), T(replies), {}};

	return tap_main(argc, argv, tests, roles);
}
