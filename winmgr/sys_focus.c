/* winmgr/sys_focus.c - system calls of focus, capture, pointer and root (include/wnd.h). */
#include "abi/error.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/focus.h"
#include "winmgr/owner.h"
#include "winmgr/route.h"

/* A window of the active top-level window's process, or of any for the root owner. */
int32_t sys_wnd_set_focus(uint32_t window)
{
	struct window *w, *top;
	int error = access_enter(window, true, &w);

	if (error)
		return error;
	top = window_top_level(w);
	if (!window_shown(w) || w->flags & WND_NO_FOCUS || owner_blocker(w))
		return access_leave(-EINVAL);
	if (top != focus_active && focus_active &&
	    focus_active->queue->process != current_process() && !access_owns_root())
		return access_leave(-EPERM);
	focus_set(w);
	return access_leave(0);
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
	int error = access_enter(window, true, &w);

	if (error)
		return error;
	if (w->parent || w->flags & WND_NO_FOCUS)
		return access_leave(-EINVAL);
	focus_activate(w);
	return access_leave(0);
}

int32_t sys_wnd_set_capture(uint32_t window)
{
	struct window *w, *pressed;
	int error = access_enter(window, false, &w);

	if (error)
		return error;
	if (!window_shown(w) || owner_blocker(w))
		return access_leave(-EINVAL);
	pressed = route_pressed();
	if (pressed && !access_owns(pressed))
		return access_leave(-EBUSY);
	focus_set_capture(w);
	return access_leave(0);
}

int32_t sys_wnd_release_capture(void)
{
	int result = -EPERM;

	mutex_lock(&winmgr_lock);
	if (!focus_capture || access_owns(focus_capture)) {
		focus_set_capture(NULL);
		result = 0;
	}
	return access_leave(result);
}

int32_t sys_wnd_set_cursor(uint32_t window, uint32_t shape)
{
	struct window *w;
	int error = shape >= CURSOR_SHAPES ? -EINVAL : access_enter(window, false, &w);

	if (error)
		return error;
	w->cursor = shape;
	return access_leave(0);
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
	else if (w && !access_owns(w))
		error = -EPERM;
	else if (focus_root && !access_owns(focus_root))
		error = -EBUSY;
	else
		focus_set_root(w);
	mutex_unlock(&winmgr_lock);
	return error;
}

int32_t sys_wnd_get_pointer(uptr point)
{
	struct input_record r = {.kind = INPUT_MOVE, .x = pointer_x, .y = pointer_y};

	return copy_to_user(point, &r, sizeof r);
}
