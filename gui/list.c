/*
 * gui/list.c - rows of text in columns: picture, keys and mouse; the rows themselves are rows.c.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "gui_internal.h"
#include "rows.h"

#define COLUMNS_MAX 16
#define CELL_SIDE   8
#define WHEEL_ROWS  3

struct column {
	char *title;
	int width; /* 0 = shares what is left */
	uint32_t style;
};

struct list {
	struct rows rows;
	struct column columns[COLUMNS_MAX];
	bool heads;
	int selected;
	char *empty_text;
	struct scroll scroll; /* in pixels */
	bool at_end;	      /* follow the newest row */
};

static struct list *list_of(const struct gui_element *e)
{
	return (struct list *)e->data;
}

/* Where the rows are: inside the border and below the heads. */
static struct rect view(const struct gui_element *e)
{
	struct rect r = rect_inset(GuiRect(e), 1);

	if (list_of(e)->heads)
		r.top += GUI_ROW_HEIGHT;
	return r;
}

/* Bring the scroll bar in line with the rows and the size. */
static void settle(struct gui_element *e)
{
	struct list *l = list_of(e);
	struct rect r = view(e);

	l->scroll.track = (struct rect){r.right - GUI_SCROLLBAR, r.top, r.right, r.bottom};
	l->scroll.total = l->rows.count * GUI_ROW_HEIGHT;
	l->scroll.page = rect_height(r) > 0 ? rect_height(r) : 0;
	scroll_to(&l->scroll, l->at_end ? l->scroll.total : l->scroll.position);
}

static void scroll_moved(struct gui_element *e, int position)
{
	struct list *l = list_of(e);

	scroll_to(&l->scroll, position);
	l->at_end = l->scroll.position >= l->scroll.total - l->scroll.page;
	GuiInvalidate(e);
}

static void show_row(struct gui_element *e, int row)
{
	struct list *l = list_of(e);
	int top = row * GUI_ROW_HEIGHT, bottom = top + GUI_ROW_HEIGHT;

	if (row >= 0 && top < l->scroll.position)
		scroll_moved(e, top);
	else if (row >= 0 && bottom > l->scroll.position + l->scroll.page)
		scroll_moved(e, bottom - l->scroll.page);
}

/*
 * Painting.
 */
static void column_edges(const struct gui_element *e, int *edges)
{
	const struct list *l = list_of(e);
	int fixed = 0, open = 0, spare;

	for (int i = 0; i < l->rows.columns; i++) {
		fixed += l->columns[i].width;
		open += l->columns[i].width == 0;
	}
	spare = rect_width(e->rect) - 2 - GUI_SCROLLBAR - fixed;
	spare = spare > 0 && open ? spare / open : 0;
	edges[0] = 1;
	for (int i = 0; i < l->rows.columns; i++)
		edges[i + 1] = edges[i] + (l->columns[i].width ? l->columns[i].width : spare);
}

static void paint_cell(struct gui_painter *p, struct rect r, const char *text, uint32_t colour,
		       uint32_t style)
{
	r.left += CELL_SIDE;
	r.right -= CELL_SIDE;
	if (r.right > r.left)
		GuiPaintText(p, r, text, colour, style | GUI_TEXT_ELLIPSIS);
}

static void paint_heads(struct gui_element *e, struct gui_painter *p, const int *edges)
{
	const struct list *l = list_of(e);
	struct rect r = {1, 1, rect_width(e->rect) - 1, 1 + GUI_ROW_HEIGHT};

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE_ALT));
	GuiPaintFill(p, (struct rect){r.left, r.bottom - 1, r.right, r.bottom},
		     GuiTheme(GUI_COLOUR_SEPARATOR));
	for (int i = 0; i < l->rows.columns; i++) {
		uint32_t align = l->columns[i].style & (GUI_TEXT_CENTRE | GUI_TEXT_RIGHT);

		r.left = edges[i];
		r.right = edges[i + 1];
		paint_cell(p, r, l->columns[i].title, GuiTheme(GUI_COLOUR_TEXT_DIM),
			   GUI_FONT_UI | align);
		if (i > 0)
			GuiPaintFill(p, rect_make(r.left, r.top + 6, 1, GUI_ROW_HEIGHT - 12),
				     GuiTheme(GUI_COLOUR_BORDER));
	}
}

static void paint_row(struct gui_element *e, struct gui_painter *p, const int *edges, int row)
{
	const struct list *l = list_of(e);
	struct rect area = view(e), r = area;
	bool active = GuiState(e) & GUI_STATE_FOCUSED;

	r.top = area.top + row * GUI_ROW_HEIGHT - l->scroll.position;
	r.bottom = r.top + GUI_ROW_HEIGHT;
	if (row == l->selected)
		GuiPaintFill(p, r,
			     GuiTheme(active ? GUI_COLOUR_SELECTION : GUI_COLOUR_BUTTON_PRESSED));
	for (int i = 0; i < l->rows.columns; i++) {
		r.left = edges[i];
		r.right = edges[i + 1];
		paint_cell(p, r, rows_cell(&l->rows, row, i), GuiTheme(GUI_COLOUR_TEXT),
			   l->columns[i].style);
	}
}

static void paint_rows(struct gui_element *e, struct gui_painter *p, const int *edges)
{
	const struct list *l = list_of(e);
	struct rect area = view(e), before = GuiPaintClip(p, area);
	int first = l->scroll.position / GUI_ROW_HEIGHT;
	int last = (l->scroll.position + rect_height(area)) / GUI_ROW_HEIGHT;

	if (l->rows.count == 0 && l->empty_text)
		GuiPaintText(p, rect_inset(area, 12), l->empty_text, GuiTheme(GUI_COLOUR_TEXT_DIM),
			     GUI_FONT_UI | GUI_TEXT_CENTRE | GUI_TEXT_ELLIPSIS);
	for (int row = first; row <= last && row < l->rows.count; row++)
		paint_row(e, p, edges, row);
	scroll_paint(&l->scroll, p);
	GuiPaintUnclip(p, before);
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);
	int edges[COLUMNS_MAX + 1];
	bool ring = (GuiState(e) & GUI_STATE_FOCUSED) && e->window->focus_visible;

	column_edges(e, edges);
	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE));
	if (list_of(e)->heads)
		paint_heads(e, p, edges);
	paint_rows(e, p, edges);
	GuiPaintRect(p, r, GuiTheme(ring ? GUI_COLOUR_ACCENT : GUI_COLOUR_BORDER));
}

/*
 * Keys and mouse.
 */
static int select_row(struct gui_element *e, int row)
{
	struct list *l = list_of(e);

	row = row >= l->rows.count ? l->rows.count - 1 : row;
	row = row < 0 && l->rows.count > 0 ? 0 : row;
	show_row(e, row);
	GuiInvalidate(e);
	if (row != l->selected) {
		l->selected = row;
		notify(e, MSG_CHANGED, row);
	}
	return 1;
}

static int key(struct gui_element *e, const struct msg *msg)
{
	struct list *l = list_of(e);
	int page = l->scroll.page / GUI_ROW_HEIGHT;

	if (msg->params[1] & (MOD_ALT | MOD_CTRL))
		return 0;
	switch (msg->params[0]) {
	case KEY_UP:
		return select_row(e, l->selected - 1);
	case KEY_DOWN:
		return select_row(e, l->selected + 1);
	case KEY_PAGE_UP:
		return select_row(e, l->selected - page);
	case KEY_PAGE_DOWN:
		return select_row(e, l->selected + page);
	case KEY_HOME:
		return select_row(e, 0);
	case KEY_END:
		return select_row(e, l->rows.count - 1);
	case KEY_ENTER:
	case KEY_PAD_ENTER:
		return l->selected >= 0 ? notify(e, MSG_ACCEPTED, 0) : 0;
	}
	return 0;
}

static int press(struct gui_element *e, const struct msg *msg)
{
	struct list *l = list_of(e);
	struct rect area = view(e);
	int row = (mouse_y(msg) - area.top + l->scroll.position) / GUI_ROW_HEIGHT;

	if (!mouse_is_left(msg) || mouse_y(msg) < area.top || row >= l->rows.count)
		return 1;
	select_row(e, row);
	if (msg->params[2] == 2)
		notify(e, MSG_ACCEPTED, 0);
	return 1;
}

static int mouse(struct gui_element *e, struct msg *msg)
{
	struct list *l = list_of(e);
	struct scroll before = l->scroll;

	if (msg->code == MSG_MOUSEWHEEL) {
		scroll_moved(e, l->scroll.position -
					(int)msg->params[2] * WHEEL_ROWS * GUI_ROW_HEIGHT);
		return 1;
	}
	if (scroll_mouse(&l->scroll, msg))
		scroll_moved(e, l->scroll.position);
	else if (msg->code == MSG_MOUSEDOWN)
		return press(e, msg);
	else if (before.hovered != l->scroll.hovered)
		GuiInvalidateRect(e, l->scroll.track);
	return 1;
}

static void destroy(struct gui_element *e)
{
	struct list *l = list_of(e);

	for (int i = 0; i < l->rows.columns; i++)
		free(l->columns[i].title);
	rows_deinit(&l->rows);
	free(l->empty_text);
	l->empty_text = NULL;
	l->rows.columns = 0;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "list", NULL);
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){120, 4 * GUI_ROW_HEIGHT, 240, 200};
		return 1;
	case MSG_GUI_LAYOUT:
		settle(e);
		return 1;
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEWHEEL:
		return mouse(e, msg);
	case MSG_GUI_LEAVE:
	case MSG_GUI_CANCEL:
		list_of(e)->scroll.hovered = list_of(e)->scroll.dragging = false;
		GuiInvalidateRect(e, list_of(e)->scroll.track);
		return 1;
	case MSG_GUI_STATE:
		return (msg->params[0] & (GUI_STATE_HOVERED | GUI_STATE_PRESSED)) != 0;
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

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	list_of(e)->selected = -1;
	list_of(e)->at_end = true;
	return e;
}

int GuiListAddColumn(struct gui_element *list, const char *title, int width, uint32_t style)
{
	struct list *l;
	struct column c = {NULL, width, style};

	if (!list)
		return -1;
	l = list_of(list);
	if (l->rows.columns == COLUMNS_MAX || l->rows.count > 0)
		return -EAGAIN;
	if (!text_set(&c.title, title))
		return -ENOMEM;
	l->heads |= title != NULL;
	l->columns[l->rows.columns] = c;
	GuiRelayout(list);
	return l->rows.columns++;
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
	if (result == ROWS_DROPPED) {
		l->selected = l->selected >= 0 ? l->selected - 1 : -1;
		l->scroll.position -= l->at_end ? 0 : GUI_ROW_HEIGHT;
	}
	settle(list);
	GuiInvalidate(list);
	return l->rows.count - 1;
}

void GuiListSetCell(struct gui_element *list, int row, int column, const char *text)
{
	if (list && rows_set_cell(&list_of(list)->rows, row, column, text))
		GuiInvalidate(list);
}

const char *GuiListCell(const struct gui_element *list, int row, int column)
{
	return list ? rows_cell(&list_of(list)->rows, row, column) : NULL;
}

int GuiListRows(const struct gui_element *list)
{
	return list ? list_of(list)->rows.count : 0;
}

void GuiListClear(struct gui_element *list)
{
	if (!list)
		return;
	rows_clear(&list_of(list)->rows);
	list_of(list)->selected = -1;
	list_of(list)->at_end = true;
	settle(list);
	GuiInvalidate(list);
}

void GuiListSetLimit(struct gui_element *list, int rows)
{
	if (list && rows >= 0)
		list_of(list)->rows.limit = rows;
}

int GuiListSelected(const struct gui_element *list)
{
	return list ? list_of(list)->selected : -1;
}

void GuiListSelect(struct gui_element *list, int row)
{
	if (!list || row < -1 || row >= list_of(list)->rows.count)
		return;
	list_of(list)->selected = row;
	show_row(list, row);
	GuiInvalidate(list);
}

void GuiListSetEmptyText(struct gui_element *list, const char *text)
{
	if (list && text_set(&list_of(list)->empty_text, text))
		GuiInvalidate(list);
}
