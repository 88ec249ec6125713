/* winmgr/sys_clip.c - system calls of the clipboard (include/clip.h). */
#include "abi/error.h"
#include "cpu/string.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/clipboard.h"

static int32_t set(enum clip_place place, uptr items, uint32_t count)
{
	struct clip_forms f;
	int result = clip_forms_take(&f, items, count);

	if (result)
		return result;
	mutex_lock(&winmgr_lock);
	if (clipboard_allowed(place)) {
		result = (int)clipboard_set(place, &f);
	} else {
		clip_forms_release(&f);
		result = -EPERM;
	}
	mutex_unlock(&winmgr_lock);
	return result;
}

int32_t sys_clip_set(uptr items, uint32_t count)
{
	return set(CLIP_COPIED, items, count);
}

int32_t sys_clip_select(uptr items, uint32_t count)
{
	return set(CLIP_SELECTED, items, count);
}

static int what_is_at(enum clip_place place, const struct clip_forms **f)
{
	uint32_t number;

	*f = clipboard_get(place, &number);
	return clipboard_allowed(place) ? (int)number : -EPERM;
}

static int what_is_copied(const struct clip_forms **f)
{
	return what_is_at(CLIP_COPIED, f);
}

static int what_is_selected(const struct clip_forms **f)
{
	return what_is_at(CLIP_SELECTED, f);
}

int32_t sys_clip_get(uptr type, uptr item)
{
	return clip_forms_give(type, item, what_is_copied);
}

int32_t sys_clip_selected(uptr type, uptr item)
{
	return clip_forms_give(type, item, what_is_selected);
}

int32_t sys_clip_list(uptr types, uint32_t count)
{
	char out[CLIP_TYPES_MAX][CLIP_TYPE_MAX] = {{0}};
	const struct clip_forms *f;
	uint32_t number, n;

	mutex_lock(&winmgr_lock);
	f = clipboard_get(CLIP_COPIED, &number);
	n = f->count;
	for (uint32_t i = 0; i < n; i++)
		strlcpy(out[i], f->forms[i].type, CLIP_TYPE_MAX);
	mutex_unlock(&winmgr_lock);
	if (count > n)
		count = n;
	return copy_to_user(types, out, count * CLIP_TYPE_MAX) ? -EFAULT : (int32_t)n;
}

int32_t sys_clip_watch(uint32_t window, uint32_t on)
{
	struct window *w;
	int error = on > 1 ? -EINVAL : access_enter(window, false, &w);

	if (error)
		return error;
	w->watches_clipboard = on;
	return access_leave(0);
}
