/*
 * gui/menu.c - an open menu: its rows, the mouse and the keys in it, menus to the right of it.
 */
#include <stdlib.h>
#include <string.h>
#include "menu_items.h"
#include "menu_paint.h"
#include "menu_view.h"

#define TIMER_BELOW 1
#define WIDTH_LEAST 144
#define BELOW_DELAY 180 /* ms on a row until what is below opens: a way across other rows */

static void open_below(struct gui_element *view, bool by_key);

static struct menu_view *view_of(const struct gui_element *e)
{
	return (struct menu_view *)e->data;
}

static const struct menu_item *selected_item(const struct gui_element *e)
{
	const struct menu_view *v = view_of(e);

	return menu_item_enabled(&v->items, v->selected) ? &v->items.items[v->selected] : NULL;
}

/* Bring the selected row into view. */
static void show_selected(struct gui_element *e)
{
	struct menu_view *v = view_of(e);
	struct rect r = menu_row_rect(v, v->selected, rect_width(GuiRect(e)));

	if (v->selected < 0 || v->scroll.total <= v->scroll.page)
		return;
	if (r.top < MENU_PADDING)
		scroll_to(&v->scroll, v->scroll.position + r.top - MENU_PADDING);
	else if (r.bottom > MENU_PADDING + v->scroll.page)
		scroll_to(&v->scroll,
			  v->scroll.position + r.bottom - MENU_PADDING - v->scroll.page);
}

static void select_row(struct gui_element *e, int row)
{
	struct menu_view *v = view_of(e);

	if (row == v->selected)
		return;
	v->selected = row;
	GuiInvalidate(e);
}

static void select_by_key(struct gui_element *e, int row)
{
	popup_close(popup_above(e));
	select_row(e, row);
	show_selected(e);
}

/* Do what the row says: open what is below it, or close everything and tell who opened it. */
static void choose(struct gui_element *e, bool by_key)
{
	const struct menu_item *item = selected_item(e);
	struct gui_element *owner = popup_owner();
	void (*chosen)(struct gui_element *, uint32_t) = view_of(e)->chosen;
	uint32_t id;

	if (!item)
		return;
	if (item->below.count) {
		open_below(e, by_key);
		return;
	}
	id = item->id;
	popup_close_all();
	if (!(owner->flags & ELEMENT_DEAD))
		chosen(owner, id);
}

/*
 * Keys.
 */
static int letter(struct gui_element *e, const struct msg *msg)
{
	struct menu_view *v = view_of(e);
	bool only;
	int i = menu_items_letter(&v->items, v->selected, input_letter(msg), &only);

	if (i < 0)
		return 0;
	select_by_key(e, i);
	if (only)
		choose(e, true);
	return 1;
}

static int right(struct gui_element *e)
{
	const struct menu_item *item = selected_item(e);

	if (!item || !item->below.count)
		return 0;
	open_below(e, true);
	return 1;
}

static int left(struct gui_element *e)
{
	if (!popup_below(e))
		return 0;
	popup_close(e);
	return 1;
}

static int key(struct gui_element *e, const struct msg *msg)
{
	struct menu_view *v = view_of(e);

	switch (msg->params[0]) {
	case KEY_DOWN:
		select_by_key(e, menu_items_next(&v->items, v->selected, 1));
		return 1;
	case KEY_UP:
		select_by_key(e, menu_items_next(&v->items, v->selected, -1));
		return 1;
	case KEY_HOME:
	case KEY_END:
		select_by_key(e,
			      menu_items_next(&v->items, -1, msg->params[0] == KEY_HOME ? 1 : -1));
		return 1;
	case KEY_RIGHT:
		return right(e);
	case KEY_LEFT:
		return left(e);
	case KEY_ENTER:
	case KEY_PAD_ENTER:
	case KEY_SPACE:
		choose(e, true);
		return 1;
	}
	return letter(e, msg);
}

/*
 * Mouse.
 */
static void hover(struct gui_element *e, int row)
{
	struct menu_view *v = view_of(e);

	if (row == v->selected)
		return;
	select_row(e, row);
	GuiSetTimer(e, TIMER_BELOW, BELOW_DELAY, TIMER_ONCE);
}

static int mouse(struct gui_element *e, const struct msg *msg)
{
	struct menu_view *v = view_of(e);
	int row = menu_row_at(v, mouse_x(msg), mouse_y(msg), rect_width(GuiRect(e)));

	if (msg->code == MSG_MOUSEWHEEL) {
		scroll_to(&v->scroll,
			  v->scroll.position - (int)msg->params[2] * 2 * GUI_MENU_ROW_HEIGHT);
		GuiInvalidate(e);
		return 1;
	}
	if (v->scroll.total > v->scroll.page && scroll_mouse(&v->scroll, msg)) {
		GuiInvalidate(e);
		return 1;
	}
	hover(e, menu_item_enabled(&v->items, row) ? row : -1);
	if (msg->code == MSG_MOUSEDOWN && selected_item(e) && selected_item(e)->below.count)
		choose(e, false);
	else if (msg->code == MSG_MOUSEUP && popup_release_counts() && row >= 0)
		choose(e, false);
	return 1;
}

/* The row stays selected while what is below it is open. */
static void leave(struct gui_element *e)
{
	if (!popup_above(e))
		select_row(e, -1);
	GuiSetTimer(e, TIMER_BELOW, 0, 0);
}

static int describe(const struct gui_element *e, struct msg *msg)
{
	const struct menu_view *v = view_of(e);

	describe_as(msg, "menu", v->selected < 0 ? NULL : v->items.items[v->selected].text);
	return describe_value(msg, "row %d of %d", v->selected + 1, v->items.count);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		menu_paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe(e, msg);
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){1, 1, 1, 1};
		return 1;
	case MSG_GUI_LAYOUT:
		menu_layout(view_of(e), GuiRect(e));
		show_selected(e);
		return 1;
	case MSG_GUI_LEAVE:
		leave(e);
		return 1;
	case MSG_TIMER:
		open_below(e, false);
		return 1;
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_MOUSEMOVE:
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEWHEEL:
		return mouse(e, msg);
	case MSG_GUI_DESTROY:
		if (view_of(e)->owns_items)
			menu_items_deinit(&view_of(e)->items);
		return 1;
	}
	return 0;
}

/*
 * Opening.
 */
static struct gui_element *open_view(struct popup_options *o, const struct menu_view *v)
{
	struct gui_element *e;
	int most = v->max_rows * GUI_MENU_ROW_HEIGHT + 2 * MENU_PADDING;

	menu_measure(&v->items, &o->width, &o->height);
	if (v->max_rows && o->height > most) {
		o->height = most;
		o->width += GUI_SCROLLBAR;
	}
	o->width = o->width < v->min_width ? v->min_width : o->width;
	e = popup_open(o, handle, sizeof(*v));
	if (!e)
		return NULL;
	*view_of(e) = *v;
	popup_show(e);
	return e;
}

/* What is below the selected row opens, what was below another one closes. */
static void open_below(struct gui_element *e, bool by_key)
{
	const struct menu_item *item = selected_item(e);
	struct gui_element *above = popup_above(e);
	struct menu_view below = {
		.selected = -1, .min_width = WIDTH_LEAST, .chosen = view_of(e)->chosen};
	struct popup_options o = {.owner = e, .side = POPUP_RIGHT};

	if (above && item && view_of(above)->items.items == item->below.items) {
		if (by_key)
			select_row(above, menu_items_next(&view_of(above)->items, -1, 1));
		return;
	}
	popup_close(above);
	if (!item || !item->below.count)
		return;
	below.items = item->below;
	if (by_key)
		below.selected = menu_items_next(&below.items, -1, 1);
	o.beside = rect_move(popup_screen_rect(e), 0, 0);
	o.beside.top += menu_row_rect(view_of(e), view_of(e)->selected, 0).top - MENU_PADDING;
	o.beside.left += 3;
	o.beside.right -= 3;
	open_view(&o, &below);
}

bool menu_open(const struct menu_options *options)
{
	struct menu_view v = {.owns_items = true,
			      .shows_actions = options->shows_actions,
			      .min_width = options->min_width ? options->min_width : WIDTH_LEAST,
			      .max_rows = options->max_rows,
			      .selected = options->selected,
			      .chosen = options->chosen};
	struct popup_options o = {.owner = options->owner,
				  .beside = options->beside,
				  .owner_listens = options->owner_listens,
				  .closed = options->closed};

	if (!menu_items_copy(&v.items, options->rows))
		return false;
	if (v.items.count && open_view(&o, &v))
		return true;
	menu_items_deinit(&v.items);
	return false;
}

static struct gui_element *lowest(void)
{
	struct gui_element *view = popup_top();

	while (view && popup_below(view))
		view = popup_below(view);
	return view && view->class_handler == handle ? view : NULL;
}

void menu_select_first(void)
{
	struct gui_element *view = lowest();

	if (view)
		select_row(view, menu_items_next(&view_of(view)->items, -1, 1));
}

static void follow(struct menu_items *m, uint32_t id, uint32_t flags, const char *text)
{
	for (int i = 0; i < m->count; i++) {
		if (m->items[i].id != id || !m->items[i].text)
			continue;
		m->items[i].flags = flags;
		text_set(&m->items[i].text, text);
	}
}

void menu_follow(const struct gui_window *w, uint32_t id, uint32_t flags, const char *text)
{
	struct gui_element *view = lowest();

	if (!view || !view_of(view)->shows_actions || popup_owner()->window != w)
		return;
	follow(&view_of(view)->items, id, flags, text);
	GuiInvalidate(view);
}

/*
 * Context menus.
 */
static void answer(struct gui_element *owner, uint32_t id)
{
	notify(owner, MSG_ACTION, id);
}

void GuiMenuOpenRows(struct gui_element *element, struct gui_point at,
		     const struct gui_menu_row *rows)
{
	struct menu_options o = {.owner = element, .rows = rows, .selected = -1, .chosen = answer};
	struct rect r;

	if (!element || !element->window || !rows)
		return;
	r = popup_screen_rect(element);
	o.beside = rect_make(r.left + at.x, r.top + at.y, 0, 0);
	menu_open(&o);
}
