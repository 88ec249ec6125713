/* gui/list_choose.c - rows of a list that are chosen, one or several, by keys and by the mouse. */
#include "list_parts.h"

static bool chosen(const struct gui_element *e, int row)
{
	const struct list_row *r = rows_at(&list_of(e)->rows, row);

	return r && r->chosen;
}

void list_choose_only(struct gui_element *e, int from, int to)
{
	struct list *l = list_of(e);

	l->anchor = from;
	if (l->many && rows_choose_only(&l->rows, from, to))
		GuiInvalidate(e);
}

static void tell(struct gui_element *e)
{
	notify(e, MSG_CHANGED, (uint32_t)list_of(e)->view.selected);
}

/* One more or one less; it is where the next range begins. */
static void toggle(struct gui_element *e, int row)
{
	struct list *l = list_of(e);

	rows_choose(&l->rows, row, !chosen(e, row));
	row_view_invalidate(e, &l->view, row);
	l->anchor = row;
}

/* All from the anchor to here; the anchor stays. True: another choice. */
static bool extend(struct gui_element *e, int row)
{
	struct list *l = list_of(e);
	int from = l->anchor < 0 ? row : l->anchor;

	if (!rows_choose_only(&l->rows, from, row))
		return false;
	l->anchor = from;
	GuiInvalidate(e);
	return true;
}

static bool only(struct gui_element *e, int row)
{
	struct list *l = list_of(e);

	l->anchor = row;
	if (!l->many || !rows_choose_only(&l->rows, row, row))
		return false;
	GuiInvalidate(e);
	return true;
}

void list_choose_to(struct gui_element *e, int row, uint32_t mods)
{
	struct list *l = list_of(e);
	bool moved = row_view_select(e, &l->view, row), other;

	other = l->many && mods & MOD_SHIFT ? extend(e, row) : only(e, row);
	if (moved || other)
		tell(e);
}

void list_choose_press(struct gui_element *e, int row, const struct msg *msg)
{
	struct list *l = list_of(e);
	uint32_t mods = l->many ? MSG_MODS(msg->params[1]) : 0;

	l->pending = -1;
	l->toggling = mouse_is_left(msg) && mods & MOD_CTRL;
	if (l->toggling) {
		l->pending = row; /* or else it is pulled to be copied */
	} else if (l->many && chosen(e, row) && !(mods & MOD_SHIFT)) {
		/* All of them may be pulled, or the menu be for all of them. */
		l->pending = mouse_is_left(msg) ? row : -1;
		if (row_view_select(e, &l->view, row))
			tell(e);
	} else {
		list_choose_to(e, row, mods);
	}
}

void list_choose_release(struct gui_element *e)
{
	struct list *l = list_of(e);
	int row = l->pending;

	l->pending = -1;
	if (row < 0 || row >= l->rows.count)
		return;
	if (l->toggling) {
		row_view_select(e, &l->view, row);
		toggle(e, row);
		tell(e);
	} else if (only(e, row)) {
		tell(e);
	}
}

static void choose_all(struct gui_element *e)
{
	struct list *l = list_of(e);
	int anchor = l->anchor;

	if (!rows_choose_only(&l->rows, 0, l->rows.count - 1))
		return;
	l->anchor = anchor;
	GuiInvalidate(e);
	tell(e);
}

bool list_choose_key(struct gui_element *e, const struct msg *msg)
{
	struct list *l = list_of(e);
	uint32_t key = msg->params[0];
	int row;

	if (!l->many || !(msg->params[1] & MOD_CTRL) || msg->params[1] & (MOD_ALT | MOD_SHIFT))
		return false;
	switch (key) {
	case KEY_A:
		choose_all(e);
		return true;
	case KEY_SPACE:
		if (l->view.selected >= 0) {
			toggle(e, l->view.selected);
			tell(e);
		}
		return true;
	case KEY_UP:
	case KEY_DOWN:
		row = row_view_key(&l->view, msg);
		if (row >= 0 && row_view_select(e, &l->view, row))
			tell(e);
		return true;
	}
	return false;
}

/*
 * For programs.
 */
void GuiListSetMany(struct gui_element *list, bool many)
{
	if (!list)
		return;
	list_of(list)->many = many;
	list_of(list)->view.chosen = many ? chosen : NULL;
	list_choose_only(list, list_of(list)->view.selected, list_of(list)->view.selected);
	GuiInvalidate(list);
}

int GuiListChosen(const struct gui_element *list, int after)
{
	const struct list *l = list ? list_of(list) : NULL;

	if (!l)
		return -1;
	if (l->many)
		return rows_next_chosen(&l->rows, after);
	return l->view.selected > after ? l->view.selected : -1;
}

int GuiListChosenCount(const struct gui_element *list)
{
	const struct list *l = list ? list_of(list) : NULL;

	if (!l)
		return 0;
	return l->many ? rows_chosen(&l->rows) : l->view.selected >= 0;
}

void GuiListChoose(struct gui_element *list, int row, bool on)
{
	if (list && list_of(list)->many && rows_choose(&list_of(list)->rows, row, on))
		row_view_invalidate(list, &list_of(list)->view, row);
}
