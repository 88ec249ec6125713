/*
 * gui/columns.h - the columns of a list: their widths, edges and heads, and the one it is sorted
 * by.
 *
 * Pure but for the titles' memory. A width of 0 takes its share of the room that is left, at least
 * COLUMN_SHARE. A width set by hand (columns_resize) stays.
 */
#ifndef GUI_COLUMNS_H
#define GUI_COLUMNS_H

#include <stdbool.h>
#include <stdint.h>

#define COLUMNS_MAX  16
#define COLUMN_LEAST 40 /* by hand */
#define COLUMN_SHARE 80
#define COLUMN_GRIP  4 /* pixels on each side of an edge at which it can be taken */

struct column {
	char *title;
	int width; /* 0 = shares what is left */
	uint32_t style;
};

struct columns {
	int count;
	struct column column[COLUMNS_MAX];
	int edges[COLUMNS_MAX + 1]; /* from the first column's left */
	int sorted;		    /* column with the mark, -1 = none */
	bool down;
};

int columns_settle(struct columns *c, int room);     /* edges anew; returns their width */
int columns_at(const struct columns *c, int x);	     /* -1: behind the last */
int columns_edge_at(const struct columns *c, int x); /* the column that ends there, or -1 */
void columns_resize(struct columns *c, int column, int width); /* by hand; settle next */

#endif
