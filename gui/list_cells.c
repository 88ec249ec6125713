/* gui/list_cells.c - what the rows of a list say and carry: texts, icons, colours, users' values.
 */
#include <string.h>
#include "list_parts.h"

void GuiListSetCell(struct gui_element *list, int row, int column, const char *text)
{
	const char *before = GuiListCell(list, row, column);

	if (!before || (text && !strcmp(before, text)))
		return;
	if (rows_set_cell(&list_of(list)->rows, row, column, text))
		row_view_invalidate(list, &list_of(list)->view, row);
}

const char *GuiListCell(const struct gui_element *list, int row, int column)
{
	return list ? rows_cell(&list_of(list)->rows, row, column) : NULL;
}

static struct list_row *row_of(const struct gui_element *list, int row)
{
	return list ? rows_at(&list_of(list)->rows, row) : NULL;
}

void GuiListSetRowIcon(struct gui_element *list, int row, const char *icon)
{
	struct list_row *r = row_of(list, row);

	if (!r)
		return;
	r->icon = GuiIcon(icon, LIST_ICON);
	if (r->icon && !list_of(list)->icons) {
		list_of(list)->icons = true;
		GuiInvalidate(list);
	}
	row_view_invalidate(list, &list_of(list)->view, row);
}

void GuiListSetRowColour(struct gui_element *list, int row, enum gui_colour text)
{
	struct list_row *r = row_of(list, row);

	if (!r || r->colour == (int)text)
		return;
	r->colour = text;
	row_view_invalidate(list, &list_of(list)->view, row);
}

void GuiListSetRowUser(struct gui_element *list, int row, uintptr_t user)
{
	struct list_row *r = row_of(list, row);

	if (r)
		r->user = user;
}

uintptr_t GuiListRowUser(const struct gui_element *list, int row)
{
	const struct list_row *r = row_of(list, row);

	return r ? r->user : 0;
}
