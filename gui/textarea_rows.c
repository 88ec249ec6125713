/*
 * gui/textarea_rows.c - the rows of a text area: where they begin and end, and where they are.
 *
 * - rows are found by walking from a line's start; without wrapping a line is a row
 * - where rows end is remembered until the text, its font or the room for it changes
 */
#include <string.h>
#include "textarea.h"

/* No character is narrower than this; so much text at most is looked at for a row. */
#define NARROWEST 2

static struct document *document_of(const struct gui_element *e)
{
	return &area_of(e)->document;
}

/* A row ends behind the last space that fits, or where there is none at the last character. */
static int find_end(const struct gui_element *e, int at, int end)
{
	const struct textarea *t = area_of(e);
	int room = area_room(e),
	    narrowest = t->advance > NARROWEST * 64 ? t->advance / 64 : NARROWEST;
	int most = (room / narrowest + 2) * 4, length, fits;
	int limit = end - at > most ? document_snap(document_of(e), at + most) : end;
	const char *text = document_span(document_of(e), at, limit);

	length = limit - at;
	/* Most lines are short, which need not be measured. */
	if (limit == end && length * t->advance < room * 64 && t->advance &&
	    !memchr(text, '\t', length))
		return end;
	fits = area_fit(t, text, length, room);
	if (fits == length && limit == end)
		return end;
	/* Spaces may hang over the edge. */
	while (fits < length && (text[fits] == ' ' || text[fits] == '\t'))
		fits++;
	for (int i = fits; i > 0; i--)
		if (text[i - 1] == ' ' || text[i - 1] == '\t')
			return at + i;
	return fits > 0 ? at + fits : document_next(document_of(e), at);
}

static int wrapped_end(const struct gui_element *e, int at, int end)
{
	struct row_ends *ends = &area_of(e)->ends;
	uint32_t changes = document_of(e)->changes;
	int room = area_room(e), i = (at ^ at >> 4) & (ROW_ENDS - 1);

	if (ends->changes != changes || ends->room != room || ends->font != area_of(e)->font) {
		*ends = (struct row_ends){.changes = changes, .room = room};
		ends->font = area_of(e)->font;
	}
	if (!ends->kept[i].end || ends->kept[i].at != at) {
		ends->kept[i].end = find_end(e, at, end);
		ends->kept[i].at = at;
	}
	return ends->kept[i].end;
}

int area_row_end(const struct gui_element *e, struct row r)
{
	int end = document_line_end(document_of(e), r.line);

	return area_of(e)->wrap && r.at < end ? wrapped_end(e, r.at, end) : end;
}

bool area_next_row(const struct gui_element *e, struct row *r)
{
	const struct document *d = document_of(e);
	int end = area_row_end(e, *r);

	if (end < document_line_end(d, r->line)) {
		r->at = end;
		return true;
	}
	if (r->line + 1 >= d->lines)
		return false;
	*r = (struct row){r->line + 1, document_line_start(d, r->line + 1)};
	return true;
}

/* The row of a line that a position is in; a position between two rows is in the second. */
static struct row row_in_line(const struct gui_element *e, int line, int position)
{
	struct row r = {line, document_line_start(document_of(e), line)}, next = r;

	while (area_of(e)->wrap && area_next_row(e, &next) && next.line == line &&
	       next.at <= position)
		r = next;
	return r;
}

bool area_prev_row(const struct gui_element *e, struct row *r)
{
	const struct document *d = document_of(e);

	if (r->at > document_line_start(d, r->line))
		*r = row_in_line(e, r->line, r->at - 1);
	else if (r->line > 0)
		*r = row_in_line(e, r->line - 1, document_line_end(d, r->line - 1));
	else
		return false;
	return true;
}

void area_move_row(const struct gui_element *e, struct row *r, int rows)
{
	const struct document *d = document_of(e);

	if (!area_of(e)->wrap) {
		r->line += rows;
		r->line = r->line < 0 ? 0 : r->line >= d->lines ? d->lines - 1 : r->line;
		r->at = document_line_start(d, r->line);
		return;
	}
	for (; rows > 0 && area_next_row(e, r); rows--)
		;
	for (; rows < 0 && area_prev_row(e, r); rows++)
		;
}

struct row area_row_of(const struct gui_element *e, int position)
{
	return row_in_line(e, document_line_at(document_of(e), position), position);
}

int area_y(const struct gui_element *e, struct row r)
{
	const struct textarea *t = area_of(e);
	struct rect view = area_view(e);
	struct row walk = t->top;

	if (r.at < t->top.at)
		return AREA_OUTSIDE;
	if (!t->wrap)
		walk = r;
	if (!t->wrap && r.line - t->top.line > rect_height(view) / t->row_height)
		return AREA_OUTSIDE;
	for (int y = view.top + (walk.line - t->top.line) * t->row_height; y < view.bottom;
	     y += t->row_height)
		if (walk.at == r.at)
			return y;
		else if (!area_next_row(e, &walk))
			break;
	return AREA_OUTSIDE;
}

int area_x(const struct gui_element *e, struct row r, int position)
{
	const char *text = document_span(document_of(e), r.at, position);

	return area_left(e) + area_width(area_of(e), text, position - r.at);
}

struct row area_row_at(const struct gui_element *e, int y)
{
	struct rect view = area_view(e);
	struct row r = area_of(e)->top;

	y = y < view.top ? view.top : y >= view.bottom ? view.bottom - 1 : y;
	area_move_row(e, &r, (y - view.top) / area_of(e)->row_height);
	return r;
}

int area_position_at(const struct gui_element *e, struct row r, int x)
{
	struct document *d = document_of(e);
	int end = area_row_end(e, r), at;
	const char *text = document_span(d, r.at, end);

	at = document_snap(d, r.at + area_nearest(area_of(e), text, end - r.at, x - area_left(e)));
	/* The end of a row that goes on is the start of the next. */
	if (at == end && at > r.at && end < document_line_end(d, r.line))
		at = document_prev(d, at);
	return at;
}

int area_line_width(const struct gui_element *e, int line)
{
	struct document *d = document_of(e);
	int start = document_line_start(d, line), end = document_line_end(d, line);

	return area_width(area_of(e), document_span(d, start, end), end - start);
}
