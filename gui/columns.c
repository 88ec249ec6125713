/* gui/columns.c - the columns of a list: widths and edges. */
#include "columns.h"

int columns_settle(struct columns *c, int room)
{
	int open = 0;

	for (int i = 0; i < c->count; i++) {
		room -= c->column[i].width;
		open += c->column[i].width == 0;
	}
	c->edges[0] = 0;
	for (int i = 0; i < c->count; i++) {
		int width = c->column[i].width;

		if (!width) {
			width = room > 0 ? room / open : 0;
			room -= width;
			open--;
			width = width < COLUMN_SHARE ? COLUMN_SHARE : width;
		}
		c->edges[i + 1] = c->edges[i] + width;
	}
	return c->edges[c->count];
}

int columns_at(const struct columns *c, int x)
{
	for (int i = 0; i < c->count; i++)
		if (x >= c->edges[i] && x < c->edges[i + 1])
			return i;
	return -1;
}

int columns_edge_at(const struct columns *c, int x)
{
	for (int i = c->count - 1; i >= 0; i--)
		if (x >= c->edges[i + 1] - COLUMN_GRIP && x < c->edges[i + 1] + COLUMN_GRIP)
			return i;
	return -1;
}

void columns_resize(struct columns *c, int column, int width)
{
	c->column[column].width = width < COLUMN_LEAST ? COLUMN_LEAST : width;
}
