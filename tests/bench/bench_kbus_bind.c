/*
 * tests/bench/bench_kbus_bind.c - what an announcement on KBus costs, by how many names are bound
 * and by how many hear it.
 *
 * Started by tests/bench/bench; prints lines as that does. kbus_bindings_N: sent to oneself and
 * received, and another that nobody hears (so that no look-up is like the one before), while N
 * names are bound in all, to that connection and to others.
 */
#include <stdio.h>
#include <string.h>
#include "handle.h"
#include "kbus.h"
#include "measure.h"

#define NAME	  "$.bench.self"
#define BYTES	  20
#define LISTENERS 64
#define MOST	  10000

static int bus, others[MOST / KBUS_BINDINGS_MAX + 1], listeners[LISTENERS];
static uint32_t bound; /* names, of all connections */

static union {
	struct kbus_message head;
	char bytes[256];
} message;

static void to_itself(uint32_t n)
{
	char data[BYTES] = "";

	while (n--) {
		check(KBusSend(bus, "$.bench.nobody", 0, data, BYTES, 0, NULL), "send");
		check(KBusSend(bus, NAME, 0, data, BYTES, 0, NULL), "send");
		check(KBusReceive(bus, &message, sizeof message, 0), "receive");
	}
}

static void to_all(uint32_t n)
{
	char data[BYTES] = "";

	while (n--) {
		check(KBusSend(bus, NAME, 0, data, BYTES, 0, NULL), "send");
		for (int i = 0; i < LISTENERS; i++)
			check(KBusReceive(listeners[i], &message, sizeof message, 0), "receive");
	}
}

/* As many connections as it takes. */
static int connection_of(uint32_t number)
{
	int *k = &others[number / KBUS_BINDINGS_MAX];

	if (!*k)
		*k = KBusOpen(0);
	check(*k, "open");
	return *k;
}

static void bind_up_to(uint32_t count)
{
	char name[32];

	for (; bound < count; bound++) {
		snprintf(name, sizeof name, "$.bench.w%lu%s", (unsigned long)bound,
			 bound % 10 == 9 ? ".*" : "");
		check(KBusBind(connection_of(bound), name, KBUS_LISTENER), "bind");
	}
}

static void unbind_others(void)
{
	for (uint32_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i])
			HandleClose(others[i]);
}

static void listen_all(void)
{
	for (int i = 0; i < LISTENERS; i++) {
		listeners[i] = i ? KBusOpen(0) : bus;
		check(listeners[i], "open");
		if (i)
			check(KBusBind(listeners[i], NAME, KBUS_LISTENER), "bind");
	}
}

int main(void)
{
	char row[32];

	bus = KBusOpen(0);
	check(bus, "open");
	check(KBusBind(bus, NAME, KBUS_LISTENER), "bind");
	check(KBusBind(bus, "$.other.*", KBUS_LISTENER),
	      "bind"); /* so that wildcards are looked up */
	bound = 1;
	for (uint32_t n = 1; n <= MOST; n *= 10) {
		bind_up_to(n);
		snprintf(row, sizeof row, "kbus_bindings_%lu", (unsigned long)n);
		bench(row, 2000, to_itself);
	}
	unbind_others();
	listen_all();
	bench("kbus_announce_64", 200, to_all);
	return 0;
}
