/* winmgr/hotkey.c - global hot keys of programs. */
#include "winmgr/hotkey.h"
#include "abi/error.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/keys.h"

static struct hotkey hotkeys[HOTKEYS_MAX]; /* guarded by winmgr_lock */

static struct hotkey *find(uint32_t key, uint32_t mods)
{
	for (uint32_t i = 0; i < HOTKEYS_MAX; i++)
		if (hotkeys[i].window && hotkeys[i].key == key && hotkeys[i].mods == mods)
			return &hotkeys[i];
	return NULL;
}

const struct hotkey *hotkey_find(uint32_t key, uint32_t mods)
{
	return find(key, mods);
}

void hotkey_window_gone(struct window *w)
{
	for (uint32_t i = 0; i < HOTKEYS_MAX; i++)
		if (hotkeys[i].window == w)
			hotkeys[i].window = NULL;
}

static struct hotkey *find_id(const struct window *w, uint32_t id)
{
	for (uint32_t i = 0; i < HOTKEYS_MAX; i++)
		if (hotkeys[i].window == w && hotkeys[i].id == id)
			return &hotkeys[i];
	return NULL;
}

/* A free place, if the process may have one more; NULL: none. */
static struct hotkey *place_for(const struct process *p)
{
	struct hotkey *place = NULL;
	uint32_t held = 0;

	for (uint32_t i = 0; i < HOTKEYS_MAX; i++)
		if (!hotkeys[i].window)
			place = &hotkeys[i];
		else
			held += hotkeys[i].window->queue->process == p;
	return held < PROCESS_HOTKEYS_MAX ? place : NULL;
}

static int set(struct window *w, uint32_t id, uint32_t key, uint32_t mods)
{
	struct hotkey *own = find_id(w, id), *holder = find(key, mods);

	if (!key) {
		if (own)
			own->window = NULL;
		return own ? 0 : -ENOENT;
	}
	if (keys_are_desktops(key, mods) || (holder && holder != own))
		return -EBUSY;
	if (!own)
		own = place_for(w->queue->process);
	if (!own)
		return -EAGAIN;
	*own = (struct hotkey){w, id, key, mods};
	return 0;
}

static bool is_modifier(uint32_t key)
{
	switch (key) {
	case KEY_LEFT_SHIFT:
	case KEY_RIGHT_SHIFT:
	case KEY_LEFT_CTRL:
	case KEY_RIGHT_CTRL:
	case KEY_LEFT_ALT:
	case KEY_RIGHT_ALT:
	case KEY_LEFT_SUPER:
	case KEY_RIGHT_SUPER:
	case KEY_CAPS_LOCK:
	case KEY_NUM_LOCK:
	case KEY_SCROLL_LOCK:
		return true;
	default:
		return false;
	}
}

int32_t sys_wnd_set_hot_key(uint32_t window, uint32_t id, uint32_t key, uint32_t mods)
{
	struct window *w;
	int error;

	if (mods & ~HOTKEY_MODS || !id || key > 0xff || is_modifier(key))
		return -EINVAL;
	if (key && !(mods & (MOD_CTRL | MOD_ALT | MOD_SUPER)))
		return -EINVAL;
	error = access_enter(window, false, &w);
	if (error)
		return error;
	error = set(w, id, key, mods);
	mutex_unlock(&winmgr_lock);
	return error;
}
