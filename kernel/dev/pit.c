/* kernel/dev/pit.c - channel 0 ticks, channel 2 measures. */
#include "dev/pit.h"
#include "cpu/cpu.h"
#include "cpu/trap.h"
#include "log.h"
#include "panic.h"
#include "task/timer.h"
#include "trace.h"

#define PIT_HZ	   1193182u
#define CHANNEL0   0x40
#define CHANNEL2   0x42
#define MODE	   0x43
#define GATE	   0x61
#define MEASURE_MS 4
#define TRIES	   4000000 /* reads of the gate: some 20 M instructions, twice what is needed */

/* Counts of the time-stamp counter in a millisecond. */
static uint32_t measure(void)
{
	uint32_t count = PIT_HZ * MEASURE_MS / 1000, flags = irq_save();
	uint64_t start;

	outb(GATE, (inb(GATE) & ~2) | 1); /* speaker off, gate on */
	outb(MODE, 0xb0);		  /* channel 2, both bytes, one shot */
	outb(CHANNEL2, count & 0xff);
	outb(CHANNEL2, count >> 8);
	start = rdtsc();
	for (int i = 0; i < TRIES && !(inb(GATE) & 0x20); i++)
		;
	start = rdtsc() - start;
	irq_restore(flags);
	return (uint32_t)start / MEASURE_MS;
}

static void tick(void *unused)
{
	(void)unused;
	timer_tick();
}

void pit_init(void)
{
	uint32_t divisor = (PIT_HZ + TICK_HZ / 2) / TICK_HZ, khz = measure(), again = measure();

	/* The host may have held us up in one of them. */
	if (again < khz)
		khz = again;

	if (khz < 1000)
		khz = 1000;
	clock_init(khz);
	log_set_clock(clock_ns);
	trace_set_clock(clock_ns_of);
	outb(MODE, 0x34); /* channel 0, both bytes, rate generator */
	outb(CHANNEL0, divisor & 0xff);
	outb(CHANNEL0, divisor >> 8);
	kassert(!irq_attach(0, tick, NULL));
	log_info("clock: %u MHz", khz / 1000);
}
