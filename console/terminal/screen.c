/* console/terminal/screen.c - a screen's life, its cursor and its tabs. */
#include "screen.h"
#include "memory.h"

struct row *screen_rows_create(int columns, int height)
{
	struct row *rows = memory_get((size_t)height * sizeof(*rows));

	for (int y = 0; rows && y < height; y++) {
		if (row_init(&rows[y], columns))
			continue;
		screen_rows_destroy(rows, y);
		return NULL;
	}
	return rows;
}

void screen_rows_destroy(struct row *rows, int height)
{
	for (int y = 0; rows && y < height; y++)
		row_deinit(&rows[y]);
	memory_free(rows);
}

bool screen_init(struct screen *s, int columns, int height, struct history *history)
{
	*s = (struct screen){.columns = columns, .height = height, .history = history};
	s->rows = screen_rows_create(columns, height);
	s->other = screen_rows_create(columns, height);
	screen_reset(s);
	return s->rows && s->other;
}

void screen_deinit(struct screen *s)
{
	screen_rows_destroy(s->rows, s->height);
	screen_rows_destroy(s->other, s->height);
	s->rows = s->other = NULL;
}

static void reset_cursors(struct screen *s)
{
	struct screen_cursor start = {.sets = {'B', 'B'}};

	s->cursor = s->saved[0] = s->saved[1] = start;
}

void screen_reset(struct screen *s)
{
	screen_alternate(s, false);
	reset_cursors(s);
	s->top = 0;
	s->bottom = s->height;
	s->modes = MODES_AT_START;
	s->last = 0;
	screen_tabs_reset(s);
	if (s->rows)
		screen_erase_rows(s, 0, s->height);
}

void screen_soft_reset(struct screen *s)
{
	int x = s->cursor.x, y = s->cursor.y;

	reset_cursors(s);
	s->cursor.x = x;
	s->cursor.y = y;
	s->top = 0;
	s->bottom = s->height;
	s->modes &= ~(uint32_t)(MODE_INSERT | MODE_ORIGIN | MODE_APP_CURSOR | MODE_APP_KEYPAD);
	s->modes |= MODE_SHOW_CURSOR | MODE_AUTO_WRAP;
}

void screen_touch(struct screen *s, int from, int to)
{
	int64_t line = screen_line(s);

	for (int y = from; y < to; y++)
		s->changed[y] = true;
	if (line + from < s->watch_end && line + to > s->watch_first)
		s->watch_hit = true;
}

static int within(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

void screen_move(struct screen *s, int x, int y)
{
	s->cursor.x = within(x, 0, s->columns - 1);
	s->cursor.y = within(y, 0, s->height - 1);
	s->cursor.pending = false;
}

void screen_move_origin(struct screen *s, int x, int y)
{
	if (s->modes & MODE_ORIGIN)
		y = within(within(y, 0, s->height) + s->top, s->top, s->bottom - 1);
	screen_move(s, x, y);
}

void screen_up(struct screen *s, int count)
{
	int edge = s->cursor.y >= s->top ? s->top : 0;

	screen_move(s, s->cursor.x, within(s->cursor.y - count, edge, s->height - 1));
}

void screen_down(struct screen *s, int count)
{
	int edge = s->cursor.y < s->bottom ? s->bottom : s->height;

	screen_move(s, s->cursor.x, within(s->cursor.y + count, 0, edge - 1));
}

void screen_save(struct screen *s)
{
	s->cursor.origin = (s->modes & MODE_ORIGIN) != 0;
	s->saved[s->alternate] = s->cursor;
}

void screen_restore(struct screen *s)
{
	s->cursor = s->saved[s->alternate];
	s->modes &= ~(uint32_t)MODE_ORIGIN;
	if (s->cursor.origin)
		s->modes |= MODE_ORIGIN;
	s->cursor.x = within(s->cursor.x, 0, s->columns - 1);
	s->cursor.y = within(s->cursor.y, 0, s->height - 1);
}

void screen_set_region(struct screen *s, int top, int bottom)
{
	bottom = within(bottom, 0, s->height);
	if (top < 0 || bottom - top < 2)
		return;
	s->top = top;
	s->bottom = bottom;
	screen_move_origin(s, 0, 0);
}

void screen_alternate(struct screen *s, bool alternate)
{
	struct row *rows = s->rows;

	if (s->alternate == alternate)
		return;
	s->rows = s->other;
	s->other = rows;
	s->alternate = alternate;
	screen_touch(s, 0, s->height);
}

void screen_tabs_reset(struct screen *s)
{
	for (int x = 0; x < TERMINAL_COLUMNS_MAX; x++)
		s->tabs[x] = x % 8 == 0;
}

void screen_tab(struct screen *s, int count)
{
	int step = count < 0 ? -1 : 1, x = s->cursor.x;

	for (; count && x + step >= 0 && x + step < s->columns; count -= step)
		do
			x += step;
		while (x > 0 && x < s->columns - 1 && !s->tabs[x]);
	screen_move(s, x, s->cursor.y);
}
