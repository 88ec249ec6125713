/*
 * gui/menubar.c - the menu bar: titles that open menus, one at a time.
 *
 * - while a menu is open the bar listens: the pointer on another title, or Left and Right, change
 *   to its menu
 */
#include <stdlib.h>
#include <string.h>
#include "action.h"
#include "menubar.h"

#define HEIGHT	   28
#define TITLE_SIDE 10

struct menubar {
	struct gui_element *open; /* the title whose menu is open */
};

struct title {
	struct marked_text text;
	uint32_t *actions; /* the program's table, copied */
};

static struct menubar *menubar_of(const struct gui_element *e)
{
	return (struct menubar *)e->data;
}

static struct title *title_of(const struct gui_element *e)
{
	return (struct title *)e->data;
}

/*
 * Opening.
 */
static void closed(struct gui_element *bar)
{
	GuiInvalidate(menubar_of(bar)->open);
	menubar_of(bar)->open = NULL;
}

static void open_title(struct gui_element *title, bool by_key)
{
	struct gui_element *bar = title->parent;
	struct menu_options o = {.owner = bar,
				 .selected = -1,
				 .shows_actions = true,
				 .owner_listens = true,
				 .chosen = action_choose,
				 .closed = closed};
	struct gui_menu_row *rows;

	popup_close_all();
	if (!element_enabled(title))
		return;
	rows = action_rows(bar, title_of(title)->actions);
	o.rows = rows;
	o.beside = popup_screen_rect(title);
	o.beside.bottom -= 1; /* over the bar's line */
	if (rows && menu_open(&o)) {
		menubar_of(bar)->open = title;
		if (by_key)
			menu_select_first();
	}
	free(rows);
	GuiInvalidate(title);
}

/*
 * Titles.
 */
static void paint_title(struct gui_element *e, struct gui_painter *p)
{
	bool open = menubar_of(e->parent)->open == e, enabled = element_enabled(e);
	bool hovered = e->flags & ELEMENT_HOVERED;
	uint32_t style = GUI_FONT_UI | GUI_TEXT_CENTRE;
	struct rect r = GuiRect(e), face = {2, 3, r.right - 2, r.bottom - 3};

	if (open)
		GuiPaintRounded(p, face, 4, GuiTheme(GUI_COLOUR_SELECTION));
	else if (hovered && enabled)
		GuiPaintRounded(p, face, 4, GUI_ALPHA(GuiTheme(GUI_COLOUR_TEXT), 24));
	if (e->window->marks_visible)
		style |= GUI_TEXT_MARK;
	marked_paint(p, r, &title_of(e)->text,
		     GuiTheme(enabled ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DISABLED), style);
}

static int title_handle(struct gui_element *e, struct msg *msg)
{
	struct gui_measure m;

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint_title(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "menu title", title_of(e)->text.text);
		return describe_value(msg, "%s", menubar_of(e->parent)->open == e ? "open" : "");
	case MSG_GUI_MEASURE:
		m.width = GuiTextWidth(GUI_FONT_UI, title_of(e)->text.text, -1) + 2 * TITLE_SIDE;
		m.height = HEIGHT;
		m.min_width = m.width;
		m.min_height = m.height;
		*GuiMeasure(msg) = m;
		return 1;
	case MSG_MOUSEDOWN:
		if (mouse_is_left(msg))
			open_title(e, false);
		return mouse_is_left(msg);
	case MSG_GUI_PRESS:
		open_title(e, true);
		return 1;
	case MSG_GUI_DESTROY:
		free(title_of(e)->text.text);
		free(title_of(e)->actions);
		memset(title_of(e), 0, sizeof(struct title));
		return 1;
	}
	return 0;
}

static uint32_t *copy_ids(const uint32_t *ids)
{
	uint32_t *copy;
	int count = 1;

	for (const uint32_t *id = ids; *id != GUI_MENU_END; id++)
		count++;
	copy = malloc(count * sizeof(*copy));
	return copy ? memcpy(copy, ids, count * sizeof(*copy)) : NULL;
}

static bool add_title(struct gui_element *bar, const struct gui_menu *menu)
{
	struct gui_element *e = GuiElementCreate(bar, title_handle, sizeof(struct title), 0);

	if (!e || !marked_set(&title_of(e)->text, menu->title))
		return false;
	e->mark = title_of(e)->text.mark;
	title_of(e)->actions = copy_ids(menu->actions);
	return title_of(e)->actions != NULL;
}

/*
 * The bar.
 */
static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_WINDOW));
	r.top = r.bottom - 1;
	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SEPARATOR));
}

static int side_key(struct gui_element *bar, uint32_t key)
{
	struct gui_element *e = menubar_of(bar)->open;

	if (!e || (key != KEY_LEFT && key != KEY_RIGHT))
		return 0;
	if (key == KEY_RIGHT)
		e = e->next ? e->next : bar->first;
	else
		e = e->prev ? e->prev : bar->last;
	open_title(e, true);
	return 1;
}

/* While a menu is open: the pointer is somewhere outside it. */
static int outside(struct gui_element *bar, const struct msg *msg)
{
	struct gui_element *e, *open = menubar_of(bar)->open;

	if (!open)
		return 0;
	e = rect_contains(GuiRect(bar), mouse_x(msg), mouse_y(msg))
		    ? element_at(bar, mouse_x(msg), mouse_y(msg))
		    : bar;
	if (e == bar)
		return 0;
	if (e != open)
		open_title(e, false);
	else if (msg->code == MSG_MOUSEDOWN)
		popup_close_all();
	return 1;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "menu bar", NULL);
	case MSG_KEYDOWN:
		return side_key(e, msg->params[0]);
	case MSG_MOUSEMOVE:
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
		return outside(e, msg);
	case MSG_GUI_DESTROY:
		if (e->window->menubar == e)
			e->window->menubar = NULL;
		return 1;
	}
	return layout_handle(e, msg);
}

struct gui_element *GuiMenubarCreate(struct gui_element *parent, const struct gui_menu *menus,
				     int count)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct menubar), GUI_OPAQUE);

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_ROW, GUI_ALIGN_FILL, GUI_ALIGN_START);
	e->layout.gap = 0;
	bar_join_window(e);
	for (int i = 0; i < count; i++) {
		if (!add_title(e, &menus[i])) {
			GuiDestroy(e);
			return NULL;
		}
	}
	e->window->menubar = e;
	return e;
}

int menubar_key(struct gui_window *w, const struct msg *msg)
{
	const uint32_t mods = MOD_SHIFT | MOD_CTRL | MOD_ALT | MOD_SUPER;

	if (!w->menubar || !w->menubar->first || msg->code != MSG_KEYDOWN ||
	    msg->params[0] != KEY_F10 || (msg->params[1] & mods))
		return 0;
	open_title(w->menubar->first, true);
	return 1;
}

void bar_join_window(struct gui_element *bar)
{
	if (!(bar->parent->flags & ELEMENT_WINDOW))
		return;
	GuiSetPadding(bar->parent, 0);
	GuiSetGap(bar->parent, 0);
}
