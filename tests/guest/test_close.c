/* tests/guest/test_close.c - handles that are closed while somebody begins to use them. */
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

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_read_that_begins),
		T(an_operation_that_begins),
		{},
	};

	return tap_main(argc, argv, tests, NULL);
}
