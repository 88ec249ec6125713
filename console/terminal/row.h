/*
 * console/terminal/row.h - one row of cells: grows up to its capacity as it is written, may be
 * wrapped.
 *
 * Cells from length on are nothing: blank, in default colours. So an empty row costs nothing to
 * make, and plain erasing shortens. A wrapped row is full and its text goes on in the next one.
 *
 * Every call keeps wide characters whole: where one half of one would be left, it becomes a space.
 * Columns are the caller's to keep within the capacity. Pure; the caller guards.
 */
#ifndef TERMINAL_ROW_H
#define TERMINAL_ROW_H

#include <stdbool.h>
#include "cell.h"

struct row {
	struct cell *cells;
	int length, capacity;
	bool wrapped;
};

bool row_init(struct row *r, int capacity); /* false: no memory */
void row_deinit(struct row *r);

/* Make cells [from, to) ready to be overwritten and return the first of them. */
struct cell *row_open(struct row *r, int from, int to);

/* Blank cells [from, to): `blank` has code 0 and the background they get. */
void row_erase(struct row *r, int from, int to, const struct cell *blank);

/* Push cells from `at` on to the right by count; what passes `columns` is lost. */
void row_insert(struct row *r, int at, int count, int columns, const struct cell *blank);

/* Take count cells out at `at`; blanks come in at the end of `columns`. */
void row_delete(struct row *r, int at, int count, int columns, const struct cell *blank);

/* Shorten by what is nothing. Returns the length. */
int row_trim(struct row *r);

void row_copy(struct row *to, struct row *from); /* as much as there is room for */
void row_clear(struct row *r);

#endif
