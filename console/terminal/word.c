/* console/terminal/word.c - finds the ends of words and of wrapped lines in a terminal's text. */
#include "word.h"
#include <string.h>

enum class { BLANK, WORD, OTHER };

/* A cell being looked at, with its row at hand. */
struct spot {
	struct terminal *t;
	int64_t line;
	int column, length;
	const struct cell *cells;
	bool wrapped;
};

static bool load(struct spot *s, int64_t line)
{
	if (line < terminal_first_line(s->t) || line >= terminal_end_line(s->t))
		return false;
	s->line = line;
	s->cells = terminal_line(s->t, line, &s->length, &s->wrapped);
	return true;
}

static bool is_wrapped(struct terminal *t, int64_t line)
{
	bool wrapped;
	int length;

	terminal_line(t, line, &length, &wrapped);
	return wrapped;
}

static enum class class_of(const struct spot *s) {
	int x = s->column;

	if (x > 0 && x < s->length && (s->cells[x].attributes & CELL_TAIL)) x--;
	uint32_t c = x < s->length ? s->cells[x].code : 0;
	if (c == 0 || c == ' ' || c == 0xa0 || c == 0x3000) return BLANK;
	if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	    c >= 0xc0) return c < 0x2000 ||
			c > 0x2bff
		? WORD
		: OTHER; /* signs, arrows, boxes */
	return c < 0x80 && strchr(SELECT_WORD, (int)c) ? WORD : OTHER;
}

/* To the cell before. False: the line begins here. */
static bool back(struct spot *s)
{
	if (s->column > 0) {
		s->column--;
		return true;
	}
	if (s->line == terminal_first_line(s->t) || !is_wrapped(s->t, s->line - 1)) {
		load(s, s->line);
		return false;
	}
	load(s, s->line - 1);
	s->column = s->length ? s->length - 1 : 0;
	return true;
}

/* To the cell behind. False: the line ends here. */
static bool forth(struct spot *s)
{
	int end = s->wrapped ? s->length : s->t->screen.columns;

	if (s->column + 1 < end) {
		s->column++;
		return true;
	}
	if (!s->wrapped || !load(s, s->line + 1))
		return false;
	s->column = 0;
	return true;
}

/* The cell at a place; behind the last column it is the last one. False: there is no such line. */
static bool at_place(struct spot *s, struct terminal *t, struct place at)
{
	*s = (struct spot){.t = t, .column = at.column};
	if (s->column >= t->screen.columns)
		s->column = t->screen.columns - 1;
	return load(s, at.line);
}

static bool same_word(const struct spot *s, enum class first, bool tail)
{
	return first != OTHER ? class_of(s) == first : tail;
}

static bool is_tail(const struct spot *s)
{
	return s->column < s->length && (s->cells[s->column].attributes & CELL_TAIL);
}

struct place word_begin(struct terminal *t, struct place at)
{
	struct spot s;

	if (!at_place(&s, t, at))
		return at;
	enum class first = class_of(&s);
	for (;;) {
		bool tail = is_tail(&s);

		at = (struct place){s.line, s.column};
		if (!back(&s) || !same_word(&s, first, tail))
			return at;
	}
}

struct place word_end(struct terminal *t, struct place at)
{
	struct spot s;

	if (!at_place(&s, t, at))
		return at;
	enum class first = class_of(&s);
	do
		at = (struct place){s.line, s.column + 1};
	while (forth(&s) && same_word(&s, first, is_tail(&s)));
	return at;
}

int64_t word_line_begin(struct terminal *t, int64_t line)
{
	while (line > terminal_first_line(t) && is_wrapped(t, line - 1))
		line--;
	return line;
}

int64_t word_line_end(struct terminal *t, int64_t line)
{
	while (line < terminal_end_line(t) - 1 && is_wrapped(t, line))
		line++;
	return line;
}
