/* gui/list_tiles.c - rows of a list as tiles: names side by side, or large icons. */
#include <stdlib.h>
#include <string.h>
#include "list_parts.h"
#include "press.h"

#define NAME_WIDTH  200
#define ICON_WIDTH  104
#define ICON_HEIGHT 104
#define SIDE	    4 /* between a tile and what is in it */
#define LINES	    2 /* of a name below its icon */
#define LINE	    18

void list_shape(struct list *l)
{
	switch (l->look) {
	case GUI_LIST_ROWS:
		row_view_shape(&l->view, GUI_ROW_HEIGHT, 0, false);
		break;
	case GUI_LIST_NAMES:
		row_view_shape(&l->view, GUI_ROW_HEIGHT, NAME_WIDTH, true);
		break;
	case GUI_LIST_ICONS:
		row_view_shape(&l->view, ICON_HEIGHT, ICON_WIDTH, false);
		break;
	}
}

/* How much of the name stands on one line: up to a space if there is one, else what fits. */
static int first_line(const char *name, int width)
{
	int length = (int)strlen(name), fits = text_fit(GUI_FONT_UI, name, length, width);

	if (fits == length)
		return length;
	for (int at = fits; at > 0; at--)
		if (name[at] == ' ' || name[at - 1] == '-' || name[at - 1] == '_')
			return at;
	return fits;
}

/* On up to two lines; the rest is an ellipsis. */
static void paint_name(struct gui_painter *p, struct rect r, const char *name, uint32_t colour)
{
	int cut = first_line(name, rect_width(r));
	char line[128];

	if (cut < (int)sizeof(line)) {
		memcpy(line, name, (size_t)cut);
		line[cut] = '\0';
		r.bottom = r.top + LINE;
		GuiPaintText(p, r, line, colour, GUI_FONT_UI | GUI_TEXT_CENTRE);
		name += cut + (name[cut] == ' ');
		r.top = r.bottom;
	}
	r.bottom = r.top + LINE;
	GuiPaintText(p, r, name, colour, GUI_FONT_UI | GUI_TEXT_CENTRE | GUI_TEXT_ELLIPSIS);
}

static void paint_icon_tile(struct gui_element *e, struct gui_painter *p, struct rect r,
			    const struct list_row *row, uint32_t colour)
{
	const char *name = row->cells[0] ? row->cells[0] : "";
	const struct gui_icon *icon = row->icon ? GuiIcon(icon_name(row->icon), TILE_ICON) : NULL;

	if (icon)
		press_paint_icon(p, icon,
				 rect_make((r.left + r.right - TILE_ICON) / 2, r.top + 8, TILE_ICON,
					   TILE_ICON),
				 element_enabled(e), GuiTheme(GUI_COLOUR_SURFACE));
	r.top += 8 + TILE_ICON + 6;
	r.left += SIDE;
	r.right -= SIDE;
	paint_name(p, r, name, colour);
}

static void paint_name_tile(struct gui_element *e, struct gui_painter *p, struct rect r,
			    const struct list_row *row, uint32_t colour)
{
	r.left += CELL_SIDE;
	r.right -= CELL_SIDE;
	if (row->icon)
		press_paint_icon(p, row->icon,
				 rect_make(r.left, r.top + (GUI_ROW_HEIGHT - LIST_ICON) / 2,
					   LIST_ICON, LIST_ICON),
				 element_enabled(e), GuiTheme(GUI_COLOUR_SURFACE));
	r.left += list_of(e)->icons ? ICON_ROOM : 0;
	GuiPaintText(p, r, row->cells[0] ? row->cells[0] : "", colour,
		     GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
}

/* In rows: in the first column, for the others are for looking at. */
bool list_tile_shows(const struct list *l, int row, struct gui_point at)
{
	struct rect r = row_view_rect(&l->view, row);
	int name = GuiTextWidth(GUI_FONT_UI, rows_cell(&l->rows, row, 0), -1);

	if (l->look != GUI_LIST_ICONS)
		return at.x < r.left + 2 * CELL_SIDE + (l->icons ? ICON_ROOM : 0) + name;
	if (at.y >= r.top + 8 + TILE_ICON)
		return true;
	r = rect_make((r.left + r.right - TILE_ICON) / 2, r.top, TILE_ICON, TILE_ICON + 8);
	return rect_contains(rect_inset(r, -SIDE), at.x, at.y);
}

void list_paint_tile(struct gui_element *e, struct gui_painter *p, int row)
{
	const struct list *l = list_of(e);
	const struct list_row *data = rows_at(&l->rows, row);
	uint32_t colour = list_text_colour(e, data->colour < 0 ? GUI_COLOUR_TEXT : data->colour);
	struct rect r = row_view_rect(&l->view, row);

	row_view_paint_row(e, &l->view, p, row);
	if (l->look == GUI_LIST_ICONS)
		paint_icon_tile(e, p, r, data, colour);
	else
		paint_name_tile(e, p, r, data, colour);
}

void GuiListSetView(struct gui_element *list, enum gui_list_view look)
{
	struct list *l = list ? list_of(list) : NULL;

	if (!l || l->look == look)
		return;
	l->look = look;
	list_settle(list);
	row_view_show(list, &l->view, l->view.selected);
	GuiInvalidate(list);
}
