/* tests/guest/test_mbus.c - buses: making, publishing, rings, deleting, death, the kernel's own. */
#include "tap.h"
#include <stdio.h>
#include "abi/key.h"
#include "fs.h"
#include "mbus.h"

#define BUS "test-bus"

static uint32_t object, got;

static int publish(uint32_t value)
{
	return MBusPublish(BUS, &value);
}

static int consume(void)
{
	int result = MBusConsume(BUS, &got, 0, NULL);

	return result == sizeof got ? (int)got : result;
}

static void make(uint32_t objmax, uint32_t flags)
{
	EQ(MBusMake(BUS, sizeof object, objmax, flags), 0);
}

/* ---- making ---- */

TEST(what_cannot_be_made)
{
	char name[64];

	EQ(MBusMake(BUS, 0, 1, 0), -EINVAL);
	EQ(MBusMake(BUS, 1, 0, 0), -EINVAL);
	EQ(MBusMake(BUS, 0x10000, 0x10000, 0), -EINVAL); /* the product overflows */
	EQ(MBusMake(BUS, MBUS_OBJECT_MAX + 1, 1, 0), -EDQUOT);
	EQ(MBusMake(BUS, MBUS_OBJECT_MAX, MBUS_RING_MAX / MBUS_OBJECT_MAX + 1, 0), -EDQUOT);
	EQ(MBusMake(BUS, 1, 1, 0x80), -EINVAL);
	EQ(MBusMake("", 1, 1, 0), -EINVAL);
	EQ(MBusMake("a/b", 1, 1, 0), -EINVAL);
	EQ(MBusMake("two\nlines", 1, 1, 0), -EINVAL); /* of the view */
	EQ(MBusMake("\xff", 1, 1, 0), -EINVAL);
	EQ(MBusMake(NULL, 1, 1, 0), -EFAULT);
	memset(name, 'n', sizeof name - 1);
	name[sizeof name - 1] = 0;
	EQ(MBusMake(name, 1, 1, 0), -EINVAL);
	name[MBUS_NAME_MAX - 1] = 0;
	EQ(MBusMake(name, MBUS_OBJECT_MAX, MBUS_RING_MAX / MBUS_OBJECT_MAX, 0), 0);
	EQ(MBusMake(name, 1, 1, 0), -EEXIST);
	EQ(MBusDelete(name), 0);
	EQ(MBusDelete(name), -ENOENT);
}

TEST(no_such_bus)
{
	EQ(MBusPublish(BUS, &object), -ENOENT);
	EQ(MBusConsume(BUS, &object, 0, NULL), -ENOENT);
	EQ(MBusAttach(BUS), -ENOENT);
	EQ(MBusDetach(BUS), -ENOENT);
	EQ(MBusOpen(BUS, MBUS_CONSUME), -ENOENT);
	EQ(MBusOpen(BUS, 0), -EINVAL);
	EQ(MBusOpen(BUS, 4), -EINVAL);
	EQ(MBusPublishOn(12345, &object), -EBADF);
	EQ(MBusConsumeFrom(12345, &object, 0, NULL), -EBADF);
	EQ(MBusPublishOn(EvtCreate(0), &object), -ENOTSUP);
}

/* Makes buses until it may not; how many. */
static int make_many(char letter)
{
	char name[16];
	int made = 0, result;

	do {
		sprintf(name, "many-%c%d", letter, made);
		result = MBusMake(name, 1, 1, 0);
	} while (result == 0 && ++made <= MBUS_BUSES_MAX);
	EQ(result, -EAGAIN);
	return made;
}

ROLE(another_maker)
{
	return make_many((char)args[0]);
}

TEST(as_many_buses_as_may_be)
{
	int made = make_many('a');

	CHECK(made > MBUS_BUSES_MAX / 2 - 8 && made <= MBUS_BUSES_MAX / 2);
	for (int i = 0; i < 3; i++) /* and others have their share */
		CHECK(tap_end(tap_start(CHILD("another_maker", {'b'}))) > MBUS_BUSES_MAX / 8);
	EQ(MBusDelete("many-a0"), 0);
	EQ(MBusMake("many-a0", 1, 1, 0), 0);
} /* its end deletes them */

/* ---- rings ---- */

TEST(objects_come_in_order)
{
	make(4, 0);
	EQ(publish(1), 0); /* nobody is there */
	EQ(consume(), -ENOTCONN);
	EQ(MBusAttach(BUS), 0);
	EQ(MBusAttach(BUS), -EALREADY);
	EQ(consume(), -EAGAIN); /* late joiners start empty */
	for (int round = 0; round < 3; round++) {
		for (uint32_t i = 0; i < 4; i++)
			EQ(publish(i), 1);
		for (int i = 0; i < 4; i++)
			EQ(consume(), i);
		EQ(consume(), -EAGAIN);
	}
	EQ(MBusDetach(BUS), 0);
	EQ(MBusDetach(BUS), -ENOTCONN);
	EQ(consume(), -ENOTCONN);
	EQ(publish(9), 0);
	EQ(MBusAttach(BUS), 0);
	EQ(consume(), -EAGAIN);
}

TEST(a_full_ring_drops_the_newest)
{
	struct mbus_info info;
	int other;

	make(2, 0);
	EQ(MBusAttach(BUS), 0);
	EQ(publish(1), 1);
	other = MBusOpen(BUS, MBUS_CONSUME);
	EQ(publish(2), 2);
	EQ(publish(3), 1); /* only the other had room */
	EQ(publish(4), 0);
	EQ(MBusConsume(BUS, &got, 0, &info), 4);
	EQ(got, 1);
	EQ(info.lost, 2);
	EQ(info.process, ProcGetId());
	EQ(info.thread, ThrGetId());
	CHECK(info.stamp && info.time_ns);
	EQ(MBusConsume(BUS, &got, 0, &info), 4);
	EQ(got, 2);
	EQ(info.lost, 0); /* told once */
	EQ(consume(), -EAGAIN);
	EQ(MBusConsumeFrom(other, &got, 0, &info), 4);
	EQ(got, 2);
	EQ(info.lost, 1);
}

TEST(the_latest_push_out_the_oldest)
{
	struct mbus_info info;

	make(2, MBUS_LATEST);
	EQ(MBusAttach(BUS), 0);
	for (uint32_t i = 1; i <= 5; i++)
		EQ(publish(i), 1);
	EQ(MBusConsume(BUS, &got, 0, &info), 4);
	EQ(got, 4);
	EQ(info.lost, 3);
	EQ(consume(), 5);
	EQ(consume(), -EAGAIN);
}

/* "waiting objmax dropped" of this process's consumer with this handle (0: by name), as the system
 * tells. */
static bool look(int handle, unsigned figures[3])
{
	static char text[16384];
	int view = FsOpen("/System/Kernel/mbus_consumers", FS_READ), got, number;
	unsigned process;
	char way[16], name[MBUS_NAME_MAX];

	NEED(view > 0);
	got = FsReadSync(view, text, sizeof text - 1, 0);
	NEED(got > 0);
	text[got] = 0;
	HandleClose(view);
	for (char *line = strchr(text, '\n'); line && line[1]; line = strchr(line + 1, '\n')) {
		NEED(sscanf(line, "%u %15s %u %u %u %31s", &process, way, &figures[0], &figures[1],
			    &figures[2], name) == 6);
		number = 0;
		sscanf(way, "%d", &number);
		if (process == ProcGetId() && !strcmp(name, BUS) && number == handle)
			return true;
	}
	return false;
}

TEST(all_consumers_are_listed)
{
	unsigned figures[3];
	int other;

	make(2, 0);
	CHECK(!look(0, figures));
	EQ(MBusAttach(BUS), 0);
	EQ(publish(1), 1);
	other = MBusOpen(BUS, MBUS_CONSUME);
	for (uint32_t i = 2; i <= 5; i++)
		publish(i);
	NEED(look(0, figures));
	EQ(figures[0], 2);
	EQ(figures[1], 2);
	EQ(figures[2], 3);
	NEED(look(other, figures));
	EQ(figures[0], 2);
	EQ(figures[2], 2);
	EQ(consume(), 1);
	NEED(look(0, figures));
	EQ(figures[0], 1);
	EQ(figures[2], 3); /* of all time, told or not */
	EQ(HandleClose(other), 0);
	CHECK(!look(other, figures));
}

TEST(one_stamp_for_all_rings)
{
	struct mbus_info a, b, c;
	int one, two;

	make(4, 0);
	one = MBusOpen(BUS, MBUS_CONSUME);
	two = MBusOpen(BUS, MBUS_CONSUME | MBUS_PUBLISH);
	EQ(MBusPublishOn(two, &object), 2);
	EQ(MBusPublishOn(two, &object), 2);
	EQ(MBusConsumeFrom(one, &got, 0, &a), 4);
	EQ(MBusConsumeFrom(two, &got, 0, &b), 4);
	EQ(MBusConsumeFrom(two, &got, 0, &c), 4);
	CHECK(a.stamp == b.stamp && b.stamp < c.stamp);
	EQ(MBusPublishOn(one, &object), -EACCES);
	EQ(HandleClose(one), 0);
	EQ(MBusPublishOn(two, &object), 1);
	one = MBusOpen(BUS, MBUS_PUBLISH);
	EQ(MBusConsumeFrom(one, &got, 0, NULL), -EACCES);
	EQ(MBusPublishOn(one, &object), 1);
	EQ(HandleDuplicate(two, RIGHT_READ), -EACCES); /* it is its process's alone */
}

ROLE(another_consumer)
{
	(void)args;
	EQ(MBusAttach(BUS), 0);
	EQ(MBusConsume(BUS, &got, 0, NULL), -EAGAIN);
	CHECK(MBusOpen(BUS, MBUS_CONSUME) > 0);
	return tap_failures;
}

TEST(as_many_consumers_as_may_be)
{
	const int share = MBUS_CONSUMERS_MAX / 2;
	int last = 0;

	make(1, 0);
	for (int i = 0; i < share; i++)
		CHECK((last = MBusOpen(BUS, MBUS_CONSUME)) > 0);
	EQ(MBusOpen(BUS, MBUS_CONSUME), -EAGAIN);
	EQ(MBusAttach(BUS), -EAGAIN);
	CHECK(MBusOpen(BUS, MBUS_PUBLISH) > 0); /* it has no ring */
	EQ(tap_end(tap_start(CHILD("another_consumer"))), 0);
	EQ(publish(1), share);
	EQ(HandleClose(last), 0);
	EQ(MBusAttach(BUS), 0);
	EQ(publish(2), 1);
}

TEST(wild_pointers_take_nothing)
{
	static void *const wild[] = {NULL, (void *)0x1000, (void *)0xc0000000, (void *)0xffffffff};

	make(4, 0);
	EQ(MBusAttach(BUS), 0);
	EQ(publish(7), 1);
	for (int i = 0; i < 4; i++) {
		EQ(MBusPublish(BUS, wild[i]), -EFAULT);
		EQ(MBusPublish(wild[i], &object), -EFAULT);
		EQ(MBusConsume(BUS, wild[i], 0, NULL), -EFAULT);
		if (wild[i])
			EQ(MBusConsume(BUS, &got, 0, wild[i]), -EFAULT);
	}
	EQ(consume(), 7);
	EQ(consume(), -EAGAIN);
}

/* ---- waiting ---- */

static int publish_later(void *unused)
{
	(void)unused;
	return publish(42);
}

static int consume_for_ever(void *unused)
{
	(void)unused;
	return MBusConsume(BUS, &object, WAIT_FOREVER, NULL);
}

TEST(consuming_waits)
{
	int thread, handle;

	make(4, 0);
	EQ(MBusAttach(BUS), 0);
	EQ(MBusConsume(BUS, &got, 5, NULL), -ETIMEDOUT);
	thread = ThrStart(publish_later, NULL, 0);
	EQ(MBusConsume(BUS, &got, TAP_DEADLINE, NULL), 4);
	EQ(got, 42);
	EQ(tap_end_thread(thread), 1);
	thread = ThrStart(consume_for_ever, NULL, 0);
	EQ(publish(1), 1);
	EQ(tap_end_thread(thread), 4);
	handle = MBusOpen(BUS, MBUS_CONSUME);
	EQ(ThrWaitHandle(handle, 0), -ETIMEDOUT);
	EQ(publish(1), 2);
	EQ(ThrWaitHandle(handle, 0), 0);
	EQ(ThrWaitHandle(handle, 0), 0); /* level */
	EQ(MBusConsumeFrom(handle, &got, 0, NULL), 4);
	EQ(ThrWaitHandle(handle, 0), -ETIMEDOUT);
}

TEST(detaching_ends_a_wait)
{
	int thread;

	make(4, 0);
	EQ(MBusAttach(BUS), 0);
	thread = ThrStart(consume_for_ever, NULL, 0);
	ThrYield();
	EQ(MBusDetach(BUS), 0);
	EQ(tap_end_thread(thread), -ENOTCONN);
}

/* ---- deleting ---- */

TEST(a_deleted_bus_is_read_to_its_end)
{
	int handle, thread, publisher;

	make(4, 0);
	EQ(MBusAttach(BUS), 0);
	handle = MBusOpen(BUS, MBUS_CONSUME);
	publisher = MBusOpen(BUS, MBUS_PUBLISH);
	EQ(publish(5), 2);
	EQ(MBusDelete(BUS), 0);
	EQ(publish(6), -ENOENT);
	EQ(MBusPublishOn(publisher, &object), -EPIPE);
	EQ(consume(), 5);
	EQ(consume(), -EPIPE);
	EQ(consume(), -ENOENT); /* once */
	EQ(MBusConsumeFrom(handle, &got, 0, NULL), 4);
	EQ(ThrWaitHandle(handle, 0), 0);
	EQ(MBusConsumeFrom(handle, &got, WAIT_FOREVER, NULL), -EPIPE);
	EQ(MBusConsumeFrom(handle, &got, 0, NULL), -ENOTCONN);
	make(4, 0); /* the name is free */
	EQ(MBusAttach(BUS), 0);
	thread = ThrStart(consume_for_ever, NULL, 0);
	ThrYield();
	EQ(MBusDelete(BUS), 0);
	EQ(tap_end_thread(thread), -EPIPE);
}

TEST(a_new_bus_of_the_name)
{
	make(4, 0);
	EQ(MBusAttach(BUS), 0);
	EQ(publish(1), 1);
	EQ(MBusDelete(BUS), 0);
	make(4, 0);
	EQ(MBusAttach(BUS), 0); /* instead of the old one */
	EQ(consume(), -EAGAIN);
	EQ(publish(2), 1);
	EQ(consume(), 2);
}

/* ---- other processes ---- */

#define READY TAP_HANDLE(0)

/* args[0]: what is wanted of publishing and deleting. */
ROLE(stranger)
{
	EQ(MBusPublish(BUS, &object), (int)args[0]);
	EQ(MBusOpen(BUS, MBUS_PUBLISH) < 0, (int)args[0] < 0);
	EQ(MBusDelete(BUS), (int)args[0] < 0 ? -EPERM : 0);
	return tap_failures;
}

TEST(only_the_maker_unless_shared)
{
	make(4, 0);
	EQ(tap_end(tap_start(CHILD("stranger", .args = {(uint32_t)-EPERM}))), 0);
	EQ(MBusDelete(BUS), 0);
	make(4, MBUS_SHARED);
	EQ(MBusAttach(BUS), 0);
	EQ(tap_end(tap_start(CHILD("stranger", .args = {1}))), 0);
	EQ(consume(), 0);
	EQ(consume(), -EPIPE);
}

ROLE(consumer)
{
	EQ(MBusAttach(BUS), 0);
	CHECK(MBusOpen(BUS, MBUS_CONSUME) > 0);
	EvtSet(READY);
	if (args[0])
		return MBusConsume(BUS, &got, WAIT_FOREVER, NULL);
	ThrWaitHandle(EvtCreate(0), WAIT_FOREVER);
	return 0;
}

TEST(a_consumer_that_dies_is_detached)
{
	int ready = EvtCreate(0), p;

	make(4, 0);
	for (uint32_t waits = 0; waits < 2; waits++) {
		p = tap_start(CHILD("consumer", .args = {waits}, .handles = {ready}));
		tap_await(ready);
		CHECK(waits || publish(1) == 2);
		tap_kill(p);
		EQ(publish(1), 0);
	}
	p = tap_start(CHILD("consumer", .args = {1}, .handles = {ready}));
	tap_await(ready);
	EQ(publish(1), 2);
	EQ(tap_end(p), 4);
}

ROLE(maker)
{
	(void)args;
	make(4, 0);
	EvtSet(READY);
	tap_await(TAP_HANDLE(1));
	EQ(publish(3), 1);
	EvtSet(READY);
	ThrWaitHandle(EvtCreate(0), WAIT_FOREVER);
	return 0;
}

TEST(a_makers_end_deletes_its_buses)
{
	int ready = EvtCreate(0), go = EvtCreate(0), p;

	p = tap_start(CHILD("maker", .handles = {ready, go}));
	tap_await(ready);
	EQ(MBusAttach(BUS), 0);
	EQ(MBusPublish(BUS, &object), -EPERM);
	EQ(EvtSet(go), 0);
	tap_await(ready);
	tap_kill(p);
	EQ(consume(), 3);
	EQ(consume(), -EPIPE);
	EQ(consume(), -ENOENT);
}

/* ---- the kernel's ---- */

ROLE(no_privilege)
{
	(void)args;
	EQ(MBusAttach("ps2kb"), -EPERM);
	EQ(MBusOpen("ps2mouse", MBUS_CONSUME), -EPERM);
	return tap_failures;
}

TEST(typed_characters_and_motion)
{
	struct input_record records[] = {
		{.kind = INPUT_KEY, .code = KEY_A, .value = 1},
		{.kind = INPUT_KEY, .code = KEY_A, .value = 0},
		{.kind = INPUT_MOTION, .x = 3, .y = -2},
	};
	struct mbus_mouse m;
	struct mbus_info info;
	char c;

	EQ(MBusMake("ps2kb", 1, 1, 0), -EEXIST);
	EQ(MBusDelete("ps2kb"), -EPERM);
	EQ(MBusPublish("ps2kb", "x"), -EPERM);
	EQ(tap_end(tap_start(CHILD("no_privilege"))), 0);
	EQ(MBusAttach("ps2kb"), 0);
	EQ(MBusAttach("ps2mouse"), 0);
	EQ(SysInjectInput(records, 3), 3);
	EQ(MBusConsume("ps2kb", &c, TAP_DEADLINE, &info), 1);
	EQ(c, 'a');
	EQ(info.process, 0);
	EQ(MBusConsume("ps2kb", &c, 0, NULL), -EAGAIN);
	EQ(MBusConsume("ps2mouse", &m, TAP_DEADLINE, NULL), sizeof m);
	EQ(m.kind, INPUT_MOTION);
	EQ(m.x, 3);
	EQ(m.y, -2);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(what_cannot_be_made),
		T(no_such_bus),
		T(as_many_buses_as_may_be),
		T(objects_come_in_order),
		T(a_full_ring_drops_the_newest),
		T(all_consumers_are_listed),
		T(the_latest_push_out_the_oldest),
		T(one_stamp_for_all_rings),
		T(as_many_consumers_as_may_be),
		T(wild_pointers_take_nothing),
		T(consuming_waits),
		T(detaching_ends_a_wait),
		T(a_deleted_bus_is_read_to_its_end),
		T(a_new_bus_of_the_name),
		T(only_the_maker_unless_shared),
		T(a_consumer_that_dies_is_detached),
		T(a_makers_end_deletes_its_buses),
		T(typed_characters_and_motion),
		{},
	};
	static const struct tap_role roles[] = {
		T(stranger),	  T(consumer),	       T(maker), T(no_privilege),
		T(another_maker), T(another_consumer), {},
	};

	return tap_main(argc, argv, tests, roles);
}
