/*
 * winmgr/surface.h - a window's pixels: the area its owner draws in, and the picture that is shown.
 *
 * The owner maps the area (surface_map) and draws there; surface_present copies rectangles of it
 * into the presented picture, which only the kernel sees, and only that is composed. So a
 * half-drawn frame is never shown, and an uncovered window is shown again without its program. Both
 * are charged to the owner's process, page for page.
 */
#ifndef WINMGR_SURFACE_H
#define WINMGR_SURFACE_H

#include "winmgr/window.h"

/* winmgr_lock held for all but surface_present. */

int surface_init(struct window *w); /* -ENOMEM */
void surface_deinit(struct window *w);

/* New size, same contents where both overlap; what is new of the picture continues its edges until
 * the program presents it. The mapping is gone; if another process asks for it, the program keeps
 * the old one until it maps the new: it may be drawing now. -ENOMEM: nothing has changed. */
int surface_resize(struct window *w, int32_t width, int32_t height);

/* Into the memory of the current process, which owns it. */
int surface_map(struct window *w, struct surface *out);

/* Copy one rectangle from the owner's memory. -EFAULT, -EINVAL not mapped, -ENOMEM. */
int surface_present(struct window *w, struct rect r);

/* Move the pixels of r, drawn and presented, within r. -ENOMEM: nothing has changed. */
int surface_scroll(struct window *w, struct rect r, int32_t dx, int32_t dy);

#endif
