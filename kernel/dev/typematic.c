/* kernel/dev/typematic.c - from delay and rate to the keyboard's steps. */
#include "dev/typematic.h"

#define DELAY_STEP 250
#define DELAYS	   4
#define RATES	   32
#define RATE_UNIT  240000u /* thousandths of a character a second, over (8 + A) << B */

static uint32_t distance(uint32_t a, uint32_t b)
{
	return a < b ? b - a : a - b;
}

/* Of step BBAAA: one character in (8 + A) * 2^B * 4.17 ms. */
static uint32_t millirate(uint32_t step)
{
	return RATE_UNIT / ((8 + (step & 7)) << (step >> 3));
}

uint8_t typematic_byte(uint32_t delay_ms, uint32_t rate)
{
	uint32_t delay = (delay_ms + DELAY_STEP / 2) / DELAY_STEP, best = 0;

	delay = delay < 1 ? 1 : delay > DELAYS ? DELAYS : delay;
	for (uint32_t step = 1; step < RATES; step++)
		if (distance(millirate(step), rate * 1000) < distance(millirate(best), rate * 1000))
			best = step;
	return (uint8_t)((delay - 1) << 5 | best);
}
