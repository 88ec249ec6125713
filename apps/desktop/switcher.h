/*
 * switcher.h - Alt+Tab: pictures of all windows in a row that wraps, the one that was active last
 * first. The window manager gives the desktop every key from Alt+Tab on and tells when Alt goes up;
 * then the chosen window becomes active. Escape leaves all as it is; the mouse works too.
 */
#ifndef DESKTOP_SWITCHER_H
#define DESKTOP_SWITCHER_H

#include <stdbool.h>
#include <stdint.h>

/* A key of the desktop while Alt is held. True: it was the switcher's. */
bool switcher_key(uint32_t key, uint32_t mods);

/* A window is new, changed or gone; any may be. */
void switcher_refresh(uint32_t window);
void switcher_refresh_all(void);

#endif
