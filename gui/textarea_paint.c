/*
 * gui/textarea_paint.c - the picture of a text area, and which part of it a change spoils.
 *
 * - around a change: area_before, then area_changed; around a move of the caret: area_moved
 */
#include <string.h>
#include "textarea.h"

#define BLINK_MS    530
#define BLINKS_MOST 20 /* then the caret stays on until something is done */
#define CARET_WIDTH 2
#define LINE_END    6 /* pixels that show that a line's end is selected */
#define OVERHANG    3 /* pixels a letter may reach out of its place */
#define GUTTER_SIDE 8

/*
 * Rows.
 */
static uint32_t colour_of_current(void)
{
	return paint_mix(GuiTheme(GUI_COLOUR_SURFACE), GuiTheme(GUI_COLOUR_TEXT), 12);
}

/* A piece without tabs; what lies behind the clip is left out. */
static void paint_run(const struct textarea *t, struct gui_painter *p, struct gui_point at,
		      const char *text, int length)
{
	int right = p->clip.right - p->x;

	if (at.x >= right)
		return;
	if (length > 256) {
		int fits = text_fit(t->font, text, length, right - at.x + t->row_height);

		length = fits < length ? fits : length;
	}
	text_draw(p, at, text, length, GuiTheme(GUI_COLOUR_TEXT), t->font);
}

static void paint_text(const struct textarea *t, struct gui_painter *p, struct gui_point at,
		       const char *text, int length)
{
	int left = at.x, x = 0;

	while (length > 0) {
		const char *tab = memchr(text, '\t', length);
		int run = tab ? (int)(tab - text) : length;

		at.x = left + x;
		paint_run(t, p, at, text, run);
		if (!tab)
			return;
		x = area_next_tab(t, x + area_width(t, text, run));
		text = tab + 1;
		length -= run + 1;
	}
}

static void paint_selection(struct gui_element *e, struct gui_painter *p, struct row r, int y)
{
	struct textarea *t = area_of(e);
	int from = document_from(&t->document), to = document_to(&t->document);
	int end = area_row_end(e, r), left, right;
	bool focused = GuiState(e) & GUI_STATE_FOCUSED;
	bool line_end =
		end == document_line_end(&t->document, r.line) && r.line + 1 < t->document.lines;

	if (from >= to || from > end || to <= r.at || (from == end && !line_end))
		return;
	left = area_x(e, r, from > r.at ? from : r.at);
	right = area_x(e, r, to < end ? to : end) + (to > end && line_end ? LINE_END : 0);
	GuiPaintFill(p, (struct rect){left, y, right, y + t->row_height},
		     GuiTheme(focused ? GUI_COLOUR_SELECTION : GUI_COLOUR_SEPARATOR));
}

static void paint_number(struct gui_element *e, struct gui_painter *p, struct row r, int y)
{
	struct textarea *t = area_of(e);
	struct rect view = area_view(e);
	bool current = document_line_at(&t->document, t->document.caret) == r.line;
	struct rect place = {0, y, view.left - GUTTER_SIDE, y + t->row_height};
	char text[12], *digit = text + sizeof(text) - 1;
	int number = r.line + 1;

	*digit = 0;
	for (; number > 0; number /= 10)
		*--digit = '0' + number % 10;
	GuiPaintText(p, place, digit, GuiTheme(current ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DIM),
		     t->font | GUI_TEXT_RIGHT);
}

static void paint_caret(struct gui_element *e, struct gui_painter *p, struct gui_point at,
			enum gui_colour colour)
{
	GuiPaintFill(p, rect_make(at.x, at.y, CARET_WIDTH, area_of(e)->row_height),
		     GuiTheme(colour));
}

static void paint_row(struct gui_element *e, struct gui_painter *p, struct row r, int y)
{
	struct textarea *t = area_of(e);
	struct document *d = &t->document;
	struct rect view = area_view(e), line = {view.left, y, view.right, y + t->row_height};
	struct rect across = {view.left, y, area_inside(e).right, y + t->row_height};
	int end = area_row_end(e, r);
	struct row caret = area_row_of(e, d->caret);
	bool focused = GuiState(e) & GUI_STATE_FOCUSED;
	struct gui_point at = {area_x(e, r, r.at), text_baseline(t->font, line)};
	struct rect before;

	if (t->numbers && r.at == document_line_start(d, r.line))
		paint_number(e, p, r, y);
	if (focused && d->caret == d->anchor && caret.line == r.line)
		GuiPaintFill(p, across, colour_of_current());
	before = GuiPaintClip(p, view);
	paint_selection(e, p, r, y);
	paint_text(t, p, at, document_span(d, r.at, end), end - r.at);
	if (focused && t->caret_on && caret.at == r.at)
		paint_caret(e, p, (struct gui_point){area_x(e, r, d->caret), y}, GUI_COLOUR_TEXT);
	if (t->carried.over && area_row_of(e, t->carried.at).at == r.at)
		paint_caret(e, p, (struct gui_point){area_x(e, r, t->carried.at), y},
			    GUI_COLOUR_ACCENT);
	GuiPaintUnclip(p, before);
}

static void paint_rows(struct gui_element *e, struct gui_painter *p)
{
	struct textarea *t = area_of(e);
	struct rect view = area_view(e);
	struct row r = t->top;
	int y = view.top, top = p->clip.top - p->y, bottom = p->clip.bottom - p->y;

	if (top > view.top && !t->wrap) {
		int hidden = (top - view.top) / t->row_height;

		if (r.line + hidden >= t->document.lines)
			return;
		area_move_row(e, &r, hidden);
		y += hidden * t->row_height;
	}
	do {
		if (y + t->row_height > top)
			paint_row(e, p, r, y);
		y += t->row_height;
	} while (y < view.bottom && y < bottom && area_next_row(e, &r));
}

void area_paint(struct gui_element *e, struct gui_painter *p)
{
	struct textarea *t = area_of(e);
	struct rect r = GuiRect(e), inside = area_inside(e), view = area_view(e), before;
	bool ring = (GuiState(e) & GUI_STATE_FOCUSED) && e->window->focus_visible;

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE));
	if (t->numbers)
		GuiPaintFill(p, (struct rect){inside.left, inside.top, view.left, inside.bottom},
			     GuiTheme(GUI_COLOUR_SURFACE_ALT));
	before = GuiPaintClip(p, (struct rect){0, view.top, inside.right, view.bottom});
	paint_rows(e, p);
	GuiPaintUnclip(p, before);
	scroll_paint(&t->vertical, p);
	scroll_paint(&t->horizontal, p);
	if (!rect_equal(r, inside))
		GuiPaintRect(p, r, GuiTheme(ring ? GUI_COLOUR_ACCENT : GUI_COLOUR_BORDER));
}

/*
 * What a change spoils.
 */
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

/* Is all of its line in this row? */
static bool fills_line(const struct gui_element *e, struct row r)
{
	const struct document *d = &area_of(e)->document;

	return r.at == document_line_start(d, r.line) &&
	       area_row_end(e, r) == document_line_end(d, r.line);
}

struct area_before area_before(const struct gui_element *e, int position)
{
	struct textarea *t = area_of(e);
	struct document *d = &t->document;
	struct area_before b = {.lines = d->lines, .caret = d->caret, .width = -1};

	b.from = document_from(d);
	b.to = document_to(d);
	b.position = position < b.from ? position : b.from;
	b.row = area_row_of(e, b.position);
	b.x = area_x(e, b.row, b.position);
	b.y = area_y(e, b.row);
	if (b.row.line == document_line_at(d, b.to) && fills_line(e, b.row))
		b.width = area_line_width(e, b.row.line);
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

/* On one row: from the first letter that differs to the end of the longer text. */
static void invalidate_rest_of_row(struct gui_element *e, const struct area_before *b, int width)
{
	struct textarea *t = area_of(e);
	int start = area_x(e, b->row, b->row.at);
	int right = start + (width > b->width ? width : b->width) + CARET_WIDTH;

	GuiInvalidateRect(
		e, (struct rect){b->x - OVERHANG, b->y, right + OVERHANG, b->y + t->row_height});
}

/* From the line that was changed to the bottom. */
static void invalidate_below(struct gui_element *e, const struct area_before *b)
{
	struct row r = {b->row.line, document_line_start(&area_of(e)->document, b->row.line)};
	struct rect view = area_view(e);
	int y = area_y(e, r);

	invalidate_rows(e, y == AREA_OUTSIDE ? view.top : y, view.bottom);
}

void area_changed(struct gui_element *e, const struct area_before *b)
{
	struct textarea *t = area_of(e);
	struct document *d = &t->document;
	int widest = t->widest, line = document_line_at(d, d->caret);
	bool one_row = b->width >= 0 && b->lines == d->lines && b->y != AREA_OUTSIDE &&
		       fills_line(e, b->row);

	t->goal = -1;
	area_touched(e);
	area_widen(e, b->row.line, line);
	if (!one_row || (t->widest != widest && !t->wrap))
		area_settle(e);
	if (one_row && b->from == b->to)
		invalidate_rest_of_row(e, b, area_line_width(e, line));
	else if (one_row)
		invalidate_rows(e, b->y, b->y + t->row_height);
	else
		invalidate_below(e, b);
	area_show_caret(e);
}

void area_invalidate_caret_at(struct gui_element *e, int position)
{
	struct row r = area_row_of(e, position);
	int y = area_y(e, r);

	if (y != AREA_OUTSIDE)
		GuiInvalidateRect(e, rect_make(area_x(e, r, position), y, CARET_WIDTH,
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
			GuiInvalidateRect(e, rect_make(b->x, b->y, CARET_WIDTH, t->row_height));
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
