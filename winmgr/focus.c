/* winmgr/focus.c - decides which window gets the keys. */
#include "winmgr/focus.h"
#include "ipc/stamp.h"
#include "trace.h"
#include "winmgr/access.h"
#include "winmgr/notices.h"
#include "winmgr/owner.h"
#include "winmgr/route.h"

struct window *focus_window, *focus_active, *focus_capture, *focus_root;

void focus_set_root(struct window *w)
{
	focus_root = w;
	access_root_process = w ? w->queue->process : NULL;
}

static uint32_t id_of(const struct window *w)
{
	return w ? w->id : 0;
}

/* From when until when a program was active: what it may do in handling input of that time. */
static void note_times(const struct window *before, const struct window *w)
{
	if (before && w && before->queue == w->queue)
		return;
	if (before)
		before->queue->active_until = stamp_next();
	if (w)
		w->queue->active_from = stamp_next();
}

static void set_active(struct window *w)
{
	struct window *before = focus_active;

	if (w == before)
		return;
	focus_active = w;
	note_times(before, w);
	if (before) {
		window_notify(before, MSG_DEACTIVATED, id_of(w));
		window_damage_all(before); /* the shadow changes */
		notices_window(MSG_WINDOW_CHANGED, before);
	}
	if (w) {
		window_notify(w, MSG_ACTIVATED, id_of(before));
		window_damage_all(w);
		notices_window(MSG_WINDOW_CHANGED, w);
	}
}

void focus_set(struct window *w)
{
	struct window *before = focus_window;

	if (w != before) {
		focus_window = w;
		trace(TRACE_FOCUS, 0, id_of(before), id_of(w), 0);
		if (before)
			window_notify(before, MSG_FOCUS_LOST, id_of(w));
	}
	set_active(w ? window_top_level(w) : NULL);
	if (w && w != before)
		window_notify(w, MSG_FOCUS_GAINED, id_of(before));
}

static bool may_have_keys(const struct window *w)
{
	return window_shown(w) && !(w->flags & WND_NO_FOCUS);
}

/* Who gets the keys that this top-level window should get; NULL: nobody can. */
static struct window *unblocked(struct window *w)
{
	struct window *modal = owner_blocker(w);

	if (modal)
		w = modal;
	return may_have_keys(w) ? w : NULL;
}

void focus_activate(struct window *w)
{
	if (w->minimised)
		owner_minimise(w, false);
	if (!(w->flags & WND_VISIBLE))
		window_show(w, true, false);
	owner_raise(w);
	w = unblocked(w);
	if (w && stack_root(&w->stacked) != &w->stacked)
		owner_raise(w);
	if (w && (!focus_window || window_top_level(focus_window) != w))
		focus_set(w);
}

void focus_set_capture(struct window *w)
{
	struct window *before = focus_capture;

	if (w == before)
		return;
	if (w && !before)
		route_lose_press(w);
	focus_capture = w;
	if (before)
		window_notify(before, MSG_CAPTURE_LOST, id_of(w));
}

/* The topmost window that may be active. */
static struct window *next_active(const struct window * not )
{
	struct list *l;

	list_for_each (l, &windows_top) {
		struct window *w = window_of(l);

		if (w != not &&may_have_keys(w) && !(w->flags & WND_BOTTOM) && unblocked(w))
			return unblocked(w);
	}
	return NULL;
}

/* Who gets the keys after a window: its parent, its owner, or the topmost. */
static struct window *heir_of(struct window *w)
{
	if (w->parent)
		return w->parent;
	for (struct window *o = owner_of(w); o; o = owner_of(o))
		if (may_have_keys(o) && unblocked(o) && unblocked(o) != w)
			return unblocked(o);
	return next_active(w);
}

static bool inside(const struct window *w, const struct window *tree)
{
	for (; w; w = w->parent)
		if (w == tree)
			return true;
	return false;
}

static void pass_on(struct window *w)
{
	if (inside(focus_window, w) || focus_active == w)
		focus_set(heir_of(w));
	if (inside(focus_capture, w))
		focus_set_capture(NULL);
}

void focus_window_gone(struct window *w)
{
	pass_on(w);
	route_window_gone(w);
	if (focus_root == w)
		focus_set_root(NULL);
}

void focus_window_hidden(struct window *w)
{
	pass_on(w);
	route_window_hidden(w);
}

void focus_window_refuses(struct window *w)
{
	if (focus_window == w || focus_active == w)
		focus_set(heir_of(w));
}
