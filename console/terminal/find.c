/* console/terminal/find.c - looks for text in the lines of a terminal. */
#include "find.h"
#include <string.h>
#include "common/utf8.h"
#include "word.h"

struct search {
	struct terminal *t;
	uint32_t what[FIND_LENGTH_MAX];
	int length;
	bool fold;
	struct place low, high; /* a match begins between them: low < begin < high */
	bool last;		/* the last such match is wanted */
	/* The newest characters read, a ring. */
	uint32_t codes[FIND_LENGTH_MAX];
	struct place begins[FIND_LENGTH_MAX];
	int read;
	struct find_place found;
	bool any;
};

/* Small letters of the alphabets that have capitals. */
static uint32_t fold(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7))
		return c + 0x20;
	if ((c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) || (c >= 0x14a && c <= 0x177) ||
	    (c >= 0x460 && c <= 0x4bf))
		return c | 1;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
		return c + (c & 1);
	if ((c >= 0x391 && c <= 0x3a9 && c != 0x3a2) || (c >= 0x410 && c <= 0x42f))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40f)
		return c + 0x50;
	return c;
}

static bool before(struct place a, struct place b)
{
	return a.line < b.line || (a.line == b.line && a.column < b.column);
}

/* What is searched, as characters. */
static bool read_what(struct search *s, const char *what)
{
	int left = (int)strlen(what);

	while (left > 0) {
		uint32_t code;
		int used = utf8_decode(what, left, &code);

		if (s->length == FIND_LENGTH_MAX)
			return false;
		s->what[s->length++] = s->fold ? fold(code) : code;
		what += used;
		left -= used;
	}
	return s->length > 0;
}

/* Are the newest characters what is searched? */
static bool matches(const struct search *s)
{
	if (s->read < s->length)
		return false;
	for (int i = s->length - 1; i >= 0; i--)
		if (s->codes[(s->read - s->length + i) % s->length] != s->what[i])
			return false;
	return true;
}

static void read_cell(struct search *s, const struct cell *c, struct place at)
{
	uint32_t code = c->code ? c->code : ' ';
	struct place begin;

	s->codes[s->read % s->length] = s->fold ? fold(code) : code;
	s->begins[s->read % s->length] = at;
	s->read++;
	if (!matches(s))
		return;
	begin = s->begins[s->read % s->length];
	if (!before(s->low, begin) || !before(begin, s->high) || (s->any && !s->last))
		return;
	s->any = true;
	s->found = (struct find_place){begin.line, at.line, begin.column,
				       at.column + (c->attributes & CELL_WIDE ? 2 : 1)};
}

/* The whole line that begins in this row; returns the row behind it. */
static int64_t search_line(struct search *s, int64_t line)
{
	bool wrapped = true;

	for (s->read = 0; wrapped && line < terminal_end_line(s->t); line++) {
		int length;
		const struct cell *cells = terminal_line(s->t, line, &length, &wrapped);

		for (int x = 0; x < length; x++)
			if (!(cells[x].attributes & CELL_TAIL))
				read_cell(s, &cells[x], (struct place){line, x});
	}
	return line;
}

static void search_forward(struct search *s, int64_t line)
{
	line = word_line_begin(s->t, line);
	while (line < terminal_end_line(s->t) && !s->any)
		line = search_line(s, line);
}

static void search_backward(struct search *s, int64_t line)
{
	for (; line >= terminal_first_line(s->t) && !s->any; line--) {
		line = word_line_begin(s->t, line);
		search_line(s, line);
	}
}

bool find_next(struct terminal *t, const char *what, uint32_t flags, struct find_place *at)
{
	int64_t first = terminal_first_line(t), end = terminal_end_line(t);
	struct search s = {.t = t, .fold = !(flags & FIND_CASE), .last = flags & FIND_BACKWARD};
	struct place from = {at->line, at->column};
	bool inside = at->line >= first && at->line < end;

	s.low = (struct place){first, -1};
	s.high = (struct place){end, 0};
	if (!read_what(&s, what))
		return false;
	if (inside && s.last)
		s.high = from;
	else if (inside)
		s.low = from;
	if (s.last)
		search_backward(&s, inside ? at->line : end - 1);
	else
		search_forward(&s, inside ? at->line : first);
	if (s.any)
		*at = s.found;
	return s.any;
}
