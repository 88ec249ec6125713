/* console/terminal/select.c - selected text: its ends, what of a line it covers, and the text of
 * it. */
#include "select.h"
#include <stdlib.h>
#include "common/utf8.h"
#include "terminal_parts.h"
#include "word.h"

static bool before(struct place a, struct place b)
{
	return a.line < b.line || (a.line == b.line && a.column < b.column);
}

/* Both halves of a wide character or neither. */
static bool splits_wide(struct terminal *t, struct place at)
{
	int length;
	const struct cell *cells = terminal_line(t, at.line, &length, NULL);

	return at.column < length && (cells[at.column].attributes & CELL_TAIL);
}

static void widen(struct terminal *t, struct selection *s)
{
	switch (s->kind) {
	case SELECT_CELLS:
		s->from.column -= splits_wide(t, s->from);
		s->to.column += splits_wide(t, s->to);
		break;
	case SELECT_WORDS:
		s->from = word_begin(t, s->from);
		s->to = word_end(t, s->to);
		break;
	case SELECT_LINES:
		s->from = (struct place){word_line_begin(t, s->from.line), 0};
		s->to = (struct place){word_line_end(t, s->to.line), t->screen.columns};
		break;
	}
}

static void damage(struct terminal *t)
{
	const struct selection *s = &t->selection;

	if (s->on)
		terminal_damage_lines(t, s->from.line, s->to.line + 1);
}

/* The ends from anchor and head; whoever writes on these lines is noticed. */
static void update(struct terminal *t)
{
	struct selection *s = &t->selection;
	bool forward = !before(s->head, s->anchor);

	damage(t);
	s->from = forward ? s->anchor : s->head;
	s->to = forward ? s->head : s->anchor;
	widen(t, s);
	s->on = true;
	t->screen.watch_first = s->from.line;
	t->screen.watch_end = s->to.line + 1;
	t->screen.watch_hit = false;
	damage(t);
}

/* A cell of the view as a place that exists. */
static struct place view_place(const struct terminal *t, int x, int y)
{
	struct place p = {terminal_top_line(t) + y, x};

	if (p.line < terminal_first_line(t))
		p = (struct place){terminal_first_line(t), 0};
	if (p.line >= terminal_end_line(t))
		p = (struct place){terminal_end_line(t) - 1, t->screen.columns};
	if (p.column < 0)
		p.column = 0;
	if (p.column > t->screen.columns)
		p.column = t->screen.columns;
	return p;
}

void select_start(struct terminal *t, int x, int y, enum select_kind kind)
{
	select_clear(t);
	t->selection.kind = kind;
	t->selection.anchor = t->selection.head = view_place(t, x, y);
	update(t);
}

void select_extend(struct terminal *t, int x, int y)
{
	if (!t->selection.on)
		return;
	t->selection.head = view_place(t, x, y);
	update(t);
}

void select_range(struct terminal *t, int64_t line, int column, int64_t end_line, int end_column)
{
	select_clear(t);
	if (line < terminal_first_line(t) || end_line >= terminal_end_line(t))
		return;
	t->selection.kind = SELECT_CELLS;
	t->selection.anchor = (struct place){line, column};
	t->selection.head = (struct place){end_line, end_column};
	update(t);
}

void select_all(struct terminal *t)
{
	select_range(t, terminal_first_line(t), 0, terminal_end_line(t) - 1, t->screen.columns);
}

void select_clear(struct terminal *t)
{
	damage(t);
	t->selection.on = false;
	t->screen.watch_first = t->screen.watch_end = 0;
	t->screen.watch_hit = false;
}

void select_move(struct terminal *t, struct place anchor, struct place head)
{
	if (!t->selection.on)
		return;
	t->selection.anchor = anchor;
	t->selection.head = head;
	update(t);
	select_check(t);
}

static void cut(struct place *p, int64_t first)
{
	if (p->line < first)
		*p = (struct place){first, 0};
}

void select_check(struct terminal *t)
{
	struct selection *s = &t->selection;
	int64_t first = terminal_first_line(t);

	if (!s->on)
		return;
	if (t->screen.watch_hit || s->to.line < first) {
		select_clear(t);
		return;
	}
	cut(&s->from, first);
	cut(&s->anchor, first);
	cut(&s->head, first);
}

bool select_any(const struct terminal *t)
{
	return t->selection.on && before(t->selection.from, t->selection.to);
}

bool select_of_line(struct terminal *t, int64_t line, int *from, int *to)
{
	const struct selection *s = &t->selection;

	if (!s->on || line < s->from.line || line > s->to.line)
		return false;
	*from = line == s->from.line ? s->from.column : 0;
	*to = line == s->to.line ? s->to.column : t->screen.columns;
	return *from < *to;
}

/* The text of cells [from, to) to `out`, or only its length where that is NULL. */
static int cells_text(const struct cell *cells, int from, int to, char *out)
{
	char one[UTF8_BYTES_MAX] = {0};
	int length = 0;

	for (const struct cell *c = cells + from; c < cells + to; c++) {
		if (c->attributes & CELL_TAIL)
			continue;
		length += utf8_encode(c->code ? c->code : ' ', out ? out + length : one);
		if (c->mark)
			length += utf8_encode(c->mark, out ? out + length : one);
	}
	return length;
}

static int line_text(struct terminal *t, int64_t line, char *out)
{
	int from, to, length;
	bool wrapped, last = line == t->selection.to.line;
	const struct cell *cells = terminal_line(t, line, &length, &wrapped);
	int bytes = 0;

	while (length && !cells[length - 1].code && !(cells[length - 1].attributes & CELL_TAIL))
		length--;
	if (select_of_line(t, line, &from, &to))
		bytes = cells_text(cells, from, to < length ? to : length, out);
	if (wrapped || last)
		return bytes;
	if (out)
		out[bytes] = '\n';
	return bytes + 1;
}

static int all_text(struct terminal *t, char *out)
{
	int length = 0;

	for (int64_t line = t->selection.from.line; line <= t->selection.to.line; line++)
		length += line_text(t, line, out ? out + length : NULL);
	return length;
}

char *select_text(struct terminal *t, int *length)
{
	char *text;

	*length = 0;
	if (!select_any(t))
		return NULL;
	*length = all_text(t, NULL);
	text = malloc((size_t)*length + 1);
	if (!text)
		return NULL;
	all_text(t, text);
	text[*length] = 0;
	return text;
}
