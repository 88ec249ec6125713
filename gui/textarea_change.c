/*
 * gui/textarea_change.c - which part of the picture of a text area a change spoils.
 *
 * - around a change: area_before, then area_changed; around a move of the caret: area_moved
 * - a change touches the rows from its own on, or from the one above, whose last word may be
 *   another one; they are followed until one begins with the same text as before
 */
#include "textarea.h"

#define BLINK_MS    530
#define BLINKS_MOST 20 /* then the caret stays on until something is done */
#define OVERHANG    3  /* pixels a letter may reach out of its place */

/* The text and the bar beside it are two, so that the whole bar may be painted with a few rows. */
static void invalidate_rows(struct gui_element *e, int top, int bottom)
{
	struct rect view = area_view(e);

	GuiInvalidateRect(e, (struct rect){0, top, view.right, bottom});
	GuiInvalidateRect(e, (struct rect){view.right, top, area_inside(e).right, bottom});
}

/* The rows of the lines between two positions. */
static void invalidate_between(struct gui_element *e, int from, int to)
{
	struct textarea *t = area_of(e);
	struct rect view = area_view(e);
	int first = document_line_at(&t->document, from < to ? from : to);
	int last = document_line_at(&t->document, from < to ? to : from);
	struct row start = {first, document_line_start(&t->document, first)};
	struct row end = {last + 1, document_line_start(&t->document, last + 1)};
	int top = area_y(e, start), bottom = view.bottom;

	if (last + 1 < t->document.lines && area_y(e, end) != AREA_OUTSIDE)
		bottom = area_y(e, end);
	invalidate_rows(e, top == AREA_OUTSIDE ? view.top : top, bottom);
}

/* Where the rows behind this one begin, as bytes before the text's end, and END behind the last row
 * of a line; as far as they are in view. */
#define END -1
static int follow(const struct gui_element *e, struct row r, int y, int line, int *tails)
{
	int bottom = area_view(e).bottom, length = area_of(e)->document.length, count = 0;

	for (; count < AREA_FOLLOWED && y < bottom; y += area_of(e)->row_height) {
		bool more = area_next_row(e, &r) && r.line <= line;

		tails[count++] = more ? length - r.at : END;
		if (!more)
			break;
	}
	return count;
}

static int row_width(const struct gui_element *e, struct row r)
{
	return area_x(e, r, area_row_end(e, r)) - area_x(e, r, r.at);
}

struct area_before area_before(const struct gui_element *e, int other)
{
	struct textarea *t = area_of(e);
	struct document *d = &t->document;
	struct area_before b = {.lines = d->lines, .length = d->length, .caret = d->caret};
	int position, end;

	b.from = document_from(d);
	b.to = document_to(d);
	position = other < b.from ? other : b.from;
	end = other > b.to ? other : b.to;
	b.row = area_row_of(e, position);
	b.last_line = document_line_at(d, end);
	b.x = area_x(e, b.row, position);
	b.y = area_y(e, b.row);
	b.width = row_width(e, b.row);
	b.first = b.row;
	b.first_y = b.y;
	if (b.y == AREA_OUTSIDE)
		return b;
	if (b.row.at > document_line_start(d, b.row.line)) {
		area_prev_row(e, &b.first);
		b.first_y -= t->row_height;
	}
	b.count = follow(e, b.first, b.first_y, b.last_line, b.tails);
	return b;
}

void area_touched(struct gui_element *e)
{
	struct textarea *t = area_of(e);

	t->blinks = 0;
	if (!(GuiState(e) & GUI_STATE_FOCUSED))
		return;
	t->caret_on = true;
	GuiSetTimer(e, TEXTAREA_BLINK_TIMER, BLINK_MS, 0);
}

/* Of the rows from `first` on: the first and the last that look different now, and how many rows
 * further down those behind them are. */
struct spoilt {
	int from, to, down;
};

/* Rows that begin with the same text as before, behind the caret. False: none is in view. */
static bool find_same(const struct area_before *b, const int *tails, int count, int tail_of_caret,
		      struct spoilt *s)
{
	int before = 0;

	for (s->to = s->from; s->to < count; s->to++) {
		int tail = tails[s->to];

		while (before < b->count && b->tails[before] > tail)
			before++;
		s->down = s->to - before;
		if (before < b->count && b->tails[before] == tail && tail < tail_of_caret)
			return true;
	}
	return false;
}

/* False: it cannot be said. A change of lines or of a selection spoils the lines as a whole: the
 * mark of the current line may be another one's. */
static bool compare(const struct gui_element *e, const struct area_before *b, struct spoilt *s)
{
	const struct document *d = &area_of(e)->document;
	int tails[AREA_FOLLOWED], growth = d->length - b->length, count;
	bool whole = b->lines != d->lines || b->from != b->to;

	if (b->count == 0 || (whole && area_of(e)->numbers && b->lines != d->lines))
		return false;
	count = follow(e, b->first, b->first_y, b->last_line + d->lines - b->lines, tails);
	s->from = !whole && b->first.at < b->row.at && count && tails[0] == b->tails[0] + growth;
	return find_same(b, tails, count, whole ? END + 1 : d->length - d->caret, s);
}

/* From the first letter that differs to the end of the longer text. */
static void invalidate_rest_of_row(struct gui_element *e, const struct area_before *b)
{
	int start = area_x(e, b->row, b->row.at), width = row_width(e, b->row);
	int right = start + (width > b->width ? width : b->width) + AREA_CARET;

	GuiInvalidateRect(e, (struct rect){b->x - OVERHANG, b->y, right + OVERHANG,
					   b->y + area_of(e)->row_height});
}

/* From the line that was changed on. */
static void invalidate_from_line(struct gui_element *e, const struct area_before *b, int bottom)
{
	struct row r = {b->row.line, document_line_start(&area_of(e)->document, b->row.line)};
	int y = area_y(e, r);

	invalidate_rows(e, y == AREA_OUTSIDE ? area_view(e).top : y, bottom);
}

/* What stands behind the change goes up or down as it is. */
static void move_rest(struct gui_element *e, int y, int down)
{
	struct rect view = area_view(e);
	int top = down > 0 ? y - down : y;

	scroll_pixels(e, (struct rect){area_inside(e).left, top, view.right, view.bottom}, 0, down);
}

static void invalidate_bar(struct gui_element *e)
{
	struct rect view = area_view(e);

	GuiInvalidateRect(e,
			  (struct rect){view.right, view.top, area_inside(e).right, view.bottom});
}

/* True: no more is spoilt than was moved or invalidated. */
static bool invalidate_spoilt(struct gui_element *e, const struct area_before *b, int *down)
{
	int height = area_of(e)->row_height, own = b->first.at < b->row.at, top, bottom;
	bool whole = b->from != b->to || b->lines != area_of(e)->document.lines;
	struct spoilt s;

	if (!compare(e, b, &s) || b->first_y + s.from * height < area_view(e).top)
		return false;
	*down = s.down;
	top = b->first_y + s.from * height;
	bottom = b->first_y + (s.to + 1) * height;
	if (s.down)
		move_rest(e, bottom, s.down * height);
	if (whole)
		invalidate_from_line(e, b, bottom);
	else if (s.from == own && s.to == own && !s.down)
		invalidate_rest_of_row(e, b);
	else
		invalidate_rows(e, top, bottom);
	if (s.down)
		invalidate_bar(e);
	return true;
}

void area_changed(struct gui_element *e, const struct area_before *b)
{
	struct textarea *t = area_of(e);
	int widest = t->widest, down = 0;
	bool few;

	t->goal = -1;
	area_touched(e);
	if (!t->wrap)
		area_widen(e, b->row.line, document_line_at(&t->document, t->document.caret));
	few = invalidate_spoilt(e, b, &down);
	if (!few || down || t->widest != widest || t->document.lines != b->lines)
		area_settle(e);
	if (!few)
		invalidate_from_line(e, b, area_view(e).bottom);
	area_show_caret(e);
}

void area_invalidate_caret_at(struct gui_element *e, int position)
{
	struct row r = area_row_of(e, position);
	int y = area_y(e, r);

	if (y != AREA_OUTSIDE)
		GuiInvalidateRect(e, rect_make(area_x(e, r, position), y, AREA_CARET,
					       area_of(e)->row_height));
}

void area_invalidate_caret(struct gui_element *e)
{
	area_invalidate_caret_at(e, area_of(e)->document.caret);
}

void area_moved(struct gui_element *e, const struct area_before *b)
{
	struct textarea *t = area_of(e);
	struct document *d = &t->document;
	bool selected = b->from != b->to || d->caret != d->anchor;
	int old_line = document_line_at(d, b->caret), line = document_line_at(d, d->caret);

	area_touched(e);
	if (area_show_caret(e))
		return;
	if (selected && d->anchor == b->from + b->to - b->caret) {
		invalidate_between(e, b->caret, d->caret);
	} else if (selected) {
		invalidate_between(e, b->from, b->to);
		invalidate_between(e, d->caret, d->anchor);
	} else if (old_line != line) {
		invalidate_between(e, b->caret, b->caret);
		invalidate_between(e, d->caret, d->caret);
	} else {
		if (b->y != AREA_OUTSIDE)
			GuiInvalidateRect(e, rect_make(b->x, b->y, AREA_CARET, t->row_height));
		area_invalidate_caret(e);
	}
}

void area_blink(struct gui_element *e)
{
	struct textarea *t = area_of(e);

	t->caret_on = !t->caret_on || ++t->blinks >= BLINKS_MOST;
	if (t->blinks >= BLINKS_MOST)
		GuiSetTimer(e, TEXTAREA_BLINK_TIMER, 0, 0);
	area_invalidate_caret(e);
}
