/* apps/shmdraw/board.c - the canvas in memory that all who have the program open share. */
#include "board.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "handle.h"
#include "vmm.h"

#define NAME "shmdraw.canvas"
#define PEN  2 /* a stroke is so much wider on each side than a point */

struct board *board;

/* Who comes first makes it. It lives as long as anyone has it mapped, whoever made it. */
static int open_area(void)
{
	int area;

	do {
		area = VmmShare(sizeof *board, NAME, RIGHT_READ | RIGHT_WRITE);
		if (area == -EEXIST)
			area = VmmOpenShared(NAME, VMM_READ | VMM_WRITE);
	} while (area == -ENOENT); /* gone in between: again */
	return area;
}

/* Anybody could have made an area of this name, and a smaller one. */
static int check(int area)
{
	struct vmm_shared_info info;
	int error = VmmQueryShared(area, &info);

	return error < 0 ? error : info.size < sizeof *board ? -EINVAL : 0;
}

int board_open(void)
{
	int area = open_area(), error = area < 0 ? area : check(area);

	if (error < 0)
		return error;
	board = VmmMapShared(area, VMM_READ | VMM_WRITE);
	HandleClose(area); /* the mapping keeps it */
	return board ? (int)__atomic_fetch_add(&board->arrivals, 1, __ATOMIC_RELAXED) : -errno;
}

static struct rect dot(int x, int y, uint32_t colour)
{
	struct rect r = {x - PEN, y - PEN, x + PEN + 1, y + PEN + 1};

	for (int row = r.top; row < r.bottom; row++)
		for (int column = r.left; column < r.right; column++)
			/* Round: without the corners. */
			if ((abs(row - y) < PEN || abs(column - x) < PEN) && row >= 0 &&
			    row < BOARD_HEIGHT && column >= 0 && column < BOARD_WIDTH)
				board->pixels[row][column] = colour;
	return r;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

struct rect board_line(int x0, int y0, int x1, int y1, uint32_t colour)
{
	int across = abs(x1 - x0), down = abs(y1 - y0), steps = across > down ? across : down;

	for (int i = 0; i <= steps; i++)
		dot(x0 + (steps ? (x1 - x0) * i / steps : 0),
		    y0 + (steps ? (y1 - y0) * i / steps : 0), colour);
	return (struct rect){smaller(x0, x1) - PEN, smaller(y0, y1) - PEN,
			     smaller(x0, x1) + across + PEN + 1, smaller(y0, y1) + down + PEN + 1};
}

struct rect board_clear(void)
{
	memset(board->pixels, 0, sizeof board->pixels);
	return (struct rect){0, 0, BOARD_WIDTH, BOARD_HEIGHT};
}
