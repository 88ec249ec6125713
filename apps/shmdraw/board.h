/*
 * board.h - what the files of Shared Canvas share.
 *
 *	main.c	window, mouse, what is said to the others and what they say
 *	board.c	the canvas in shared memory
 */
#ifndef BOARD_H
#define BOARD_H

#include <stdbool.h>
#include <stdint.h>
#include "abi/wnd.h"

#define BOARD_WIDTH  400
#define BOARD_HEIGHT 260

/* Pages come zeroed, and 0 is a pixel through which the paper shows, so nobody has to be first. */
struct board {
	uint32_t arrivals; /* how many processes have opened it; atomic */
	uint32_t pixels[BOARD_HEIGHT][BOARD_WIDTH];
};

extern struct board *board;

/* Open the canvas, or make it if we are the first. Returns which arrival we are, from 0; or an
 * error. */
int board_open(void);

/* A stroke from one place to another; returns what it changed. */
struct rect board_line(int x0, int y0, int x1, int y1, uint32_t colour);
struct rect board_clear(void);

#endif
