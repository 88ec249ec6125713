/*
 * table.h - the text of a view of /System/Kernel, line by line.
 *
 * The first line has the headings; columns are found by them, so that a view may get more. The last
 * column takes the rest of its line. Pure.
 */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stdint.h>

#define TABLE_COLUMNS 16
#define TABLE_LINE    256

struct table {
	const char *next; /* line */
	char heads[TABLE_LINE], line[TABLE_LINE];
	const char *head[TABLE_COLUMNS], *cell[TABLE_COLUMNS];
	int columns;
};

/* The text stays the caller's, and must live as long. */
void table_begin(struct table *table, const char *text);
bool table_next(struct table *table);

/* Of the line that table_next has found: "" and 0 where there is no such column. */
const char *table_text(const struct table *table, const char *heading);
uint32_t table_number(const struct table *table, const char *heading);

#endif
