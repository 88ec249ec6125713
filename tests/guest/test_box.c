/* tests/guest/test_box.c - mailboxes of processes, and who may have raw keys. */
#include <stdio.h>
#include "box.h"
#include "fs.h"
#include "tap.h"

#define MANY	60 /* messages each sender sends in the last test */
#define SENDERS 4

static uint32_t self(void)
{
	return ProcGetId();
}

static int send_number(uint32_t process, uint32_t number)
{
	return BoxSend(process, &number, sizeof number);
}

/* The next one, which must be there. */
static uint32_t receive_number(struct msg_info *info)
{
	uint32_t number = 0;

	EQ(BoxReceive(&number, sizeof number, 0, info), sizeof number);
	return number;
}

static void expect_empty(void)
{
	EQ(BoxReceive(&(char){0}, 1, 0, NULL), -ETIMEDOUT);
}

TEST(messages_come_in_order_with_their_sender)
{
	struct msg_info info, before = {.stamp = 0};

	expect_empty();
	for (uint32_t i = 0; i < 5; i++)
		EQ(send_number(self(), i), 0);
	for (uint32_t i = 0; i < 5; i++) {
		EQ(receive_number(&info), i);
		EQ(info.process, self());
		EQ(info.thread, ThrGetId());
		EQ(info.how, MSG_BY_POST);
		CHECK(info.stamp > before.stamp);
		CHECK(info.time_ns >= before.time_ns && info.time_ns > 0);
		before = info;
	}
	expect_empty();
}

TEST(sizes)
{
	static char bytes[BOX_BYTES_MAX + 1], got[BOX_BYTES_MAX];

	memset(bytes, 'x', sizeof bytes);
	EQ(BoxSend(self(), NULL, 0), 0);
	EQ(BoxReceive(NULL, 0, 0, NULL), 0);
	EQ(BoxSend(self(), bytes, BOX_BYTES_MAX), 0);
	EQ(BoxReceive(got, BOX_BYTES_MAX - 1, 0, NULL), -EMSGSIZE);
	EQ(BoxReceive(got, 0, WAIT_FOREVER, NULL), -EMSGSIZE);
	EQ(BoxReceive(got, sizeof got, 0, NULL), BOX_BYTES_MAX); /* it has stayed */
	CHECK(!memcmp(bytes, got, sizeof got));
	EQ(BoxSend(self(), bytes, BOX_BYTES_MAX + 1), -EMSGSIZE);
	EQ(BoxSend(self(), bytes, 0xffffffff), -EMSGSIZE);
	expect_empty();
}

/* "waiting refused" of this process, as the system tells. */
static void look(unsigned *waiting, unsigned *refused)
{
	static char text[8192];
	int view = FsOpen("/System/Kernel/mailboxes", FS_READ), got;
	char number[16], *line;
	unsigned bytes, received, sender;

	NEED(view > 0);
	got = FsReadSync(view, text, sizeof text - 1, 0);
	NEED(got > 0);
	text[got] = 0;
	HandleClose(view);
	snprintf(number, sizeof number, "\n%u ", (unsigned)self());
	line = strstr(text, number);
	NEED(line != NULL);
	EQ(sscanf(line, "%*u %u %u %u %u %u", waiting, &bytes, &received, refused, &sender), 5);
	EQ(bytes, *waiting * 4);
	EQ(sender, self());
}

TEST(a_full_box_refuses_and_counts)
{
	unsigned waiting, refused;

	for (uint32_t i = 0; i < BOX_MESSAGES_MAX; i++)
		EQ(send_number(self(), i), 0);
	for (int i = 0; i < 3; i++)
		EQ(send_number(self(), 99), -EAGAIN);
	look(&waiting, &refused);
	EQ(waiting, BOX_MESSAGES_MAX);
	EQ(refused, 3);
	EQ(receive_number(NULL), 0);
	EQ(send_number(self(), 100), 0);
	EQ(send_number(self(), 101), -EAGAIN);
	for (uint32_t i = 1; i < BOX_MESSAGES_MAX; i++)
		EQ(receive_number(NULL), i);
	EQ(receive_number(NULL), 100);
	expect_empty();
}

/* Sends as many as it can; its result is how many that were. */
ROLE(flooder)
{
	int sent = 0;

	while (send_number(args[0], args[1]) == 0)
		sent++;
	return sent;
}

TEST(one_sender_cannot_keep_out_the_next)
{
	int first = tap_end(tap_start(CHILD("flooder", {self(), 1})));
	int second = tap_end(tap_start(CHILD("flooder", {self(), 2})));
	int third = tap_end(tap_start(CHILD("flooder", {self(), 3})));

	EQ(first, BOX_MESSAGES_MAX);
	CHECK(second >= 1);
	CHECK(third >= 1);
	CHECK(first + second + third <= 2 * BOX_MESSAGES_MAX);
	for (int i = 0; i < first + second + third; i++)
		EQ(receive_number(NULL), i < first ? 1 : i < first + second ? 2 : 3);
	expect_empty();
}

TEST(there_is_nobody)
{
	int child = tap_start(CHILD("flooder", {0x7ffff001, 0}));
	struct proc_info info;

	EQ(tap_end(child), 0);
	EQ(send_number(0, 1), -ENOENT);
	EQ(send_number(0x7ffff001, 1), -ENOENT);
	child = tap_start(CHILD("flooder", {0, 0}));
	ThrWaitHandle(child, TAP_DEADLINE);
	EQ(ProcQuery(child, &info), 0);
	EQ(send_number(info.process, 1), -ENOENT); /* ended, but still known */
	EQ(tap_end(child), 0);
}

static int send_soon(void *number)
{
	return send_number(self(), (uint32_t)number);
}

TEST(waiting)
{
	uint64_t start = tap_ms();
	uint32_t number;
	int thread;

	EQ(BoxReceive(&number, 4, 20, NULL), -ETIMEDOUT);
	CHECK(tap_ms() - start >= 20);
	thread = ThrStart(send_soon, (void *)7, 0);
	EQ(BoxReceive(&number, 4, WAIT_FOREVER, NULL), 4);
	EQ(number, 7);
	EQ(tap_end_thread(thread), 0);
	thread = ThrStart(send_soon, (void *)8, 0);
	EQ(BoxReceive(&number, 4, TAP_DEADLINE, NULL), 4);
	EQ(number, 8);
	EQ(tap_end_thread(thread), 0);
}

TEST(a_handle_to_wait_for)
{
	int box = BoxOpen(), event = EvtCreate(0), both[] = {event, box};
	uint32_t rights;

	NEED(box > 0);
	EQ(HandleQuery(box, &rights), 0);
	EQ(rights, RIGHT_READ | RIGHT_WAIT);
	EQ(ThrWaitHandle(box, 0), -ETIMEDOUT);
	EQ(send_number(self(), 1), 0);
	EQ(ThrWaitMultiple(both, 2, WAIT_ANY, TAP_DEADLINE), 1);
	EQ(ThrWaitHandle(box, 0), 0); /* as long as it is there */
	EQ(receive_number(NULL), 1);
	EQ(ThrWaitHandle(box, 0), -ETIMEDOUT);
	EQ(HandleClose(box), 0);
	EQ(send_number(self(), 2), 0); /* the box does not go with its handle */
	EQ(receive_number(NULL), 2);
}

static int receive_one(void *unused)
{
	uint32_t number = 0;

	(void)unused;
	return BoxReceive(&number, 4, TAP_DEADLINE, NULL) == 4 ? 1 << number : 0;
}

TEST(threads_get_one_each)
{
	int threads[4], all = 0;

	for (int i = 0; i < 4; i++)
		threads[i] = ThrStart(receive_one, NULL, 0);
	for (uint32_t i = 0; i < 4; i++)
		EQ(send_number(self(), i), 0);
	for (int i = 0; i < 4; i++)
		all |= tap_end_thread(threads[i]);
	EQ(all, 15);
	expect_empty();
}

static int receive_own(void *number)
{
	uint32_t got = 99;

	BoxReceive(&got, 4, (uint32_t)number & 1 ? TAP_DEADLINE : WAIT_FOREVER, NULL);
	return got != (uint32_t)number;
}

/* Whether they come one by one or together. */
TEST(who_waits_first_is_first)
{
	for (int together = 0; together < 2; together++) {
		int threads[4];

		for (uint32_t i = 0; i < 4; i++) {
			threads[i] = ThrStart(receive_own, (void *)i, 0);
			for (int k = 0; k < 10; k++)
				ThrYield();
		}
		for (uint32_t i = 0; i < 4; i++) {
			EQ(send_number(self(), i), 0);
			for (int k = 0; k < 10 && !together; k++)
				ThrYield();
		}
		for (int i = 0; i < 4; i++)
			EQ(tap_end_thread(threads[i]), 0);
	}
}

static int go;

static int send_later(void *number)
{
	tap_await(go);
	return send_number(self(), (uint32_t)number);
}

static int receive_forever(void *unused)
{
	uint32_t number;

	(void)unused;
	return BoxReceive(&number, 4, WAIT_FOREVER, NULL);
}

/* Kills who waits, and waits in its place before that one has run. */
static int take_the_place(void *thread)
{
	uint32_t number;

	ThrYield(); /* a new slice */
	EQ(ThrKill((int)thread, 77), 0);
	EQ(send_number(self(), 1), 0);
	EQ(receive_number(NULL), 1);
	EvtSet(go);
	EQ(BoxReceive(&number, 4, WAIT_FOREVER, NULL), 4);
	return (int)number;
}

TEST(a_killed_one_does_not_take_the_next_ones_place)
{
	int thread = ThrStart(receive_forever, NULL, 0), next, sender;

	go = EvtCreate(0);
	for (int i = 0; i < 10; i++)
		ThrYield();
	sender = ThrStart(send_later, (void *)9, 0);
	next = ThrStart(take_the_place, (void *)thread, 0);
	EQ(tap_end_thread(next), 9);
	EQ(tap_end_thread(sender), 0);
	EQ(tap_end_thread(thread), 77);
}

TEST(wild_addresses)
{
	static const uint32_t wild[] = {4, 0x30000000, 0xbfffefff, 0xc0100000, 0xffffffff};
	uint32_t number;

	for (uint32_t i = 0; i < sizeof wild / sizeof *wild; i++) {
		EQ(BoxSend(self(), (void *)wild[i], 4), -EFAULT);
		EQ(send_number(self(), i), 0);
		EQ(send_number(self(), 77), 0);
		EQ(BoxReceive((void *)wild[i], 4, 0, NULL), -EFAULT);
		EQ(BoxReceive(&number, 4, 0, (void *)wild[i]), -EFAULT);
		EQ(receive_number(NULL), i); /* it has stayed, and before the other */
		EQ(receive_number(NULL), 77);
	}
}

/* Waits for ever, with a message too long for it in its box. */
ROLE(waiter)
{
	char byte;

	(void)args;
	EvtSet(TAP_HANDLE(0));
	BoxReceive(&byte, 1, WAIT_FOREVER, NULL);
	ThrSleep(TAP_DEADLINE);
	return 0;
}

TEST(a_dead_process_has_no_box)
{
	int ready = EvtCreate(0), child;
	struct proc_info info;

	child = tap_start(CHILD("waiter", .handles = {ready}));
	tap_await(ready);
	EQ(ProcQuery(child, &info), 0);
	EQ(send_number(info.process, 1), 0);
	EQ(send_number(info.process, 2), 0);
	EQ(HandleDuplicate(child, RIGHTS_ALL) > 0, 1);
	tap_kill(child);
	EQ(send_number(info.process, 3), -ENOENT);
}

/* Numbers to the receiver, again and again where there is no room. */
ROLE(sender)
{
	for (uint32_t i = 0; i < MANY; i++) {
		int error;

		while ((error = send_number(args[0], args[1] << 16 | i)) == -EAGAIN)
			ThrYield();
		EQ(error, 0);
	}
	return tap_failures;
}

TEST(many_senders_none_lost)
{
	uint32_t next[SENDERS] = {0};
	int children[SENDERS];
	uint64_t stamp = 0;

	for (uint32_t i = 0; i < SENDERS; i++)
		children[i] = tap_start(CHILD("sender", {self(), i}));
	for (int i = 0; i < SENDERS * MANY; i++) {
		struct msg_info info;
		uint32_t number = 0;

		NEED(BoxReceive(&number, 4, TAP_DEADLINE, &info) == 4);
		NEED(number >> 16 < SENDERS);
		EQ(number & 0xffff, next[number >> 16]++);
		CHECK(info.stamp > stamp);
		stamp = info.stamp;
	}
	for (int i = 0; i < SENDERS; i++)
		EQ(tap_end(children[i]), 0);
	expect_empty();
}

ROLE(without_right)
{
	(void)args;
	EQ(PipeSubscribe(PIPE_KEYBOARD), -EPERM);
	EQ(PipeSubscribe(PIPE_MOUSE), -EPERM);
	return tap_failures;
}

TEST(raw_keys_need_the_right)
{
	int pipes[16];
	char byte;

	EQ(tap_end(tap_start(CHILD("without_right"))), 0);
	EQ(PipeSubscribe(0), -EINVAL);
	EQ(PipeSubscribe(4), -EINVAL);
	EQ(PipeSubscribe(PIPE_KEYBOARD | PIPE_MOUSE), -EINVAL);
	for (int i = 0; i < 16; i++) {
		pipes[i] = PipeSubscribe(i & 1 ? PIPE_MOUSE : PIPE_KEYBOARD);
		NEED(pipes[i] > 0);
		EQ(ThrWaitHandle(pipes[i], 0), -ETIMEDOUT);
	}
	EQ(FsWriteSync(pipes[0], &byte, 1) < 0, 1);
	for (int i = 0; i < 16; i++)
		EQ(HandleClose(pipes[i]), 0);
}

/* No memory for the box: an error, and the next time it is there. */
TEST(no_memory)
{
	EQ(DbgFailAlloc(1), 0);
	EQ(BoxOpen(), -ENOMEM);
	EQ(DbgFailAlloc(0), 0);
	CHECK(BoxOpen() > 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(messages_come_in_order_with_their_sender),
						T(sizes),
						T(a_full_box_refuses_and_counts),
						T(one_sender_cannot_keep_out_the_next),
						T(there_is_nobody),
						T(waiting),
						T(a_handle_to_wait_for),
						T(threads_get_one_each),
						T(who_waits_first_is_first),
						T(a_killed_one_does_not_take_the_next_ones_place),
						T(wild_addresses),
						T(a_dead_process_has_no_box),
						T(many_senders_none_lost),
						T(raw_keys_need_the_right),
						T(no_memory),
						{}};
	static const struct tap_role roles[] = {
		T(flooder), T(waiter), T(sender), T(without_right), {}};

	return tap_main(argc, argv, tests, roles);
}
