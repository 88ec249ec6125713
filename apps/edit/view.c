/* apps/edit/view.c - what of a text is on the screen, as escape codes. */
#include "view.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "common/utf8.h"

#define TAB 8

struct out {
	char *bytes;
	size_t length, room;
};

static void put_bytes(struct out *o, const char *bytes, size_t length)
{
	if (o->bytes && o->length + length >= o->room) {
		char *more = realloc(o->bytes, o->room = 2 * (o->length + length));

		if (!more)
			free(o->bytes);
		o->bytes = more;
	}
	if (!o->bytes)
		return;
	memcpy(o->bytes + o->length, bytes, length);
	o->length += length;
	o->bytes[o->length] = '\0';
}

static void put(struct out *o, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(struct out *o, const char *format, ...)
{
	char text[256];
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	put_bytes(o, text, length < (int)sizeof(text) ? (size_t)length : sizeof(text) - 1);
}

int view_rows(const struct view *v)
{
	return v->rows > 3 ? v->rows - 2 : 1;
}

/* Room for line numbers. */
static int gutter(const struct buffer *b)
{
	int digits = 3;

	for (int n = b->count; n >= 1000; n /= 10)
		digits++;
	return digits + 1;
}

static void scroll(struct view *v, const struct buffer *b)
{
	int column = line_columns(b->lines[b->caret.row], b->caret.column);
	int rows = view_rows(v), columns = v->columns - gutter(b) - 1;

	columns = columns < 8 ? 8 : columns;
	if (b->caret.row < v->top)
		v->top = b->caret.row;
	if (b->caret.row >= v->top + rows)
		v->top = b->caret.row - rows + 1;
	if (column < v->left)
		v->left = column > 8 ? column - 8 : 0;
	if (column > v->left + columns)
		v->left = column - columns + 8;
}

/* A character in `columns` columns from `column` on, or blanks where an edge goes through it. A
 * mark goes with what is before it. */
static void put_character(struct out *o, const struct view *v, int room, uint32_t code, int column,
			  int columns)
{
	int from = columns ? column : column - 1, to = columns ? column + columns : column;
	char bytes[UTF8_BYTES_MAX];
	size_t length = (size_t)utf8_encode(code, bytes);

	if (from >= v->left && to <= v->left + room) {
		put_bytes(o, bytes, length);
		return;
	}
	for (int i = column; i < column + columns; i++)
		if (i >= v->left && i < v->left + room)
			put_bytes(o, " ", 1);
}

/* The columns from v->left on, as many as there are. */
static void put_line(struct out *o, const struct view *v, const char *line, int room)
{
	int column = 0, columns;
	uint32_t code;

	while (*line && column <= v->left + room) {
		if (*line == '\t') {
			int end = column + TAB - column % TAB;

			for (line++; column < end; column++)
				put_character(o, v, room, ' ', column, 1);
			continue;
		}
		line += line_character(line, &code, &columns);
		put_character(o, v, room, code, column, columns);
		column += columns;
	}
}

static void put_rows(struct out *o, const struct view *v, const struct buffer *b)
{
	int margin = gutter(b);

	for (int i = 0; i < view_rows(v); i++) {
		int row = v->top + i;

		put(o, "\033[%d;1H", i + 1);
		if (row < b->count) {
			put(o, "\033[2m%*d \033[0m", margin - 1, row + 1);
			put_line(o, v, b->lines[row], v->columns - margin);
		}
		put(o, "\033[K");
	}
}

/* What fits of it; where two blanks stand between its parts, only whole parts. */
static int fitting(const char *text, int columns)
{
	int bytes = line_byte_at(text, columns);

	if (text[bytes] && strstr(text, "  "))
		while (bytes && strncmp(text + bytes, "  ", 2))
			bytes--;
	return bytes ? bytes : line_byte_at(text, columns);
}

/* A whole row of the screen: cut, or filled with blanks in its colours. */
static void put_bar(struct out *o, const struct view *v, int row, const char *text)
{
	int bytes = fitting(text, v->columns);

	put(o, "\033[%d;1H", row);
	put_bytes(o, text, (size_t)bytes);
	for (int i = line_columns(text, bytes); i < v->columns; i++)
		put_bytes(o, " ", 1);
}

char *view_draw(struct view *v, const struct buffer *b)
{
	struct out o = {malloc(4096), 0, 4096};
	int column = line_columns(b->lines[b->caret.row], b->caret.column);
	char status[200];

	scroll(v, b);
	snprintf(status, sizeof(status), " %.120s%s  line %d of %d, column %d",
		 v->name ? v->name : "(no name)", b->changed ? " *" : "", b->caret.row + 1,
		 b->count, column + 1);
	put(&o, "\033[?25l");
	put_rows(&o, v, b);
	put(&o, "\033[7m");
	put_bar(&o, v, view_rows(v) + 1, status);
	put(&o, "\033[0m");
	put_bar(&o, v, view_rows(v) + 2, v->help ? v->help : "");
	if (v->prompt >= 0)
		put(&o, "\033[%d;%dH", view_rows(v) + 2,
		    line_columns(v->help ? v->help : "", v->prompt) + 1);
	else
		put(&o, "\033[%d;%dH", b->caret.row - v->top + 1, gutter(b) + column - v->left + 1);
	put(&o, "\033[?25h");
	return o.bytes;
}
