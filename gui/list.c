/*
 * gui/list.c - rows of text in columns: what programs call, keys and mouse on the rows.
 *
 * - the rows are rows.c, sorted by rows_sort.c; which are seen: row_view.c
 * - columns.c has the widths; list_heads.c what the mouse does above the rows, list_keys.c the
 *   keyboard; list_choose.c and list_band.c where several can be chosen; list_drag.c when a row is
 *   pulled; list_paint.c and list_tiles.c paint
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "list_parts.h"

/* Rows and bars: inside the border and below the heads. */
static struct rect room(const struct gui_element *e)
{
	struct rect r = rect_inset(GuiRect(e), 1);

	r.top += list_heads(list_of(e)) ? GUI_ROW_HEIGHT : 0;
	return r;
}

void list_settle(struct gui_element *e)
{
	struct list *l = list_of(e);
	struct rect r = room(e);
	int width = rect_width(r);

	l->view.count = l->rows.count;
	list_shape(l);
	if (l->look != GUI_LIST_ROWS) {
		if (row_view_settle(e, &l->view, r, 0))
			GuiInvalidate(e);
		return;
	}
	if (l->rows.count * GUI_ROW_HEIGHT > rect_height(r))
		width -= GUI_SCROLLBAR;
	if (row_view_settle(e, &l->view, r, columns_settle(&l->columns, width)))
		GuiInvalidate(e);
}

static const char *first_text(const struct gui_element *e, int row)
{
	return rows_cell(&list_of(e)->rows, row, 0);
}

/*
 * Keys and mouse.
 */
static int select_row(struct gui_element *e, int row, uint32_t mods)
{
	list_choose_to(e, row, mods);
	return 1;
}

static int key(struct gui_element *e, const struct msg *msg)
{
	struct row_view *v = &list_of(e)->view;
	int x = v->flat.position;

	if (list_choose_key(e, msg) || list_heads_key(e, msg))
		return 1;
	if (msg->params[1] & (MOD_ALT | MOD_CTRL))
		return 0;
	switch (msg->params[0]) {
	case KEY_ENTER:
	case KEY_PAD_ENTER:
		return v->selected >= 0 ? notify(e, MSG_ACCEPTED, 0) : 0;
	case KEY_MENU:
		return edit_context(e, row_view_context(v, msg));
	case KEY_LEFT:
	case KEY_RIGHT:
		if (v->tile)
			break;
		row_view_to(e, v, x + (msg->params[0] == KEY_LEFT ? -48 : 48), v->upright.position);
		return x != v->flat.position;
	}
	if (row_view_key(v, msg) < 0)
		return 0;
	return select_row(e, row_view_key(v, msg), msg->params[1]);
}

static int letter(struct gui_element *e, const struct msg *msg)
{
	int row;

	if (list_of(e)->head_chosen >= 0)
		return 1; /* the character of the key that pressed a head */
	row = row_view_letter(e, &list_of(e)->view, msg);
	return row < 0 ? 0 : select_row(e, row, 0);
}

static int press(struct gui_element *e, const struct msg *msg)
{
	struct row_view *v = &list_of(e)->view;
	int row = row_view_at(v, mouse_x(msg), mouse_y(msg));
	bool right = MSG_BUTTON(msg->params[1]) == BUTTON_RIGHT;

	if (row >= 0 && (right || mouse_is_left(msg))) {
		list_band_press(e, row, msg);
		list_choose_press(e, row, msg);
	}
	if (right)
		return edit_context(e, row_view_context(v, msg));
	if (row >= 0 && mouse_is_left(msg))
		list_hold(e, msg);
	if (row >= 0 && mouse_is_left(msg) && msg->params[2] == 2)
		notify(e, MSG_ACCEPTED, 0);
	return 1;
}

static int mouse(struct gui_element *e, const struct msg *msg)
{
	if (list_band_mouse(e, msg) || list_pull(e, msg) || list_heads_mouse(e, msg))
		return 1;
	if (msg->code == MSG_MOUSEUP)
		list_choose_release(e);
	if (row_view_handle(e, &list_of(e)->view, msg)) {
		if (msg->code == MSG_MOUSEWHEEL)
			list_band_go_on(e);
		return 1;
	}
	if (msg->code == MSG_MOUSEWHEEL)
		return 0;
	return msg->code == MSG_MOUSEDOWN ? press(e, msg) : 1;
}

static void destroy(struct gui_element *e)
{
	struct list *l = list_of(e);

	for (int i = 0; i < l->columns.count; i++)
		free(l->columns.column[i].title);
	rows_deinit(&l->rows);
	free(l->empty_text);
	l->empty_text = NULL;
	l->rows.columns = l->columns.count = 0;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		list_paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "list", first_text(e, list_of(e)->view.selected));
		return describe_value(msg, "row %d of %d", list_of(e)->view.selected + 1,
				      list_of(e)->rows.count);
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){120, 4 * GUI_ROW_HEIGHT, 240, 200};
		return 1;
	case MSG_GUI_LAYOUT:
		list_settle(e);
		return 1;
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_CHAR:
		return letter(e, msg);
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEWHEEL:
		return mouse(e, msg);
	case MSG_TIMER:
		if (msg->params[0] == LIST_BAND_TIMER) {
			list_band_go_on(e);
			return 1;
		}
		return row_view_handle(e, &list_of(e)->view, msg);
	case MSG_GUI_LEAVE:
	case MSG_GUI_CANCEL:
		row_view_handle(e, &list_of(e)->view, msg);
		list_heads_cancel(e);
		if (msg->code == MSG_GUI_CANCEL) /* a frame may be pulled beyond the edge */
			list_band_end(e);
		return 1;
	case MSG_GUI_FOCUS:
		list_heads_leave(e);
		return 1;
	case MSG_GUI_STATE:
		return msg->params[0] &&
		       !(msg->params[0] & ~(GUI_STATE_HOVERED | GUI_STATE_PRESSED));
	case MSG_GUI_DESTROY:
		destroy(e);
		return 1;
	}
	return 0;
}

struct gui_element *GuiListCreate(struct gui_element *parent)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct list), GUI_FOCUSABLE | GUI_OPAQUE);
	struct list *l;

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	l = list_of(e);
	row_view_init(&l->view, first_text);
	l->columns.sorted = l->anchor = l->pending = -1;
	l->head_hovered = l->head_pressed = l->head_chosen = l->edge_dragged = -1;
	return e;
}

/*
 * Columns.
 */
int GuiListAddColumn(struct gui_element *list, const char *title, int width, uint32_t style)
{
	struct list *l;
	struct column c = {NULL, width < 0 ? 0 : width, style};

	if (!list)
		return -1;
	l = list_of(list);
	if (l->columns.count == COLUMNS_MAX || l->rows.count > 0)
		return -EAGAIN;
	if (!text_set(&c.title, title))
		return -ENOMEM;
	l->heads |= title != NULL;
	l->columns.column[l->columns.count++] = c;
	l->rows.columns = l->columns.count;
	GuiRelayout(list);
	GuiInvalidate(list);
	return l->columns.count - 1;
}

void GuiListSetSortable(struct gui_element *list, bool sortable)
{
	if (list)
		list_of(list)->sortable = sortable;
}

void GuiListSort(struct gui_element *list, int column, uint32_t flags)
{
	const struct list_row *selected;
	struct list *l;

	if (!list || column < 0 || column >= list_of(list)->columns.count)
		return;
	l = list_of(list);
	selected = rows_at(&l->rows, l->view.selected);
	if (!rows_sort(&l->rows, column, flags))
		return;
	l->columns.sorted = column;
	l->columns.down = flags & GUI_SORT_DOWN;
	l->view.selected = l->anchor = rows_find(&l->rows, selected);
	GuiInvalidate(list);
}

/*
 * Rows.
 */
/* The oldest row fell out: all others have moved up by one. */
static void dropped(struct gui_element *e)
{
	struct list *l = list_of(e);
	struct scroll *s = &l->view.upright;

	l->view.selected = l->view.selected >= 0 ? l->view.selected - 1 : -1;
	l->anchor = l->view.selected;
	if (!l->view.at_end)
		scroll_to(s, s->position - l->view.height);
	GuiInvalidate(e);
}

int GuiListAppend(struct gui_element *list, const char *const *cells)
{
	enum rows_result result;
	struct list *l;

	if (!list)
		return -1;
	l = list_of(list);
	result = rows_append(&l->rows, cells);
	if (result == ROWS_NO_MEMORY)
		return -ENOMEM;
	if (result == ROWS_DROPPED)
		dropped(list);
	list_settle(list);
	if (l->rows.count == 1)
		GuiInvalidate(list);
	row_view_invalidate(list, &l->view, l->rows.count - 1);
	return l->rows.count - 1;
}

void GuiListRemove(struct gui_element *list, int row)
{
	struct row_view *v;

	if (!list || !rows_at(&list_of(list)->rows, row))
		return;
	v = &list_of(list)->view;
	rows_remove(&list_of(list)->rows, row);
	if (v->selected == row)
		v->selected = -1;
	else if (v->selected > row)
		v->selected--;
	v->hovered = -1;
	list_of(list)->anchor = v->selected;
	list_settle(list);
	GuiInvalidate(list);
}

void GuiListClear(struct gui_element *list)
{
	struct row_view *v;

	if (!list)
		return;
	v = &list_of(list)->view;
	rows_clear(&list_of(list)->rows);
	list_of(list)->icons = false;
	v->selected = v->hovered = v->target = -1;
	list_of(list)->anchor = list_of(list)->pending = -1;
	v->at_end = true;
	list_settle(list);
	GuiInvalidate(list);
}

void GuiListSetLimit(struct gui_element *list, int rows)
{
	if (list && rows >= 0)
		list_of(list)->rows.limit = rows;
}

int GuiListRows(const struct gui_element *list)
{
	return list ? list_of(list)->rows.count : 0;
}

void GuiListSetEmptyText(struct gui_element *list, const char *text)
{
	if (list && text_set(&list_of(list)->empty_text, text))
		GuiInvalidate(list);
}

int GuiListSelected(const struct gui_element *list)
{
	return list ? list_of(list)->view.selected : -1;
}

void GuiListSelect(struct gui_element *list, int row)
{
	if (!list || row < -1 || row >= list_of(list)->rows.count)
		return;
	row_view_select(list, &list_of(list)->view, row);
	list_choose_only(list, row, row);
}

void GuiListScrollTo(struct gui_element *list, int row)
{
	if (list && rows_at(&list_of(list)->rows, row))
		row_view_show(list, &list_of(list)->view, row);
}
