/*
 * winmgr/keys.h - from key events to messages: who gets a key.
 *
 * Runs in the window manager's thread. Desktop hot keys (Super alone, Alt+Tab, Alt+F4, Alt+Space,
 * Ctrl+Alt+Delete) go to the root owner as MSG_HOTKEY; from Alt+Tab until Alt goes up every press
 * does, and the end of Alt too (KEY_LEFT_ALT). Then come the drag (Escape), hot keys of programs,
 * and the focus. What would go to the focus right after a hot key of the desktop waits until that
 * has been handled (held.h). winmgr_lock held for all.
 */
#ifndef WINMGR_KEYS_H
#define WINMGR_KEYS_H

#include "dev/input.h"

void keys_event(const struct input_event *e);

/* At any event: what waits may go on now, if it may. */
void keys_go_on(void);

/* A mouse button goes down: keys that wait go to the focus that there is. */
void keys_button(void);

/* MOD_... that are down now. */
uint32_t keys_mods(void);

/* Is this key with these modifiers (of HOTKEY_MODS) the desktop's? */
bool keys_are_desktops(uint32_t key, uint32_t held);

#endif
