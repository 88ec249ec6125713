/* gui/list_drag.c - rows of a list that are dragged, as text. */
#include <stdlib.h>
#include <string.h>
#include "list_parts.h"

void list_hold(struct gui_element *e, const struct msg *press)
{
	struct list *l = list_of(e);

	l->held = l->drag && l->view.selected >= 0;
	l->pressed = (struct gui_point){mouse_x(press), mouse_y(press)};
}

/* Its cells with tabs between; free() it. NULL: no memory. */
static char *row_text(const struct list *l, int row)
{
	size_t size = 1, length = 0;
	char *text;

	for (int i = 0; i < l->columns.count; i++)
		size += strlen(rows_cell(&l->rows, row, i)) + 1;
	text = malloc(size);
	for (int i = 0; text && i < l->columns.count; i++) {
		const char *cell = rows_cell(&l->rows, row, i);

		if (i)
			text[length++] = '\t';
		memcpy(text + length, cell, strlen(cell));
		length += strlen(cell);
	}
	if (text)
		text[length] = '\0';
	return text;
}

bool list_pull(struct gui_element *e, const struct msg *msg)
{
	struct list *l = list_of(e);
	char *text;

	l->held = l->held && msg->code == MSG_MOUSEMOVE && (e->flags & ELEMENT_PRESSED) &&
		  l->view.selected >= 0;
	if (!l->held || !transfer_pulled(l->pressed, msg))
		return l->held;
	l->held = false;
	text = row_text(l, l->view.selected);
	if (text)
		GuiDragText(e, text, l->drag);
	free(text);
	return true;
}

void GuiListSetDrag(struct gui_element *list, uint32_t actions)
{
	if (list)
		list_of(list)->drag = actions & (DRAG_COPY | DRAG_MOVE);
}
