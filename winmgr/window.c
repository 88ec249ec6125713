/*
 * winmgr/window.c - the table of windows and their tree.
 *
 * An id is a slot and a generation; slots are reused in the order they were freed. A slot's own
 * lock leads from the id to the window's queue, so that posts take no common lock.
 */
#include "winmgr/window.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "panic.h"
#include "trace.h"
#include "winmgr/attribute.h"
#include "winmgr/focus.h"
#include "winmgr/ghost.h"
#include "winmgr/gui_timer.h"
#include "winmgr/drag.h"
#include "winmgr/hotkey.h"
#include "winmgr/notices.h"
#include "winmgr/owner.h"
#include "winmgr/screen.h"
#include "winmgr/shadow.h"
#include "winmgr/spy.h"
#include "winmgr/surface.h"

#define SLOT_MASK   0xfffu
#define GENERATIONS 0x7ffffu /* so that an id is a positive int */

struct window_slot window_slots[WINDOWS_MAX];

/* Guarded by winmgr_lock. */
struct mutex winmgr_lock;
struct list windows_top = LIST_INIT(windows_top);
static uint32_t first_free, last_free, alive;

void window_init(void)
{
	mutex_init(&winmgr_lock);
	mutex_name(&winmgr_lock, "windows");
	for (uint32_t i = 1; i < WINDOWS_MAX; i++) {
		window_slots[i].generation = 1;
		window_slots[i].next_free = i + 1 < WINDOWS_MAX ? i + 1 : 0;
	}
	first_free = 1;
	last_free = WINDOWS_MAX - 1;
}

/* ---- ids ----------------------------------------------------------------------------------------
 */

static uint32_t windows_made; /* ever; guarded by winmgr_lock */

static bool slot_add(struct window *w)
{
	uint32_t i = first_free, flags;

	if (!i)
		return false;
	first_free = window_slots[i].next_free;
	if (!first_free)
		last_free = 0;
	w->id = i | window_slots[i].generation << WINDOW_SLOT_BITS;
	flags = spin_lock(&window_slots[i].lock);
	window_slots[i].window = w;
	spin_unlock(&window_slots[i].lock, flags);
	alive++;
	return true;
}

static void slot_remove(struct window *w)
{
	uint32_t i = w->id & SLOT_MASK;
	uint32_t flags = spin_lock(&window_slots[i].lock);

	window_slots[i].window = NULL;
	window_slots[i].generation = window_slots[i].generation % GENERATIONS + 1;
	spin_unlock(&window_slots[i].lock, flags);
	window_slots[i].next_free = 0;
	if (last_free)
		window_slots[last_free].next_free = i;
	else
		first_free = i;
	last_free = i;
	alive--;
}

struct window *window_peek(uint32_t id)
{
	struct window_slot *s = &window_slots[id & SLOT_MASK];

	return s->generation == id >> WINDOW_SLOT_BITS ? s->window : NULL;
}

bool window_alive(uint32_t id)
{
	return window_peek(id) != NULL;
}

struct window *window_find(uint32_t id)
{
	kassert(mutex_held(&winmgr_lock));
	return window_peek(id);
}

uint32_t window_count(void)
{
	return alive;
}

/* ---- geometry
 * ------------------------------------------------------------------------------------- */

struct rect window_screen_rect(const struct window *w)
{
	struct rect r = w->rect;

	for (w = w->parent; w; w = w->parent)
		r = rect_move(r, w->rect.left, w->rect.top);
	return r;
}

struct rect window_clip(const struct window *w)
{
	struct rect clip = screen_rect();

	for (w = w->parent; w; w = w->parent)
		clip = rect_intersect(clip, window_screen_rect(w));
	return clip;
}

bool window_shown(const struct window *w)
{
	for (; w; w = w->parent)
		if (!(w->flags & WND_VISIBLE) || w->minimised)
			return false;
	return true;
}

struct window *window_top_level(struct window *w)
{
	while (w->parent)
		w = w->parent;
	return w;
}

static struct list *siblings(struct window *w)
{
	return w->parent ? &w->parent->children : &windows_top;
}

static struct window *at_in(struct list *stack, int32_t x, int32_t y)
{
	struct list *l;

	list_for_each (l, stack) {
		struct window *w = window_of(l), *child;

		if (!(w->flags & WND_VISIBLE) || w->minimised || !rect_contains(w->rect, x, y))
			continue;
		child = at_in(&w->children, x - w->rect.left, y - w->rect.top);
		return child ? child : w;
	}
	return NULL;
}

struct window *window_at(int32_t x, int32_t y)
{
	return at_in(&windows_top, x, y);
}

/* ---- damage and paint
 * -------------------------------------------------------------------------------- */

void window_damage(struct window *w, const struct rect *rect)
{
	struct rect r = window_screen_rect(w);

	if (!window_shown(w))
		return;
	if (rect)
		r = rect_intersect(rect_move(*rect, r.left, r.top), r);
	screen_damage(rect_intersect(r, window_clip(w)));
}

void window_damage_all(struct window *w)
{
	struct rect r = window_screen_rect(w);

	if (!window_shown(w))
		return;
	if (w->flags & WND_SHADOW)
		r = shadow_bounds(w->flags & WND_LARGE ? SHADOW_LARGE + SHADOW_ACTIVE
						       : SHADOW_ACTIVE,
				  r); /* the larger one */
	screen_damage(rect_intersect(r, window_clip(w)));
}

static void recount_one(struct window *w)
{
	bool wanted = !region_empty(&w->update) && window_shown(w);

	if (wanted == w->counted)
		return;
	w->counted = wanted;
	queue_paints(w->queue, wanted ? 1 : -1);
}

void window_recount(struct window *w)
{
	struct list *l;

	recount_one(w);
	list_for_each (l, &w->children)
		window_recount(window_of(l));
}

void window_invalidate(struct window *w, struct rect rect)
{
	struct rect all = {0, 0, rect_width(w->rect), rect_height(w->rect)};

	rect = rect_intersect(rect, all);
	if (rect_empty(rect))
		return;
	region_add_rect(&w->update, rect);
	recount_one(w);
}

static bool parent_pending(const struct window *w)
{
	for (w = w->parent; w; w = w->parent)
		if (!region_empty(&w->update))
			return true;
	return false;
}

static struct window *to_paint_in(struct list *stack, struct queue *q, uint32_t id)
{
	/* Bottom to top, parents before children. */
	for (struct list *l = stack->prev; l != stack; l = l->prev) {
		struct window *w = window_of(l), *child;

		if (w->queue == q && (!id || w->id == id) && w->counted && !parent_pending(w))
			return w;
		child = to_paint_in(&w->children, q, id);
		if (child)
			return child;
	}
	return NULL;
}

struct window *window_to_paint(struct queue *q, uint32_t id)
{
	return to_paint_in(&windows_top, q, id);
}

/* ---- life
 * ---------------------------------------------------------------------------------------------- */

void window_notify(struct window *w, uint32_t code, uint32_t p0)
{
	queue_notify(w->queue, &(struct msg){code, w->id, {p0, 0, 0}});
}

static int band_of(uint32_t flags)
{
	return flags & WND_BOTTOM    ? STACK_BOTTOM
	       : flags & WND_TOPMOST ? STACK_TOPMOST
				     : STACK_NORMAL;
}

/* One more window of the process, in its family's share. 0, -EAGAIN. */
static int count_one(struct process *p)
{
	if (account_charge(&p->account, ACCOUNT_WINDOWS, 1))
		return -EAGAIN;
	if (!process_take(p, FAMILY_WINDOWS))
		return 0;
	account_uncharge(&p->account, ACCOUNT_WINDOWS, 1);
	return -EAGAIN;
}

static void discount_one(struct process *p)
{
	process_give(p, FAMILY_WINDOWS);
	account_uncharge(&p->account, ACCOUNT_WINDOWS, 1);
}

static struct window *allocate(struct queue *q, int *error)
{
	struct account *a = &q->process->account;
	struct window *w;

	*error = count_one(q->process);
	if (*error)
		return NULL;
	*error = -ENOMEM;
	if (!account_charge(a, ACCOUNT_HEAP, sizeof *w)) {
		w = kzalloc(sizeof *w);
		if (w)
			return w;
		account_uncharge(a, ACCOUNT_HEAP, sizeof *w);
	}
	discount_one(q->process);
	return NULL;
}

static void release(struct window *w)
{
	struct process *p = w->queue->process;

	surface_deinit(w);
	region_deinit(&w->update);
	kfree(w);
	account_uncharge(&p->account, ACCOUNT_HEAP, sizeof *w);
	discount_one(p);
}

/* A place for the next window: a cascade inside the work area. */
static void place_anywhere(int32_t *x, int32_t *y, int32_t width, int32_t height)
{
	static uint32_t next;
	struct rect s = attribute_work_area();
	int32_t step = 32 * (int32_t)(next++ % 8);

	*x = s.left + (rect_width(s) - width) / 2 - 112 + step;
	*y = s.top + (rect_height(s) - height) / 2 - 128 + step;
	if (*x < s.left)
		*x = s.left + step % (rect_width(s) / 4);
	if (*y < s.top)
		*y = s.top + 8;
}

static bool too_deep(const struct window *parent)
{
	int depth = 1;

	for (; parent; parent = parent->parent)
		depth++;
	return depth > WINDOW_DEPTH_MAX;
}

struct window *window_create(struct queue *q, struct window *parent, const struct wnd_create *c,
			     int *error)
{
	int32_t x = c->x, y = c->y;
	struct window *w;

	*error = -EAGAIN;
	w = too_deep(parent) ? NULL : allocate(q, error);
	if (!w)
		return NULL;
	w->queue = q;
	w->parent = parent;
	w->flags = c->flags;
	list_init(&w->children);
	list_init(&w->stacked.link);
	list_init(&w->spies);
	region_init(&w->update);
	w->stacked.band = band_of(c->flags);
	if (x == WND_ANYWHERE || y == WND_ANYWHERE)
		place_anywhere(&x, &y, c->width, c->height);
	w->rect = rect_make(x, y, c->width, c->height);
	strlcpy(w->title, c->title, sizeof w->title);
	*error = surface_init(w);
	if (!*error && !slot_add(w))
		*error = -EAGAIN;
	if (*error) {
		release(w);
		return NULL;
	}
	/* From here on nothing fails. */
	w->made = ++windows_made;
	stack_to_top(siblings(w), &w->stacked);
	trace(TRACE_WINDOW, 0, q->thread->id, w->id, 1);
	queue_notify(q, &(struct msg){MSG_SIZE, w->id, {MSG_PACK(c->width, c->height), 0, 0}});
	if (w->flags & WND_VISIBLE)
		window_notify(w, MSG_SHOW, 1);
	window_invalidate(w, (struct rect){0, 0, c->width, c->height});
	return w;
}

void window_close(struct window *w)
{
	struct list *l;
	struct queue *q = w->queue;
	struct window *parent = w->parent, *belongs;
	uint32_t id = w->id;

	while ((belongs = owner_first(w)))
		window_close(belongs);
	while ((l = list_first(&w->children)))
		window_close(window_of(l));
	window_damage_all(w);
	w->flags &= ~WND_VISIBLE; /* so that it blocks nobody now */
	focus_window_gone(w);
	owner_window_gone(w);
	hotkey_window_gone(w);
	drag_window_gone(w);
	slot_remove(w);
	list_remove(&w->stacked.link);
	if (w->counted)
		queue_paints(q, -1);
	gui_timer_kill_window(q, id);
	queue_drop_window(q, w);
	spy_window_closed(w);
	trace(TRACE_WINDOW, 0, q->thread->id, id, 0);
	if (w->crashed)
		ghost_gone();
	notices_window(MSG_WINDOW_CLOSED, w);
	release(w);
	queue_notify(q, &(struct msg){MSG_CLOSED, 0, {id, 0, 0}});
	if (parent)
		window_notify(parent, MSG_CHILD_CLOSED, id);
}

static struct window *first_of(struct list *stack, struct queue *q)
{
	struct list *l;

	list_for_each (l, stack) {
		struct window *w = window_of(l), *child;

		if (w->queue == q)
			return w;
		child = first_of(&w->children, q);
		if (child)
			return child;
	}
	return NULL;
}

void window_close_of_queue(struct queue *q)
{
	struct window *w;

	while ((w = first_of(&windows_top, q)))
		window_close(w);
}

/* ---- changes
 * -------------------------------------------------------------------------------------------- */

void window_move(struct window *w, int32_t x, int32_t y)
{
	if (x == w->rect.left && y == w->rect.top)
		return;
	window_damage_all(w);
	w->rect = rect_move(w->rect, x - w->rect.left, y - w->rect.top);
	window_damage_all(w);
	queue_notify(w->queue, &(struct msg){MSG_MOVE, w->id, {MSG_PACK(x, y), 0, 0}});
}

int window_resize(struct window *w, int32_t width, int32_t height)
{
	struct rect old = w->rect;
	int error;

	if (width == rect_width(old) && height == rect_height(old))
		return 0;
	error = surface_resize(w, width, height);
	if (error)
		return error;
	window_damage_all(w);
	w->rect.right = w->rect.left + width;
	w->rect.bottom = w->rect.top + height;
	window_damage_all(w);
	region_intersect_rect(&w->update, (struct rect){0, 0, width, height});
	window_invalidate(w, (struct rect){rect_width(old), 0, width, height});
	window_invalidate(w, (struct rect){0, rect_height(old), width, height});
	recount_one(w);
	queue_notify(w->queue, &(struct msg){MSG_SIZE, w->id, {MSG_PACK(width, height), 0, 0}});
	return 0;
}

void window_set_shown(struct window *w, bool visible, bool minimised)
{
	bool before = w->flags & WND_VISIBLE && !w->minimised;

	window_damage_all(w);
	w->flags = visible ? w->flags | WND_VISIBLE : w->flags & ~WND_VISIBLE;
	w->minimised = minimised;
	window_damage_all(w);
	window_recount(w);
	if (before != (visible && !minimised))
		window_notify(w, MSG_SHOW, visible && !minimised);
	notices_window(MSG_WINDOW_CHANGED, w);
}

void window_show(struct window *w, bool visible, bool minimised)
{
	bool was = window_shown(w);

	window_set_shown(w, visible, minimised);
	if (was && !window_shown(w))
		focus_window_hidden(w);
}

void window_set_band(struct window *w)
{
	if (w->stacked.band != band_of(w->flags))
		stack_set_band(siblings(w), &w->stacked, band_of(w->flags));
}
