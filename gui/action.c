/* gui/action.c - actions of a window: declare, change, choose; accelerators. */
#include "action.h"
#include <stdlib.h>

const struct action *action_find(const struct gui_element *e, uint32_t id)
{
	return e && e->window ? action_table_find(&e->window->actions, id) : NULL;
}

/* Tell all that is in the window. */
static void tell(struct gui_element *e)
{
	struct gui_element *next;

	GuiSend(e, MSG_GUI_ACTION, 0, 0, 0);
	for (struct gui_element *child = e->first; child; child = next) {
		next = child->next;
		tell(child);
	}
}

static void changed(struct gui_window *w)
{
	for (int i = 0; i < w->actions.count; i++) {
		const struct action *a = &w->actions.actions[i];

		menu_follow(w, a->id, a->flags, a->text);
	}
	tell(w->root);
}

int GuiActionsAdd(struct gui_element *window, const struct gui_action *actions)
{
	int result;

	if (!window || !window->window || !actions)
		return 0;
	result = action_table_add(&window->window->actions, actions);
	if (result == 0)
		changed(window->window);
	return result;
}

static struct action *find(struct gui_element *window, uint32_t id)
{
	return (struct action *)action_find(window, id);
}

void GuiActionSetEnabled(struct gui_element *window, uint32_t id, bool enabled)
{
	struct action *a = find(window, id);
	uint32_t flags;

	if (!a)
		return;
	flags = enabled ? a->flags & ~(uint32_t)GUI_ACTION_DISABLED
			: a->flags | GUI_ACTION_DISABLED;
	if (flags == a->flags)
		return;
	a->flags = flags;
	changed(window->window);
}

void GuiActionSetChecked(struct gui_element *window, uint32_t id, bool checked)
{
	struct action *a = find(window, id);

	if (a && action_table_check(&window->window->actions, a, checked))
		changed(window->window);
}

void GuiActionSetText(struct gui_element *window, uint32_t id, const char *text)
{
	struct action *a = find(window, id);

	if (a && text_set(&a->text, text))
		changed(window->window);
}

bool GuiActionChecked(struct gui_element *window, uint32_t id)
{
	const struct action *a = action_find(window, id);

	return a && (a->flags & GUI_ACTION_CHECKED);
}

void action_choose(struct gui_element *e, uint32_t id)
{
	const struct action *a = action_find(e, id);

	if (!a || (a->flags & GUI_ACTION_DISABLED))
		return;
	if (a->flags & GUI_ACTION_RADIO)
		GuiActionSetChecked(e, id, true);
	else if (a->flags & GUI_ACTION_CHECKABLE)
		GuiActionSetChecked(e, id, !(a->flags & GUI_ACTION_CHECKED));
	notify(e, MSG_ACTION, id);
}

static struct gui_element *focused_or_root(struct gui_window *w)
{
	return w->focused ? w->focused : w->root;
}

void GuiActionDo(struct gui_element *window, uint32_t id)
{
	if (window && window->window)
		action_choose(focused_or_root(window->window), id);
}

int action_key(struct gui_window *w, const struct msg *msg)
{
	uint32_t key = msg->params[0], mods = msg->params[1];
	const struct action *a;

	if (msg->code != MSG_KEYDOWN)
		return 0;
	a = action_table_key(&w->actions, key, mods, input_letter(msg));
	if (!a)
		return 0;
	action_choose(focused_or_root(w), a->id);
	return 1;
}

void action_deinit(struct gui_window *w)
{
	action_table_deinit(&w->actions);
}

/*
 * Rows of menus.
 */
struct gui_menu_row *action_rows(const struct gui_element *e, const uint32_t *ids)
{
	struct gui_menu_row *rows;
	int count = 0, n = 0;

	while (ids[count] != GUI_MENU_END)
		count++;
	rows = calloc(count + 1, sizeof(*rows));
	for (int i = 0; rows && i < count; i++) {
		const struct action *a = action_find(e, ids[i]);

		if (a)
			rows[n++] = (struct gui_menu_row){.id = a->id,
							  .text = a->text,
							  .icon = a->icon,
							  .accelerator = a->accelerator,
							  .flags = a->flags};
		else if (!ids[i])
			rows[n++].id = GUI_MENU_END; /* a separator */
	}
	return rows;
}

void GuiMenuOpen(struct gui_element *element, struct gui_point at, const uint32_t *actions)
{
	struct gui_menu_row *rows =
		element && element->window && actions ? action_rows(element, actions) : NULL;
	struct menu_options o = {.owner = element,
				 .rows = rows,
				 .selected = -1,
				 .shows_actions = true,
				 .chosen = action_choose};
	struct rect r;

	if (!rows)
		return;
	r = popup_screen_rect(element);
	o.beside = rect_make(r.left + at.x, r.top + at.y, 0, 0);
	menu_open(&o);
	free(rows);
}
