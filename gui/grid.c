/* gui/grid.c - the grid: cells filled row by row, columns as wide as their widest cell. */
#include "gui_internal.h"

struct grid {
	struct layout_item columns[GRID_MAX], rows[GRID_MAX];
	int column_count, row_count;
	int column, row; /* of the next cell */
};

/* Move to the first place where `span` cells fit; false if the grid is full. */
static bool grid_next(struct grid *g, const struct gui_element *c, int *column, int *row)
{
	int span = c->layout.span > g->column_count ? g->column_count : c->layout.span;

	if (g->column + span > g->column_count) {
		g->column = 0;
		g->row++;
	}
	*column = g->column;
	*row = g->row;
	g->column += span;
	return g->row < GRID_MAX;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static void raise_item(struct layout_item *item, int min, int wanted, int weight)
{
	item->min = larger(item->min, min);
	item->wanted = larger(item->wanted, wanted);
	item->weight = larger(item->weight, weight);
}

static void grid_collect(struct grid *g, struct gui_element *e)
{
	int column, row;

	*g = (struct grid){.column_count = e->layout.columns};
	for (struct gui_element *c = e->first; c; c = c->next) {
		const struct gui_measure *m = &c->layout.wanted;

		if ((c->flags & ELEMENT_HIDDEN) || !grid_next(g, c, &column, &row))
			continue;
		if (c->layout.span == 1)
			raise_item(&g->columns[column], m->min_width, m->width, c->layout.expand_x);
		raise_item(&g->rows[row], m->min_height, m->height, c->layout.expand_y);
		g->row_count = row + 1;
	}
	g->column = g->row = 0;
}

static void sum(const struct layout_item *items, int count, int gap, int *min, int *wanted)
{
	*min = *wanted = larger(0, count - 1) * gap;
	for (int i = 0; i < count; i++) {
		*min += items[i].min;
		*wanted += items[i].wanted;
	}
}

void grid_measure(struct gui_element *e, struct gui_measure *m)
{
	struct grid g;

	for (struct gui_element *c = e->first; c; c = c->next)
		layout_measure(c);
	grid_collect(&g, e);
	sum(g.columns, g.column_count, e->layout.gap, &m->min_width, &m->width);
	sum(g.rows, g.row_count, e->layout.gap, &m->min_height, &m->height);
}

/* Where cells first..first + count - 1 lie. */
static void span_of(const struct layout_item *items, int first, int count, int gap, int *from,
		    int *to)
{
	for (int i = 0; i < first; i++)
		*from += items[i].size + gap;
	*to = *from - gap;
	for (int i = first; i < first + count; i++)
		*to += items[i].size + gap;
}

void grid_place(struct gui_element *e, struct rect area)
{
	struct grid g;
	int column, row, gap = e->layout.gap;

	grid_collect(&g, e);
	layout_distribute(g.columns, g.column_count, rect_width(area) - (g.column_count - 1) * gap);
	layout_distribute(g.rows, g.row_count, rect_height(area) - (g.row_count - 1) * gap);
	for (struct gui_element *c = e->first; c; c = c->next) {
		struct rect slot = area;
		int span = c->layout.span > g.column_count ? g.column_count : c->layout.span;

		if ((c->flags & ELEMENT_HIDDEN) || !grid_next(&g, c, &column, &row))
			continue;
		span_of(g.columns, column, span, gap, &slot.left, &slot.right);
		span_of(g.rows, row, 1, gap, &slot.top, &slot.bottom);
		layout_place_in_slot(c, slot, c->layout.expand_x, c->layout.expand_y);
	}
}
