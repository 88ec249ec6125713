/*
 * winmgr/sys_wnd.c - system calls of windows (include/wnd.h): copy in, check, call the noun.
 */
#include "abi/error.h"
#include "common/utf8.h"
#include "cpu/string.h"
#include "syscall_kernel.h"
#include "winmgr/focus.h"
#include "winmgr/gui_timer.h"
#include "winmgr/pointer.h"
#include "winmgr/route.h"
#include "winmgr/screen.h"
#include "winmgr/surface.h"
#include "winmgr/window.h"

static bool owns_root(void)
{
	return focus_root && focus_root->queue->process == current_process();
}

static bool owns(const struct window *w)
{
	return w->queue->process == current_process();
}

/* Lock the windows and find one. desktop: the root owner may do this to others' windows. On failure
 * nothing is locked. */
static int enter(uint32_t id, bool desktop, struct window **w)
{
	int error = 0;

	mutex_lock(&winmgr_lock);
	*w = window_find(id);
	if (!*w)
		error = -ENOENT;
	else if (!owns(*w) && !(desktop && owns_root()))
		error = -EPERM;
	if (error)
		mutex_unlock(&winmgr_lock);
	return error;
}

/* What moved or appeared may now lie under the pointer. */
static int32_t leave(int32_t result)
{
	route_update_hover();
	mutex_unlock(&winmgr_lock);
	return result;
}

static bool title_ok(const char *title)
{
	int length = (int)strnlen(title, WINDOW_TITLE_MAX);
	uint32_t code = 0;

	if (length == WINDOW_TITLE_MAX)
		return false;
	for (int at = 0; at < length && code != UTF8_REPLACEMENT;)
		at += utf8_decode(title + at, length - at, &code);
	return code != UTF8_REPLACEMENT;
}

static int check_create(const struct wnd_create *c)
{
	if (c->flags & ~WND_CREATE_FLAGS || (c->flags & WND_TOPMOST && c->flags & WND_BOTTOM))
		return -EINVAL;
	if (c->width < 1 || c->height < 1 || c->width > WINDOW_SIZE_MAX ||
	    c->height > WINDOW_SIZE_MAX || !title_ok(c->title))
		return -EINVAL;
	if (c->x < -32768 || c->x > 32767 || c->y < -32768 || c->y > 32767)
		return -EINVAL;
	if (c->flags & WND_BOTTOM && !(current_process()->privileges & PRIV_DESKTOP))
		return -EPERM;
	return 0;
}

int32_t sys_wnd_create(uptr create)
{
	struct window *parent = NULL, *w;
	struct wnd_create c;
	struct queue *q;
	int error;

	if (copy_from_user(&c, create, sizeof c))
		return -EFAULT;
	error = check_create(&c);
	if (error)
		return error;
	q = queue_self();
	if (!q)
		return -ENOMEM;

	mutex_lock(&winmgr_lock);
	if (c.parent) {
		parent = window_find(c.parent);
		error = !parent ? -ENOENT : parent->queue != q ? -EPERM : 0;
	}
	w = error ? NULL : window_create(q, parent, &c, &error);
	if (!w)
		return leave(error);
	window_damage_all(w);
	focus_root_notice(MSG_WINDOW_OPENED, w);
	return leave((int32_t)w->id);
}

int32_t sys_wnd_close(uint32_t window)
{
	struct window *w;
	int error = enter(window, true, &w);

	if (error)
		return error;
	window_close(w);
	return leave(0);
}

int32_t sys_wnd_move(uint32_t window, int32_t x, int32_t y)
{
	struct window *w;
	int error;

	if (x < -32768 || x > 32767 || y < -32768 || y > 32767)
		return -EINVAL;
	error = enter(window, true, &w);
	if (error)
		return error;
	window_move(w, x, y);
	return leave(0);
}

int32_t sys_wnd_resize(uint32_t window, int32_t width, int32_t height)
{
	struct window *w;
	int error;

	if (width < 1 || height < 1 || width > WINDOW_SIZE_MAX || height > WINDOW_SIZE_MAX)
		return -EINVAL;
	error = enter(window, false, &w);
	if (error)
		return error;
	return leave(window_resize(w, width, height));
}

int32_t sys_wnd_show(uint32_t window, uint32_t visible)
{
	struct window *w;
	int error = visible > 1 ? -EINVAL : enter(window, true, &w);

	if (error)
		return error;
	window_show(w, visible, w->minimised);
	return leave(0);
}

int32_t sys_wnd_minimise(uint32_t window, uint32_t minimised)
{
	struct window *w;
	int error = minimised > 1 ? -EINVAL : enter(window, true, &w);

	if (error)
		return error;
	if (w->parent)
		return leave(-EINVAL);
	window_show(w, w->flags & WND_VISIBLE, minimised);
	return leave(0);
}

int32_t sys_wnd_set_title(uint32_t window, uptr title)
{
	char text[WINDOW_TITLE_MAX];
	struct window *w;
	int error = copy_string_from_user(text, title, sizeof text);

	if (error < 0)
		return error;
	error = enter(window, false, &w);
	if (error)
		return error;
	if (!title_ok(text))
		return leave(-EINVAL);
	memset(w->title, 0, sizeof w->title);
	strlcpy(w->title, text, sizeof w->title);
	focus_root_notice(MSG_WINDOW_CHANGED, w);
	return leave(0);
}

int32_t sys_wnd_query(uint32_t window, uptr info)
{
	struct wnd_info i = {0};
	struct window *w;

	mutex_lock(&winmgr_lock);
	w = window_find(window);
	if (w) {
		i.window = w->id;
		i.parent = w->parent ? w->parent->id : 0;
		i.process = w->queue->process->id;
		i.thread = w->queue->thread->id;
		i.flags = w->flags;
		i.state = (w == focus_active ? WND_STATE_ACTIVE : 0) |
			  (w == focus_window ? WND_STATE_FOCUS : 0) |
			  (w == focus_capture ? WND_STATE_CAPTURE : 0) |
			  (w->minimised ? WND_STATE_MINIMISED : 0);
		i.rect = w->rect;
		i.screen = window_screen_rect(w);
		memcpy(i.title, w->title, sizeof i.title);
	}
	mutex_unlock(&winmgr_lock);
	return w ? copy_to_user(info, &i, sizeof i) : -ENOENT;
}

int32_t sys_wnd_list(uptr windows, uint32_t count, uint32_t parent)
{
	uint32_t ids[256], n = 0;
	struct window *p = NULL;
	struct list *l, *stack;

	mutex_lock(&winmgr_lock);
	if (parent)
		p = window_find(parent);
	stack = p ? &p->children : &windows_top;
	if (!parent || p)
		list_for_each (l, stack) {
			if (n < 256)
				ids[n] = window_of(l)->id;
			n++;
		}
	mutex_unlock(&winmgr_lock);
	if (parent && !p)
		return -ENOENT;
	if (count > n)
		count = n;
	if (count > 256)
		count = 256;
	return copy_to_user(windows, ids, count * sizeof *ids) ? -EFAULT : (int32_t)n;
}

int32_t sys_wnd_set_order(uint32_t window, uint32_t order)
{
	struct window *w;
	int error = order > WND_ORDER_BOTTOM ? -EINVAL : enter(window, true, &w);
	struct list *stack;

	if (error)
		return error;
	stack = w->parent ? &w->parent->children : &windows_top;
	window_damage_all(w);
	if (order == WND_ORDER_TOP)
		stack_to_top(stack, &w->stacked);
	else
		stack_to_bottom(stack, &w->stacked);
	window_damage_all(w);
	return leave(0);
}

/* A window of the active top-level window's process, or of any for the root owner. */
int32_t sys_wnd_set_focus(uint32_t window)
{
	struct window *w, *top;
	int error = enter(window, true, &w);

	if (error)
		return error;
	top = window_top_level(w);
	if (!window_shown(w) || w->flags & WND_NO_FOCUS)
		return leave(-EINVAL);
	if (top != focus_active && focus_active &&
	    focus_active->queue->process != current_process() && !owns_root())
		return leave(-EPERM);
	focus_set(w);
	return leave(0);
}

int32_t sys_wnd_get_focus(void)
{
	uint32_t id;

	mutex_lock(&winmgr_lock);
	id = focus_window ? focus_window->id : 0;
	mutex_unlock(&winmgr_lock);
	return (int32_t)id;
}

int32_t sys_wnd_activate(uint32_t window)
{
	struct window *w;
	int error = enter(window, true, &w);

	if (error)
		return error;
	if (w->parent || w->flags & WND_NO_FOCUS)
		return leave(-EINVAL);
	focus_activate(w);
	return leave(0);
}

int32_t sys_wnd_set_capture(uint32_t window)
{
	struct window *w;
	int error = enter(window, false, &w);

	if (error)
		return error;
	if (!window_shown(w))
		return leave(-EINVAL);
	if (focus_capture && !owns(focus_capture) && route_button_down())
		return leave(-EBUSY);
	focus_set_capture(w);
	return leave(0);
}

int32_t sys_wnd_release_capture(void)
{
	int result = -EPERM;

	mutex_lock(&winmgr_lock);
	if (!focus_capture || owns(focus_capture)) {
		focus_set_capture(NULL);
		result = 0;
	}
	return leave(result);
}

int32_t sys_wnd_map_surface(uint32_t window, uptr surface)
{
	struct surface s;
	struct window *w;
	int error = enter(window, false, &w);

	if (error)
		return error;
	error = leave(surface_map(w, &s));
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
	for (uint32_t i = 0; i < count && !error; i++) {
		struct rect r = rect_intersect(rects[i], all);

		if (rect_empty(r))
			continue;
		error = surface_present(w, r);
		if (!error)
			window_damage(w, &r);
	}
	return error;
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
	error = enter(window, false, &w);
	if (error)
		return error;
	error = present(w, r, count);
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
	error = enter(window, false, &w);
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
	int error = enter(window, false, &w);

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
	int error = enter(window, false, &w);

	if (error)
		return error;
	any = !region_empty(&w->update);
	r = region_bounds(&w->update);
	mutex_unlock(&winmgr_lock);
	if (copy_to_user(rect, &r, sizeof r))
		return -EFAULT;
	error = enter(window, false, &w);
	if (error)
		return error;
	region_clear(&w->update);
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
	error = enter(window, false, &w);
	if (error)
		return error;
	error = gui_timer_set(w->queue, window, id, milliseconds, flags);
	mutex_unlock(&winmgr_lock);
	return error;
}

int32_t sys_wnd_kill_timer(uint32_t window, uint32_t id)
{
	struct window *w;
	int error = enter(window, false, &w);

	if (error)
		return error;
	error = gui_timer_kill(w->queue, window, id);
	mutex_unlock(&winmgr_lock);
	return error;
}

int32_t sys_wnd_set_cursor(uint32_t window, uint32_t shape)
{
	struct window *w;
	int error = shape >= CURSOR_SHAPES ? -EINVAL : enter(window, false, &w);

	if (error)
		return error;
	w->cursor = shape;
	return leave(0);
}

int32_t sys_wnd_own_root(uint32_t window)
{
	struct window *w = NULL;
	int error = 0;

	if (!(current_process()->privileges & PRIV_DESKTOP))
		return -EPERM;
	mutex_lock(&winmgr_lock);
	if (window)
		w = window_find(window);
	if (window && !w)
		error = -ENOENT;
	else if (w && !owns(w))
		error = -EPERM;
	else if (focus_root && !owns(focus_root))
		error = -EBUSY;
	else
		focus_root = w;
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
	if (owns_root() || current_process()->privileges & PRIV_DEBUG) {
		screen_damage(screen_rect());
		error = 0;
	}
	mutex_unlock(&winmgr_lock);
	return error;
}

int32_t sys_wnd_get_pointer(uptr point)
{
	struct input_record r = {.kind = INPUT_MOVE, .x = pointer_x, .y = pointer_y};

	return copy_to_user(point, &r, sizeof r);
}
