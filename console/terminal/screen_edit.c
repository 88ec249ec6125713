/* console/terminal/screen_edit.c - erases, inserts, deletes and scrolls on a screen. */
#include <string.h>
#include "screen.h"

/* What erased cells get: the background in use, as programs expect of an xterm. */
static struct cell blank(const struct screen *s)
{
	return (struct cell){.background = s->cursor.pen.background};
}

/* The text of row y is no longer that of the row above. */
static void unwrap_above(struct screen *s, int y)
{
	if (y > 0)
		s->rows[y - 1].wrapped = false;
	else if (!s->alternate)
		history_unwrap(s->history);
}

void screen_erase_cells(struct screen *s, int y, int from, int to)
{
	struct cell b = blank(s);

	if (to > s->columns)
		to = s->columns;
	if (from >= to)
		return;
	if (from == 0)
		unwrap_above(s, y);
	if (to == s->columns)
		s->rows[y].wrapped = false;
	row_erase(&s->rows[y], from, to, &b);
	screen_touch(s, y, y + 1);
}

void screen_erase_rows(struct screen *s, int from, int to)
{
	for (int y = from; y < to; y++)
		screen_erase_cells(s, y, 0, s->columns);
}

void screen_insert_cells(struct screen *s, int count)
{
	struct row *r = &s->rows[s->cursor.y];
	struct cell b = blank(s);

	if (!count)
		return;
	row_insert(r, s->cursor.x, count, s->columns, &b);
	r->wrapped = false;
	s->cursor.pending = false;
	screen_touch(s, s->cursor.y, s->cursor.y + 1);
}

void screen_delete_cells(struct screen *s, int count)
{
	struct row *r = &s->rows[s->cursor.y];
	struct cell b = blank(s);

	if (!count)
		return;
	row_delete(r, s->cursor.x, count, s->columns, &b);
	r->wrapped = false;
	s->cursor.pending = false;
	screen_touch(s, s->cursor.y, s->cursor.y + 1);
}

/* Rows that came in at the edge. */
static void clear_rows(struct screen *s, int from, int to)
{
	struct cell b = blank(s);

	for (int y = from; y < to; y++) {
		row_clear(&s->rows[y]);
		row_erase(&s->rows[y], 0, s->columns, &b);
	}
}

/* Move the first `count` of rows [top, bottom) to the end, or with a negative count the last ones
 * to the front. */
static void rotate(struct screen *s, int top, int bottom, int count)
{
	struct row kept[TERMINAL_ROWS_MAX];
	int out = count < 0 ? -count : count, stay = bottom - top - out;
	struct row *first = s->rows + top;

	if (count > 0) {
		memcpy(kept, first, (size_t)out * sizeof(*kept));
		memmove(first, first + out, (size_t)stay * sizeof(*kept));
		memcpy(first + stay, kept, (size_t)out * sizeof(*kept));
	} else {
		memcpy(kept, first + stay, (size_t)out * sizeof(*kept));
		memmove(first + out, first, (size_t)stay * sizeof(*kept));
		memcpy(first, kept, (size_t)out * sizeof(*kept));
	}
}

/* The rows above go into the history; those below the region get other line numbers by it. */
static void keep(struct screen *s, int count)
{
	if (s->bottom < s->height)
		screen_touch(s, s->bottom, s->height);
	for (int y = 0; y < count; y++)
		history_push(s->history, &s->rows[y]);
	for (int y = 0; y < s->bottom; y++)
		s->changed[y] = true;
}

/* Rows at the top go for good. */
static void lift(struct screen *s, int top, int count)
{
	screen_touch(s, top, s->bottom);
	unwrap_above(s, top);
	rotate(s, top, s->bottom, count);
	clear_rows(s, s->bottom - count, s->bottom);
}

static int at_most(int count, int most)
{
	return count < most ? count : most;
}

void screen_scroll_up(struct screen *s, int count)
{
	count = at_most(count, s->bottom - s->top);
	if (count <= 0)
		return;
	if (s->top || s->alternate) {
		lift(s, s->top, count);
		return;
	}
	keep(s, count);
	rotate(s, 0, s->bottom, count);
	clear_rows(s, s->bottom - count, s->bottom);
}

static void lower(struct screen *s, int top, int count)
{
	count = at_most(count, s->bottom - top);
	if (count <= 0)
		return;
	screen_touch(s, top, s->bottom);
	unwrap_above(s, top);
	rotate(s, top, s->bottom, -count);
	clear_rows(s, top, top + count);
	s->rows[s->bottom - 1].wrapped = false;
}

void screen_scroll_down(struct screen *s, int count)
{
	lower(s, s->top, count);
}

static bool in_region(const struct screen *s)
{
	return s->cursor.y >= s->top && s->cursor.y < s->bottom;
}

void screen_insert_rows(struct screen *s, int count)
{
	if (!in_region(s))
		return;
	lower(s, s->cursor.y, count);
	screen_move(s, 0, s->cursor.y);
}

/* Unlike rows that scroll off, these do not go into the history. */
void screen_delete_rows(struct screen *s, int count)
{
	if (!in_region(s))
		return;
	count = at_most(count, s->bottom - s->cursor.y);
	if (count > 0)
		lift(s, s->cursor.y, count);
	screen_move(s, 0, s->cursor.y);
}

void screen_fill(struct screen *s, uint32_t code)
{
	for (int y = 0; y < s->height; y++) {
		struct cell *to = row_open(&s->rows[y], 0, s->columns);

		for (int x = 0; x < s->columns; x++)
			to[x] = (struct cell){.code = code};
		s->rows[y].wrapped = false;
	}
	screen_touch(s, 0, s->height);
}
