/*
 * tests/bench/measure.h - what the programs of the bench share: loops that are counted, and an end
 * when something fails.
 *
 * A figure is a line "BENCH name n t0 t1 t2": n operations, and the counts of the time-stamp
 * counter of MEASURE_LOOPS loops of them. tools/bench reads it.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define MEASURE_LOOPS 3

static inline void check(long result, const char *what)
{
	if (result >= 0)
		return;
	printf("BENCH-FAILED %s %ld\n", what, result);
	exit(1);
}

/* fn(n) once in small to warm up, then counted. */
static inline void bench(const char *name, uint32_t n, void (*fn)(uint32_t n))
{
	uint64_t t[MEASURE_LOOPS];

	fn(n / 10 + 1);
	for (int i = 0; i < MEASURE_LOOPS; i++) {
		uint64_t start = __builtin_ia32_rdtsc();

		fn(n);
		t[i] = __builtin_ia32_rdtsc() - start;
	}
	printf("BENCH %s %lu %llu %llu %llu\n", name, (unsigned long)n, t[0], t[1], t[2]);
	fflush(stdout);
}

#endif
