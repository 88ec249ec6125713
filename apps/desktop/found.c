/* apps/desktop/found.c - the programs the menu found, as rows with icons. */
#include "found.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "search.h"

#define SIDE	 8
#define ICON	 24
#define ICON_GAP 10
#define MARK	 4 /* width of the mark that shows where it is scrolled to */
#define TYPED	 64
#define WHEEL	 2 /* rows a notch */

struct row {
	const struct program *program;
	const struct gui_icon *icon;
	int fit;
};

struct found {
	struct row *row; /* of all programs; the first `count` are shown */
	int count, shown, top, selected;
	char typed[TYPED];
};

/*
 * Rows.
 */
static int compare(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return x->fit != y->fit ? y->fit - x->fit : strcasecmp(x->program->name, y->program->name);
}

/* All programs, those that fit first. */
static void fill(struct found *f)
{
	f->count = 0;
	for (int i = 0; i < program_count; i++) {
		struct row *r = &f->row[i];
		const struct program *p = r->program;

		r->fit = search_fit(f->typed, &(struct search_names){p->name, p->file, p->words});
		f->count += r->fit != SEARCH_NONE;
	}
	qsort(f->row, program_count, sizeof(*f->row), compare);
	f->top = f->selected = 0;
}

void found_filter(struct gui_element *e, const char *typed)
{
	struct found *f = GuiData(e);

	snprintf(f->typed, sizeof(f->typed), "%s", typed);
	fill(f);
	GuiInvalidate(e);
}

const struct program *found_selected(const struct gui_element *e)
{
	const struct found *f = GuiData((struct gui_element *)e);

	return f->selected < f->count ? f->row[f->selected].program : NULL;
}

static void scroll_to(struct gui_element *e, struct found *f, int top)
{
	int last = f->count - f->shown;

	top = top > last ? last : top;
	top = top < 0 ? 0 : top;
	if (top == f->top)
		return;
	f->top = top;
	GuiInvalidate(e);
}

static void select_row(struct gui_element *e, struct found *f, int row)
{
	row = row >= f->count ? f->count - 1 : row;
	row = row < 0 ? 0 : row;
	if (row == f->selected)
		return;
	f->selected = row;
	GuiInvalidate(e);
	if (row < f->top)
		scroll_to(e, f, row);
	else if (row >= f->top + f->shown)
		scroll_to(e, f, row - f->shown + 1);
}

bool found_key(struct gui_element *e, uint32_t key)
{
	struct found *f = GuiData(e);

	switch (key) {
	case KEY_UP: /* goes round */
		select_row(e, f, f->selected ? f->selected - 1 : f->count - 1);
		return true;
	case KEY_DOWN:
		select_row(e, f, f->selected + 1 < f->count ? f->selected + 1 : 0);
		return true;
	case KEY_PAGE_UP:
		select_row(e, f, f->selected - f->shown);
		return true;
	case KEY_PAGE_DOWN:
		select_row(e, f, f->selected + f->shown);
		return true;
	}
	return false;
}

/*
 * Look.
 */
static void paint_row(const struct row *row, struct gui_painter *p, struct rect r, bool selected)
{
	if (selected)
		GuiPaintRounded(p, r, GUI_RADIUS, GuiTheme(GUI_COLOUR_SELECTION));
	if (row->icon)
		GuiPaintIcon(p, row->icon, r.left + SIDE, (r.top + r.bottom - ICON) / 2);
	r.left += SIDE + ICON + ICON_GAP;
	r.right -= SIDE;
	GuiPaintText(p, r, row->program->name, GuiTheme(GUI_COLOUR_TEXT),
		     GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
}

static void paint_nothing(const struct found *f, struct gui_painter *p, struct rect r)
{
	char text[TYPED + 32];

	snprintf(text, sizeof(text), "No program fits \"%s\".", f->typed);
	r.top = r.bottom / 2 - GUI_LINE_HEIGHT;
	r.bottom = r.top + GUI_LINE_HEIGHT;
	GuiPaintText(p, r, text, GuiTheme(GUI_COLOUR_TEXT),
		     GUI_FONT_UI | GUI_TEXT_CENTRE | GUI_TEXT_ELLIPSIS);
	r.top += GUI_LINE_HEIGHT;
	r.bottom += GUI_LINE_HEIGHT;
	GuiPaintText(p, r, "Try other or fewer letters.", GuiTheme(GUI_COLOUR_TEXT_DIM),
		     GUI_FONT_UI | GUI_TEXT_CENTRE);
}

/* Where it is scrolled to, if not all rows are seen. */
static void paint_mark(const struct found *f, struct gui_painter *p, struct rect r)
{
	int height = r.bottom;

	if (f->count <= f->shown)
		return;
	r.left = r.right - MARK;
	r.top = f->top * height / f->count;
	r.bottom = r.top + f->shown * height / f->count;
	GuiPaintRounded(p, r, MARK / 2, GuiTheme(GUI_COLOUR_SCROLLBAR));
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	const struct found *f = GuiData(e);
	struct rect all = GuiRect(e), r = all;

	r.right -= f->count > f->shown ? MARK + 4 : 0;
	for (int i = f->top; i < f->count && i < f->top + f->shown; i++) {
		r.top = (i - f->top) * FOUND_ROW;
		r.bottom = r.top + FOUND_ROW;
		paint_row(&f->row[i], p, r, i == f->selected);
	}
	if (f->count == 0)
		paint_nothing(f, p, all);
	paint_mark(f, p, all);
}

/*
 * Mouse.
 */
static int row_at(const struct gui_element *e, const struct found *f, const struct msg *msg)
{
	int y = MSG_HIGH(msg->params[0]), row = f->top + y / FOUND_ROW;

	return y >= 0 && y < GuiRect(e).bottom && row < f->count ? row : -1;
}

static void point_at(struct gui_element *e, struct found *f, const struct msg *msg)
{
	int row = row_at(e, f, msg);

	if (row >= 0)
		select_row(e, f, row);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	struct found *f = GuiData(e);

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		GuiMeasure(msg)->height = GuiMeasure(msg)->min_height = f->shown * FOUND_ROW;
		return 1;
	case MSG_MOUSEMOVE:
	case MSG_MOUSEDOWN:
		point_at(e, f, msg);
		return 1;
	case MSG_MOUSEUP:
		if (GuiState(e) & GUI_STATE_HOVERED && row_at(e, f, msg) == f->selected)
			GuiSend(e, MSG_ACCEPTED, 0, 0, 0);
		return 1;
	case MSG_MOUSEWHEEL:
		scroll_to(e, f, f->top - WHEEL * (int)msg->params[2]);
		return 1;
	case MSG_GUI_DESTROY:
		free(f->row);
		return 0;
	}
	return 0;
}

struct gui_element *found_create(struct gui_element *parent, int rows)
{
	struct row *row = calloc(program_count, sizeof(*row));
	struct gui_element *e =
		row ? GuiElementCreate(parent, handle, sizeof(struct found), 0) : NULL;
	struct found *f = GuiData(e);

	if (!e) {
		free(row);
		return NULL;
	}
	for (int i = 0; i < program_count; i++) {
		row[i].program = &programs[i];
		row[i].icon = GuiIcon(programs[i].icon, ICON);
	}
	f->row = row;
	f->shown = rows;
	fill(f);
	GuiSetAlign(e, GUI_ALIGN_FILL, GUI_ALIGN_START);
	return e;
}
