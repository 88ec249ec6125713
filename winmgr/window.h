/*
 * winmgr/window.h - windows: ids, tree, geometry, what must be painted.
 *
 * A window belongs to the thread that created it; so do its children. Created by window_create,
 * gone after window_close (children first). The structure (tree, rectangles, flags, regions) is
 * guarded by winmgr_lock; the way of a message does not take it: from an id to the queue it takes
 * the lock of the id's slot (window_queue_lock).
 */
#ifndef WINMGR_WINDOW_H
#define WINMGR_WINDOW_H

#include "abi/wnd.h"
#include "common/list.h"
#include "common/rect.h"
#include "task/lock.h"
#include "winmgr/queue.h"
#include "winmgr/region.h"
#include "winmgr/stack.h"

/* The window of a link in a stack. */
#define window_of(l) container_of(l, struct window, stacked.link)

struct window {
	uint32_t id;
	uint32_t made; /* the how manieth window this is: less for an older one */
	struct queue *queue;
	struct window *parent;	 /* NULL: top-level */
	struct list children;	 /* top first */
	struct stacked stacked;	 /* in parent's children or in the top levels */
	uint32_t flags;		 /* as created; WND_VISIBLE as now */
	bool minimised, counted; /* counted: in queue->paints */
	bool seen;		 /* something has been presented */
	bool crashed;		 /* the kept picture of a window whose process crashed (ghost.h) */
	uint32_t cursor;
	bool watches_clipboard; /* ClipWatch */
	struct rect rect;	/* relative to the parent */
	struct region update;
	struct area *area; /* the owner draws here */
	uint32_t mapped;   /* address in the owner's memory, 0 = not mapped */
	uint32_t stale;	   /* where an older area is mapped still, 0 = none (surface_resize) */
	struct area *stale_area;
	uint32_t stale_pages; /* charged for it */
	uint32_t *presented;  /* what is shown: width x height, no gaps; NULL: nothing yet */
	int32_t presented_width, presented_height;
	uint32_t charged;  /* pages */
	struct list spies; /* guarded by the queue's lock */
	char title[WINDOW_TITLE_MAX];
	/* Attributes (attribute.h). */
	char class_name[WND_NAME_MAX], icon[WND_NAME_MAX];
	struct wnd_limits limits;
	struct rect strut;
	uint32_t hover_ms, user[4];
};

extern struct mutex winmgr_lock;
extern struct list windows_top; /* top-level windows, top first; guarded by winmgr_lock */

void window_init(void);

/* winmgr_lock held for all below unless told otherwise. */

/* NULL and *error: -ENOMEM, -EAGAIN too many or too deep (what walks the tree calls itself). The
 * arguments have been checked. */
struct window *window_create(struct queue *q, struct window *parent, const struct wnd_create *c,
			     int *error);
void window_close(struct window *w);

/* NULL = none. */
struct window *window_find(uint32_t id);

/* With the lock of its queue held: the window cannot go meanwhile. NULL: none. */
struct window *window_peek(uint32_t id);

/* No lock needed; may be out of date at once. */
bool window_alive(uint32_t id);

#define WINDOW_SLOT_BITS 12

/* One slot of the table of ids. */
struct window_slot {
	struct spinlock lock;
	uint32_t generation;
	struct window *window; /* NULL: free */
	uint32_t next_free;
};

extern struct window_slot window_slots[WINDOWS_MAX];

/* The queue of a window, locked; interrupts are off before and after. NULL: no such window. */
static inline __attribute__((always_inline)) struct queue *window_queue_lock(uint32_t id,
									     struct window **w)
{
	struct window_slot *s = &window_slots[id & ((1u << WINDOW_SLOT_BITS) - 1)];
	struct queue *q;

	spin_lock_nested(&s->lock);
	*w = s->window;
	if (__builtin_expect(!*w || s->generation != id >> WINDOW_SLOT_BITS, 0)) {
		spin_unlock_nested(&s->lock);
		return NULL;
	}
	q = (*w)->queue;
	spin_lock_nested(&q->waitable.lock);
	spin_unlock_nested(&s->lock);
	return q;
}

struct rect window_screen_rect(const struct window *w);
/* What its parents (and the screen) leave of it. */
struct rect window_clip(const struct window *w);
/* It and all its parents are shown. */
bool window_shown(const struct window *w);
struct window *window_top_level(struct window *w);

void window_move(struct window *w, int32_t x, int32_t y);
int window_resize(struct window *w, int32_t width, int32_t height);
void window_show(struct window *w, bool visible, bool minimised);
/* The same, but who has the keys is the caller's to settle (focus_window_hidden). */
void window_set_shown(struct window *w, bool visible, bool minimised);
/* Its flags have changed: the band they say, in front if it is another one. */
void window_set_band(struct window *w);

/* Damage on the screen: its part of rect (relative to it), or all with its shadow. */
void window_damage(struct window *w, const struct rect *rect);
void window_damage_all(struct window *w);

/* More of it must be painted; recount what the queues know of it and its children. */
void window_invalidate(struct window *w, struct rect rect);
void window_recount(struct window *w);

/* The window of this queue (id 0: any, else only that) whose paint is due: none of its parents has
 * one pending. NULL: none. */
struct window *window_to_paint(struct queue *q, uint32_t id);

/* The topmost shown window at a place of the screen, children included; NULL: none. */
struct window *window_at(int32_t x, int32_t y);

uint32_t window_count(void);

/* A notice to a window's queue. */
void window_notify(struct window *w, uint32_t code, uint32_t p0);

void window_close_of_queue(struct queue *q);

#endif
