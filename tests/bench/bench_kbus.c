/*
 * tests/bench/bench_kbus.c - what a request on KBus and its answer cost, and an announcement.
 *
 * Started by tests/bench/bench; prints lines as that does.
 *
 *	bench_kbus	  the figures
 *	bench_kbus serve  the other process: answers; a request without data ends it
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "handle.h"
#include "kbus.h"
#include "measure.h"
#include "proc.h"
#include "thr.h"

#define NAME  "$.bench.lamp"
#define BYTES 20

static int bus;

static union {
	struct kbus_message head;
	char bytes[256];
} message;

static void request_reply(uint32_t n)
{
	char data[BYTES] = "";

	while (n--) {
		check(KBusSend(bus, NAME, KBUS_WANT_A_REPLY, data, BYTES, 0, NULL), "request");
		check(KBusReceive(bus, &message, sizeof message, WAIT_FOREVER), "receive");
	}
}

static void call(uint32_t n)
{
	char data[BYTES] = "";

	while (n--)
		check(KBusCall(bus, NAME, data, BYTES, &message, sizeof message, WAIT_FOREVER),
		      "call");
}

static void to_itself(uint32_t n)
{
	char data[BYTES] = "";

	while (n--) {
		check(KBusSend(bus, "$.bench.self", 0, data, BYTES, 0, NULL), "send");
		check(KBusReceive(bus, &message, sizeof message, 0), "receive");
	}
}

static int serve(void)
{
	uint32_t size = 1;

	check(KBusBind(bus, NAME, KBUS_REPLIER), "bind");
	while (size) {
		check(KBusReceive(bus, &message, sizeof message, WAIT_FOREVER), "receive");
		KBusData(&message.head, &size);
		check(KBusReply(bus, &message.head, "12345678901234567890", BYTES), "reply");
	}
	return 0;
}

/* Until the other process answers. */
static void await_replier(void)
{
	check(KBusControl(bus, KBUS_BIND_EVENTS, 1), "events");
	while (!KBusReplier(bus, NAME))
		check(KBusReceive(bus, &message, sizeof message, WAIT_FOREVER), "event");
	check(KBusControl(bus, KBUS_BIND_EVENTS, 0), "events");
	while (KBusReceive(bus, &message, sizeof message, 0) > 0)
		;
}

int main(int argc, char **argv)
{
	int child;

	bus = KBusOpen(0);
	check(bus, "open");
	if (argc > 1 && !strcmp(argv[1], "serve"))
		return serve();
	child = ProcStart("/System/Boot/bin/bench_kbus",
			  (const char *[]){"bench_kbus", "serve", NULL});
	check(child, "start");
	await_replier();
	bench("kbus_request_reply", 10000, request_reply);
	bench("kbus_call", 10000, call);
	check(KBusBind(bus, "$.bench.self", KBUS_LISTENER), "bind");
	bench("kbus_to_itself", 10000, to_itself);
	check(KBusSend(bus, NAME, KBUS_WANT_A_REPLY, NULL, 0, 0, NULL), "end");
	ThrWaitHandle(child, WAIT_FOREVER);
	return 0;
}
