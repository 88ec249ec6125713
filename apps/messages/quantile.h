/*
 * quantile.h - what the buckets of struct msg_statistics say about times. Pure.
 */
#ifndef QUANTILE_H
#define QUANTILE_H

#include <stdint.h>
#include "abi/msg.h"

/* Messages counted. */
uint32_t buckets_total(const uint32_t *buckets);

/* The time that so many thousandths of the messages do not exceed, in tenths of a microsecond: 500
 * is the median. Between the edges of a bucket its messages are taken as spread evenly. 0 for no
 * messages. */
uint64_t buckets_quantile(const uint32_t *buckets, uint32_t thousandths, uint32_t tsc_khz);

/* The least time of a bucket, the same unit. */
uint64_t bucket_time(uint32_t bucket, uint32_t tsc_khz);

#endif
