/*
 * recent.h - windows by when they were active last.
 *
 * The stack of the window manager does not tell: windows that are always on top stand before the
 * rest. A window that was never active comes after all others. Room for RECENT_MAX; the oldest one
 * is forgotten first.
 */
#ifndef DESKTOP_RECENT_H
#define DESKTOP_RECENT_H

#include <stdint.h>

#define RECENT_MAX 64

void recent_touch(uint32_t window); /* it is active now */
void recent_forget(uint32_t window);

/* Sort ids so that the window that was active last comes first; what was never active keeps its
 * order at the end. */
void recent_sort(uint32_t *windows, int count);

#endif
