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

static void invalidate_rows(struct gui_element *e, int top, int bottom)
{
	GuiInvalidateRect(e, (struct rect){0, top, area_inside(e).right, bottom});
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

/* Where the rows behind this one begin, -1 = its line ends; as far as they are in view. */
static int follow(const struct gui_element *e, struct row r, int y, int *starts)
{
	int bottom = area_view(e).bottom, last = document_line_end(&area_of(e)->document, r.line);
	int count = 0;

	for (; count < AREA_FOLLOWED && y < bottom; y += area_of(e)->row_height) {
		r.at = area_row_end(e, r);
		starts[count++] = r.at < last ? r.at : -1;
		if (r.at >= last)
			break;
	}
	return count;
}

static int row_width(const struct gui_element *e, struct row r)
{
	return area_x(e, r, area_row_end(e, r)) - area_x(e, r, r.at);
}

struct area_before area_before(const struct gui_element *e, int position)
{
	struct textarea *t = area_of(e);
	struct document *d = &t->document;
	struct area_before b = {.lines = d->lines, .length = d->length, .caret = d->caret};

	b.from = document_from(d);
	b.to = document_to(d);
	b.position = position < b.from ? position : b.from;
	b.row = area_row_of(e, b.position);
	b.x = area_x(e, b.row, b.position);
	b.y = area_y(e, b.row);
	b.width = row_width(e, b.row);
	b.first = b.row;
	b.first_y = b.y;
	if (b.y == AREA_OUTSIDE || b.row.line != document_line_at(d, b.to))
		return b;
	if (b.row.at > document_line_start(d, b.row.line)) {
		area_prev_row(e, &b.first);
		b.first_y -= t->row_height;
	}
	b.count = follow(e, b.first, b.first_y, b.starts);
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

/* Of the rows from the first one on: the first and the last that look different now. */
struct spoilt {
	int from, to;
};

/* False: how many rows there are may have changed, or it cannot be said. */
static bool compare(const struct gui_element *e, const struct area_before *b, struct spoilt *s)
{
	const struct document *d = &area_of(e)->document;
	int starts[AREA_FOLLOWED], growth = d->length - b->length;
	int count = b->lines == d->lines ? follow(e, b->first, b->first_y, starts) : 0;

	count = count < b->count ? count : b->count;
	s->from = b->first.at < b->row.at && count && starts[0] == b->starts[0];
	for (s->to = s->from; s->to < count; s->to++) {
		int start = starts[s->to], before = b->starts[s->to];

		if (start < 0 || before < 0)
			return start == before;
		if (start == before + growth && start >= d->caret)
			return true;
	}
	return false;
}

/* From the first letter that differs to the end of the longer text. */
static void invalidate_rest_of_row(struct gui_element *e, const struct area_before *b)
{
	int start = area_x(e, b->row, b->row.at), width = row_width(e, b->row);
	int right = start + (width > b->width ? width : b->width) + AREA_CARET;

	GuiInvalidateRect(e, (struct rect){b->x - OVERHANG, b->y, right + OVERHANG,
					   b->y + area_of(e)->row_height});
}

/* From the line that was changed to the bottom. */
static void invalidate_below(struct gui_element *e, const struct area_before *b)
{
	struct row r = {b->row.line, document_line_start(&area_of(e)->document, b->row.line)};
	struct rect view = area_view(e);
	int y = area_y(e, r);

	invalidate_rows(e, y == AREA_OUTSIDE ? view.top : y, view.bottom);
}

/* True: so many rows as before, and no other is spoilt than was invalidated. */
static bool invalidate_spoilt(struct gui_element *e, const struct area_before *b)
{
	int height = area_of(e)->row_height, own = b->first.at < b->row.at;
	struct spoilt s;

	if (!compare(e, b, &s) || b->first_y + s.from * height < area_view(e).top)
		return false;
	/* With a selection the mark of the current line goes too. */
	if (b->from != b->to && (own || b->starts[0] >= 0))
		return false;
	if (b->from == b->to && s.from == own && s.to == own)
		invalidate_rest_of_row(e, b);
	else
		invalidate_rows(e, b->first_y + s.from * height, b->first_y + (s.to + 1) * height);
	return true;
}

void area_changed(struct gui_element *e, const struct area_before *b)
{
	struct textarea *t = area_of(e);
	int widest = t->widest;
	bool few;

	t->goal = -1;
	area_touched(e);
	if (!t->wrap)
		area_widen(e, b->row.line, document_line_at(&t->document, t->document.caret));
	few = invalidate_spoilt(e, b);
	if (!few || t->widest != widest)
		area_settle(e);
	if (!few)
		invalidate_below(e, b);
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
