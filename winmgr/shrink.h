/*
 * winmgr/shrink.h - a picture in another size: each pixel is the average of its part. Pure.
 */
#ifndef WINMGR_SHRINK_H
#define WINMGR_SHRINK_H

#include "abi/types.h"
#include "abi/wnd.h"

/* Pixels looked at for one average: a box with more is sampled in steps. */
#define SHRINK_SAMPLES 16 /* in each direction */

/* The average of a box of a picture, channel by channel. The box is not empty. */
uint32_t shrink_average(const uint32_t *pixels, int32_t pitch, struct rect box);

/* The part of `from` pixels that pixel number at of `to` shows: not empty; together they cover all.
 */
void shrink_part(int32_t at, int32_t to, int32_t from, int32_t *first, int32_t *end);

#endif
