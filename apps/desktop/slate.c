/*
 * apps/desktop/slate.c - the wallpaper "Slate": the light of a window on a dark wall.
 *
 * The panes are a grid in slanting coordinates u and v; the light of one is the product of how far
 * inside it a place is in either direction. Edges grow softer and the light fainter farther down.
 */
#include "scene.h"

#define COLUMNS 3
#define ROWS	4

static const struct rgb wall[] = {{66, 74, 88}, {44, 51, 62}, {28, 33, 41}, {20, 24, 30}};
static const struct rgb light = {255, 206, 146};

static struct {
	int u, v;	   /* where the first pane begins */
	int width, height; /* of a pane with a bar */
	int bar;
} window;

static void begin(void)
{
	window.width = scene_height / 5;
	window.height = scene_height / 5;
	window.bar = scene_height / 60;
	window.u = scene_width / 2 - scene_height / 8;
	window.v = scene_height / 5;
}

/* How far inside the panes of one direction, 0..1024; `soft` is the width of an edge. */
static int inside(int at, int size, int count, int soft)
{
	int in = at % size, to_edge;

	if (at < 0 || at >= size * count)
		return 0;
	to_edge = in < size - window.bar - in ? in : size - window.bar - in;
	if (to_edge <= 0)
		return 0;
	return to_edge >= soft ? 1024 : to_edge * 1024 / soft;
}

static void draw(int y, struct rgb *line)
{
	struct rgb here = scene_gradient(wall, sizeof(wall) / sizeof(wall[0]), y);
	int soft = 6 + y * 14 / scene_height, full = window.height * ROWS;

	for (int x = 0; x < scene_width; x++) {
		int u = x - window.u - y * 2 / 5, v = y - window.v + (x - scene_width / 2) / 6;
		int bright = inside(u, window.width, COLUMNS, soft);

		line[x] = here;
		if (bright)
			bright = bright * inside(v, window.height, ROWS, soft) / 1024;
		if (bright)
			scene_mix(&line[x], &light, bright * (full + full / 3 - v) / full / 4);
	}
}

const struct scene scene_slate = {begin, draw};
