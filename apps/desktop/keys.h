/* keys.h - the desktop's hot keys: what each of them does. */
#ifndef DESKTOP_KEYS_H
#define DESKTOP_KEYS_H

#include <stdint.h>

/* MSG_HOTKEY. */
void keys_press(uint32_t key, uint32_t mods);

#endif
