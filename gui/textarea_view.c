/*
 * gui/textarea_view.c - the parts of a text area, and which part of its text is in view.
 */
#include "textarea.h"

#define MARGIN	    8 /* before the text, and on both sides of a line number */
#define MARGIN_TOP  4
#define WRAP_LEAST  64
#define WIDTH_SPARE 32 /* room behind the widest line */

static struct document *document_of(const struct gui_element *e)
{
	return &area_of(e)->document;
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

int area_left(const struct gui_element *e)
{
	return area_view(e).left + MARGIN - area_of(e)->x;
}

int area_room(const struct gui_element *e)
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
	h->page = area_room(e);
	h->total = t->wrap ? 0 : t->widest + WIDTH_SPARE;
	scroll_to(h, t->x);
}

bool area_scroll_to(struct gui_element *e, struct row top, int x)
{
	struct textarea *t = area_of(e);
	struct row last = last_top(e), before = t->top;
	int x_before = t->x, furthest = t->widest + WIDTH_SPARE - area_room(e);

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
	struct row r = area_row_of(e, t->document.caret), top = t->top;
	int room = area_room(e), x, left = t->x, y = area_y(e, r);

	if (r.at < top.at) {
		top = r;
	} else if (y == AREA_OUTSIDE || y + t->row_height > area_view(e).bottom) {
		top = r;
		area_move_row(e, &top, 1 - area_rows(e));
	}
	x = area_x(e, r, t->document.caret) - area_left(e);
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
