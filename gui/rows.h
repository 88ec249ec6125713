/*
 * gui/rows.h - the rows of a list: texts in columns, in a ring so that the oldest fall out cheaply.
 *
 * Pure. The number of columns is set before the first row. With a limit, a row appended to a full
 * ring replaces the oldest one. Appending is O(1), sorting O(n log n), removing one moves the
 * shorter side.
 */
#ifndef GUI_ROWS_H
#define GUI_ROWS_H

#include <stdbool.h>
#include <stdint.h>

struct list_row {
	uintptr_t user;
	const void *icon; /* NULL = none */
	int colour;	  /* of the text, -1 = as usual */
	bool chosen;	  /* one of several */
	char *cells[];	  /* NULL = empty */
};

struct rows {
	int columns;
	int limit;    /* 0 = none */
	int count;    /* rows there are */
	int head;     /* place of the oldest in the ring */
	int capacity; /* rows there is room for */
	struct list_row **ring;
};

enum rows_result { ROWS_ADDED, ROWS_DROPPED /* added, the oldest fell out */, ROWS_NO_MEMORY };

void rows_deinit(struct rows *r);
void rows_clear(struct rows *r);
enum rows_result rows_append(struct rows *r, const char *const *cells);
void rows_remove(struct rows *r, int row);
struct list_row *rows_at(const struct rows *r, int row); /* NULL: no such */
int rows_find(const struct rows *r, const struct list_row *row);
bool rows_set_cell(struct rows *r, int row, int column, const char *text); /* false: no such */
const char *rows_cell(const struct rows *r, int row, int column); /* "" if empty; NULL: no such */

/* Which rows are chosen, where that can be several. True: it is another choice than before. */
bool rows_choose(struct rows *r, int row, bool chosen);
bool rows_choose_only(struct rows *r, int from, int to); /* both ends too, in either order */
int rows_chosen(const struct rows *r);			 /* how many */
int rows_next_chosen(const struct rows *r, int after);	 /* -1: no more; begin with -1 */

/* rows_sort.c: equal rows keep their order. false: no memory, nothing has changed. */
#define ROWS_DOWN    0x1
#define ROWS_NUMBERS 0x2
bool rows_sort(struct rows *r, int column, uint32_t flags);
int64_t rows_number(const char *text);		/* a number at its beginning in thousandths */
int rows_compare(const char *a, const char *b); /* upper and lower case are equal */

#endif
