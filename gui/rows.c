/* gui/rows.c - the rows of a list: texts in columns, in a ring so that the oldest fall out cheaply.
 */
#include "rows.h"
#include <stdlib.h>
#include <string.h>

static struct list_row **slot(const struct rows *r, int row)
{
	return &r->ring[(r->head + row) % r->capacity];
}

static void free_row(const struct rows *r, struct list_row *row)
{
	for (int i = 0; row && i < r->columns; i++)
		free(row->cells[i]);
	free(row);
}

void rows_clear(struct rows *r)
{
	for (int i = 0; i < r->count; i++)
		free_row(r, *slot(r, i));
	r->count = r->head = 0;
}

void rows_deinit(struct rows *r)
{
	rows_clear(r);
	free(r->ring);
	r->ring = NULL;
	r->capacity = 0;
}

/* Room for one more row; the ring is unrolled into the new memory. */
static bool grow(struct rows *r)
{
	int capacity = r->capacity ? r->capacity * 2 : 16;
	struct list_row **ring;

	if (r->count < r->capacity)
		return true;
	ring = malloc(capacity * sizeof(struct list_row *));
	if (!ring)
		return false;
	for (int i = 0; i < r->count; i++)
		ring[i] = *slot(r, i);
	free(r->ring);
	r->ring = ring;
	r->capacity = capacity;
	r->head = 0;
	return true;
}

static struct list_row *make(const struct rows *r, const char *const *cells)
{
	struct list_row *row = calloc(1, sizeof(*row) + r->columns * sizeof(char *));

	if (!row)
		return NULL;
	row->colour = -1;
	for (int i = 0; i < r->columns; i++) {
		row->cells[i] = cells[i] ? strdup(cells[i]) : NULL;
		if (cells[i] && !row->cells[i]) {
			free_row(r, row);
			return NULL;
		}
	}
	return row;
}

enum rows_result rows_append(struct rows *r, const char *const *cells)
{
	struct list_row *row;

	if (!r->columns || !grow(r))
		return ROWS_NO_MEMORY;
	row = make(r, cells);
	if (!row)
		return ROWS_NO_MEMORY;
	*slot(r, r->count++) = row;
	if (!r->limit || r->count <= r->limit)
		return ROWS_ADDED;
	rows_remove(r, 0);
	return ROWS_DROPPED;
}

void rows_remove(struct rows *r, int row)
{
	if (row < 0 || row >= r->count)
		return;
	free_row(r, *slot(r, row));
	if (row < r->count / 2) {
		for (int i = row; i > 0; i--)
			*slot(r, i) = *slot(r, i - 1);
		r->head = (r->head + 1) % r->capacity;
	} else {
		for (int i = row; i < r->count - 1; i++)
			*slot(r, i) = *slot(r, i + 1);
	}
	r->count--;
}

struct list_row *rows_at(const struct rows *r, int row)
{
	return row >= 0 && row < r->count ? *slot(r, row) : NULL;
}

int rows_find(const struct rows *r, const struct list_row *row)
{
	for (int i = 0; row && i < r->count; i++)
		if (*slot(r, i) == row)
			return i;
	return -1;
}

bool rows_set_cell(struct rows *r, int row, int column, const char *text)
{
	struct list_row *at = rows_at(r, row);
	char *copy = text ? strdup(text) : NULL;

	if (!at || column < 0 || column >= r->columns || (text && !copy)) {
		free(copy);
		return false;
	}
	free(at->cells[column]);
	at->cells[column] = copy;
	return true;
}

const char *rows_cell(const struct rows *r, int row, int column)
{
	const struct list_row *at = rows_at(r, row);

	if (!at || column < 0 || column >= r->columns)
		return NULL;
	return at->cells[column] ? at->cells[column] : "";
}

/*
 * Choosing several.
 */
bool rows_choose(struct rows *r, int row, bool chosen)
{
	struct list_row *at = rows_at(r, row);
	bool changed = at && at->chosen != chosen;

	if (at)
		at->chosen = chosen;
	return changed;
}

bool rows_choose_only(struct rows *r, int from, int to)
{
	int first = from < to ? from : to, last = from < to ? to : from;
	bool changed = false;

	for (int i = 0; i < r->count; i++)
		changed |= rows_choose(r, i, i >= first && i <= last);
	return changed;
}

int rows_chosen(const struct rows *r)
{
	int count = 0;

	for (int i = 0; i < r->count; i++)
		count += rows_at(r, i)->chosen;
	return count;
}

int rows_next_chosen(const struct rows *r, int after)
{
	for (int i = after + 1; i < r->count; i++)
		if (rows_at(r, i)->chosen)
			return i;
	return -1;
}
