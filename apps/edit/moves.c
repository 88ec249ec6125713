/* apps/edit/moves.c - where the caret goes, columns of the screen, search. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "buffer.h"
#include "common/utf8.h"
#include "console/terminal/width.h"

#define TAB 8

static bool is_inside(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

int line_character(const char *at, uint32_t *code, int *columns)
{
	int bytes = 1;

	while (is_inside(at[bytes]))
		bytes++;
	if (utf8_decode(at, bytes, code) != bytes)
		*code = UTF8_REPLACEMENT;
	if (*code < 0x20 || (*code >= 0x7f && *code < 0xa0))
		*code = '?';
	*columns = width_of(*code);
	return bytes;
}

/* The column behind the character at `at`, which begins in `column`; *bytes are its. */
static int column_behind(const char *at, int column, int *bytes)
{
	uint32_t code;
	int columns;

	*bytes = 1;
	if (*at == '\t')
		return column + TAB - column % TAB;
	*bytes = line_character(at, &code, &columns);
	return column + columns;
}

int line_columns(const char *line, int bytes)
{
	int columns = 0, one;

	for (int i = 0; i < bytes && line[i]; i += one)
		columns = column_behind(line + i, columns, &one);
	return columns;
}

int line_byte_at(const char *line, int column)
{
	int at = 0, columns = 0, bytes;

	while (line[at]) {
		columns = column_behind(line + at, columns, &bytes);
		if (columns > column)
			break;
		at += bytes;
	}
	return at;
}

void buffer_place(struct buffer *b, struct place place)
{
	int length;

	b->caret.row = place.row < 0 ? 0 : place.row >= b->count ? b->count - 1 : place.row;
	length = (int)strlen(b->lines[b->caret.row]);
	b->caret.column = place.column < 0 ? 0 : place.column > length ? length : place.column;
	while (b->caret.column && is_inside(b->lines[b->caret.row][b->caret.column]))
		b->caret.column--;
	b->typing = false;
}

static void left(struct buffer *b)
{
	struct place p = b->caret;

	if (p.column)
		buffer_place(b, (struct place){p.row, p.column - 1});
	else if (p.row)
		buffer_place(b, (struct place){p.row - 1, (int)strlen(b->lines[p.row - 1])});
}

static void right(struct buffer *b)
{
	const char *line = b->lines[b->caret.row];
	struct place p = b->caret;

	if (!line[p.column]) {
		if (p.row + 1 < b->count)
			buffer_place(b, (struct place){p.row + 1, 0});
		return;
	}
	do
		p.column++;
	while (is_inside(line[p.column]));
	buffer_place(b, p);
}

static bool is_word(const struct buffer *b)
{
	unsigned char byte = (unsigned char)b->lines[b->caret.row][b->caret.column];

	return byte >= 0x80 || isalnum(byte) || byte == '_';
}

static bool at_end(const struct buffer *b, bool back)
{
	if (back)
		return !b->caret.row && !b->caret.column;
	return b->caret.row + 1 == b->count && !b->lines[b->caret.row][b->caret.column];
}

/* To the start of a word. */
static void by_word(struct buffer *b, bool back)
{
	if (!back) {
		while (is_word(b) && !at_end(b, back))
			right(b);
		while (!is_word(b) && !at_end(b, back))
			right(b);
		return;
	}
	do
		left(b);
	while (!is_word(b) && !at_end(b, back));
	while (b->caret.column && is_word(b)) {
		left(b);
		if (!is_word(b)) {
			right(b);
			break;
		}
	}
}

void buffer_move_rows(struct buffer *b, int rows)
{
	int goal = b->goal < 0 ? line_columns(b->lines[b->caret.row], b->caret.column) : b->goal;
	int row = b->caret.row + rows;

	row = row < 0 ? 0 : row >= b->count ? b->count - 1 : row;
	buffer_place(b, (struct place){row, line_byte_at(b->lines[row], goal)});
	b->goal = goal;
}

void buffer_move(struct buffer *b, enum motion motion)
{
	if (motion == MOVE_UP || motion == MOVE_DOWN) {
		buffer_move_rows(b, motion == MOVE_UP ? -1 : 1);
		return;
	}
	b->goal = -1;
	switch (motion) {
	case MOVE_LEFT:
		left(b);
		break;
	case MOVE_RIGHT:
		right(b);
		break;
	case MOVE_WORD_LEFT:
	case MOVE_WORD_RIGHT:
		by_word(b, motion == MOVE_WORD_LEFT);
		break;
	case MOVE_HOME:
		buffer_place(b, (struct place){b->caret.row, 0});
		break;
	case MOVE_END:
		buffer_place(b, (struct place){b->caret.row, (int)strlen(b->lines[b->caret.row])});
		break;
	case MOVE_START:
		buffer_place(b, (struct place){0, 0});
		break;
	default:
		buffer_place(b, (struct place){b->count, (int)strlen(b->lines[b->count - 1])});
	}
}

static const char *find_in(const char *line, const char *what)
{
	size_t length = strlen(what);

	for (; *line; line++)
		if (!strncasecmp(line, what, length))
			return line;
	return NULL;
}

bool buffer_find(struct buffer *b, const char *what)
{
	int start = b->caret.row;

	for (int i = 0; *what && i <= b->count; i++) {
		int row = (start + i) % b->count, from = 0;
		const char *line = b->lines[row], *at;

		if (!i)
			from = line[b->caret.column] ? b->caret.column + 1 : b->caret.column;
		at = find_in(line + from, what);
		if (!at)
			continue;
		buffer_place(b, (struct place){row, (int)(at - line)});
		b->goal = -1;
		return true;
	}
	return false;
}
