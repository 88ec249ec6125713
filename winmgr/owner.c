/* winmgr/owner.c - groups of windows, and which of them is blocked by a modal one. */
#include "winmgr/owner.h"
#include "abi/error.h"
#include "winmgr/focus.h"
#include "winmgr/route.h"

static uint32_t owned; /* windows that belong to another: mostly none, and nothing is looked for */

struct window *owner_of(const struct window *w)
{
	return w->stacked.owner ? container_of(w->stacked.owner, struct window, stacked) : NULL;
}

static int check(struct window *w, struct window *owner)
{
	if (w->parent || owner->parent || w->queue->process != owner->queue->process ||
	    stack_belongs(&owner->stacked, &w->stacked))
		return -EINVAL;
	if (stack_depth(&owner->stacked) + 2 + stack_height(&windows_top, &w->stacked) >
	    WINDOW_DEPTH_MAX)
		return -EAGAIN;
	return 0;
}

int owner_set(struct window *w, struct window *owner)
{
	int error = owner ? check(w, owner) : 0;

	if (error)
		return error;
	/* From here on nothing fails. */
	owned += (owner != NULL) - (w->stacked.owner != NULL);
	if (owner)
		stack_set_owner(&windows_top, &w->stacked, &owner->stacked);
	else
		w->stacked.owner = NULL;
	window_damage_all(w);
	return 0;
}

void owner_window_gone(struct window *w)
{
	owned -= w->stacked.owner != NULL;
	w->stacked.owner = NULL;
}

struct window *owner_first(const struct window *w)
{
	struct list *l;

	if (owned)
		list_for_each (l, &windows_top)
			if (window_of(l)->stacked.owner == &w->stacked)
				return window_of(l);
	return NULL;
}

static struct window *modal_of(const struct window *w)
{
	struct list *l;

	list_for_each (l, &windows_top) {
		struct window *m = window_of(l);

		if (m->stacked.owner == &w->stacked && m->flags & WND_MODAL && window_shown(m))
			return m;
	}
	return NULL;
}

struct window *owner_blocker(struct window *w)
{
	struct window *found = NULL, *next;

	if (!owned)
		return NULL;
	for (next = modal_of(window_top_level(w)); next; next = modal_of(next))
		found = next;
	return found;
}

/* ---- order and state of a group ------------------------------------------------------------- */

static void damage_group(struct window *w)
{
	struct stacked *root = stack_root(&w->stacked);
	struct list *l;

	if (!owned || w->parent) {
		window_damage_all(w);
		return;
	}
	list_for_each (l, &windows_top)
		if (stack_belongs(&window_of(l)->stacked, root))
			window_damage_all(window_of(l));
}

static struct list *siblings(struct window *w)
{
	return w->parent ? &w->parent->children : &windows_top;
}

void owner_raise(struct window *w)
{
	stack_raise(siblings(w), &w->stacked);
	damage_group(w);
}

void owner_lower(struct window *w)
{
	damage_group(w);
	stack_lower(siblings(w), &w->stacked);
	damage_group(w);
}

void owner_minimise(struct window *w, bool minimised)
{
	bool whole = !minimised || w->flags & WND_MODAL;
	struct stacked *first = whole ? stack_root(&w->stacked) : &w->stacked;
	struct list *l;

	/* All change before the keys go on, so that none of them is given the keys of another. */
	list_for_each (l, &windows_top) {
		struct window *one = window_of(l);

		if (stack_belongs(&one->stacked, first) && one->minimised != minimised)
			window_set_shown(one, one->flags & WND_VISIBLE, minimised);
	}
	if (minimised)
		list_for_each (l, &windows_top)
			if (stack_belongs(&window_of(l)->stacked, first))
				focus_window_hidden(window_of(l));
}

void owner_settle(void)
{
	struct window *modal = focus_active ? owner_blocker(focus_active) : NULL, *pressed;

	if (focus_capture && owner_blocker(focus_capture))
		focus_set_capture(NULL);
	pressed = route_pressed();
	if (pressed && owner_blocker(pressed))
		route_lose_press(NULL);
	if (!modal)
		return;
	if (modal->flags & WND_NO_FOCUS)
		focus_set(NULL);
	else
		focus_activate(modal);
}
