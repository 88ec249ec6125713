/* gui/list_paint.c - the picture of a list: heads, the rows that are in view, bars, border. */
#include "list_parts.h"
#include "press.h"

#define MARK_ROOM 14 /* of the mark of the sorted column */

uint32_t list_text_colour(const struct gui_element *e, enum gui_colour usual)
{
	return GuiTheme(element_enabled(e) ? usual : GUI_COLOUR_TEXT_DISABLED);
}

static void paint_cell(struct gui_painter *p, struct rect r, const char *text, uint32_t colour,
		       uint32_t style)
{
	r.left += CELL_SIDE;
	r.right -= CELL_SIDE;
	if (r.right > r.left)
		GuiPaintText(p, r, text, colour, style | GUI_TEXT_ELLIPSIS);
}

int list_cell_width(const struct list *l, int row, int column)
{
	const struct column *c = &l->columns.column[column];
	int width = GuiTextWidth(c->style & 0xff, rows_cell(&l->rows, row, column), -1);

	return width + 2 * CELL_SIDE + (column == 0 && l->icons ? ICON_ROOM : 0);
}

/*
 * Heads.
 */
/* Beside the title, on the side it does not stand at; what is left is for the title. */
static void paint_mark(const struct columns *c, struct gui_painter *p, struct rect *r, int column)
{
	bool right = c->column[column].style & GUI_TEXT_RIGHT;
	int title = CELL_SIDE + GuiTextWidth(GUI_FONT_UI, c->column[column].title, -1);
	int most = rect_width(*r) - CELL_SIDE - MARK_ROOM, x;

	title = title > most ? most : title;
	title = c->column[column].style & GUI_TEXT_CENTRE ? most : title;
	x = right ? r->right - title - MARK_ROOM / 2 - 2 : r->left + title + MARK_ROOM / 2 + 2;
	row_paint_chevron(p, (struct gui_point){x, (r->top + r->bottom) / 2},
			  c->down ? CHEVRON_DOWN : CHEVRON_UP, GuiTheme(GUI_COLOUR_TEXT_DIM));
	*(right ? &r->left : &r->right) += right ? MARK_ROOM : -MARK_ROOM;
}

static void paint_head(const struct gui_element *e, struct gui_painter *p, int column)
{
	const struct list *l = list_of(e);
	const struct column *c = &l->columns.column[column];
	struct rect r = list_head_rect(e, column);
	bool held = l->head_pressed == column && l->head_hovered == column;

	if (l->head_hovered == column)
		GuiPaintFill(p, (struct rect){r.left, r.top, r.right, r.bottom - 1},
			     GuiTheme(held ? GUI_COLOUR_BUTTON_PRESSED : GUI_COLOUR_BUTTON_HOVER));
	if (l->head_chosen == column)
		paint_focus_ring(p, (struct rect){r.left, r.top, r.right - 1, r.bottom - 1}, 4);
	GuiPaintFill(p, rect_make(r.right - 1, r.top + 6, 1, GUI_ROW_HEIGHT - 12),
		     GuiTheme(GUI_COLOUR_BORDER));
	if (l->columns.sorted == column)
		paint_mark(&l->columns, p, &r, column);
	paint_cell(p, r, c->title, list_text_colour(e, GUI_COLOUR_TEXT_DIM),
		   GUI_FONT_UI | (c->style & (GUI_TEXT_CENTRE | GUI_TEXT_RIGHT)));
}

static void paint_heads(const struct gui_element *e, struct gui_painter *p)
{
	struct rect r = {1, 1, rect_width(e->rect) - 1, 1 + GUI_ROW_HEIGHT}, before;

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE_ALT));
	before = GuiPaintClip(p, r);
	for (int i = 0; i < list_of(e)->columns.count; i++)
		paint_head(e, p, i);
	GuiPaintUnclip(p, before);
	r.top = r.bottom - 1;
	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SEPARATOR));
}

/*
 * Rows.
 */
static void paint_row(struct gui_element *e, struct gui_painter *p, int row)
{
	const struct list *l = list_of(e);
	const struct list_row *data = rows_at(&l->rows, row);
	uint32_t colour = list_text_colour(e, data->colour < 0 ? GUI_COLOUR_TEXT : data->colour);
	struct rect r = row_view_rect(&l->view, row);
	int start = r.left - l->view.flat.position;

	row_view_paint_row(e, &l->view, p, row);
	for (int i = 0; i < l->columns.count; i++) {
		r.left = start + l->columns.edges[i];
		r.right = start + l->columns.edges[i + 1];
		if (i == 0 && data->icon)
			press_paint_icon(
				p, data->icon,
				rect_make(r.left + CELL_SIDE, r.top + 4, LIST_ICON, LIST_ICON),
				element_enabled(e), GuiTheme(GUI_COLOUR_SURFACE));
		r.left += i == 0 && l->icons ? ICON_ROOM : 0;
		paint_cell(p, r, rows_cell(&l->rows, row, i), colour, l->columns.column[i].style);
	}
}

static void paint_rows(struct gui_element *e, struct gui_painter *p)
{
	const struct list *l = list_of(e);
	struct rect before = GuiPaintClip(p, l->view.area);
	int first, last;

	if (l->rows.count == 0 && l->empty_text)
		GuiPaintText(p, rect_inset(l->view.area, 12), l->empty_text,
			     list_text_colour(e, GUI_COLOUR_TEXT_DIM),
			     GUI_FONT_UI | GUI_TEXT_CENTRE | GUI_TEXT_ELLIPSIS);
	row_view_visible(&l->view, p, &first, &last);
	for (int row = first; row < last; row++)
		if (l->look == GUI_LIST_ROWS)
			paint_row(e, p, row);
		else
			list_paint_tile(e, p, row);
	list_paint_band(e, p);
	GuiPaintUnclip(p, before);
}

void list_paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE));
	if (list_heads(list_of(e)))
		paint_heads(e, p);
	paint_rows(e, p);
	row_view_paint_bars(&list_of(e)->view, p);
	row_view_paint_border(e, p);
}
