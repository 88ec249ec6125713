/* winmgr/drag.c - tells source and target how the drag goes, and keeps what was dropped. */
#include "winmgr/drag.h"
#include "abi/error.h"
#include "abi/key.h"
#include "mem/heap.h"
#include "winmgr/access.h"
#include "winmgr/owner.h"
#include "winmgr/pointer.h"
#include "winmgr/screen.h"

/* Guarded by winmgr_lock. */
static struct {
	struct window *source, *target; /* source NULL: none is on */
	uint32_t actions, accepted;
	struct clip_forms forms;
	uint32_t *picture; /* to free; NULL: the sheet */
	uint32_t pages;
	uint32_t place, asked, mods; /* as the target was told last */
} drag;

static struct {
	struct window *window; /* NULL: nothing is kept */
	struct clip_forms forms;
} dropped;

bool drag_on(void)
{
	return drag.source != NULL;
}

static void show_answer(void)
{
	uint32_t shape = drag.accepted == DRAG_COPY   ? CURSOR_COPY
			 : drag.accepted == DRAG_LINK ? CURSOR_LINK
			 : drag.accepted	      ? CURSOR_ARROW
						      : CURSOR_NOT_ALLOWED;

	screen_set_cursor(shape, drag.source->flags & WND_LARGE);
}

void drag_begin(struct window *source, uint32_t actions, const struct clip_forms *f,
		const struct carried *picture, uint32_t pages)
{
	drag.source = source;
	drag.target = NULL;
	drag.actions = actions;
	drag.accepted = 0;
	drag.forms = *f;
	drag.picture = pages ? (uint32_t *)picture->pixels : NULL;
	drag.pages = pages;
	screen_carry(picture);
	show_answer();
}

/* ---- the target --------------------------------------------------------------------------------
 */

static bool closed_to_source(const struct window *w)
{
	if (w->queue->process == drag.source->queue->process)
		return false;
	for (; w; w = w->parent)
		if (w->flags & WND_PRIVATE)
			return true;
	return false;
}

static struct window *target_at_pointer(void)
{
	struct window *w = window_at(pointer_x, pointer_y);

	if (!w || closed_to_source(w) || owner_blocker(w) || w->queue->watch.hung)
		return NULL;
	return w;
}

static uint32_t place_in(const struct window *w)
{
	struct rect r = window_screen_rect(w);

	return MSG_PACK(pointer_x - r.left, pointer_y - r.top);
}

/* What is left of the offered actions by what the modifiers ask for; all if that is not offered. */
static uint32_t asked(uint32_t mods)
{
	uint32_t ctrl = mods & MOD_CTRL, shift = mods & MOD_SHIFT;
	uint32_t only = ctrl && shift ? DRAG_LINK : ctrl ? DRAG_COPY : shift ? DRAG_MOVE : 0;

	return drag.actions & only ? only : drag.actions;
}

static void leave(uint64_t tsc)
{
	struct window *w = drag.target;

	drag.target = NULL;
	drag.accepted = 0;
	if (w)
		queue_input(w->queue, &(struct msg){MSG_DRAG_LEAVE, w->id, {0, 0, 0}}, tsc);
}

/* The same again is not said. */
static void tell(struct window *w, uint32_t code, uint32_t mods, uint64_t tsc)
{
	uint32_t place = place_in(w), actions = asked(mods);

	if (code == MSG_DRAG_OVER && place == drag.place && actions == drag.asked &&
	    mods == drag.mods)
		return;
	drag.place = place;
	drag.asked = actions;
	drag.mods = mods;
	queue_input(w->queue, &(struct msg){code, w->id, {place, actions, mods}}, tsc);
}

void drag_update(uint32_t mods, uint64_t tsc)
{
	struct window *w = target_at_pointer(), *before = drag.target;

	if (w != before) {
		leave(tsc);
		drag.target = w;
	}
	if (w)
		tell(w, w == before ? MSG_DRAG_OVER : MSG_DRAG_ENTER, mods, tsc);
	show_answer();
}

/* ---- the end -----------------------------------------------------------------------------------
 */

static void put_down(void)
{
	struct account *a = &drag.source->queue->process->account;

	screen_carry(NULL);
	screen_set_cursor(CURSOR_ARROW, drag.source->flags & WND_LARGE);
	vmap_free(drag.picture);
	account_uncharge(a, ACCOUNT_PAGES, drag.pages);
	drag.picture = NULL;
	drag.pages = 0;
	drag.source = drag.target = NULL;
}

static void end(uint32_t action)
{
	struct window *source = drag.source;

	put_down();
	window_notify(source, MSG_DRAG_END, action);
}

void drag_cancel(void)
{
	leave(rdtsc());
	clip_forms_release(&drag.forms);
	end(0);
}

void drag_drop(uint32_t mods, uint64_t tsc)
{
	struct window *w;
	uint32_t action;

	drag_update(mods, tsc);
	w = drag.target;
	action = drag.accepted;
	if (!action ||
	    !queue_notify(w->queue,
			  &(struct msg){MSG_DRAG_DROP, w->id, {place_in(w), action, mods}})) {
		drag_cancel();
		return;
	}
	clip_forms_release(&dropped.forms);
	dropped.window = w;
	dropped.forms = drag.forms;
	drag.forms.count = 0;
	end(action);
}

void drag_window_gone(const struct window *w)
{
	if (drag.source && drag.target == w) {
		drag.target = NULL;
		drag.accepted = 0;
		show_answer();
	}
	if (drag.source == w) {
		leave(rdtsc());
		clip_forms_release(&drag.forms);
		put_down();
	}
	if (dropped.window == w) {
		dropped.window = NULL;
		clip_forms_release(&dropped.forms);
	}
}

/* ---- what programs say -------------------------------------------------------------------------
 */

/* The message the calling thread is handling; NULL: none. */
static const struct msg *handled(void)
{
	const struct queue *q = current()->queue;

	return q && q->current ? &q->current->msg : NULL;
}

/* It answers what it was told before the drag went on to another of its windows. */
static bool answers_late(void)
{
	const struct msg *m = handled();

	return m && (m->code == MSG_DRAG_ENTER || m->code == MSG_DRAG_OVER) &&
	       m->window != drag.target->id;
}

static bool over_own(void)
{
	return drag.source && drag.target && access_owns(drag.target);
}

int drag_accept(uint32_t action)
{
	if (action & ~DRAG_ACTIONS || action & (action - 1))
		return -EINVAL;
	if (!over_own() || answers_late())
		return -ENOENT;
	if (action & ~drag.actions)
		return -EINVAL;
	drag.accepted = action;
	show_answer();
	return 0;
}

const struct clip_forms *drag_forms(void)
{
	const struct msg *m = handled();

	if (over_own() && !(m && m->code == MSG_DRAG_DROP))
		return &drag.forms;
	return dropped.window && access_owns(dropped.window) ? &dropped.forms : NULL;
}

bool drag_is_own(void)
{
	return drag.source && access_owns(drag.source);
}
