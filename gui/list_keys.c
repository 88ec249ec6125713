/* gui/list_keys.c - the heads of a list by keyboard: choosing one, sorting by it, its width. */
#include "list_parts.h"

#define STEP 8 /* pixels an arrow key makes a column wider */

static void choose(struct gui_element *e, int column)
{
	struct list *l = list_of(e);
	int before = l->head_chosen;

	l->head_chosen = column;
	if (before >= 0)
		GuiInvalidateRect(e, list_head_rect(e, before));
	if (column >= 0)
		GuiInvalidateRect(e, list_head_rect(e, column));
}

void list_heads_leave(struct gui_element *e)
{
	choose(e, -1);
}

static void bring_into_view(struct gui_element *e, int column)
{
	struct row_view *v = &list_of(e)->view;
	const int *edges = list_of(e)->columns.edges;
	int x = v->flat.position, width = rect_width(v->area);

	if (edges[column + 1] > x + width)
		x = edges[column + 1] - width;
	if (edges[column] < x)
		x = edges[column];
	row_view_to(e, v, x, v->upright.position);
}

/* From the rows to the head of the first column, or of the one it is sorted by. */
static void step(struct gui_element *e, int by)
{
	const struct list *l = list_of(e);
	int column = l->head_chosen + by;

	if (l->head_chosen < 0)
		column = l->columns.sorted >= 0 ? l->columns.sorted : 0;
	column = column < 0 ? 0 : column >= l->columns.count ? l->columns.count - 1 : column;
	bring_into_view(e, column);
	choose(e, column);
}

static void widen(struct gui_element *e, int by)
{
	const struct list *l = list_of(e);
	int column = l->head_chosen;

	if (column >= 0)
		list_resize_column(e, column,
				   l->columns.edges[column + 1] - l->columns.edges[column] + by);
}

static bool with_ctrl(struct gui_element *e, const struct msg *msg)
{
	int by = msg->params[0] == KEY_LEFT ? -1 : 1;

	switch (msg->params[0]) {
	case KEY_LEFT:
	case KEY_RIGHT:
		if (msg->params[1] & MOD_SHIFT)
			widen(e, by * STEP);
		else
			step(e, by);
		return true;
	case KEY_PAD_PLUS:
		for (int i = 0; i < list_of(e)->columns.count; i++)
			list_fit_column(e, i);
		return true;
	}
	return false;
}

bool list_heads_key(struct gui_element *e, const struct msg *msg)
{
	struct list *l = list_of(e);

	if (!list_heads(l) || (msg->params[1] & MOD_ALT))
		return false;
	if (msg->params[1] & MOD_CTRL)
		return with_ctrl(e, msg);
	if (l->head_chosen < 0)
		return false;
	switch (msg->params[0]) {
	case KEY_SPACE:
	case KEY_ENTER:
	case KEY_PAD_ENTER:
		if (l->sortable && !(msg->params[1] & KEY_REPEAT))
			list_sort_by(e, l->head_chosen);
		return true;
	case KEY_ESCAPE:
		choose(e, -1);
		return true;
	}
	if (row_view_key(&l->view, msg) >= 0)
		choose(e, -1);
	return false;
}
