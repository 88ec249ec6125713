/*
 * apps/desktop/dawn.c - the wallpaper "Dawn": a fanlight before the morning sky.
 *
 * A transom over a door often is a half round window with panes like a fan. Here its panes of pale
 * glass lie over a sky. The sky is exact every few pixels and straight in between; a pane is the
 * part of each line that it covers, counted in parts of a pixel, so that its edges are smooth.
 */
#include "scene.h"

#define STEP  SCENE_STEP    /* pixels from one exact colour of the sky to the next */
#define SUB   16	    /* positions in a pixel, for smooth edges */
#define LINES 4		    /* parts of a pixel's height */
#define FULL  (SUB * LINES) /* coverage of a pixel that lies inside */
#define PANES 8		    /* in half a circle */
#define RINGS 3

static uint8_t coverage[SCREEN_WIDTH_MAX + 1]; /* 0..FULL, of the pane being drawn, else 0 */
static int covered_from, covered_to;	       /* where it is not 0 */

/* The sky from top to bottom, and the light behind the fan. */
static const struct rgb sky[] = {{20, 32, 66}, {45, 72, 124}, {134, 125, 160}, {232, 172, 140}};
static const struct rgb glow = {255, 214, 168};
static const struct rgb glass = {255, 246, 232};

/* Centre and rings in 1/SUB pixels, from the size of the screen. */
static struct {
	int x, y, gap;
	int inner[RINGS], outer[RINGS];
	int light; /* radius of the glow, pixels */
} fan;

/* Opacity of the panes, of 255: neighbours differ, as old glass does. */
static const uint8_t opacity[RINGS][PANES] = {
	{34, 44, 30, 48, 38, 52, 32, 42},
	{22, 14, 28, 18, 30, 12, 26, 16},
	{8, 15, 10, 19, 9, 16, 11, 14},
};

/* Cotangent and cosecant of the angles between the panes, in 1/1024. */
static const int cotangent[PANES + 1] = {1 << 20, 2472,	 1024,	424,	   0,
					 -424,	  -1024, -2472, -(1 << 20)};
static const int cosecant[PANES + 1] = {0, 2676, 1448, 1108, 1024, 1108, 1448, 2676, 0};

static int square_root(uint32_t n)
{
	uint32_t root = 0;

	for (uint32_t bit = 1u << 30; bit; bit >>= 2) {
		if (n >= root + bit) {
			n -= root + bit;
			root = (root >> 1) + bit;
		} else {
			root >>= 1;
		}
	}
	return (int)root;
}

static void begin(void)
{
	static const int reach[RINGS + 1] = {12, 30, 52, 76}; /* percent of the height */
	int unit = scene_height * SUB;

	fan.x = scene_width * SUB * 68 / 100;
	fan.y = (scene_height - GUI_PANEL_HEIGHT) * SUB;
	fan.gap = unit / 220;
	for (int i = 0; i < RINGS; i++) {
		fan.inner[i] = unit * reach[i] / 100 + fan.gap;
		fan.outer[i] = unit * reach[i + 1] / 100 - fan.gap;
	}
	fan.light = scene_height;
	covered_from = scene_width;
}

/*
 * Sky and light.
 */
/* The sky at a place with the light, which falls off with the square of the square of the distance
 * from the fan's middle. */
static struct rgb lit(struct rgb colour, int x, int y)
{
	int dx = x - fan.x / SUB, dy = y - fan.y / SUB, square = fan.light * fan.light;
	int rest = square - dx * dx - dy * dy, strength;

	if (rest <= 0)
		return colour;
	strength = rest * 1024 / square;
	scene_mix(&colour, &glow, (strength * strength >> 10) * 3 / 4);
	return colour;
}

/* Exact every STEP pixels, straight in between. */
static void draw_sky(int y, struct rgb *line)
{
	struct rgb sky_here = scene_gradient(sky, sizeof(sky) / sizeof(sky[0]), y),
		   from = lit(sky_here, 0, y);

	for (int x = 0; x < scene_width; x += STEP) {
		struct rgb to = lit(sky_here, x + STEP, y);
		int r = from.r, g = from.g, b = from.b;
		int dr = (to.r - r) / STEP, dg = (to.g - g) / STEP, db = (to.b - b) / STEP;

		for (struct rgb *c = &line[x]; c < &line[x + STEP]; c++) {
			c->r = r += dr;
			c->g = g += dg;
			c->b = b += db;
		}
		from = to;
	}
}

/*
 * Panes.
 */

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* Count one part of a line from `from` to `to`, 1/SUB pixels. */
static void cover(int from, int to)
{
	int first, last;

	from = larger(from, 0);
	to = smaller(to, scene_width * SUB);
	if (from >= to)
		return;
	first = from / SUB;
	last = to / SUB;
	covered_from = smaller(covered_from, first);
	covered_to = larger(covered_to, last + 1);
	if (first == last) {
		coverage[first] += to - from;
		return;
	}
	coverage[first] += SUB - from % SUB;
	for (int x = first + 1; x < last; x++)
		coverage[x] += SUB;
	coverage[last] += to % SUB;
}

/* Where a part of a line, `up` above the centre, meets a ring: far and near from the middle. */
struct crossing {
	int up, far, near;
};

static struct crossing cross(int ring, int up)
{
	uint32_t square = (uint32_t)(up * up);
	uint32_t outer = (uint32_t)(fan.outer[ring] * fan.outer[ring]);
	uint32_t inner = (uint32_t)(fan.inner[ring] * fan.inner[ring]);

	return (struct crossing){
		.up = up,
		.far = up > fan.gap && outer > square ? square_root(outer - square) : 0,
		.near = inner > square ? square_root(inner - square) : 0,
	};
}

static void cover_pane(const struct crossing *c, int pane)
{
	int left = fan.x + (int)((int64_t)c->up * cotangent[pane + 1] >> 10) +
		   (fan.gap * cosecant[pane + 1] >> 10);
	int right = fan.x + (int)((int64_t)c->up * cotangent[pane] >> 10) -
		    (fan.gap * cosecant[pane] >> 10);

	if (pane < PANES / 2)
		cover(larger(left, fan.x + c->near), smaller(right, fan.x + c->far));
	else
		cover(larger(left, fan.x - c->far), smaller(right, fan.x - c->near));
}

/* Lay the glass over what is covered. */
static void add_glass(struct rgb *line, int opaque)
{
	int to = smaller(covered_to, scene_width), scale = opaque * 1024 * 256 / (255 * FULL);

	for (int x = covered_from; x < to; x++) {
		scene_mix(&line[x], &glass, coverage[x] * scale >> 8);
		coverage[x] = 0;
	}
	coverage[scene_width] = 0;
	covered_from = scene_width;
	covered_to = 0;
}

static void add_ring(int y, int ring, struct rgb *line)
{
	struct crossing parts[LINES];

	for (int i = 0; i < LINES; i++)
		parts[i] = cross(ring, fan.y - y * SUB - i * (SUB / LINES) - SUB / LINES / 2);
	for (int pane = 0; pane < PANES; pane++) {
		for (int i = 0; i < LINES; i++)
			if (parts[i].far)
				cover_pane(&parts[i], pane);
		add_glass(line, opacity[ring][pane]);
	}
}

static void draw(int y, struct rgb *line)
{
	int up = fan.y - y * SUB;

	draw_sky(y, line);
	for (int ring = 0; ring < RINGS; ring++)
		if (up > 0 && up <= fan.outer[ring] + SUB)
			add_ring(y, ring, line);
}

const struct scene scene_dawn = {begin, draw};
