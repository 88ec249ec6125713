/*
 * winmgr/attribute.h - attributes of windows (enum wnd_attribute): checking, setting, reading.
 *
 * Plain values stand in struct window itself, so setting one takes no memory and cannot fail for
 * lack of it. An owner and flags act at once: stacking, focus, shadow, listing.
 */
#ifndef WINMGR_ATTRIBUTE_H
#define WINMGR_ATTRIBUTE_H

#include "winmgr/window.h"

union attribute_value {
	char text[WND_NAME_MAX];
	uint32_t number;
	uint32_t numbers[4];
	struct wnd_limits limits;
	struct rect rect;
};

/* Is this size right for this attribute? 0, -EINVAL (also for an attribute that is none). */
int attribute_check_size(uint32_t attribute, uint32_t size);

/* winmgr_lock held for both; attribute and size (of texts: the rest is 0) have been checked.
 * -EINVAL, -ENOENT and -EAGAIN of owners; a get fails only if the text does not fit. */
int attribute_set(struct window *w, uint32_t attribute, const union attribute_value *value);
int attribute_get(struct window *w, uint32_t attribute, union attribute_value *value,
		  uint32_t size);

/* May the window have this size? */
bool attribute_size_allowed(const struct window *w, int32_t width, int32_t height);

/* The screen without what shown windows keep free. */
struct rect attribute_work_area(void);

#endif
