/* winmgr/sys_attribute.c - system calls of attributes and of looking windows up (include/wnd.h). */
#include "abi/error.h"
#include "common/utf8.h"
#include "cpu/string.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/attribute.h"
#include "winmgr/focus.h"

int32_t sys_wnd_set_attribute(uint32_t window, uint32_t attribute, uptr value, uint32_t size)
{
	union attribute_value v = {{0}};
	struct window *w;
	int error = attribute_check_size(attribute, size);

	if (error)
		return error;
	if (copy_from_user(&v, value, size))
		return -EFAULT;
	if (attribute == WND_ATTR_STRUT && !(current_process()->privileges & PRIV_DESKTOP))
		return -EPERM;
	/* A text must end within what was given. */
	if (attribute <= WND_ATTR_ICON && strnlen(v.text, size) == size)
		return -EINVAL;
	error = access_enter(window, attribute == WND_ATTR_FLAGS, &w);
	if (error)
		return error;
	return access_leave(attribute_set(w, attribute, &v));
}

int32_t sys_wnd_get_attribute(uint32_t window, uint32_t attribute, uptr value, uint32_t size)
{
	union attribute_value v = {{0}};
	struct window *w;
	int error = attribute_check_size(attribute, size);

	if (error)
		return error;
	mutex_lock(&winmgr_lock);
	w = window_find(window);
	error = w ? attribute_get(w, attribute, &v, size) : -ENOENT;
	mutex_unlock(&winmgr_lock);
	return error ? error : copy_to_user(value, &v, size);
}

static bool fits(const struct window *w, const struct wnd_find *f)
{
	return (!f->class_name[0] || !strcmp(f->class_name, w->class_name)) &&
	       (!f->title[0] || !strcmp(f->title, w->title)) &&
	       (!f->process || f->process == w->queue->process->id);
}

int32_t sys_wnd_find(uptr find)
{
	struct window *after = NULL;
	struct wnd_find f;
	struct list *l;
	int32_t found = -ENOENT;

	if (copy_from_user(&f, find, sizeof f))
		return -EFAULT;
	if (!utf8_text_ok(f.class_name, sizeof f.class_name) ||
	    !utf8_text_ok(f.title, sizeof f.title))
		return -EINVAL;
	mutex_lock(&winmgr_lock);
	if (f.after)
		after = window_find(f.after);
	l = after && !after->parent ? after->stacked.link.next : windows_top.next;
	if (f.after && (!after || after->parent))
		l = &windows_top;
	for (; l != &windows_top && found < 0; l = l->next)
		if (fits(window_of(l), &f))
			found = (int32_t)window_of(l)->id;
	mutex_unlock(&winmgr_lock);
	return found;
}

int32_t sys_wnd_get_root(void)
{
	uint32_t id;

	mutex_lock(&winmgr_lock);
	id = focus_root ? focus_root->id : 0;
	mutex_unlock(&winmgr_lock);
	return (int32_t)id;
}

int32_t sys_wnd_get_work_area(uptr area)
{
	struct rect r;

	mutex_lock(&winmgr_lock);
	r = attribute_work_area();
	mutex_unlock(&winmgr_lock);
	return copy_to_user(area, &r, sizeof r);
}
