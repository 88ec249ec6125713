/* apps/minesweeper/field.c - laying mines, opening cells. */
#include "field.h"
#include <string.h>

void field_init(struct field *f, int width, int height, int mines, uint32_t seed)
{
	memset(f, 0, sizeof(*f));
	f->width = width;
	f->height = height;
	f->mines = mines;
	f->closed = width * height;
	f->random = seed;
}

static bool inside(const struct field *f, int x, int y)
{
	return x >= 0 && y >= 0 && x < f->width && y < f->height;
}

static int random_below(struct field *f, int n)
{
	f->random = f->random * 1664525u + 1013904223u;
	return (int)((f->random >> 8) % (uint32_t)n);
}

static int count_around(const struct field *f, int x, int y, bool flags)
{
	int n = 0;

	for (int v = y - 1; v <= y + 1; v++)
		for (int u = x - 1; u <= x + 1; u++)
			if (inside(f, u, v))
				n += flags ? f->cells[v][u].flag : f->cells[v][u].mine;
	return n;
}

static void lay(struct field *f, int x, int y)
{
	bool room = f->width * f->height - f->mines >= 9;
	int left = f->mines;

	while (left) {
		int u = random_below(f, f->width), v = random_below(f, f->height);
		bool beside = u >= x - 1 && u <= x + 1 && v >= y - 1 && v <= y + 1;

		if (f->cells[v][u].mine || (u == x && v == y) || (room && beside))
			continue;
		f->cells[v][u].mine = true;
		left--;
	}
	for (int v = 0; v < f->height; v++)
		for (int u = 0; u < f->width; u++)
			f->cells[v][u].around =
				(uint8_t)(count_around(f, u, v, false) - f->cells[v][u].mine);
	f->state = FIELD_PLAYED;
}

/* The empty ones open what is around them: a list of cells to look at, each at most once. */
static void flood(struct field *f, int x, int y)
{
	static struct {
		int8_t x, y;
	} list[FIELD_WIDTH_MAX * FIELD_HEIGHT_MAX];
	int count = 0;

	f->cells[y][x].open = true;
	f->closed--;
	list[count].x = (int8_t)x;
	list[count++].y = (int8_t)y;
	for (int i = 0; i < count; i++) {
		if (f->cells[list[i].y][list[i].x].around)
			continue;
		for (int v = list[i].y - 1; v <= list[i].y + 1; v++)
			for (int u = list[i].x - 1; u <= list[i].x + 1; u++) {
				if (!inside(f, u, v) || f->cells[v][u].open || f->cells[v][u].flag)
					continue;
				f->cells[v][u].open = true;
				f->closed--;
				list[count].x = (int8_t)u;
				list[count++].y = (int8_t)v;
			}
	}
}

void field_open(struct field *f, int x, int y)
{
	struct cell *c;

	if (!inside(f, x, y) || f->state == FIELD_WON || f->state == FIELD_LOST)
		return;
	c = &f->cells[y][x];
	if (c->open || c->flag)
		return;
	if (f->state == FIELD_NEW)
		lay(f, x, y);
	if (c->mine) {
		c->open = true;
		f->state = FIELD_LOST;
		return;
	}
	flood(f, x, y);
	if (f->closed == f->mines)
		f->state = FIELD_WON;
}

void field_flag(struct field *f, int x, int y)
{
	if (!inside(f, x, y) || f->state == FIELD_WON || f->state == FIELD_LOST ||
	    f->cells[y][x].open)
		return;
	f->cells[y][x].flag = !f->cells[y][x].flag;
	f->flags += f->cells[y][x].flag ? 1 : -1;
}

void field_open_around(struct field *f, int x, int y)
{
	if (!inside(f, x, y) || !f->cells[y][x].open ||
	    count_around(f, x, y, true) != f->cells[y][x].around)
		return;
	for (int v = y - 1; v <= y + 1; v++)
		for (int u = x - 1; u <= x + 1; u++)
			field_open(f, u, v);
}
