/* console/terminal/terminal.c - a terminal emulator's life, its view, and what changed in it. */
#include "terminal.h"
#include <errno.h>
#include <string.h>
#include "memory.h"
#include "terminal_parts.h"

static int within(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

struct terminal *terminal_create(int columns, int rows, const struct terminal_callbacks *callbacks,
				 void *context)
{
	struct terminal *t = memory_get(sizeof(*t));

	if (!t)
		return NULL;
	memset(t, 0, sizeof(*t));
	columns = within(columns, TERMINAL_COLUMNS_MIN, TERMINAL_COLUMNS_MAX);
	rows = within(rows, 1, TERMINAL_ROWS_MAX);
	if (callbacks)
		t->callbacks = *callbacks;
	t->context = context;
	t->mouse_column = -1;
	parser_init(&t->parser);
	if (!history_init(&t->history) || !row_init(&t->unpacked, columns) ||
	    !screen_init(&t->screen, columns, rows, &t->history)) {
		terminal_destroy(t);
		return NULL;
	}
	return t;
}

void terminal_destroy(struct terminal *t)
{
	if (!t)
		return;
	screen_deinit(&t->screen);
	row_deinit(&t->unpacked);
	history_deinit(&t->history);
	memory_free(t);
}

int terminal_columns(const struct terminal *t)
{
	return t->screen.columns;
}

int terminal_rows(const struct terminal *t)
{
	return t->screen.height;
}

uint32_t terminal_modes(const struct terminal *t)
{
	return t->screen.modes;
}

bool terminal_alternate(const struct terminal *t)
{
	return t->screen.alternate;
}

const char *terminal_title(const struct terminal *t)
{
	return t->title;
}

void terminal_set_cell_size(struct terminal *t, int width, int height)
{
	t->cell_width = width;
	t->cell_height = height;
}

void terminal_reply(struct terminal *t, const char *bytes, int length)
{
	if (length && t->callbacks.reply)
		t->callbacks.reply(t->context, bytes, length);
}

/* Lines and the view. */

int64_t terminal_screen_line(const struct terminal *t)
{
	return screen_line(&t->screen);
}

int64_t terminal_first_line(const struct terminal *t)
{
	return t->history.first;
}

int64_t terminal_end_line(const struct terminal *t)
{
	return terminal_screen_line(t) + t->screen.height;
}

int64_t terminal_top_line(const struct terminal *t)
{
	return t->view_back ? t->view_line : terminal_screen_line(t);
}

int terminal_history_rows(const struct terminal *t)
{
	return t->history.count;
}

int terminal_view(const struct terminal *t)
{
	return (int)(terminal_screen_line(t) - terminal_top_line(t));
}

void terminal_set_view(struct terminal *t, int offset)
{
	offset = within(offset, 0, t->history.count);
	if (offset == terminal_view(t))
		return;
	t->view_back = offset > 0;
	t->view_line = terminal_screen_line(t) - offset;
	terminal_damage_all(t);
}

void terminal_show_line(struct terminal *t, int64_t line)
{
	int64_t top = terminal_top_line(t);

	if (line < top)
		top = line;
	else if (line >= top + t->screen.height)
		top = line - t->screen.height + 1;
	terminal_set_view(t, (int)(terminal_screen_line(t) - top));
}

/* After a change: the line at the view's top may have fallen out, or be the screen's now. */
static void keep_view(struct terminal *t)
{
	if (!t->view_back)
		return;
	if (t->view_line < t->history.first) {
		t->view_line = t->history.first;
		terminal_damage_all(t);
	}
	t->view_back = t->view_line < terminal_screen_line(t);
}

const struct cell *terminal_line(struct terminal *t, int64_t line, int *length, bool *wrapped)
{
	static const struct cell nothing;
	struct row *r = &t->unpacked;

	*length = 0;
	if (wrapped)
		*wrapped = false;
	if (line < terminal_first_line(t) || line >= terminal_end_line(t))
		return &nothing;
	if (line < terminal_screen_line(t))
		history_get(&t->history, (int)(line - t->history.first), r);
	else
		r = &t->screen.rows[line - terminal_screen_line(t)];
	*length = r->length;
	if (wrapped)
		*wrapped = r->wrapped;
	return r->cells;
}

const struct cell *terminal_row(struct terminal *t, int y, int *length)
{
	return terminal_line(t, terminal_top_line(t) + y, length, NULL);
}

/* What changed. */

void terminal_damage_lines(struct terminal *t, int64_t first, int64_t end)
{
	int64_t top = terminal_top_line(t);

	for (int y = 0; y < t->screen.height; y++)
		if (top + y >= first && top + y < end)
			t->view_changed[y] = true;
}

void terminal_damage_all(struct terminal *t)
{
	for (int y = 0; y < t->screen.height; y++)
		t->view_changed[y] = true;
}

/* Take the marks of view row y. */
static bool take_changed(struct terminal *t, int y)
{
	int on_screen = y - terminal_view(t);
	bool changed = t->view_changed[y];

	t->view_changed[y] = false;
	if (on_screen >= 0) {
		changed |= t->screen.changed[on_screen];
		t->screen.changed[on_screen] = false;
	}
	return changed;
}

bool terminal_damage(struct terminal *t, int *first, int *end)
{
	int y = 0;

	while (y < t->screen.height && !take_changed(t, y))
		y++;
	*first = y;
	if (y == t->screen.height)
		return false;
	for (y++; y < t->screen.height && take_changed(t, y);)
		y++;
	*end = y;
	return true;
}

bool terminal_cursor(struct terminal *t, struct terminal_cursor *out)
{
	const struct screen *s = &t->screen;
	const struct row *r = &s->rows[s->cursor.y];
	int x = s->cursor.x, y = s->cursor.y + terminal_view(t);

	if (!(s->modes & MODE_SHOW_CURSOR) || y >= s->height)
		return false;
	if (x > 0 && x < r->length && (r->cells[x].attributes & CELL_TAIL))
		x--;
	*out = (struct terminal_cursor){.x = x, .y = y, .width = 1, .shape = t->shape};
	if (x < r->length && (r->cells[x].attributes & CELL_WIDE))
		out->width = 2;
	out->blink = (s->modes & MODE_BLINK_CURSOR) != 0;
	return true;
}

/* What a program does. */

/* The marks that come from what a write did as a whole: cursor, view, selection. */
static void settle(struct terminal *t, int x, int y, uint32_t modes)
{
	struct screen *s = &t->screen;

	if (x != s->cursor.x || y != s->cursor.y || ((modes ^ s->modes) & MODE_SHOW_CURSOR))
		s->changed[y] = s->changed[s->cursor.y] = true;
	keep_view(t);
	select_check(t);
}

void terminal_write(struct terminal *t, const void *bytes, int length)
{
	int x = t->screen.cursor.x, y = t->screen.cursor.y;
	uint32_t modes = t->screen.modes;

	parser_feed(&t->parser, bytes, length, &output_actions, t);
	settle(t, x, y, modes);
}

void terminal_reset(struct terminal *t)
{
	screen_reset(&t->screen);
	t->shape = TERMINAL_CURSOR_BLOCK;
	terminal_damage_all(t);
}

void terminal_clear_history(struct terminal *t)
{
	history_clear(&t->history);
	keep_view(t);
	select_check(t);
	terminal_damage_all(t);
}

int terminal_resize(struct terminal *t, int columns, int rows)
{
	columns = within(columns, TERMINAL_COLUMNS_MIN, TERMINAL_COLUMNS_MAX);
	rows = within(rows, 1, TERMINAL_ROWS_MAX);
	if (columns == t->screen.columns && rows == t->screen.height)
		return 0;
	if (!reflow(t, columns, rows))
		return -ENOMEM;
	keep_view(t);
	terminal_damage_all(t);
	report_size(t);
	return 0;
}

static size_t fixed_bytes(int columns, int rows)
{
	size_t row = sizeof(struct row) + (size_t)columns * sizeof(struct cell);

	return sizeof(struct terminal) + (2 * (size_t)rows + 1) * row;
}

size_t terminal_bytes(const struct terminal *t)
{
	return fixed_bytes(t->screen.columns, t->screen.height) + history_bytes(&t->history);
}

size_t terminal_bytes_max(int columns, int rows)
{
	return fixed_bytes(columns, rows) + TERMINAL_HISTORY_BYTES +
	       TERMINAL_HISTORY_MAX * sizeof(uint32_t);
}
