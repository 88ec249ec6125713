/* winmgr/attribute.c - what a window is and wants, beside its place and title. */
#include "winmgr/attribute.h"
#include "abi/error.h"
#include "common/utf8.h"
#include "cpu/string.h"
#include "winmgr/focus.h"
#include "winmgr/notices.h"
#include "winmgr/owner.h"
#include "winmgr/screen.h"

#define STRUT_SHARE 3 /* at each edge at most one part in so many of the screen is kept free */

int attribute_check_size(uint32_t attribute, uint32_t size)
{
	switch (attribute) {
	case WND_ATTR_CLASS:
	case WND_ATTR_ICON:
		return size >= 1 && size <= WND_NAME_MAX ? 0 : -EINVAL;
	case WND_ATTR_OWNER:
	case WND_ATTR_HOVER:
	case WND_ATTR_FLAGS:
		return size == sizeof(uint32_t) ? 0 : -EINVAL;
	case WND_ATTR_LIMITS:
		return size == sizeof(struct wnd_limits) ? 0 : -EINVAL;
	case WND_ATTR_STRUT:
		return size == sizeof(struct rect) ? 0 : -EINVAL;
	case WND_ATTR_USER:
		return size == 4 * sizeof(uint32_t) ? 0 : -EINVAL;
	default:
		return -EINVAL;
	}
}

/* ---- setting --------------------------------------------------------------------------------- */

static int set_text(char *to, const char *text)
{
	if (!utf8_text_ok(text, WND_NAME_MAX))
		return -EINVAL;
	memset(to, 0, WND_NAME_MAX);
	strlcpy(to, text, WND_NAME_MAX);
	return 0;
}

static int set_owner(struct window *w, uint32_t id)
{
	struct window *owner = id ? window_find(id) : NULL;

	return id && !owner ? -ENOENT : owner_set(w, owner);
}

/* A smallest and a largest side; 0 = no limit. */
static bool range_ok(int32_t least, int32_t most)
{
	return least >= 0 && most >= 0 && least <= WINDOW_SIZE_MAX && most <= WINDOW_SIZE_MAX &&
	       (!most || least <= most);
}

static int set_limits(struct window *w, const struct wnd_limits *l)
{
	if (!range_ok(l->min_width, l->max_width) || !range_ok(l->min_height, l->max_height))
		return -EINVAL;
	w->limits = *l;
	return 0;
}

static int set_strut(struct window *w, const struct rect *r)
{
	struct rect s = screen_rect();

	if (w->parent || r->left < 0 || r->top < 0 || r->right < 0 || r->bottom < 0)
		return -EINVAL;
	if (r->left > s.right / STRUT_SHARE || r->right > s.right / STRUT_SHARE ||
	    r->top > s.bottom / STRUT_SHARE || r->bottom > s.bottom / STRUT_SHARE)
		return -EINVAL;
	w->strut = *r;
	return 0;
}

static int set_hover(struct window *w, uint32_t milliseconds)
{
	if (milliseconds > 0x7fffffff)
		return -EINVAL;
	w->hover_ms = milliseconds;
	return 0;
}

static int set_flags(struct window *w, uint32_t flags)
{
	uint32_t before = w->flags;

	if (flags & ~WND_CHANGE_FLAGS || (flags & WND_TOPMOST && before & WND_BOTTOM))
		return -EINVAL;
	window_damage_all(w);
	w->flags = (before & ~WND_CHANGE_FLAGS) | flags;
	window_set_band(w);
	window_damage_all(w);
	if (flags & WND_NO_FOCUS && !(before & WND_NO_FOCUS))
		focus_window_refuses(w);
	if (!(before & w->flags & WND_NO_LIST))
		notices_list(w);
	return 0;
}

int attribute_set(struct window *w, uint32_t attribute, const union attribute_value *value)
{
	int error = 0;

	switch (attribute) {
	case WND_ATTR_CLASS:
		error = set_text(w->class_name, value->text);
		break;
	case WND_ATTR_ICON:
		error = set_text(w->icon, value->text);
		break;
	case WND_ATTR_OWNER:
		error = set_owner(w, value->number);
		break;
	case WND_ATTR_LIMITS:
		return set_limits(w, &value->limits);
	case WND_ATTR_HOVER:
		return set_hover(w, value->number);
	case WND_ATTR_STRUT:
		return set_strut(w, &value->rect);
	case WND_ATTR_USER:
		memcpy(w->user, value->numbers, sizeof w->user);
		return 0;
	case WND_ATTR_FLAGS:
		return set_flags(w, value->number);
	}
	if (!error)
		notices_window(MSG_WINDOW_CHANGED, w);
	return error;
}

/* ---- reading --------------------------------------------------------------------------------- */

static int get_text(char *to, const char *text, uint32_t size)
{
	return strlcpy(to, text, WND_NAME_MAX) < size ? 0 : -EINVAL;
}

int attribute_get(struct window *w, uint32_t attribute, union attribute_value *value, uint32_t size)
{
	struct window *owner = owner_of(w);

	switch (attribute) {
	case WND_ATTR_CLASS:
		return get_text(value->text, w->class_name, size);
	case WND_ATTR_ICON:
		return get_text(value->text, w->icon, size);
	case WND_ATTR_OWNER:
		value->number = owner ? owner->id : 0;
		break;
	case WND_ATTR_LIMITS:
		value->limits = w->limits;
		break;
	case WND_ATTR_HOVER:
		value->number = w->hover_ms;
		break;
	case WND_ATTR_STRUT:
		value->rect = w->strut;
		break;
	case WND_ATTR_USER:
		memcpy(value->numbers, w->user, sizeof w->user);
		break;
	case WND_ATTR_FLAGS:
		value->number = w->flags & WND_CHANGE_FLAGS;
		break;
	}
	return 0;
}

bool attribute_size_allowed(const struct window *w, int32_t width, int32_t height)
{
	const struct wnd_limits *l = &w->limits;

	return width >= l->min_width && height >= l->min_height &&
	       (!l->max_width || width <= l->max_width) &&
	       (!l->max_height || height <= l->max_height);
}

static int32_t larger(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

struct rect attribute_work_area(void)
{
	struct rect area = screen_rect(), free = {0, 0, 0, 0};
	struct list *l;

	list_for_each (l, &windows_top) {
		const struct window *w = window_of(l);

		if (!window_shown(w))
			continue;
		free.left = larger(free.left, w->strut.left);
		free.top = larger(free.top, w->strut.top);
		free.right = larger(free.right, w->strut.right);
		free.bottom = larger(free.bottom, w->strut.bottom);
	}
	return (struct rect){area.left + free.left, area.top + free.top, area.right - free.right,
			     area.bottom - free.bottom};
}
