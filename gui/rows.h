/*
 * gui/rows.h - the rows of a list: texts in columns, in a ring so that the oldest fall out cheaply.
 *
 * Pure. The number of columns is set before the first row. With a limit, a row appended to a full
 * ring replaces the oldest one.
 */
#ifndef GUI_ROWS_H
#define GUI_ROWS_H

#include <stdbool.h>

struct rows {
	int columns;
	int limit;    /* 0 = none */
	int count;    /* rows there are */
	int head;     /* place of the oldest in the ring */
	int capacity; /* rows there is room for */
	char **cells; /* capacity * columns texts, NULL = empty */
};

enum rows_result { ROWS_ADDED, ROWS_DROPPED /* added, the oldest fell out */, ROWS_NO_MEMORY };

void rows_deinit(struct rows *r);
void rows_clear(struct rows *r);
enum rows_result rows_append(struct rows *r, const char *const *cells);
bool rows_set_cell(struct rows *r, int row, int column, const char *text); /* false: no such */
const char *rows_cell(const struct rows *r, int row, int column); /* "" if empty; NULL: no such */

#endif
