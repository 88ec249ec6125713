/*
 * console/terminal/reflow.c - a terminal in another size: wrapped lines flow into the new width.
 *
 * All rows, from the oldest of the history to the last one used on the screen, are poured cell by
 * cell into new rows. A ring of as many rows as the new screen has holds the newest of them; what
 * falls out of the ring goes into the new history. Rows that need no change are copied packed.
 *
 * - to move something with its text, list its place before pouring: places()
 * - everything that can fail is allocated before the first row is poured: prepare()
 */
#include <string.h>
#include "terminal_parts.h"

#define PLACES_MAX 5

struct reflow {
	struct terminal *t;
	int columns, height;
	struct row *rows, *alternate; /* the new ones; rows is the ring */
	int start, count;	      /* of the ring: its oldest row, and how many are in use */
	bool open;		      /* the newest row's line goes on */
	struct row unpacked;
	struct history history;
	struct place from[PLACES_MAX], to[PLACES_MAX];
	bool moved[PLACES_MAX];
};

enum { CURSOR, SAVED, ANCHOR, HEAD, VIEW };

static bool prepare(struct reflow *f)
{
	f->rows = screen_rows_create(f->columns, f->height);
	f->alternate = screen_rows_create(f->columns, f->height);
	return f->rows && f->alternate && row_init(&f->unpacked, f->columns) &&
	       history_init(&f->history);
}

static void release(struct reflow *f)
{
	screen_rows_destroy(f->rows, f->height);
	screen_rows_destroy(f->alternate, f->height);
	row_deinit(&f->unpacked);
	history_deinit(&f->history);
}

/* The new rows. */

static struct row *newest(struct reflow *f)
{
	return &f->rows[(f->start + f->count - 1) % f->height];
}

/* The line number of the newest row. */
static int64_t newest_line(const struct reflow *f)
{
	return f->history.first + f->history.count + f->count - 1;
}

static void push_oldest(struct reflow *f)
{
	history_push(&f->history, &f->rows[f->start]);
	f->start = (f->start + 1) % f->height;
	f->count--;
}

static void begin_row(struct reflow *f)
{
	if (f->count == f->height)
		push_oldest(f);
	f->count++;
	row_clear(newest(f));
	f->open = true;
}

/* One cell, or a wide character's two. */
static void put(struct reflow *f, const struct cell *cells, int width)
{
	struct row *r = newest(f);

	if (r->length + width > f->columns) {
		r->wrapped = true;
		begin_row(f);
		r = newest(f);
	}
	memcpy(r->cells + r->length, cells, (size_t)width * sizeof(*cells));
	r->length += width;
}

/* Places. */

static bool has_place(const struct reflow *f, int64_t line)
{
	for (int i = 0; i < PLACES_MAX; i++)
		if (f->from[i].line == line)
			return true;
	return false;
}

/* Places in columns [from, end) of the line being poured are now at `column` of the newest row, and
 * as far behind it as they were behind `from`. */
static void move_places(struct reflow *f, int64_t line, int from, int end, int column)
{
	for (int i = 0; i < PLACES_MAX; i++) {
		struct place *p = &f->from[i];

		if (p->line != line || p->column < from || p->column >= end)
			continue;
		f->to[i] = (struct place){newest_line(f), column + p->column - from};
		if (f->to[i].column > f->columns)
			f->to[i].column = f->columns;
		f->moved[i] = true;
	}
}

/* Pouring. */

/* A coloured but empty end is no text that must go on in another row. */
static int poured_length(const struct reflow *f, const struct row *r)
{
	int length = r->length;

	while (!r->wrapped && length > f->columns && !r->cells[length - 1].code &&
	       !(r->cells[length - 1].attributes & CELL_TAIL))
		length--;
	return length;
}

static void pour(struct reflow *f, const struct row *r, int64_t line)
{
	bool look = has_place(f, line);
	int length = poured_length(f, r), width;

	if (!f->open)
		begin_row(f);
	for (int x = 0; x < length; x += width) {
		width = x + 1 < length && (r->cells[x].attributes & CELL_WIDE) ? 2 : 1;
		put(f, r->cells + x, width);
		if (look)
			move_places(f, line, x, x + width, newest(f)->length - width);
	}
	if (look)
		move_places(f, line, length, TERMINAL_COLUMNS_MAX + 1, newest(f)->length);
	f->open = r->wrapped;
}

/* A row that stays as it is. */
static void copy(struct reflow *f, struct history *from, int64_t line)
{
	while (f->count)
		push_oldest(f);
	history_push_packed(&f->history, from, 0);
	move_places(f, line, 0, TERMINAL_COLUMNS_MAX + 1, 0);
}

/* Each old row goes as soon as it is poured, so that there is never much more than one history. */
static void pour_history(struct reflow *f)
{
	struct history *from = &f->t->history;
	struct row *r = &f->t->unpacked;

	for (; from->count; history_drop_first(from)) {
		int64_t line = from->first;
		bool wrapped;

		if (history_length(from, 0, &wrapped) <= f->columns && !wrapped && !f->open) {
			copy(f, from, line);
			continue;
		}
		history_get(from, 0, r);
		pour(f, r, line);
	}
}

/* Rows of the main screen down to the last one with text or the cursor. */
static int used_rows(const struct screen *s, struct row *rows)
{
	int used = (s->alternate ? s->saved[0].y : s->cursor.y) + 1;

	for (int y = used; y < s->height; y++)
		if (row_trim(&rows[y]))
			used = y + 1;
	return used;
}

static void pour_screen(struct reflow *f, struct row *rows, int used, int64_t line)
{
	while (f->count > f->open)
		push_oldest(f);
	for (int y = 0; y < used; y++)
		pour(f, &rows[y], line + y);
}

/* Put the ring in order, with `back` rows of the history before it. */
static void finish_rows(struct reflow *f, int back)
{
	struct row sorted[TERMINAL_ROWS_MAX];

	memcpy(sorted, f->rows, (size_t)f->height * sizeof(*sorted));
	for (int y = 0; y < f->height; y++)
		f->rows[(y + back) % f->height] = sorted[(f->start + y) % f->height];
	for (int y = back - 1; y >= 0; y--)
		history_pop(&f->history, &f->rows[y]);
	for (int y = back + f->count; y < f->height; y++)
		row_clear(&f->rows[y]);
}

/* A screen that was full to its last row takes rows back; one with empty rows below keeps them. */
static int rows_back(const struct reflow *f, int used)
{
	int room = f->height - f->count;

	if (used < f->t->screen.height)
		return 0;
	return room < f->history.count ? room : f->history.count;
}

/* The alternate screen is cropped, at the top if its cursor would be lost. Returns by how much. */
static int crop(struct reflow *f, struct row *rows)
{
	const struct screen *s = &f->t->screen;
	int shift = s->alternate && s->cursor.y >= f->height ? s->cursor.y - f->height + 1 : 0;

	for (int y = 0; y < f->height && y + shift < s->height; y++) {
		row_copy(&f->alternate[y], &rows[y + shift]);
		f->alternate[y].wrapped = false;
	}
	return shift;
}

/* Everything is poured: into the terminal with it. */

static void swap_rows(struct row **a, struct row **b)
{
	struct row *kept = *a;

	*a = *b;
	*b = kept;
}

static void take_over(struct reflow *f)
{
	struct terminal *t = f->t;
	struct screen *s = &t->screen;
	int height = s->height;
	struct row unpacked = t->unpacked;

	swap_rows(s->alternate ? &s->other : &s->rows, &f->rows);
	swap_rows(s->alternate ? &s->rows : &s->other, &f->alternate);
	t->unpacked = f->unpacked;
	f->unpacked = unpacked;
	history_deinit(&t->history);
	t->history = f->history;
	f->history = (struct history){0};
	s->columns = f->columns;
	s->height = s->bottom = f->height;
	s->top = 0;
	f->height = height; /* of the rows that are released */
}

static struct place cursor_place(const struct screen *s, const struct screen_cursor *c)
{
	return (struct place){screen_line(s) + c->y, c->x + c->pending};
}

static void places(struct reflow *f)
{
	const struct terminal *t = f->t;
	const struct screen *s = &t->screen;
	const struct screen_cursor *main = s->alternate ? &s->saved[0] : &s->cursor;

	f->from[CURSOR] = cursor_place(s, main);
	f->from[SAVED] = cursor_place(s, &s->saved[0]);
	f->from[ANCHOR] = t->selection.anchor;
	f->from[HEAD] = t->selection.head;
	f->from[VIEW] = (struct place){t->view_line, 0};
}

static int within(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

static void set_cursor(const struct screen *s, struct screen_cursor *c, struct place at)
{
	int64_t y = at.line - screen_line(s);

	c->y = y < 0 ? 0 : y >= s->height ? s->height - 1 : (int)y;
	c->x = within(at.column, 0, s->columns - 1);
	c->pending = at.column >= s->columns;
}

static void clamp_cursor(const struct screen *s, struct screen_cursor *c, int shift)
{
	c->y = within(c->y - shift, 0, s->height - 1);
	c->x = within(c->x, 0, s->columns - 1);
	c->pending = false;
}

/* What was on the main screen follows its text, the rest is brought within. */
static void set_places(struct reflow *f, int shift)
{
	struct terminal *t = f->t;
	struct screen *s = &t->screen;

	for (int i = 0; i < 2; i++)
		clamp_cursor(s, &s->saved[i], i ? shift : 0);
	if (s->alternate)
		clamp_cursor(s, &s->cursor, shift);
	else if (f->moved[CURSOR])
		set_cursor(s, &s->cursor, f->to[CURSOR]);
	if (f->moved[SAVED])
		set_cursor(s, &s->saved[0], f->to[SAVED]);
	t->view_line = f->to[VIEW].line;
	t->view_back &= f->moved[VIEW];
	if (f->moved[ANCHOR] && f->moved[HEAD] && !s->alternate)
		select_move(t, f->to[ANCHOR], f->to[HEAD]);
	else
		select_clear(t);
}

bool reflow(struct terminal *t, int columns, int height)
{
	struct screen *s = &t->screen;
	struct row *main = s->alternate ? s->other : s->rows;
	struct reflow f = {.t = t, .columns = columns, .height = height};
	int64_t line = screen_line(s);
	int used, shift;

	if (!prepare(&f)) {
		release(&f);
		return false;
	}
	/* From here on nothing fails. */
	places(&f);
	f.history.first = t->history.first;
	used = used_rows(s, main);
	pour_history(&f);
	pour_screen(&f, main, used, line);
	finish_rows(&f, rows_back(&f, used));
	shift = crop(&f, s->alternate ? s->rows : s->other);
	take_over(&f);
	set_places(&f, shift);
	release(&f);
	return true;
}
