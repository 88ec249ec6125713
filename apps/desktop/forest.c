/*
 * apps/desktop/forest.c - the wallpaper "Forest": wooded ridges behind each other in the mist.
 *
 * The upper edge of each ridge is computed once, in parts of a pixel: smooth noise for the hills
 * and a row of firs on it. A line then lays the ridges over the sky, the farthest first; each fades
 * into mist below its edge.
 */
#include "scene.h"

#define RIDGES 5
#define SUB    16 /* parts of a pixel's height */
#define HALVES 2  /* parts of a pixel's width */

struct ridge {
	int base, hills, firs; /* height of the edge, of hills and of trees: thousandths */
	struct rgb colour, mist;
};

static const struct rgb sky[] = {{24, 54, 68}, {62, 108, 112}, {146, 178, 156}, {226, 214, 168}};
static const struct rgb sun = {255, 236, 190};
static const struct ridge ridges[RIDGES] = {
	{470, 130, 0, {122, 160, 146}, {176, 198, 174}},
	{580, 120, 14, {86, 132, 122}, {146, 180, 160}},
	{690, 110, 30, {54, 102, 96}, {112, 156, 140}},
	{810, 100, 60, {30, 72, 70}, {74, 124, 112}},
	{960, 90, 110, {12, 38, 40}, {26, 66, 64}},
};

static int16_t edge[RIDGES][SCREEN_WIDTH_MAX * HALVES]; /* from the top, 1/SUB pixels */
static int highest[RIDGES];				/* the least of them */

/* A number from 0 to 1023 that only looks random. */
static int chance(int seed, int n)
{
	uint32_t h = (uint32_t)n * 0x9e3779b1u + (uint32_t)seed * 0x85ebca6bu;

	h = (h ^ h >> 15) * 0x2c1b3c6du;
	h = (h ^ h >> 12) * 0x297a2d39u;
	return (int)(h >> 22);
}

/* Smooth from knot to knot, `period` apart; 0..1023. */
static int noise(int seed, int x, int period)
{
	int knot = x / period, part = x % period * 1024 / period;
	int from = chance(seed, knot), to = chance(seed, knot + 1);

	part = part * part / 1024 * (3 * 1024 - 2 * part) / 1024;
	return from + (to - from) * part / 1024;
}

/* Height of a fir at the distance `d` from its trunk. The branches make a saw's edge. */
static int fir(int height, int half, int d)
{
	int tier = half / 4 + 1, profile;

	if (d >= half)
		return 0;
	profile = height - height * d / half;
	return profile + height / 12 * (d % tier) / tier;
}

/* The tallest fir at a place; one grows in each cell. x in 1/SUB pixels. */
static int firs(int seed, int x, int tall)
{
	int cell = tall * 2 / 5, half = tall / 4, most = 0;

	if (cell == 0)
		return 0;
	for (int k = x / cell - 1; k <= x / cell + 1; k++) {
		int height = tall * (500 + chance(seed, 2 * k) / 2) / 1024;
		int trunk = k * cell + cell * chance(seed, 2 * k + 1) / 1024;
		int here = fir(height, half * height / tall + 1, x < trunk ? trunk - x : x - trunk);

		most = here > most ? here : most;
	}
	return most;
}

static void begin_ridge(int number)
{
	const struct ridge *r = &ridges[number];
	int unit = scene_height * SUB;

	highest[number] = unit;
	for (int i = 0; i < scene_width * HALVES; i++) {
		int x = i * SUB / HALVES, far = x + number * 7777;
		int hills = noise(number, far, unit * 2 / 3) * 3 + noise(number + 9, far, unit / 5);
		int y = unit / 1000 * r->base - unit / 1000 * r->hills * (hills / 4) / 1024 -
			firs(number + 20, x, unit / 1000 * r->firs);

		edge[number][i] = (int16_t)y;
		highest[number] = y < highest[number] ? y : highest[number];
	}
}

static void begin(void)
{
	for (int i = 0; i < RIDGES; i++)
		begin_ridge(i);
}

static void draw_sky(int y, struct rgb *line)
{
	struct rgb here = scene_gradient(sky, sizeof(sky) / sizeof(sky[0]), y);
	int radius = scene_height / 2, square = radius * radius / 1024;
	int x0 = scene_width * 2 / 3, dy = y - scene_height * 2 / 5;

	for (int x = 0; x < scene_width; x++) {
		int dx = x - x0, rest = 1024 - (dx * dx + dy * dy) / square;

		line[x] = here;
		if (rest > 0)
			scene_mix(&line[x], &sun, rest * rest / 1024 * 3 / 5);
	}
}

/* Part of the line that lies below the edge, of SUB * HALVES. */
static int below(const int16_t *at, int bottom)
{
	int sum = 0;

	for (int i = 0; i < HALVES; i++) {
		int covered = bottom - at[i];

		sum += covered < 0 ? 0 : covered > SUB ? SUB : covered;
	}
	return sum;
}

static void draw_ridge(int number, int y, struct rgb *line)
{
	const struct ridge *r = &ridges[number];
	int bottom = (y + 1) * SUB, depth = y * 1000 / scene_height - r->base + r->hills;
	struct rgb colour = {r->colour.r << SCENE_BITS, r->colour.g << SCENE_BITS,
			     r->colour.b << SCENE_BITS};

	if (bottom <= highest[number])
		return;
	depth = depth < 0 ? 0 : depth > 200 ? 200 : depth;
	scene_mix(&colour, &r->mist, depth * 5);
	colour = (struct rgb){colour.r >> SCENE_BITS, colour.g >> SCENE_BITS,
			      colour.b >> SCENE_BITS};
	for (int x = 0; x < scene_width; x++) {
		int weight = below(&edge[number][x * HALVES], bottom);

		if (weight)
			scene_mix(&line[x], &colour, weight * 1024 / (SUB * HALVES));
	}
}

static void draw(int y, struct rgb *line)
{
	draw_sky(y, line);
	for (int i = 0; i < RIDGES; i++)
		draw_ridge(i, y, line);
}

const struct scene scene_forest = {begin, draw};
