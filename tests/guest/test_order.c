/* tests/guest/test_order.c - one order of messages of every kind, between processes that watch.
 *
 * Each actor sends to the others in every way there is, receives what comes, and leaves numbers for
 * them in shared memory; the others come in between anywhere in its calls. It writes down what
 * happens to it, in the area that all share. The logs are printed in the lines of
 * tools/transom/order.py, each behind "order "; tests/e2e/test_order.py gives them to
 * tools/check-order.
 */
#include "tap.h"
#include <stdio.h>
#include <stdlib.h>
#include "box.h"
#include "mbus.h"

#define ACTORS	 4
#define MESSAGES 75  /* that each sends */
#define BURST	 15  /* some of them so many at once into one mailbox, which has not room for all */
#define POINTS	 300 /* of a send and what follows it, at which an actor is preempted */
#define EVENTS	 3000
#define WORDS	 3
#define BUS	 "order"

/* Queues have letters, a for the windows and threads, b for the mailboxes, c for the bus; and the
 * number of the actor whose they are. */
enum kind { KIND_GUI, KIND_BOX, KIND_BUS, KINDS };
#define QUEUE(kind, actor)   ((kind)*ACTORS + (actor))
#define NAME(actor, message) ((actor) << 16 | (message))

enum event_kind { SEND, SEND_ALL, SENT, REFUSED, GOT, EMPTY, WROTE, READ };

struct event {
	uint32_t kind;
	uint32_t thing; /* a queue; SEND_ALL: the kind of all of them; or a word */
	uint32_t name;	/* the message, or the value */
	uint64_t stamp; /* GOT */
};

struct actor {
	uint32_t process, thread, window, count;
	struct event events[EVENTS];
};

static struct area {
	uint32_t words[WORDS];
	uint32_t quiet; /* actors that send no more */
	struct actor actors[ACTORS];
} * area;

static uint32_t number, seed;
static struct actor *self;

static struct event *note(enum event_kind kind, uint32_t thing, uint32_t name)
{
	struct event *e = &self->events[self->count];

	NEED(self->count < EVENTS);
	self->count++;
	*e = (struct event){kind, thing, name, 0};
	return e;
}

static void map(int handle)
{
	area = VmmMapShared(handle, VMM_READ | VMM_WRITE);
	NEED(area != NULL);
}

/* ---- sending ---- */

/* One queue's message; the result of the call that sends it. */
static int send_to(enum kind kind, uint32_t actor, uint32_t name)
{
	struct actor *to = &area->actors[actor];

	if (kind == KIND_BOX)
		return BoxSend(to->process, &name, sizeof name);
	if (tap_random(&seed) % 2)
		return ThrPostMessage(to->thread, MSG_USER, name, 0, 0);
	return WndPostMessage(to->window, MSG_USER, name, 0, 0);
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
	uint32_t name = NAME(number, message), actor = tap_random(&seed) % ACTORS;
	enum kind kind = tap_random(&seed) % KINDS;
	int result;

	if (is_burst(message)) {
		actor = (number + message / BURST) % ACTORS;
		kind = KIND_BOX;
	}

	if (kind == KIND_BUS) {
		note(SEND_ALL, kind, name);
		result = MBusPublish(BUS, &name);
		EQ(result, ACTORS); /* no ring is ever full here */
	} else {
		note(SEND, QUEUE(kind, actor), name);
		result = send_to(kind, actor, name);
		CHECK(result == 0 || result == -EAGAIN);
	}
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

/* Nothing has happened here since this queue was found empty. */
static bool is_known_empty(uint32_t queue)
{
	for (uint32_t i = self->count; i-- && self->events[i].kind == EMPTY;)
		if (self->events[i].thing == queue)
			return true;
	return false;
}

/* Look into a queue of one's own; false: it was empty. */
static bool receive(enum kind kind)
{
	static bool (*const take[])(struct event *) = {take_message, take_mail, take_object};
	uint32_t queue = QUEUE(kind, number);
	struct event got;

	if (take[kind](&got)) {
		note(GOT, queue, got.name)->stamp = got.stamp;
		return true;
	}
	if (!is_known_empty(queue))
		note(EMPTY, queue, 0);
	return false;
}

/* ---- an actor ---- */

/* Tell the others how far we are, or hear from them, where no queue knows of it. */
static void use_side_channel(void)
{
	uint32_t word = tap_random(&seed) % WORDS, value;

	if (tap_random(&seed) % 2) {
		value = NAME(number, self->count); /* no one writes it twice */
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
		for (uint32_t i = tap_random(&seed) % 4; i; i--)
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

/* args: its number. Says that it is there, and begins with the others. */
ROLE(actor)
{
	struct msg m;

	map(TAP_HANDLE(0));
	number = args[0];
	seed = number + 1;
	self = &area->actors[number];
	self->process = ProcGetId();
	self->thread = ThrGetId();
	MsgGet(&m, 0, 0);
	self->window = tap_window(0, 0, 0, 0, 8, 8);
	NEED(MBusAttach(BUS) == 0);
	EQ(EvtSet(TAP_HANDLE(1)), 0);
	tap_await(TAP_HANDLE(2));
	send_and_receive();
	receive_the_rest();
	return tap_failures;
}

/* ---- the log ---- */

static const char *queue_name(uint32_t queue)
{
	static char name[4];

	snprintf(name, sizeof name, "%c%u", (int)('a' + queue / ACTORS),
		 (unsigned)(queue % ACTORS));
	return name;
}

static int print_queues(char *line, size_t size, const struct event *e)
{
	int length = 0;

	if (e->kind == SEND || e->kind == GOT || e->kind == EMPTY)
		return snprintf(line, size, " %s", queue_name(e->thing));
	for (uint32_t i = 0; e->kind == SEND_ALL && i < ACTORS; i++)
		length += snprintf(line + length, size - length, " %s",
				   queue_name(QUEUE(e->thing, i)));
	return length;
}

static void print_event(uint32_t actor, const struct event *e)
{
	static const char *const words[] = {"send", "send",  "sent",  "refused",
					    "got",  "empty", "wrote", "read"};
	char queues[40] = "";

	print_queues(queues, sizeof queues, e);
	if (e->kind == WROTE || e->kind == READ)
		tap_say("order p%u %s w%u %u", actor, words[e->kind], e->thing, e->name);
	else if (e->kind == EMPTY)
		tap_say("order p%u empty%s", actor, queues);
	else if (e->kind == GOT)
		tap_say("order p%u got%s m%u %llu", actor, queues, e->name, e->stamp);
	else
		tap_say("order p%u %s m%u%s", actor, words[e->kind], e->name, queues);
}

static void print_all(void)
{
	tap_say("order # begins");
	for (uint32_t i = 0; i < ACTORS; i++)
		for (uint32_t j = 0; j < area->actors[i].count; j++)
			print_event(i, &area->actors[i].events[j]);
}

TEST(messages_of_all_kinds)
{
	int handle = VmmShare(sizeof *area, NULL, 0), ready = EvtCreate(0);
	int go = EvtCreate(EVENT_MANUAL), processes[ACTORS];

	map(handle);
	EQ(MBusMake(BUS, sizeof(uint32_t), ACTORS * MESSAGES, MBUS_SHARED), 0);
	for (uint32_t i = 0; i < ACTORS; i++) {
		processes[i] = tap_start(CHILD("actor", .args = {i}, .handles = {handle, ready, go},
					       .privileges = PRIV_DEBUG));
		tap_await(ready);
	}
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
