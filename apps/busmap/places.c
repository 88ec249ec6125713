/* apps/busmap/places.c - a ring of boxes, and curves between them. */
#include "places.h"

#define BOX_WIDTH    128
#define BOX_HEIGHT   40
#define SMALL_WIDTH  104
#define SMALL_HEIGHT 28
#define GAP	     12
#define LANE	     14 /* pixels between links of the same two */

static int box_width(bool small)
{
	return small ? SMALL_WIDTH : BOX_WIDTH;
}

static int box_height(bool small)
{
	return small ? SMALL_HEIGHT : BOX_HEIGHT;
}

/* So many fit side by side, and one above the other between the two rows. */
static int across(int width, bool small)
{
	int fit = (width + GAP) / (box_width(small) + GAP);

	return fit < 1 ? 1 : fit;
}

static int down(int height, bool small)
{
	int fit = (height + GAP) / (box_height(small) + GAP) - 2;

	return fit < 0 ? 0 : fit;
}

bool places_are_small(int width, int height, int slots)
{
	return slots > 2 * (across(width, false) + down(height, false));
}

/* How many of the slots stand in the top row; the bottom row has as many, the sides the rest. */
static int in_a_row(int width, int height, int slots, bool small)
{
	int columns = across(width, small), rows = down(height, small), half = slots / 2;
	int row = (half * columns + (columns + rows) / 2) / (columns + rows);

	row = row < half - rows ? half - rows : row;
	return row < 1 ? 1 : row;
}

/* The i-th of n things of this size spread over a length. */
static int spread(int length, int size, int n, int i)
{
	return n == 1 ? (length - size) / 2 : (length - size) * i / (n - 1);
}

/* The same, with as much room before the first and behind the last as between them. */
static int space(int length, int size, int n, int i)
{
	return (length - n * size) * (i + 1) / (n + 1) + i * size;
}

struct rect places_box(int width, int height, int slots, int slot, bool small)
{
	int w = box_width(small), h = box_height(small), half = slots / 2;
	int row = in_a_row(width, height, slots, small), side = half - row;
	int turned = slot >= half, i = slot % half, x, y;

	if (i < row) {
		x = spread(width, w, row, i);
		y = 0;
	} else {
		x = width - w;
		y = h + space(height - 2 * h, h, side, i - row);
	}
	if (turned) { /* the second half is the first one, seen from the other side */
		x = width - w - x;
		y = height - h - y;
	}
	return (struct rect){x, y, x + w, y + h};
}

static struct gui_point centre(struct rect r)
{
	return (struct gui_point){(r.left + r.right) * 8, (r.top + r.bottom) * 8};
}

/* Half of 1, 2, 3, ... to the one side and to the other. */
static int lane_offset(int lane)
{
	return (lane % 2 ? 1 : -1) * ((lane + 1) / 2) * LANE * 16;
}

void places_curve(struct curve *curve, struct rect from, struct rect to, struct gui_point middle,
		  int lane)
{
	struct gui_point a = centre(from), b = centre(to), c;
	int dx = b.x - a.x, dy = b.y - a.y, offset = lane_offset(lane);
	int length = (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);

	/* Most of the way to the middle of the area from the middle between the two. */
	c.x = (a.x + b.x) / 8 + middle.x * 12;
	c.y = (a.y + b.y) / 8 + middle.y * 12;
	if (length) {
		c.x -= 2 * offset * (dy / 16) / (length / 16 + 1);
		c.y += 2 * offset * (dx / 16) / (length / 16 + 1);
	}
	for (int i = 0; i <= PLACES_STEPS; i++) {
		int u = PLACES_STEPS - i, all = PLACES_STEPS * PLACES_STEPS;

		curve->points[i].x = (u * u * a.x + 2 * u * i * c.x + i * i * b.x) / all;
		curve->points[i].y = (u * u * a.y + 2 * u * i * c.y + i * i * b.y) / all;
	}
}

struct gui_point places_on(const struct curve *curve, int part)
{
	int at = part * PLACES_STEPS, i = at / 1000, rest = at % 1000;
	struct gui_point a, b;

	if (i >= PLACES_STEPS)
		return curve->points[PLACES_STEPS];
	a = curve->points[i];
	b = curve->points[i + 1];
	return (struct gui_point){a.x + (b.x - a.x) * rest / 1000, a.y + (b.y - a.y) * rest / 1000};
}

static int magnitude(int v)
{
	return v < 0 ? -v : v;
}

/* Good enough near by: the larger part, and half of the smaller one. */
static int length_of(int dx, int dy)
{
	int x = magnitude(dx), y = magnitude(dy);

	return x > y ? x + y / 2 : y + x / 2;
}

int places_distance(const struct curve *curve, struct gui_point point)
{
	int least = 1 << 20;

	for (int part = 0; part <= 1000; part += 10) {
		struct gui_point on = places_on(curve, part);
		int away = length_of(on.x / 16 - point.x, on.y / 16 - point.y);

		least = away < least ? away : least;
	}
	return least;
}
