/* apps/messages/quantile.c - medians and the like from buckets of powers of two. */
#include "quantile.h"

#define SPAN   64u    /* counts of the time-stamp counter */
#define PER_MS 10000u /* tenths of a microsecond */

uint32_t buckets_total(const uint32_t *buckets)
{
	uint32_t n = 0;

	for (int i = 0; i < MSG_BUCKETS; i++)
		n += buckets[i];
	return n;
}

static uint64_t spans_time(uint64_t spans, uint32_t tsc_khz)
{
	return tsc_khz ? spans * SPAN * PER_MS / tsc_khz : 0;
}

/* Bucket 0 holds what took no whole span too. */
uint64_t bucket_time(uint32_t bucket, uint32_t tsc_khz)
{
	return bucket ? spans_time(1ull << bucket, tsc_khz) : 0;
}

uint64_t buckets_quantile(const uint32_t *buckets, uint32_t thousandths, uint32_t tsc_khz)
{
	uint64_t wanted = ((uint64_t)buckets_total(buckets) * thousandths + 999) / 1000, below = 0;

	for (uint32_t i = 0; i < MSG_BUCKETS; i++) {
		uint64_t from = bucket_time(i, tsc_khz), to = spans_time(2ull << i, tsc_khz);

		if (buckets[i] && below + buckets[i] >= wanted)
			return from + (to - from) * (wanted - below) / buckets[i];
		below += buckets[i];
	}
	return 0;
}
