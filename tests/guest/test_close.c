/* tests/guest/test_close.c - handles that are closed while somebody uses or begins to use them. */
#include "tap.h"
#include "fs.h"
#include "port.h"

#define ROUNDS 5000

static int end, begun, ended, result;
static volatile int asynchronous;
static struct fileop op;

/* Reads from `end` once for each time `begun` is set. */
static int reader(void *unused)
{
	char byte;

	(void)unused;
	for (int i = 0; i < ROUNDS; i++) {
		ThrWaitHandle(begun, WAIT_FOREVER);
		if (asynchronous) {
			result = FsRead(end, &byte, 1, 0, &op);
			if (!result && !ThrWaitHandle(op.event, TAP_DEADLINE))
				result = op.status;
		} else {
			result = FsReadSync(end, &byte, 1, 0);
		}
		EvtSet(ended);
	}
	return 0;
}

/* The reader is let go and may be anywhere when its handle is closed: also between finding what it
 * names and standing in line for bytes. */
static void close_while_it_begins(bool async)
{
	int pair[2], thread;

	begun = EvtCreate(0);
	ended = EvtCreate(0);
	op.event = EvtCreate(0);
	asynchronous = async;
	thread = ThrStart(reader, NULL, 0);
	NEED(thread > 0);
	for (int i = 0; i < ROUNDS; i++) {
		NEED(PortPair(pair, 0) == 0);
		end = pair[0];
		EvtSet(begun);
		ThrYield();
		NEED(HandleClose(pair[0]) == 0);
		NEED(ThrWaitHandle(ended, 3000) == 0);
		NEED(result == -ECANCELED || result == -EBADF);
		HandleClose(pair[1]);
	}
	tap_end_thread(thread);
	HandleClose(begun);
	HandleClose(ended);
	HandleClose(op.event);
}

TEST(a_read_that_begins)
{
	close_while_it_begins(false);
}

TEST(an_operation_that_begins)
{
	close_while_it_begins(true);
}

/* ---- waits -----------------------------------------------------------------------------------
 */

static int handles[WAIT_HANDLES_MAX];

/* Looks through all its handles again and again: it is nearly always between finding what the
 * first names and standing in line there. The last one is set until the handle is closed. */
static int waiter(void *flags)
{
	do
		result = ThrWaitMultiple(handles, WAIT_HANDLES_MAX, (uint32_t)flags, TAP_DEADLINE);
	while (result >= 0);
	EvtSet(ended);
	return 0;
}

/* It stops in the waiter's way at a tick. */
static void close_while_it_waits(uint32_t flags)
{
	ended = EvtCreate(0);
	for (int i = 0; i < WAIT_HANDLES_MAX; i++)
		handles[i] = EvtCreate(EVENT_MANUAL | (flags ? EVENT_SET : 0));
	EQ(ThrSetPriority(0, PRIORITY_HIGH), 0);
	for (int round = 0; round < 20; round++) {
		int first = handles[0], thread;

		EvtSet(handles[WAIT_HANDLES_MAX - 1]);
		thread = ThrStart(waiter, (void *)flags, 0);
		NEED(ThrSetPriority(thread, PRIORITY_NORMAL) == 0);
		ThrSleep(2);
		EvtReset(handles[WAIT_HANDLES_MAX - 1]);
		NEED(HandleClose(first) == 0);
		NEED(ThrWaitHandle(ended, 3000) == 0);
		NEED(result == -EBADF);
		NEED(tap_end_thread(thread) == 0);
		handles[0] = EvtCreate(EVENT_MANUAL | (flags ? EVENT_SET : 0));
	}
}

TEST(a_wait_for_any_that_begins)
{
	close_while_it_waits(WAIT_ANY);
}

TEST(a_wait_for_all_that_begins)
{
	close_while_it_waits(WAIT_ALL);
}

static int wait_through(void *handle)
{
	EvtSet(begun);
	return ThrWaitHandle((int)handle, TAP_DEADLINE);
}

/* Asleep once a lower one gets to run. */
static int start_waiter(int handle)
{
	int thread = ThrStart(wait_through, (void *)handle, 0);

	tap_await(begun);
	EQ(ThrSetPriority(0, PRIORITY_LOW), 0);
	ThrYield();
	EQ(ThrSetPriority(0, PRIORITY_NORMAL), 0);
	return thread;
}

TEST(closing_ends_the_waits_of_this_handle_only)
{
	int e = EvtCreate(EVENT_MANUAL), other = HandleDuplicate(e, RIGHTS_ALL), one, two;

	begun = EvtCreate(0);
	one = start_waiter(e);
	two = start_waiter(other);
	EQ(HandleClose(e), 0);
	EQ(tap_end_thread(one), -EBADF);
	EQ(ThrWaitHandle(two, 0), -ETIMEDOUT);
	EQ(EvtSet(other), 0);
	EQ(tap_end_thread(two), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_read_that_begins),
		T(an_operation_that_begins),
		T(a_wait_for_any_that_begins),
		T(a_wait_for_all_that_begins),
		T(closing_ends_the_waits_of_this_handle_only),
		{},
	};

	return tap_main(argc, argv, tests, NULL);
}
