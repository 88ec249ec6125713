/*
 * gui/element.c - the tree of elements: create, destroy, visibility, state.
 *
 * - a destroyed element leaves the tree at once; its memory goes when no handler is running
 */
#include <stdlib.h>
#include "gui_internal.h"
#include "tip.h"

static struct gui_element *graveyard; /* linked by next */

static void link_last(struct gui_element *parent, struct gui_element *e)
{
	e->parent = parent;
	e->window = parent->window;
	e->prev = parent->last;
	if (parent->last)
		parent->last->next = e;
	else
		parent->first = e;
	parent->last = e;
}

static void unlink_from_parent(struct gui_element *e)
{
	if (!e->parent)
		return;
	hit_forget(e->window);
	if (e->prev)
		e->prev->next = e->next;
	else
		e->parent->first = e->next;
	if (e->next)
		e->next->prev = e->prev;
	else
		e->parent->last = e->prev;
	e->prev = e->next = NULL;
}

void element_adopt(struct gui_element *parent, struct gui_element *e)
{
	unlink_from_parent(e);
	link_last(parent, e);
}

struct gui_element *element_create(struct gui_element *parent, gui_handler *class_handler,
				   size_t size)
{
	struct gui_element *e = calloc(1, sizeof(*e) + size);

	if (!e)
		return NULL;
	e->class_handler = class_handler;
	e->cursor = -1;
	e->layout.span = 1;
	e->layout.gap = GUI_GAP;
	e->layout.align_y = GUI_ALIGN_CENTRE;
	if (parent)
		link_last(parent, e);
	return e;
}

void element_init_layout(struct gui_element *e, enum layout_kind kind, int align_x, int align_y)
{
	e->layout.kind = kind;
	e->layout.align_x = align_x;
	e->layout.align_y = align_y;
}

struct gui_element *GuiElementCreate(struct gui_element *parent, gui_handler *class_handler,
				     size_t size, uint32_t flags)
{
	struct gui_element *e;

	if (!parent)
		return NULL;
	e = element_create(parent, class_handler, size);
	if (e) {
		e->flags = flags & (GUI_FOCUSABLE | GUI_OPAQUE);
		GuiRelayout(e);
	}
	return e;
}

static void bury(struct gui_element *e)
{
	while (e->first) {
		struct gui_element *child = e->first;

		e->first = child->next;
		bury(child);
	}
	e->next = graveyard;
	graveyard = e;
}

/* Children first, so that a handler still finds its parents alive. */
static void mark_dead(struct gui_element *e)
{
	for (struct gui_element *child = e->first; child; child = child->next)
		mark_dead(child);
	if (e->flags & ELEMENT_DEAD)
		return;
	input_forget(e);
	timer_forget(e);
	app_forget(e);
	transfer_forget(e);
	tip_forget(e);
	dialog_forget(e);
	task_forget(e);
	inspect_forget(e);
	GuiSend(e, MSG_GUI_DESTROY, 0, 0, 0);
	e->flags |= ELEMENT_DEAD;
}

void GuiDestroy(struct gui_element *element)
{
	if (!element || (element->flags & ELEMENT_DEAD))
		return;
	GuiInvalidate(element);
	GuiRelayout(element);
	mark_dead(element);
	if (element->flags & ELEMENT_WINDOW)
		window_gone(element->window);
	unlink_from_parent(element);
	bury(element);
}

void element_bury(void)
{
	while (graveyard && !dispatch_running()) {
		struct gui_element *e = graveyard;

		graveyard = e->next;
		free(e);
	}
}

void *GuiData(struct gui_element *element)
{
	return element ? element->data : NULL;
}

void GuiSetHandler(struct gui_element *element, gui_handler *handler)
{
	if (element)
		element->user_handler = handler;
}

void GuiSetUser(struct gui_element *element, void *user)
{
	if (element)
		element->user = user;
}

void *GuiUser(const struct gui_element *element)
{
	return element ? element->user : NULL;
}

bool element_within(const struct gui_element *e, const struct gui_element *ancestor)
{
	while (e && e != ancestor)
		e = e->parent;
	return e != NULL;
}

bool element_visible(const struct gui_element *e)
{
	for (; e; e = e->parent)
		if (e->flags & (ELEMENT_HIDDEN | ELEMENT_DEAD))
			return false;
	return true;
}

bool element_enabled(const struct gui_element *e)
{
	for (; e; e = e->parent)
		if (e->flags & ELEMENT_DISABLED)
			return false;
	return true;
}

struct gui_element *element_at(struct gui_element *root, int x, int y)
{
	for (struct gui_element *child = root->last; child; child = child->prev)
		if (!(child->flags & ELEMENT_HIDDEN) && rect_contains(child->rect, x, y))
			return element_at(child, x - child->rect.left, y - child->rect.top);
	return root;
}

struct gui_point element_origin(const struct gui_element *e)
{
	struct gui_point p = {0, 0};

	for (; e; e = e->parent) {
		p.x += e->rect.left;
		p.y += e->rect.top;
	}
	return p;
}

void element_state_changed(struct gui_element *e, uint32_t what)
{
	if (e && !(e->flags & ELEMENT_DEAD) && !GuiSend(e, MSG_GUI_STATE, what, 0, 0))
		GuiInvalidate(e);
}

void GuiInvalidate(struct gui_element *element)
{
	if (element)
		GuiInvalidateRect(element, GuiRect(element));
}

void GuiInvalidateRect(struct gui_element *element, struct rect rect)
{
	if (!element || !element->window || !element_visible(element))
		return;
	rect = rect_intersect(rect, GuiRect(element));
	for (struct gui_element *e = element; e; e = e->parent) {
		rect = rect_move(rect, e->rect.left, e->rect.top);
		if (e->parent)
			rect = rect_intersect(rect, GuiRect(e->parent));
	}
	window_invalidate(element->window, rect);
}

void GuiSetEnabled(struct gui_element *element, bool enabled)
{
	uint32_t flags;

	if (!element)
		return;
	flags = enabled ? element->flags & ~ELEMENT_DISABLED : element->flags | ELEMENT_DISABLED;
	if (flags == element->flags)
		return;
	element->flags = flags;
	hit_forget(element->window);
	if (!enabled)
		input_forget(element);
	element_state_changed(element, GUI_STATE_DISABLED);
	GuiInvalidate(element);
}

void GuiSetCursor(struct gui_element *element, uint32_t shape)
{
	if (element && shape < CURSOR_SHAPES)
		element_set_cursor(element, shape);
}

void element_set_cursor(struct gui_element *e, int shape)
{
	e->cursor = shape;
	hit_forget(e->window);
}

uint32_t GuiState(const struct gui_element *element)
{
	uint32_t state = 0;
	const struct gui_window *w;

	if (!element || !element->window)
		return GUI_STATE_HIDDEN;
	w = element->window;
	if (element->flags & ELEMENT_HOVERED)
		state |= GUI_STATE_HOVERED;
	if (element->flags & ELEMENT_PRESSED)
		state |= GUI_STATE_PRESSED;
	if (w->focused == element && w->active)
		state |= GUI_STATE_FOCUSED;
	if (!element_enabled(element))
		state |= GUI_STATE_DISABLED;
	if (!element_visible(element))
		state |= GUI_STATE_HIDDEN;
	return w->active ? state | GUI_STATE_ACTIVE : state;
}

struct rect GuiRect(const struct gui_element *element)
{
	if (!element)
		return (struct rect){0, 0, 0, 0};
	return rect_make(0, 0, rect_width(element->rect), rect_height(element->rect));
}

struct rect GuiRectInWindow(const struct gui_element *element)
{
	struct gui_point p = element_origin(element);

	return rect_move(GuiRect(element), p.x, p.y);
}

struct gui_element *GuiParent(const struct gui_element *element)
{
	return element ? element->parent : NULL;
}

struct gui_element *GuiFirstChild(const struct gui_element *element)
{
	return element ? element->first : NULL;
}

struct gui_element *GuiNext(const struct gui_element *element)
{
	return element ? element->next : NULL;
}
