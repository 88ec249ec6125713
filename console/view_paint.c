/* console/view_paint.c - the cells of a terminal, its selection and its cursor. */
#include "common/utf8.h"
#include "palette.h"
#include "console/terminal/composed.h"
#include "console/terminal/mode.h"
#include "console/terminal/select.h"
#include "view_parts.h"

#define RUN_MAX TERMINAL_COLUMNS_MAX
#define SLICES	4 /* of a row, to slant it */

/* Cells beside each other that look the same. */
struct run {
	int from, to;
	struct look look;
	uint16_t attributes;
};

static struct rect cells_rect(const struct view *v, int y, int from, int to)
{
	int width = view_cell_width(v), height = view_cell_height(v);

	return (struct rect){VIEW_SIDE + from * width, VIEW_SIDE + y * height,
			     VIEW_SIDE + to * width, VIEW_SIDE + (y + 1) * height};
}

static uint32_t font_of(const struct view *v, uint16_t attributes)
{
	bool bold = attributes & CELL_BOLD;

	if (v->large)
		return bold ? GUI_FONT_MONO_LARGE_BOLD : GUI_FONT_MONO_LARGE;
	return bold ? GUI_FONT_MONO_BOLD : GUI_FONT_MONO;
}

static void paint_lines(struct gui_painter *p, struct rect r, const struct run *run)
{
	if (run->attributes & CELL_UNDERLINE)
		GuiPaintFill(p, (struct rect){r.left, r.bottom - 2, r.right, r.bottom - 1},
			     run->look.text);
	if (run->attributes & CELL_STRIKE)
		GuiPaintFill(p,
			     (struct rect){r.left, (r.top + r.bottom) / 2, r.right,
					   (r.top + r.bottom) / 2 + 1},
			     run->look.text);
}

/* The fonts have no italics: what is above goes to the right, what is below to the left. */
static void paint_slanted(struct gui_painter *p, struct rect r, const char *text, uint32_t colour,
			  uint32_t font)
{
	int height = r.bottom - r.top;

	for (int i = 0; i < SLICES; i++) {
		int right = SLICES / 2 - i;
		struct rect old = GuiPaintClip(
			p, (struct rect){r.left - SLICES, r.top + height * i / SLICES,
					 r.right + SLICES, r.top + height * (i + 1) / SLICES});

		GuiPaintText(p, (struct rect){r.left + right, r.top, r.right + right, r.bottom},
			     text, colour, font);
		GuiPaintUnclip(p, old);
	}
}

static void paint_words(const struct view *v, struct gui_painter *p, struct rect r,
			const char *text, const struct run *run)
{
	uint32_t font = font_of(v, run->attributes);

	if (run->attributes & CELL_ITALIC)
		paint_slanted(p, r, text, run->look.text, font);
	else
		GuiPaintText(p, r, text, run->look.text, font);
}

static void paint_text(const struct view *v, struct gui_painter *p, const struct cell *cells,
		       struct rect r, const struct run *run)
{
	char text[RUN_MAX * 4 + 1];
	bool any = false;
	int length = 0;

	for (int x = run->from; x < run->to; x++) {
		uint32_t code = cells[x].code;

		any |= code > ' ';
		length += utf8_encode(code ? code : ' ', text + length);
	}
	text[length] = '\0';
	if (any)
		paint_words(v, p, r, text, run);
}

static void paint_character(struct gui_painter *p, struct rect r, uint32_t code, uint32_t colour,
			    uint32_t font)
{
	char text[UTF8_BYTES_MAX + 1];

	text[utf8_encode(code, text)] = '\0';
	GuiPaintText(p, r, text, colour, font);
}

/* What the font has no picture of is a box of its width. */
static void paint_box(struct gui_painter *p, struct rect r, uint32_t colour)
{
	GuiPaintRect(p, (struct rect){r.left + 1, r.top + 3, r.right - 1, r.bottom - 3}, colour);
}

/* A character that stands alone: wide, with a mark over it, or without a picture. */
static void paint_alone(const struct view *v, struct gui_painter *p, const struct cell *cell,
			struct rect r, const struct run *run)
{
	uint32_t font = font_of(v, run->attributes), both = composed(cell->code, cell->mark);

	if (both && GuiTextHas(font, both)) {
		paint_character(p, r, both, run->look.text, font);
		return;
	}
	if (cell->code && !GuiTextHas(font, cell->code))
		paint_box(p, r, run->look.text);
	else if (cell->code)
		paint_character(p, r, cell->code, run->look.text, font);
	if (cell->mark && GuiTextHas(font, cell->mark))
		paint_character(p, r, cell->mark, run->look.text, font);
}

static bool stands_alone(const struct cell *c)
{
	return c->attributes & (CELL_WIDE | CELL_TAIL) || c->mark ||
	       (c->code > '~' && !GuiTextHas(GUI_FONT_MONO, c->code));
}

static void paint_run(const struct view *v, struct gui_painter *p, const struct cell *cells, int y,
		      const struct run *run)
{
	struct rect r = cells_rect(v, y, run->from, run->to);

	if (run->look.background != GuiTheme(GUI_COLOUR_SURFACE))
		GuiPaintFill(p, r, run->look.background);
	if (stands_alone(&cells[run->from]))
		paint_alone(v, p, &cells[run->from], r, run);
	else
		paint_text(v, p, cells, r, run);
	paint_lines(p, r, run);
}

/* From run->from on, as far as it looks the same and none stands alone. */
static void measure_run(const struct cell *cells, int length, int limit, struct run *run)
{
	const struct cell *first = &cells[run->from];

	limit = limit < length ? limit : length;
	run->to = run->from + 1;
	if (first->attributes & CELL_WIDE && run->to < limit)
		run->to++;
	else if (!stands_alone(first))
		while (run->to < limit && cell_same_look(first, &cells[run->to]) &&
		       !stands_alone(&cells[run->to]))
			run->to++;
}

static void paint_row(struct view *v, struct gui_painter *p, int y)
{
	struct terminal *t = v->session->screen;
	bool reverse = terminal_modes(t) & MODE_REVERSE_SCREEN;
	int length, from = 0, to = 0, columns = terminal_columns(t);
	bool marked = select_of_line(t, terminal_top_line(t) + y, &from, &to);
	const struct cell *cells = terminal_row(t, y, &length);

	if (marked)
		GuiPaintFill(p, cells_rect(v, y, from, to), GuiTheme(GUI_COLOUR_SELECTION));
	length = length < columns ? length : columns;
	for (struct run run = {0}; run.from < length; run.from = run.to) {
		bool inside = marked && run.from >= from && run.from < to;

		measure_run(cells, length,
			    inside			? to
			    : marked && run.from < from ? from
							: length,
			    &run);
		run.attributes = cells[run.from].attributes;
		run.look = palette_look(&cells[run.from], reverse);
		if (inside)
			run.look = (struct look){GuiTheme(GUI_COLOUR_TEXT),
						 GuiTheme(GUI_COLOUR_SELECTION)};
		paint_run(v, p, cells, y, &run);
	}
}

/* The character below a block is drawn again, in the colour of the ground. */
static void paint_block(struct view *v, struct gui_painter *p, const struct terminal_cursor *c)
{
	struct rect r = cells_rect(v, c->y, c->x, c->x + c->width);
	int length;
	const struct cell *cells = terminal_row(v->session->screen, c->y, &length);
	struct run run = {c->x, c->x + c->width, {0, 0}, 0};

	run.look = (struct look){GuiTheme(GUI_COLOUR_SURFACE), GuiTheme(GUI_COLOUR_TEXT)};
	if (c->x + c->width > length) {
		GuiPaintFill(p, r, run.look.background);
		return;
	}
	run.attributes = cells[c->x].attributes;
	paint_run(v, p, cells, c->y, &run);
}

static void paint_cursor(struct gui_element *e, struct gui_painter *p)
{
	struct view *v = view_of(e);
	bool focused = (GuiState(e) & GUI_STATE_FOCUSED) && (GuiState(e) & GUI_STATE_ACTIVE);
	uint32_t colour = GuiTheme(GUI_COLOUR_TEXT);
	struct terminal_cursor c;
	struct rect r;

	if (!terminal_cursor(v->session->screen, &c) || (focused && v->cursor_off))
		return;
	r = cells_rect(v, c.y, c.x, c.x + c.width);
	if (!focused)
		GuiPaintRect(p, r, GuiTheme(GUI_COLOUR_TEXT_DIM));
	else if (c.shape == TERMINAL_CURSOR_BLOCK)
		paint_block(v, p, &c);
	else if (c.shape == TERMINAL_CURSOR_BAR)
		GuiPaintFill(p, (struct rect){r.left, r.top, r.left + 2, r.bottom}, colour);
	else
		GuiPaintFill(p, (struct rect){r.left, r.bottom - 2, r.right, r.bottom}, colour);
}

void view_paint(struct gui_element *e, struct gui_painter *p)
{
	struct view *v = view_of(e);
	struct rect all = GuiRect(e);

	GuiPaintFill(p, all, GuiTheme(GUI_COLOUR_SURFACE));
	for (int y = 0; y < terminal_rows(v->session->screen); y++) {
		struct rect row = cells_rect(v, y, 0, terminal_columns(v->session->screen));

		if (GuiPaintNeeded(p, row))
			paint_row(v, p, y);
	}
	paint_cursor(e, p);
	if (v->ringing)
		GuiPaintOutline(p, all, (struct gui_stroke){0, 2, GuiTheme(GUI_COLOUR_ACCENT)});
}
