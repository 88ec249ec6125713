/* winmgr/ghost.c - keeps the pictures of windows whose process crashed. */
#include "winmgr/ghost.h"
#include "cpu/string.h"
#include "winmgr/focus.h"

#define GHOSTS 16
#define KEPT   (WND_SHADOW | WND_ROUNDED | WND_ALPHA | WND_TOPMOST | WND_LARGE)

static uint32_t ghosts; /* guarded by winmgr_lock */

static bool worth_keeping(const struct window *w)
{
	return w->seen && window_shown(w) && w->presented &&
	       !(w->flags & (WND_NO_LIST | WND_NO_FOCUS | WND_BOTTOM));
}

static struct window *create(const struct window *w)
{
	struct wnd_create c = {
		.flags = (w->flags & KEPT) | WND_VISIBLE,
		.x = w->rect.left,
		.y = w->rect.top,
		.width = rect_width(w->rect),
		.height = rect_height(w->rect),
	};
	int error;

	strlcpy(c.title, w->title, sizeof c.title);
	return window_create(focus_root->queue, NULL, &c, &error);
}

/* From the program's window to the new one of the same size; nothing of it must be painted. */
static void take_over(struct window *to, const struct window *from)
{
	memcpy(to->presented, from->presented,
	       (uint32_t)from->presented_width * (uint32_t)from->presented_height * 4);
	memcpy(to->class_name, from->class_name, sizeof to->class_name);
	memcpy(to->icon, from->icon, sizeof to->icon);
	to->seen = true;
	to->crashed = true;
	region_clear(&to->update);
	window_recount(to);
	window_damage_all(to);
}

/* 0: it is not kept. */
static uint32_t keep(struct window *w)
{
	struct window *ghost = ghosts < GHOSTS ? create(w) : NULL;

	if (!ghost)
		return 0;
	ghosts++;
	take_over(ghost, w);
	return ghost->id;
}

/* All that were kept of one thread, bottom to top, and the one that was made first. */
struct kept {
	uint32_t ids[GHOSTS], count;
	uint32_t first, made;
};

static void keep_one(struct kept *kept, struct window *w)
{
	uint32_t id = keep(w);

	if (!id)
		return;
	if (!kept->count || w->made < kept->made) {
		kept->first = id;
		kept->made = w->made;
	}
	kept->ids[kept->count++] = id;
}

static void tell(const struct kept *kept, uint32_t process)
{
	for (uint32_t i = 0; i < kept->count; i++)
		queue_notify(focus_root->queue,
			     &(struct msg){MSG_WINDOW_CRASHED,
					   focus_root->id,
					   {kept->ids[i], process, kept->first}});
}

void ghost_keep(struct queue *q)
{
	struct list *l, *next;
	struct kept kept = {.count = 0};

	if (!q->process->ending || q->process->status != EXIT_FAULT || !focus_root ||
	    focus_root->queue->process == q->process)
		return;
	/* Bottom to top, so that they lie on one another as before; new ones come behind `l`. */
	for (l = windows_top.prev; l != &windows_top; l = next) {
		struct window *w = window_of(l);

		next = l->prev;
		if (w->queue == q && worth_keeping(w))
			keep_one(&kept, w);
	}
	tell(&kept, q->process->id);
}

void ghost_gone(void)
{
	ghosts--;
}
