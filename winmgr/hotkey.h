/*
 * winmgr/hotkey.h - hot keys of programs: who gets a key whoever has the focus.
 *
 * A fixed table, so it takes no memory; a process holds at most PROCESS_HOTKEYS_MAX of it. The
 * desktop's keys come first (keys.c) and are not given out. winmgr_lock held for all.
 */
#ifndef WINMGR_HOTKEY_H
#define WINMGR_HOTKEY_H

#include "abi/key.h"
#include "winmgr/window.h"

#define HOTKEY_MODS (MOD_SHIFT | MOD_CTRL | MOD_ALT | MOD_SUPER)

struct hotkey {
	struct window *window; /* NULL: free */
	uint32_t id, key, mods;
};

/* Whose this key with exactly these modifiers is; NULL: nobody's. */
const struct hotkey *hotkey_find(uint32_t key, uint32_t mods);

void hotkey_window_gone(struct window *w);

#endif
