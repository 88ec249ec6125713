/* console/terminal/screen_print.c - puts characters on a screen, with wrapping, marks and wide
 * ones. */
#include "common/utf8.h"
#include "screen.h"
#include "width.h"

/* The text goes on in the next row. */
static void wrap(struct screen *s)
{
	s->rows[s->cursor.y].wrapped = true;
	s->cursor.pending = false;
	screen_line_feed(s);
	s->cursor.x = 0;
}

static void wrap_if_pending(struct screen *s)
{
	if (s->cursor.pending && (s->modes & MODE_AUTO_WRAP))
		wrap(s);
}

/* The cursor goes on by what was put. */
static void advance(struct screen *s, int cells)
{
	struct screen_cursor *c = &s->cursor;

	c->x += cells;
	if (c->x < s->columns)
		return;
	c->x = s->columns - 1;
	c->pending = (s->modes & MODE_AUTO_WRAP) != 0;
	s->rows[c->y].wrapped = false;
}

static struct cell *open_cells(struct screen *s, int count)
{
	struct row *r = &s->rows[s->cursor.y];
	struct cell blank = {.background = s->cursor.pen.background};

	screen_touch(s, s->cursor.y, s->cursor.y + 1);
	if (s->modes & MODE_INSERT)
		row_insert(r, s->cursor.x, count, s->columns, &blank);
	return row_open(r, s->cursor.x, s->cursor.x + count);
}

/* As much as fits into the cursor's row; returns how much. */
static int put_run(struct screen *s, const uint8_t *bytes, int length)
{
	int room = s->columns - s->cursor.x;
	int count = length < room ? length : room;
	struct cell *to = open_cells(s, count);

	for (int i = 0; i < count; i++) {
		to[i] = s->cursor.pen;
		to[i].code = bytes[i];
	}
	s->last = bytes[count - 1];
	advance(s, count);
	return count;
}

void screen_text(struct screen *s, const uint8_t *bytes, int length)
{
	if (s->cursor.sets[s->cursor.set] != 'B') {
		while (length--)
			screen_print(s, *bytes++);
		return;
	}
	while (length > 0) {
		wrap_if_pending(s);
		if (s->cursor.x == s->columns - 1 && !(s->modes & MODE_AUTO_WRAP)) {
			bytes += length - 1; /* each would overwrite the one before */
			length = 1;
		}
		int count = put_run(s, bytes, length);
		bytes += count;
		length -= count;
	}
}

/* DEC's line drawing characters, for 0x5f .. 0x7e. */
static uint32_t drawing(uint32_t code)
{
	static const uint16_t set[] = {
		0x00a0, 0x25c6, 0x2592, 0x2409, 0x240c, 0x240d, 0x240a, 0x00b0,
		0x00b1, 0x2424, 0x240b, 0x2518, 0x2510, 0x250c, 0x2514, 0x253c,
		0x23ba, 0x23bb, 0x2500, 0x23bc, 0x23bd, 0x251c, 0x2524, 0x2534,
		0x252c, 0x2502, 0x2264, 0x2265, 0x03c0, 0x2260, 0x00a3, 0x00b7,
	};

	return code >= 0x5f && code <= 0x7e ? set[code - 0x5f] : code;
}

static uint32_t translate(const struct screen *s, uint32_t code)
{
	char set = s->cursor.sets[s->cursor.set];

	if (set == '0')
		return drawing(code);
	return set == 'A' && code == '#' ? 0xa3 : code;
}

/* Marks that cells keep: not joiners and variation selectors, which only fonts could follow. */
static bool is_mark(uint32_t code)
{
	return code >= 0x300 && code < 0xfe00 && (code < 0x2000 || code > 0x206f);
}

/* Put a mark on the character before the cursor. */
static void combine(struct screen *s, uint32_t code)
{
	struct row *r = &s->rows[s->cursor.y];
	int x = s->cursor.pending ? s->cursor.x : s->cursor.x - 1;

	if (x > 0 && x < r->length && (r->cells[x].attributes & CELL_TAIL))
		x--;
	if (x < 0 || x >= r->length || !r->cells[x].code || r->cells[x].mark || !is_mark(code))
		return;
	r->cells[x].mark = (uint16_t)code;
	screen_touch(s, s->cursor.y, s->cursor.y + 1);
}

/* A wide character never begins in the last column. */
static void make_room(struct screen *s, int width)
{
	if (s->cursor.x + width <= s->columns)
		return;
	if (s->modes & MODE_AUTO_WRAP) {
		screen_erase_cells(s, s->cursor.y, s->cursor.x, s->columns);
		wrap(s);
	} else {
		s->cursor.x = s->columns - width;
	}
}

void screen_print(struct screen *s, uint32_t code)
{
	struct cell *to;
	int width;

	code = translate(s, code);
	width = width_of(code);
	if (width == 0) {
		combine(s, code);
		return;
	}
	wrap_if_pending(s);
	make_room(s, width);
	to = open_cells(s, width);
	to[0] = s->cursor.pen;
	to[0].code = code;
	if (width == 2) {
		to[1] = s->cursor.pen;
		to[0].attributes |= CELL_WIDE;
		to[1].attributes |= CELL_TAIL;
	}
	s->last = code;
	advance(s, width);
}

void screen_line_feed(struct screen *s)
{
	if (s->cursor.y == s->bottom - 1)
		screen_scroll_up(s, 1);
	else if (s->cursor.y < s->height - 1)
		s->cursor.y++;
	s->cursor.pending = false;
}

void screen_reverse_feed(struct screen *s)
{
	if (s->cursor.y == s->top)
		screen_scroll_down(s, 1);
	else if (s->cursor.y > 0)
		s->cursor.y--;
	s->cursor.pending = false;
}
