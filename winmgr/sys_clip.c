/* winmgr/sys_clip.c - system calls of the clipboard (include/clip.h). */
#include "abi/error.h"
#include "cpu/string.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/clipboard.h"

int32_t sys_clip_set(uptr items, uint32_t count)
{
	struct clip_forms f;
	int result = clip_forms_take(&f, items, count);

	if (result)
		return result;
	mutex_lock(&winmgr_lock);
	if (clipboard_allowed(current_process())) {
		result = (int)clipboard_set(&f);
	} else {
		clip_forms_release(&f);
		result = -EPERM;
	}
	mutex_unlock(&winmgr_lock);
	return result;
}

int32_t sys_clip_get(uptr type, uptr item)
{
	char text[CLIP_TYPE_MAX];
	struct clip_item out = {.area = 0};
	uint32_t number;
	int error = copy_string_from_user(text, type, sizeof text);

	if (error < 0)
		return error;
	if (copy_to_user(item, &out, sizeof out))
		return -EFAULT;
	mutex_lock(&winmgr_lock);
	error = clipboard_allowed(current_process())
			? clip_forms_open(clipboard_get(&number), text, &out)
			: -EPERM;
	mutex_unlock(&winmgr_lock);
	if (error)
		return error;
	if (!copy_to_user(item, &out, sizeof out))
		return (int32_t)number;
	handle_close(current_process(), out.area);
	return -EFAULT;
}

int32_t sys_clip_list(uptr types, uint32_t count)
{
	char out[CLIP_TYPES_MAX][CLIP_TYPE_MAX] = {{0}};
	const struct clip_forms *f;
	uint32_t number, n;

	mutex_lock(&winmgr_lock);
	f = clipboard_get(&number);
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
