/* tests/guest/test_meet_points_end.c - one call preempted at each of its points, where a process of
 * higher priority ends that the call has to do with: it never waits for who cannot run. */
#include "tap_points.h"
#include "tap_port.h"

static int ends[2], ready, go, child;
static char byte;

/* Has an operation waiting when it ends. */
ROLE(goes)
{
	struct fileop op = {.event = HANDLE_NONE};
	int error = args[0] ? FsWrite(TAP_HANDLE(0), &byte, 1, &op)
			    : FsRead(TAP_HANDLE(0), &byte, 1, 0, &op);

	EQ(error, 0);
	EvtSet(TAP_HANDLE(1));
	tap_await(TAP_HANDLE(2));
	return tap_failures;
}

static void start(bool writes)
{
	ready = EvtCreate(0);
	go = EvtCreate(0);
	EQ(PortPair(ends, 1), 0);
	if (writes)
		EQ(FsWriteSync(ends[1], "f", 1), 1); /* it is full */
	child = tap_start(CHILD("goes", .args = {writes}, .handles = {ends[1], ready, go},
				.priority = PRIORITY_HIGH));
	tap_await(ready);
}

static void it_reads(void)
{
	start(false);
}

static void it_writes(void)
{
	start(true);
}

static void write_to_it(void)
{
	EQ(FsWriteSync(ends[0], "x", 1), 1);
}

static void read_from_it(void)
{
	EQ(FsReadSync(ends[0], &byte, 1, 0), 1);
}

static void it_goes(void)
{
	EvtSet(go);
}

static void it_has_gone(void)
{
	EQ(tap_end(child), 0);
	EQ(FsClose(ends[0]) | FsClose(ends[1]) | HandleClose(ready) | HandleClose(go), 0);
}

TEST(an_operation_is_completed)
{
	static const struct meeting meetings[] = {
		{"write to who reads", it_reads, write_to_it, it_goes, it_has_gone},
		{"read from who writes", it_writes, read_from_it, it_goes, it_has_gone},
		{}};

	points_meet(meetings);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(an_operation_is_completed), {}};
	static const struct tap_role roles[] = {{"goes", goes}, {}};

	return tap_main(argc, argv, tests, roles);
}
