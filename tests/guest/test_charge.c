/* tests/guest/test_charge.c - whoever has a handle pays for what it names. */
#include "tap.h"
#include "fs.h"
#include "port.h"
#include "tap_port.h"

#define NAME "charge-test"

static int heap_bytes(void)
{
	struct proc_info info;

	EQ(ProcQuery(0, &info), 0);
	return (int)info.heap_bytes;
}

/* What a handle costs, which closing it gives back: so much again for each duplicate. */
static int cost_of(int handle)
{
	int before, copy, with, without;

	NEED(handle > 0);
	before = heap_bytes();
	copy = HandleDuplicate(handle, RIGHT_READ);
	NEED(copy > 0);
	with = heap_bytes();
	EQ(HandleClose(copy), 0);
	EQ(heap_bytes(), before);
	EQ(HandleClose(handle), 0);
	without = heap_bytes();
	EQ(with - before, before - without);
	return before - without;
}

TEST(each_open_thing_costs_something)
{
	static const char *const paths[] = {
		"/",
		"/System",
		"/System/Boot",
		"/System/Boot/bin",
		"/System/Boot/bin/hello",
		"/Temp",
		"/System/Ports",
		"/System/Shared",
		"/System/Devices",
		"/System/Kernel",
		"/System/Kernel/memory",
		"/System/Devices/keyboard",
		"/System/Devices/mouse",
		"/System/Devices/framebuffer",
	};

	CHECK(cost_of(EvtCreate(0)) > 0);
	for (uint32_t i = 0; i < sizeof paths / sizeof *paths; i++)
		if (!CHECK(cost_of(FsOpen(paths[i], FS_READ)) > 0))
			tap_say("# %s", paths[i]);
}

TEST(what_is_not_opened_costs_nothing)
{
	int before = heap_bytes();
	struct fs_info info;

	EQ(FsQuery("/System/Boot/bin/hello", &info), 0);
	EQ(FsQuery("/System/Kernel/memory", &info), 0);
	EQ(FsOpen("/System/Boot/bin/hello", FS_WRITE), -EROFS);
	EQ(FsOpen("/System/Ports/nothing", FS_RDWR), -ENOENT);
	EQ(heap_bytes(), before);
}

TEST(each_end_pays_for_what_it_reads)
{
	int server = FsCreate("/System/Ports/" NAME, FS_RDWR), client, before, end;

	EQ(PortListen(server), 0);
	EQ(PortSetBuffer(server, 10000), 0);
	before = heap_bytes();
	EQ(FsCreate("/System/Ports/" NAME, FS_RDWR), -EEXIST);
	EQ(heap_bytes(), before);
	client = FsOpen("/System/Ports/" NAME, FS_RDWR);
	CHECK(heap_bytes() >= before + 10000);
	CHECK(heap_bytes() < before + 15000);
	end = PortAccept(server, 0);
	CHECK(heap_bytes() >= before + 20000);
	CHECK(cost_of(client) >= 10000);
	CHECK(cost_of(end) >= 10000);
	EQ(heap_bytes(), before);
	CHECK(cost_of(server) > 0);
}

/* Handle: an event. Tells whether what this process has as its second one costs it something. */
ROLE(heir)
{
	(void)args;
	tap_await(TAP_HANDLE(1)); /* the giver has ended */
	CHECK(cost_of(TAP_HANDLE(0)) >= PORT_BUFFER);
	if (!tap_failures)
		EQ(EvtSet(TAP_HANDLE(2)), 0);
	return 0;
}

/* Handles: two events. Opens an end, gives it away and ends. */
ROLE(giver)
{
	int pair[2];

	(void)args;
	EQ(PortPair(pair, 0), 0);
	tap_start(CHILD("heir", .handles = {pair[0], TAP_HANDLE(0), TAP_HANDLE(1)}));
	return tap_failures;
}

TEST(who_is_given_an_end_pays_for_it)
{
	int ended = EvtCreate(0), good = EvtCreate(0);

	EQ(tap_end(tap_start(CHILD("giver", .handles = {ended, good}))), 0);
	EQ(EvtSet(ended), 0);
	tap_await(good);
}

/* More than a process may have: refused, and nothing is left of it. */
TEST(there_is_a_limit)
{
	static int ends[PROCESS_HANDLES_MAX];
	int before = heap_bytes(), count = 0, error;

	while (count < PROCESS_HANDLES_MAX - 10 && !(error = PortPair(ends + count, 65536)))
		count += 2;
	EQ(error, -ENOMEM);
	CHECK(count > 100);
	while ((error = HandleDuplicate(ends[0], RIGHT_READ)) > 0)
		ends[count++] = error;
	EQ(error, -ENOMEM);
	while (count--)
		EQ(HandleClose(ends[count]), 0);
	EQ(heap_bytes(), before);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(each_open_thing_costs_something),
		T(what_is_not_opened_costs_nothing),
		T(each_end_pays_for_what_it_reads),
		T(who_is_given_an_end_pays_for_it),
		T(there_is_a_limit),
		{},
	};
	static const struct tap_role roles[] = {T(heir), T(giver), {}};

	return tap_main(argc, argv, tests, roles);
}
