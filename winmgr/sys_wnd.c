/* winmgr/sys_wnd.c - system calls of windows: life, place, title, order (include/wnd.h). */
#include "abi/error.h"
#include "common/utf8.h"
#include "cpu/string.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/attribute.h"
#include "winmgr/focus.h"
#include "winmgr/notices.h"
#include "winmgr/owner.h"

static int check_create(const struct wnd_create *c)
{
	if (c->flags & ~WND_CREATE_FLAGS || (c->flags & WND_TOPMOST && c->flags & WND_BOTTOM))
		return -EINVAL;
	if (c->width < 1 || c->height < 1 || c->width > WINDOW_SIZE_MAX ||
	    c->height > WINDOW_SIZE_MAX || !utf8_text_ok(c->title, WINDOW_TITLE_MAX))
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
		return access_leave(error);
	window_damage_all(w);
	notices_window(MSG_WINDOW_OPENED, w);
	return access_leave((int32_t)w->id);
}

int32_t sys_wnd_close(uint32_t window)
{
	struct window *w;
	int error = access_enter(window, true, &w);

	if (error)
		return error;
	window_close(w);
	return access_leave(0);
}

int32_t sys_wnd_move(uint32_t window, int32_t x, int32_t y)
{
	struct window *w;
	int error;

	if (x < -32768 || x > 32767 || y < -32768 || y > 32767)
		return -EINVAL;
	error = access_enter(window, true, &w);
	if (error)
		return error;
	window_move(w, x, y);
	return access_leave(0);
}

int32_t sys_wnd_resize(uint32_t window, int32_t width, int32_t height)
{
	struct window *w;
	int error;

	if (width < 1 || height < 1 || width > WINDOW_SIZE_MAX || height > WINDOW_SIZE_MAX)
		return -EINVAL;
	error = access_enter(window, true, &w);
	if (error)
		return error;
	if (!attribute_size_allowed(w, width, height))
		return access_leave(-EINVAL);
	return access_leave(window_resize(w, width, height));
}

int32_t sys_wnd_show(uint32_t window, uint32_t visible)
{
	struct window *w;
	int error = visible > 1 ? -EINVAL : access_enter(window, true, &w);

	if (error)
		return error;
	window_show(w, visible, w->minimised);
	return access_leave(0);
}

int32_t sys_wnd_minimise(uint32_t window, uint32_t minimised)
{
	struct window *w;
	int error = minimised > 1 ? -EINVAL : access_enter(window, true, &w);

	if (error)
		return error;
	if (w->parent)
		return access_leave(-EINVAL);
	owner_minimise(w, minimised);
	return access_leave(0);
}

int32_t sys_wnd_set_title(uint32_t window, uptr title)
{
	char text[WINDOW_TITLE_MAX];
	struct window *w;
	int error = copy_string_from_user(text, title, sizeof text);

	if (error < 0)
		return error;
	error = access_enter(window, false, &w);
	if (error)
		return error;
	if (!utf8_text_ok(text, sizeof text))
		return access_leave(-EINVAL);
	memset(w->title, 0, sizeof w->title);
	strlcpy(w->title, text, sizeof w->title);
	notices_window(MSG_WINDOW_CHANGED, w);
	return access_leave(0);
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
			  (w->minimised ? WND_STATE_MINIMISED : 0) |
			  (!w->parent && w->queue->watch.hung ? WND_STATE_HUNG : 0) |
			  (w->crashed ? WND_STATE_CRASHED : 0) |
			  (owner_blocker(w) ? WND_STATE_BLOCKED : 0);
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
	int error = order > WND_ORDER_BOTTOM ? -EINVAL : access_enter(window, true, &w);

	if (error)
		return error;
	if (order == WND_ORDER_TOP)
		owner_raise(w);
	else
		owner_lower(w);
	return access_leave(0);
}
