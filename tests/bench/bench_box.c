/*
 * tests/bench/bench_box.c - what a message to the mailbox of another process and its answer cost.
 *
 * Started by tests/bench/bench; prints lines as that does.
 *
 *	bench_box	  the figures
 *	bench_box serve   the other process: answers whoever sends to it; an empty message ends it
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "box.h"
#include "handle.h"
#include "measure.h"
#include "proc.h"
#include "thr.h"

#define BYTES 20 /* as a message of the GUI has */

static uint32_t other;

static void roundtrip(uint32_t n)
{
	char bytes[BYTES] = "";

	while (n--) {
		check(BoxSend(other, bytes, BYTES), "send");
		check(BoxReceive(bytes, BYTES, WAIT_FOREVER, NULL), "receive");
	}
}

static int serve(void)
{
	struct msg_info sender;
	char bytes[BYTES];
	int got;

	while ((got = BoxReceive(bytes, BYTES, WAIT_FOREVER, &sender)) > 0)
		check(BoxSend(sender.process, bytes, got), "answer");
	return got < 0;
}

int main(int argc, char **argv)
{
	struct proc_info info;
	int child;

	if (argc > 1 && !strcmp(argv[1], "serve"))
		return serve();
	child = ProcStart("/System/Boot/bin/bench_box",
			  (const char *[]){"bench_box", "serve", NULL});
	check(child, "start");
	check(ProcQuery(child, &info), "query");
	other = info.process;
	bench("mailbox_roundtrip", 10000, roundtrip);
	check(BoxSend(other, NULL, 0), "end");
	ThrWaitHandle(child, WAIT_FOREVER);
	return 0;
}
