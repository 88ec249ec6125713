/*
 * window.h - a window of any program, as the desktop sees it: what belongs to it, its icon, its
 * picture, how it is asked to close.
 */
#ifndef DESKTOP_WINDOW_H
#define DESKTOP_WINDOW_H

#include "desktop.h"
#include "wnd.h"

/* The window it belongs to, or itself: a dialog stands for its owner. */
uint32_t window_main(uint32_t window);

/* Windows to choose from, topmost first: in the list and of their own. At most `count`. */
int window_list(uint32_t *windows, int count);

/* The active one of them, 0 = none. */
uint32_t window_active(void);

/* There is no such window any more. */
bool window_is_gone(uint32_t window);

/* Its own icon, or its program's. The name is valid until the next call. */
const char *window_icon_name(const struct wnd_info *info);
const struct gui_icon *window_icon(const struct wnd_info *info, int size);

/* Ask it to close. One that cannot answer is asked about. */
void window_close(uint32_t window);

/* The picture of a window no larger than this, in pixels of the screen; free it. NULL: it never
 * showed anything. */
struct picture {
	int width, height;
	uint32_t pixels[];
};
struct picture *window_picture(const struct wnd_info *info, int most_width, int most_height);

#endif
