/* winmgr/shadow.c - the blurred rectangle behind a window. */
#include "winmgr/shadow.h"

#define REACH_MAX 36

static const struct {
	int reach;	   /* pixels of blur on either side of the edge */
	int drop;	   /* pixels the shadow is moved down */
	uint32_t strength; /* alpha deep inside, of 255 */
} kinds[] = {
	[SHADOW_INACTIVE] = {12, 3, 62},
	[SHADOW_ACTIVE] = {18, 6, 110},
	[SHADOW_LARGE + SHADOW_INACTIVE] = {24, 6, 62},
	[SHADOW_LARGE + SHADOW_ACTIVE] = {36, 12, 110},
};

#define FAINT 2 /* the outermost pixels, where no colour changes */

/* The factors across a window: up from nothing at -reach from its one edge to all at reach, a flat
 * part, and down again. Of the flat part a window shows any length. */
struct slope {
	uint16_t at[2 * REACH_MAX + SHADOW_RUN + 2 * REACH_MAX];
	uint16_t all;
	int reach;
};

/* From side to side all is 1; from top to bottom it is the shadow's strength. */
static struct slope across[SHADOW_KINDS], down[SHADOW_KINDS];

/* 3t^2 - 2t^3 for t from 0 to 1: an S that starts and ends level. t in 1/256, the result in
 * 1/65536. */
static uint32_t smooth(uint32_t t)
{
	return t * t * (3 * 256 - 2 * t) >> 8;
}

static void make_slope(struct slope *slope, int reach, uint32_t strength)
{
	int width = 2 * reach;

	slope->reach = reach;
	slope->all = 0xffff * strength / 255;
	for (int i = 0; i < reach; i++) {
		slope->at[i] = smooth((2 * i + 1) * 128 / width) * strength / 255;
		slope->at[width - 1 - i] = slope->all - slope->at[i];
	}
	for (int i = 0; i < SHADOW_RUN; i++)
		slope->at[width + i] = slope->all;
	for (int i = 0; i < width; i++)
		slope->at[width + SHADOW_RUN + i] = slope->at[width - 1 - i];
}

void shadow_init(void)
{
	for (int kind = 0; kind < SHADOW_KINDS; kind++) {
		make_slope(&across[kind], kinds[kind].reach, 255);
		make_slope(&down[kind], kinds[kind].reach, kinds[kind].strength);
	}
}

struct rect shadow_bounds(enum shadow_kind kind, struct rect window)
{
	int reach = kinds[kind].reach - FAINT, drop = kinds[kind].drop;

	return (struct rect){window.left - reach, window.top - reach + drop, window.right + reach,
			     window.bottom + reach + drop};
}

/* How much of the blurred half plane is left at a distance from its edge. */
static uint32_t slope_at(const struct slope *slope, int distance)
{
	distance += slope->reach;
	if (distance < 0)
		return 0;
	return distance < 2 * slope->reach ? slope->at[distance] : slope->all;
}

/* From `low` to `high` are the window's edges. */
static const uint16_t *factors(const struct slope *slope, int low, int high, int at, int count,
			       uint16_t *room)
{
	int top = low + slope->reach, end = high - slope->reach; /* of the flat part */
	int width = 2 * slope->reach;

	if (top <= end && at + count <= end)
		return slope->at + (at < top ? at - top + width : width);
	if (top <= end && at >= top)
		return slope->at + width + SHADOW_RUN + (at - end);
	for (int i = 0; i < count; i++)
		room[i] = slope_at(slope, at + i - low) - slope_at(slope, at + i - high);
	return room;
}

const uint16_t *shadow_columns(enum shadow_kind kind, struct rect window, int x, uint32_t count,
			       uint16_t room[SHADOW_RUN])
{
	return factors(&across[kind], window.left, window.right, x, (int)count, room);
}

const uint16_t *shadow_rows(enum shadow_kind kind, struct rect window, int y, uint32_t count,
			    uint16_t room[SHADOW_RUN])
{
	y -= kinds[kind].drop;
	return factors(&down[kind], window.top, window.bottom, y, (int)count, room);
}
