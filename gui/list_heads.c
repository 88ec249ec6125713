/* gui/list_heads.c - the mouse on the heads of a list: sorting by a column, dragging its edge. */
#include "list_parts.h"

#define FIT_ROWS 1000 /* so many are looked at to fit a column */

/* From the left edge of the first column, wherever that is scrolled to. */
static int column_x(const struct list *l, int x)
{
	return x - l->view.area.left + l->view.flat.position;
}

struct rect list_head_rect(const struct gui_element *e, int column)
{
	const struct list *l = list_of(e);
	int start = l->view.area.left - l->view.flat.position;

	return (struct rect){start + l->columns.edges[column], 1,
			     start + l->columns.edges[column + 1], 1 + GUI_ROW_HEIGHT};
}

static void invalidate(struct gui_element *e, int column)
{
	if (column >= 0 && column < list_of(e)->columns.count)
		GuiInvalidateRect(e, list_head_rect(e, column));
}

static void hover(struct gui_element *e, int column)
{
	struct list *l = list_of(e);

	if (l->head_hovered == column)
		return;
	invalidate(e, l->head_hovered);
	invalidate(e, column);
	l->head_hovered = column;
}

static void set_cursor(struct gui_element *e, int shape)
{
	if (e->cursor == shape)
		return;
	element_set_cursor(e, shape);
	window_set_cursor(e->window, shape < 0 ? CURSOR_ARROW : shape);
}

void list_resize_column(struct gui_element *e, int column, int width)
{
	columns_resize(&list_of(e)->columns, column, width);
	list_settle(e);
	GuiInvalidate(e);
}

/* A double click on an edge: as wide as what stands in the column. */
void list_fit_column(struct gui_element *e, int column)
{
	struct list *l = list_of(e);
	int width = GuiTextWidth(GUI_FONT_UI, l->columns.column[column].title, -1) + 2 * CELL_SIDE;

	for (int row = 0; row < l->rows.count && row < FIT_ROWS; row++) {
		int wanted = list_cell_width(l, row, column);

		width = wanted > width ? wanted : width;
	}
	list_resize_column(e, column, width);
}

/* By another column: upwards; by the same one: the other way round. If the program does not do it
 * the list sorts: texts, or numbers where they stand on the right. */
void list_sort_by(struct gui_element *e, int column)
{
	struct columns *c = &list_of(e)->columns;
	bool numbers = c->column[column].style & GUI_TEXT_RIGHT;

	c->down = c->sorted == column && !c->down;
	c->sorted = column;
	invalidate(e, column);
	GuiInvalidateRect(e, rect_make(0, 0, rect_width(e->rect), GUI_ROW_HEIGHT));
	if (!GuiSend(e, MSG_SORT, column, c->down, 0))
		GuiListSort(e, column,
			    (c->down ? GUI_SORT_DOWN : 0) | (numbers ? GUI_SORT_NUMBERS : 0));
}

static void press(struct gui_element *e, const struct msg *msg, int edge, int column)
{
	struct list *l = list_of(e);

	if (edge >= 0 && msg->params[2] == 2) {
		list_fit_column(e, edge);
	} else if (edge >= 0) {
		l->edge_dragged = edge;
		l->grab = column_x(l, mouse_x(msg)) - l->columns.edges[edge + 1];
	} else if (l->sortable) {
		l->head_pressed = column;
		invalidate(e, column);
	}
}

static void release(struct gui_element *e, int column)
{
	struct list *l = list_of(e);
	int pressed = l->head_pressed;

	l->edge_dragged = l->head_pressed = -1;
	invalidate(e, pressed);
	if (pressed >= 0 && pressed == column)
		list_sort_by(e, column);
}

bool list_heads_mouse(struct gui_element *e, const struct msg *msg)
{
	struct list *l = list_of(e);
	int x = column_x(l, mouse_x(msg)), column, edge;
	bool held = l->edge_dragged >= 0 || l->head_pressed >= 0;
	bool over = list_heads(l) && mouse_y(msg) >= 1 && mouse_y(msg) <= GUI_ROW_HEIGHT &&
		    rect_contains(GuiRect(e), mouse_x(msg), mouse_y(msg));
	bool elsewhere = !held && (msg->params[1] & 0xff00) && msg->code == MSG_MOUSEMOVE;

	if (msg->code == MSG_MOUSEWHEEL)
		return false;
	edge = over ? columns_edge_at(&l->columns, x) : -1;
	column = over && edge < 0 ? columns_at(&l->columns, x) : -1;
	set_cursor(e, (edge >= 0 && !elsewhere) || l->edge_dragged >= 0 ? CURSOR_SIZE_H : -1);
	hover(e, l->sortable && !elsewhere && l->edge_dragged < 0 ? column : -1);
	if (msg->code == MSG_MOUSEDOWN && over && mouse_is_left(msg))
		press(e, msg, edge, column);
	else if (msg->code == MSG_MOUSEMOVE && l->edge_dragged >= 0)
		list_resize_column(e, l->edge_dragged,
				   x - l->grab - l->columns.edges[l->edge_dragged]);
	else if (msg->code == MSG_MOUSEUP && held)
		release(e, column);
	return held || (over && !elsewhere && msg->code != MSG_MOUSEMOVE);
}

void list_heads_cancel(struct gui_element *e)
{
	struct list *l = list_of(e);

	hover(e, -1);
	if (!(e->flags & ELEMENT_PRESSED))
		l->edge_dragged = l->head_pressed = -1;
}
