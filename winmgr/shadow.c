/* winmgr/shadow.c - the blurred rectangle behind a window. */
#include "winmgr/shadow.h"
#include "cpu/string.h"

#define REACH_MAX 20

static const struct {
	int reach;	   /* pixels of blur on either side of the edge */
	int drop;	   /* pixels the shadow is moved down */
	uint32_t strength; /* alpha deep inside, of 255 */
} kinds[] = {
	[SHADOW_INACTIVE] = {12, 3, 62},
	[SHADOW_ACTIVE] = {18, 6, 110},
};

/* How much of the blurred half plane is left at a distance from its edge: from -reach (nothing) to
 * reach (all), in SHADOW_ONE. */
static uint16_t slope[2][2 * REACH_MAX];

/* 3t^2 - 2t^3 for t from 0 to 1: an S that starts and ends level. t in 1/256. */
static uint32_t smooth(uint32_t t)
{
	return t * t * (3 * 256 - 2 * t) / ((1 << 24) / SHADOW_ONE);
}

void shadow_init(void)
{
	for (int kind = SHADOW_INACTIVE; kind <= SHADOW_ACTIVE; kind++) {
		int width = 2 * kinds[kind].reach;

		for (int i = 0; i < width / 2; i++) {
			slope[kind][i] = smooth((2 * i + 1) * 128 / width);
			slope[kind][width - 1 - i] = SHADOW_ONE - slope[kind][i];
		}
	}
}

static uint32_t slope_at(enum shadow_kind kind, int distance)
{
	int reach = kinds[kind].reach;

	if (distance < -reach)
		return 0;
	if (distance >= reach)
		return SHADOW_ONE;
	return slope[kind][distance + reach];
}

static uint32_t factor(enum shadow_kind kind, int from, int to, int at)
{
	return slope_at(kind, at - from) - slope_at(kind, at - to);
}

struct rect shadow_bounds(enum shadow_kind kind, struct rect window)
{
	int reach = kinds[kind].reach, drop = kinds[kind].drop;

	return (struct rect){window.left - reach, window.top - reach + drop, window.right + reach,
			     window.bottom + reach + drop};
}

static uint32_t column_factor(enum shadow_kind kind, struct rect window, int x)
{
	return factor(kind, window.left, window.right, x);
}

uint32_t shadow_row_factor(enum shadow_kind kind, struct rect window, int y)
{
	return factor(kind, window.top, window.bottom, y - kinds[kind].drop);
}

/* The columns from x to `end`, one by one. */
static void slope_columns(enum shadow_kind kind, struct rect window, uint32_t scale, int x, int end,
			  uint8_t *alpha)
{
	for (; x < end; x++)
		*alpha++ = (scale * column_factor(kind, window, x) + (1u << 23)) >> 24;
}

static int within(int x, int low, int high)
{
	return x < low ? low : x > high ? high : x;
}

/* Two slopes and between them a flat part, which is most of a long row. */
void shadow_row(enum shadow_kind kind, struct rect window, uint32_t row_factor, int x,
		uint8_t *alpha, uint32_t count)
{
	uint32_t scale = row_factor * kinds[kind].strength;
	int reach = kinds[kind].reach, end = x + (int)count;
	int flat = within(window.left + reach, x, end);
	int flat_end = within(window.right - reach, flat, end);

	slope_columns(kind, window, scale, x, flat, alpha);
	if (flat < flat_end) {
		slope_columns(kind, window, scale, flat, flat + 1, alpha + (flat - x));
		memset(alpha + (flat - x), alpha[flat - x], (uint32_t)(flat_end - flat));
	}
	slope_columns(kind, window, scale, flat_end, end, alpha + (flat_end - x));
}
