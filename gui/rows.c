/* gui/rows.c - the rows of a list: texts in columns, in a ring so that the oldest fall out cheaply.
 */
#include "rows.h"
#include <stdlib.h>
#include <string.h>

static char **row_cells(const struct rows *r, int row)
{
	return r->cells + (long)((r->head + row) % r->capacity) * r->columns;
}

static void free_row(struct rows *r, int row)
{
	char **cells = row_cells(r, row);

	for (int i = 0; i < r->columns; i++) {
		free(cells[i]);
		cells[i] = NULL;
	}
}

void rows_clear(struct rows *r)
{
	for (int i = 0; i < r->count; i++)
		free_row(r, i);
	r->count = r->head = 0;
}

void rows_deinit(struct rows *r)
{
	rows_clear(r);
	free(r->cells);
	r->cells = NULL;
	r->capacity = 0;
}

/* Room for one more row; the ring is unrolled into the new memory. */
static bool grow(struct rows *r)
{
	int capacity = r->capacity ? r->capacity * 2 : 16;
	char **cells;

	if (r->count < r->capacity)
		return true;
	cells = calloc((size_t)capacity * r->columns, sizeof(*cells));
	if (!cells)
		return false;
	for (int i = 0; i < r->count; i++)
		memcpy(cells + (long)i * r->columns, row_cells(r, i), r->columns * sizeof(*cells));
	free(r->cells);
	r->cells = cells;
	r->capacity = capacity;
	r->head = 0;
	return true;
}

enum rows_result rows_append(struct rows *r, const char *const *cells)
{
	bool full = r->limit > 0 && r->count >= r->limit;

	if (!r->columns || !grow(r))
		return ROWS_NO_MEMORY;
	for (int i = 0; i < r->columns; i++) {
		char **cell = &row_cells(r, r->count)[i];

		*cell = cells[i] ? strdup(cells[i]) : NULL;
		if (cells[i] && !*cell) {
			free_row(r, r->count);
			return ROWS_NO_MEMORY;
		}
	}
	r->count++;
	if (!full)
		return ROWS_ADDED;
	free_row(r, 0);
	r->head = (r->head + 1) % r->capacity;
	r->count--;
	return ROWS_DROPPED;
}

static bool exists(const struct rows *r, int row, int column)
{
	return row >= 0 && row < r->count && column >= 0 && column < r->columns;
}

bool rows_set_cell(struct rows *r, int row, int column, const char *text)
{
	char *copy = text ? strdup(text) : NULL;

	if (!exists(r, row, column) || (text && !copy)) {
		free(copy);
		return false;
	}
	free(row_cells(r, row)[column]);
	row_cells(r, row)[column] = copy;
	return true;
}

const char *rows_cell(const struct rows *r, int row, int column)
{
	const char *text;

	if (!exists(r, row, column))
		return NULL;
	text = row_cells(r, row)[column];
	return text ? text : "";
}
