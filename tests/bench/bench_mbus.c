/*
 * tests/bench/bench_mbus.c - what an object on a bus costs, published and received by all.
 *
 * Started by tests/bench/bench; prints lines as that does. Consumers are handles of this process,
 * so that the figures have no switches in them.
 */
#include <stdio.h>
#include <stdlib.h>
#include "mbus.h"

#define LOOPS	  3
#define BYTES	  64
#define CONSUMERS 64
#define BUS	  "bench"

static int publisher, consumers[CONSUMERS], attached;
static char object[BYTES];

static void check(long result, const char *what)
{
	if (result >= 0)
		return;
	printf("BENCH-FAILED %s %ld\n", what, result);
	exit(1);
}

static void publish_and_receive(uint32_t n)
{
	while (n--) {
		if (MBusPublishOn(publisher, object) != attached)
			check(-1, "publish");
		for (int i = 0; i < attached; i++)
			check(MBusConsumeFrom(consumers[i], object, 0, NULL), "consume");
	}
}

static void bench(const char *name, uint32_t n)
{
	uint64_t t[LOOPS];

	publish_and_receive(n / 10 + 1);
	for (int i = 0; i < LOOPS; i++) {
		uint64_t start = __builtin_ia32_rdtsc();

		publish_and_receive(n);
		t[i] = __builtin_ia32_rdtsc() - start;
	}
	printf("BENCH %s %lu %llu %llu %llu\n", name, (unsigned long)n, t[0], t[1], t[2]);
	fflush(stdout);
}

static void attach_up_to(int count)
{
	while (attached < count) {
		consumers[attached] = MBusOpen(BUS, MBUS_CONSUME);
		check(consumers[attached++], "open");
	}
}

int main(void)
{
	check(MBusMake(BUS, BYTES, 4, 0), "make");
	publisher = MBusOpen(BUS, MBUS_PUBLISH);
	check(publisher, "open");
	attach_up_to(1);
	bench("mbus_publish_1", 5000);
	attach_up_to(CONSUMERS);
	bench("mbus_publish_64", 200);
	return 0;
}
