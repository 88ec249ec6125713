/*
 * tests/bench/bench_port.c - what bytes through a port cost, between two processes.
 *
 * Started by tests/bench/bench; prints lines as that does.
 *
 *	bench_port		the figures
 *	bench_port serve	the other process: its standard input is the other end
 *
 * The first byte of each record tells the other side what to do with the rest.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "handle.h"
#include "measure.h"
#include "port.h"
#include "proc.h"
#include "thr.h"

#define SMALL 20   /* bytes of a record */
#define LARGE 4096 /* bytes of a large write */

enum { ECHO = 'e', STREAM = 's', LARGE_STREAM = 'l', STOP = 'x' };

/* Before a stream: how many follow. It begins with the answer, so that nothing is left in the way.
 */
struct order {
	char what, pad[3];
	uint32_t count;
	char rest[SMALL - 8];
};

static int port;

static void order(char what, uint32_t count)
{
	struct order o = {.what = what, .count = count};

	check(FsWriteSync(port, &o, sizeof o), "write");
}

static void roundtrip(uint32_t n)
{
	struct order o;

	while (n--) {
		order(ECHO, n);
		check(FsReadSync(port, &o, sizeof o, 0), "read");
		if (o.count != n + 1)
			check(-1, "answer");
	}
}

static void wait_answer(void)
{
	struct order o;

	check(FsReadSync(port, &o, sizeof o, 0), "read");
}

static void stream_small(uint32_t n)
{
	struct order o = {.what = 'd'};

	order(STREAM, n);
	wait_answer();
	while (n--)
		check(FsWriteSync(port, &o, sizeof o), "write");
	wait_answer();
}

static void stream_large(uint32_t n)
{
	static char block[LARGE];

	order(LARGE_STREAM, n);
	wait_answer();
	while (n--)
		check(FsWriteSync(port, block, sizeof block), "write");
	wait_answer();
}

static void take(uint32_t n, uint32_t size)
{
	static char block[LARGE];

	while (n--)
		check(FsReadSync(HANDLE_STDIN, block, size, 0), "read");
}

static int serve(void)
{
	struct order o;

	for (;;) {
		check(FsReadSync(HANDLE_STDIN, &o, sizeof o, 0), "read");
		if (o.what == STOP)
			return 0;
		o.count++;
		check(FsWriteSync(HANDLE_STDIN, &o, sizeof o), "write");
		if (o.what == ECHO)
			continue;
		take(o.count - 1, o.what == STREAM ? SMALL : LARGE);
		check(FsWriteSync(HANDLE_STDIN, &o, sizeof o), "write");
	}
}

int main(int argc, char **argv)
{
	static const char args[] = "bench_port\0serve";
	int pair[2], handles[3], child;
	struct spawn spawn = {.size = sizeof spawn,
			      .path = "/System/Boot/bin/bench_port",
			      .args = args,
			      .args_size = sizeof args,
			      .handles = handles,
			      .handle_count = 3};

	if (argc > 1 && !strcmp(argv[1], "serve"))
		return serve();
	check(PortPair(pair, 0), "pair");
	port = pair[0];
	handles[0] = pair[1];
	handles[1] = HANDLE_STDOUT;
	handles[2] = HANDLE_STDERR;
	child = ProcSpawn(&spawn);
	check(child, "spawn");
	HandleClose(pair[1]);
	bench("port_roundtrip_20", 10000, roundtrip);
	bench("port_stream_20", 20000, stream_small);
	bench("port_stream_4096", 2000, stream_large);
	order(STOP, 0);
	ThrWaitHandle(child, WAIT_FOREVER);
	return 0;
}
