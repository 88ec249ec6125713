/*
 * console/terminal/history.h - rows that scrolled off the screen, packed, the oldest going first.
 *
 * A row is kept as runs of cells that look the same, each with its text in UTF-8: plain text costs
 * a byte a character and six more. Rows lie one after the other in blocks of 32 KB that are
 * allocated as they are needed and freed as their last row goes.
 *
 * Bounded by TERMINAL_HISTORY_MAX rows and TERMINAL_HISTORY_BYTES. Putting a row in never fails:
 * at a bound, and where memory is short, the oldest rows go; with none left to go the new one is
 * lost. Rows are numbered: the oldest is `first`, and a row keeps its number while it exists.
 */
#ifndef TERMINAL_HISTORY_H
#define TERMINAL_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "row.h"
#include "terminal.h"

#define HISTORY_BLOCK_BYTES 0x8000
#define HISTORY_BLOCKS_MAX  (TERMINAL_HISTORY_BYTES / HISTORY_BLOCK_BYTES)

struct history_block;

struct history {
	struct history_block *blocks[HISTORY_BLOCKS_MAX]; /* a ring */
	int first_block, block_count;
	uint32_t *places; /* a ring of TERMINAL_HISTORY_MAX: block << 16 | offset */
	int first_place, count;
	int64_t first; /* number of the oldest row */
};

bool history_init(struct history *h); /* false: no memory */
void history_deinit(struct history *h);
void history_clear(struct history *h); /* the numbers go on */

void history_push(struct history *h, const struct row *row);
/* Row `index` (0 the oldest); out has the capacity of the row that was put in. */
void history_get(const struct history *h, int index, struct row *out);
/* Its cells and whether it is wrapped, without unpacking it. */
int history_length(const struct history *h, int index, bool *wrapped);
/* Take the newest row out again, or the oldest. There must be one. */
void history_pop(struct history *h, struct row *out);
void history_unwrap(struct history *h); /* the newest row's text does not go on below it */
void history_drop_first(struct history *h);
/* Put a copy of another history's row at the end, packed as it is. */
void history_push_packed(struct history *h, const struct history *from, int index);

size_t history_bytes(const struct history *h);

#endif
