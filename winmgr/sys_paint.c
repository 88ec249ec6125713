/* winmgr/sys_paint.c - system calls of pixels, painting and timers (include/wnd.h). */
#include "abi/error.h"
#include "cpu/string.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/gui_timer.h"
#include "winmgr/screen.h"
#include "winmgr/spy.h"
#include "winmgr/surface.h"

int32_t sys_wnd_map_surface(uint32_t window, uptr surface)
{
	struct surface s;
	struct window *w;
	int error = access_enter(window, false, &w);

	if (error)
		return error;
	error = access_leave(surface_map(w, &s));
	return error ? error : copy_to_user(surface, &s, sizeof s);
}

static int present(struct window *w, const struct rect *rects, uint32_t count)
{
	struct rect all = {0, 0, rect_width(w->rect), rect_height(w->rect)};
	int error = 0;

	if (!count) {
		rects = &all;
		count = 1;
	}
	for (uint32_t i = 0; i < count; i++) {
		struct rect r = rect_intersect(rects[i], all);

		if (rect_empty(r))
			continue;
		if (w->stale) { /* drawn in a surface of an older size: it must be drawn anew */
			window_invalidate(w, r);
			continue;
		}
		error = surface_present(w, r);
		if (error)
			break;
		if (w->seen)
			window_damage(w, &r);
		else
			window_damage_all(w); /* it appears, with its shadow */
		w->seen = true;
	}
	return error;
}

/* The message being handled has brought pixels: the leaf of its chain of causes. Only the owner's
 * own thread changes what is current. */
static void see_present(struct queue *q)
{
	uint32_t flags = spin_lock(&q->waitable.lock);

	if (q->current && q->thread == current())
		spy_see(q, q->current, SPY_PRESENTED, 0);
	spin_unlock(&q->waitable.lock, flags);
}

int32_t sys_wnd_present(uint32_t window, uptr rects, uint32_t count)
{
	struct rect r[REGION_RECTS_MAX];
	struct window *w;
	int error;

	if (count > REGION_RECTS_MAX)
		return -EINVAL;
	if (copy_from_user(r, rects, count * sizeof *r))
		return -EFAULT;
	error = access_enter(window, false, &w);
	if (error)
		return error;
	error = present(w, r, count);
	if (!error && w->queue->spies)
		see_present(w->queue);
	mutex_unlock(&winmgr_lock);
	return error;
}

int32_t sys_wnd_invalidate(uint32_t window, uptr rect)
{
	struct rect r = {0, 0, WINDOW_SIZE_MAX, WINDOW_SIZE_MAX};
	struct window *w;
	int error;

	if (rect && copy_from_user(&r, rect, sizeof r))
		return -EFAULT;
	error = access_enter(window, false, &w);
	if (error)
		return error;
	window_invalidate(w, r);
	mutex_unlock(&winmgr_lock);
	return 0;
}

int32_t sys_wnd_get_update_region(uint32_t window, uptr rects, uint32_t count)
{
	struct rect r[REGION_RECTS_MAX];
	struct window *w;
	uint32_t n;
	int error = access_enter(window, false, &w);

	if (error)
		return error;
	n = w->update.count;
	if (count > n)
		count = n;
	if (count > REGION_RECTS_MAX)
		count = REGION_RECTS_MAX;
	memcpy(r, w->update.rects, count * sizeof *r);
	mutex_unlock(&winmgr_lock);
	return copy_to_user(rects, r, count * sizeof *r) ? -EFAULT : (int32_t)n;
}

int32_t sys_wnd_begin_paint(uint32_t window, uptr rect)
{
	struct window *w;
	struct rect r;
	bool any;
	int error = access_enter(window, false, &w);

	if (error)
		return error;
	any = !region_empty(&w->update);
	r = region_bounds(&w->update);
	mutex_unlock(&winmgr_lock);
	if (copy_to_user(rect, &r, sizeof r))
		return -EFAULT;
	error = access_enter(window, false, &w);
	if (error)
		return error;
	/* What came after the look, outside of what is told, stays. */
	region_subtract_rect(&w->update, r);
	window_recount(w);
	mutex_unlock(&winmgr_lock);
	return any;
}

int32_t sys_wnd_set_timer(uint32_t window, uint32_t id, uint32_t milliseconds, uint32_t flags)
{
	struct window *w;
	int error;

	if (flags & ~TIMER_ONCE || !milliseconds || milliseconds > 0x7fffffff)
		return -EINVAL;
	error = access_enter(window, false, &w);
	if (error)
		return error;
	error = gui_timer_set(w->queue, window, id, milliseconds, flags);
	mutex_unlock(&winmgr_lock);
	return error;
}

int32_t sys_wnd_kill_timer(uint32_t window, uint32_t id)
{
	struct window *w;
	int error = access_enter(window, false, &w);

	if (error)
		return error;
	error = gui_timer_kill(w->queue, window, id);
	mutex_unlock(&winmgr_lock);
	return error;
}

int32_t sys_wnd_sync(uint32_t timeout)
{
	return screen_sync(timeout);
}

int32_t sys_wnd_recompose(void)
{
	int error = -EPERM;

	mutex_lock(&winmgr_lock);
	if (access_owns_root() || current_process()->privileges & PRIV_DEBUG) {
		screen_damage(screen_rect());
		error = 0;
	}
	mutex_unlock(&winmgr_lock);
	return error;
}
