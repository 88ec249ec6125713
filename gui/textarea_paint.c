/* gui/textarea_paint.c - the picture of a text area. */
#include <string.h>
#include "textarea.h"

#define LINE_END    6 /* pixels that show that a line's end is selected */
#define GUTTER_SIDE 8

/* What all rows of a picture share. */
struct picture {
	struct gui_painter *p;
	struct row caret; /* the row it is in */
	bool focused;
};

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

static void paint_number(struct gui_element *e, const struct picture *in, struct row r, int y)
{
	struct textarea *t = area_of(e);
	struct rect view = area_view(e);
	struct rect place = {0, y, view.left - GUTTER_SIDE, y + t->row_height};
	char text[12], *digit = text + sizeof(text) - 1;
	int number = r.line + 1;

	*digit = 0;
	for (; number > 0; number /= 10)
		*--digit = '0' + number % 10;
	GuiPaintText(in->p, place, digit,
		     GuiTheme(in->caret.line == r.line ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DIM),
		     t->font | GUI_TEXT_RIGHT);
}

static void paint_caret(struct gui_element *e, struct gui_painter *p, struct gui_point at,
			enum gui_colour colour)
{
	GuiPaintFill(p, rect_make(at.x, at.y, AREA_CARET, area_of(e)->row_height),
		     GuiTheme(colour));
}

static void paint_row(struct gui_element *e, const struct picture *in, struct row r, int y)
{
	struct textarea *t = area_of(e);
	struct document *d = &t->document;
	struct rect view = area_view(e), line = {view.left, y, view.right, y + t->row_height};
	struct rect across = {view.left, y, area_inside(e).right, y + t->row_height};
	int end = area_row_end(e, r);
	struct gui_point at = {area_x(e, r, r.at), text_baseline(t->font, line)};
	struct rect before;

	if (t->numbers && r.at == document_line_start(d, r.line))
		paint_number(e, in, r, y);
	if (in->focused && d->caret == d->anchor && in->caret.line == r.line)
		GuiPaintFill(in->p, across, colour_of_current());
	before = GuiPaintClip(in->p, view);
	paint_selection(e, in->p, r, y);
	paint_text(t, in->p, at, document_span(d, r.at, end), end - r.at);
	if (in->focused && t->caret_on && in->caret.at == r.at)
		paint_caret(e, in->p, (struct gui_point){area_x(e, r, d->caret), y},
			    GUI_COLOUR_TEXT);
	if (t->carried.over && area_row_of(e, t->carried.at).at == r.at)
		paint_caret(e, in->p, (struct gui_point){area_x(e, r, t->carried.at), y},
			    GUI_COLOUR_ACCENT);
	GuiPaintUnclip(in->p, before);
}

static void paint_rows(struct gui_element *e, struct gui_painter *p)
{
	struct textarea *t = area_of(e);
	struct rect view = area_view(e);
	struct picture in = {p, area_row_of(e, t->document.caret), GuiState(e) & GUI_STATE_FOCUSED};
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
			paint_row(e, &in, r, y);
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
