/*
 * gui/textarea_view.c - from the bytes of a text area to its pixels and back.
 *
 * - rows are found by walking from a line's start; without wrapping a line is a row
 */
#include <string.h>
#include "textarea.h"

#define MARGIN	    8 /* before the text, and on both sides of a line number */
#define MARGIN_TOP  4
#define WRAP_LEAST  64
#define WIDTH_SPARE 32 /* room behind the widest line */
/* No character is narrower than this; so much text at most is looked at for a row. */
#define NARROWEST 2

static struct document *document_of(const struct gui_element *e)
{
	return &area_of(e)->document;
}

/*
 * Pixels of a piece of text.
 */
int area_next_tab(const struct textarea *t, int x)
{
	return (x / t->tab + 1) * t->tab;
}

/* Bytes before the next tab. */
static int run_length(const char *text, int length)
{
	const char *tab = memchr(text, '\t', length);

	return tab ? (int)(tab - text) : length;
}

static bool begins_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* Pixels of a piece without tabs. Where all characters are alike they need only be counted. */
static int run_width(const struct textarea *t, const char *text, int length)
{
	int count = 0;

	if (!t->advance)
		return length ? GuiTextWidth(t->font, text, length) : 0;
	for (int i = 0; i < length; i++)
		count += begins_character(text[i]);
	return (count * t->advance + 63) / 64;
}

/* Bytes of it that fit. */
static int run_fit(const struct textarea *t, const char *text, int length, int width)
{
	int at = 0, count;

	if (!t->advance)
		return text_fit(t->font, text, length, width);
	count = width > 0 ? width * 64 / t->advance : 0;
	while (at < length && (!begins_character(text[at]) || count-- > 0))
		at++;
	return at;
}

int area_width(const struct textarea *t, const char *text, int length)
{
	int x = 0;

	while (length > 0) {
		int run = run_length(text, length);

		x += run_width(t, text, run);
		if (run < length) {
			x = area_next_tab(t, x);
			run++;
		}
		text += run;
		length -= run;
	}
	return x;
}

/* Bytes that fit into so many pixels. */
static int fit(const struct textarea *t, const char *text, int length, int width)
{
	int x = 0, at = 0;

	while (at < length) {
		int run = run_length(text + at, length - at);
		int fits = run_fit(t, text + at, run, width - x);

		at += fits;
		if (fits < run || at == length)
			break;
		x = area_next_tab(t, x + run_width(t, text + at - run, run));
		if (x > width)
			break;
		at++;
	}
	return at;
}

/* The byte nearest to pixel x. */
static int nearest(const struct textarea *t, const char *text, int length, int wanted)
{
	int x = 0, at = 0;

	while (at < length) {
		int run = run_length(text + at, length - at), stop;
		int width = run_width(t, text + at, run);

		if (wanted < x + width || at + run == length)
			return at + text_nearest(t->font, text + at, run, wanted - x);
		x += width;
		at += run;
		stop = area_next_tab(t, x);
		if (wanted < (x + stop) / 2)
			return at;
		x = stop;
		at++;
	}
	return at;
}

/*
 * The element's parts.
 */
static int gutter(const struct textarea *t)
{
	return t->numbers ? t->digits * GuiTextWidth(t->font, "0", 1) + 2 * MARGIN : 0;
}

/* A text area that touches the edges of its window has no border. */
static bool bordered(const struct gui_element *e)
{
	for (const struct gui_element *p = e->parent; p; p = p->parent)
		if (p->layout.padding > 0)
			return true;
	return false;
}

struct rect area_inside(const struct gui_element *e)
{
	return rect_inset(GuiRect(e), bordered(e) ? 1 : 0);
}

struct rect area_view(const struct gui_element *e)
{
	const struct textarea *t = area_of(e);
	struct rect r = area_inside(e);

	r.top += MARGIN_TOP;
	r.left += gutter(t);
	r.right -= GUI_SCROLLBAR;
	if (!t->wrap && MARGIN + t->widest + WIDTH_SPARE > rect_width(r))
		r.bottom -= GUI_SCROLLBAR;
	return r;
}

static int text_left(const struct gui_element *e)
{
	return area_view(e).left + MARGIN - area_of(e)->x;
}

static int text_room(const struct gui_element *e)
{
	int room = rect_width(area_view(e)) - MARGIN;

	return room > WRAP_LEAST ? room : WRAP_LEAST;
}

int area_rows(const struct gui_element *e)
{
	int rows = rect_height(area_view(e)) / area_of(e)->row_height;

	return rows > 1 ? rows : 1;
}

/*
 * Rows.
 */

/* A row ends behind the last space that fits, or where there is none at the last character. */
static int wrapped_end(const struct gui_element *e, int at, int end)
{
	struct document *d = document_of(e);
	int room = text_room(e), most = (room / NARROWEST + 1) * 4, length, fits;
	int limit = end - at > most ? document_snap(d, at + most) : end;
	const char *text = document_span(d, at, limit);

	length = limit - at;
	/* Most lines are short, which need not be measured. */
	if (limit == end && length * area_of(e)->advance < room * 64 && area_of(e)->advance &&
	    !memchr(text, '\t', length))
		return end;
	fits = fit(area_of(e), text, length, room);
	if (fits == length && limit == end)
		return end;
	/* Spaces may hang over the edge. */
	while (fits < length && (text[fits] == ' ' || text[fits] == '\t'))
		fits++;
	for (int i = fits; i > 0; i--)
		if (text[i - 1] == ' ' || text[i - 1] == '\t')
			return at + i;
	return fits > 0 ? at + fits : document_next(d, at);
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

	return text_left(e) + area_width(area_of(e), text, position - r.at);
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

	at = document_snap(d, r.at + nearest(area_of(e), text, end - r.at, x - text_left(e)));
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

/*
 * What is in view.
 */
static int digits_of(int lines)
{
	int digits = 1;

	for (; lines >= 10; lines /= 10)
		digits++;
	return digits < 3 ? 3 : digits;
}

/* Of the lines first..last the one with most bytes is taken for the widest. */
void area_widen(struct gui_element *e, int first, int last)
{
	struct textarea *t = area_of(e);
	int longest = first, most = -1, start = document_line_start(&t->document, first), width;

	for (int line = first; line <= last; line++) {
		int next = document_line_start(&t->document, line + 1);

		if (next - start > most) {
			most = next - start;
			longest = line;
		}
		start = next;
	}
	width = area_line_width(e, longest);
	t->widest = width > t->widest ? width : t->widest;
}

/* The last row that may be at the top. */
static struct row last_top(const struct gui_element *e)
{
	struct row r = area_row_of(e, document_of(e)->length);

	area_move_row(e, &r, 1 - area_rows(e));
	return r;
}

static void settle_bars(struct gui_element *e)
{
	struct textarea *t = area_of(e);
	struct rect r = area_inside(e), view = area_view(e);
	struct scroll *v = &t->vertical, *h = &t->horizontal;
	struct rect thumb = scroll_thumb(v);

	v->track = (struct rect){r.right - GUI_SCROLLBAR, r.top, r.right, view.bottom};
	v->page = area_rows(e);
	v->total = last_top(e).line + v->page;
	scroll_to(v, t->top.line);
	if (!rect_equal(thumb, scroll_thumb(v)))
		GuiInvalidateRect(e, v->track);
	h->track = (struct rect){view.left, view.bottom, view.right, r.bottom};
	h->page = text_room(e);
	h->total = t->wrap ? 0 : t->widest + WIDTH_SPARE;
	scroll_to(h, t->x);
}

bool area_scroll_to(struct gui_element *e, struct row top, int x)
{
	struct textarea *t = area_of(e);
	struct row last = last_top(e), before = t->top;
	int x_before = t->x, furthest = t->widest + WIDTH_SPARE - text_room(e);

	t->top = top.at > last.at ? last : top;
	x = x > furthest ? furthest : x;
	t->x = x < 0 || t->wrap ? 0 : x;
	settle_bars(e);
	if (t->top.at == before.at && t->top.line == before.line && t->x == x_before)
		return false;
	GuiInvalidate(e);
	return true;
}

void area_settle(struct gui_element *e)
{
	struct textarea *t = area_of(e);
	int top = t->top.at < t->document.length ? t->top.at : t->document.length;

	t->digits = digits_of(t->document.lines);
	area_scroll_to(e, area_row_of(e, document_snap(&t->document, top)), t->x);
	/* Line numbers need more room, or there is a bar below now. */
	if (!rect_equal(t->view, area_view(e)))
		GuiInvalidate(e);
	else
		GuiInvalidateRect(e, t->horizontal.track);
	t->view = area_view(e);
}

bool area_show_caret(struct gui_element *e)
{
	struct textarea *t = area_of(e);
	struct row r = area_row_of(e, t->document.caret), top = t->top, first = r;
	int room = text_room(e), x, left = t->x;

	area_move_row(e, &first, 1 - area_rows(e));
	if (r.at < top.at)
		top = r;
	else if (first.at > top.at)
		top = first;
	x = area_x(e, r, t->document.caret) - text_left(e);
	if (x < left)
		left = x - room / 4;
	else if (x > left + room - 2)
		left = x - room + room / 4;
	if (top.at == t->top.at && left == t->x)
		return false;
	return area_scroll_to(e, top, left);
}

/* A bar was moved: the view follows. Its last place shows the end of the text. */
void area_bar_moved(struct gui_element *e)
{
	struct textarea *t = area_of(e);
	const struct scroll *v = &t->vertical;
	struct row top = t->top;

	if (v->position == v->total - v->page)
		top = last_top(e);
	else if (v->position != top.line)
		top = (struct row){v->position, document_line_start(&t->document, v->position)};
	area_scroll_to(e, top, t->horizontal.position);
}

void area_renew(struct gui_element *e)
{
	area_of(e)->widest = 0;
	area_widen(e, 0, document_of(e)->lines - 1);
	area_settle(e);
	GuiInvalidate(e);
}
