/* apps/desktop/window.c - what the desktop wants to know of other programs' windows. */
#include "window.h"
#include <stdlib.h>
#include "crashed.h"
#include "hung.h"
#include "tiles.h"

#define LISTED 256

uint32_t window_main(uint32_t window)
{
	uint32_t owner = 0;

	while (WndGetAttribute(window, WND_ATTR_OWNER, &owner, sizeof(owner)) == 0 && owner)
		window = owner;
	return window;
}

int window_list(uint32_t *windows, int count)
{
	uint32_t all[LISTED];
	struct wnd_info info;
	int total = WndList(all, LISTED, 0), found = 0;

	for (int i = 0; i < total && i < LISTED && found < count; i++)
		if (WndQuery(all[i], &info) >= 0 && panel_lists(&info) &&
		    window_main(all[i]) == all[i])
			windows[found++] = all[i];
	return found;
}

uint32_t window_active(void)
{
	uint32_t all[LISTED];
	struct wnd_info info;
	int total = WndList(all, LISTED, 0);

	for (int i = 0; i < total && i < LISTED; i++)
		if (WndQuery(all[i], &info) >= 0 && (info.state & WND_STATE_ACTIVE))
			return panel_lists(&info) ? window_main(all[i]) : 0;
	return 0;
}

bool window_is_gone(uint32_t window)
{
	struct wnd_info info;

	return WndQuery(window, &info) < 0;
}

const char *window_icon_name(const struct wnd_info *info)
{
	static char name[WND_NAME_MAX];

	if (WndGetAttribute(info->window, WND_ATTR_ICON, name, sizeof(name)) == 0 &&
	    GuiIcon(name, 16))
		return name;
	return info->state & WND_STATE_CRASHED ? "program" : program_icon(info->process);
}

const struct gui_icon *window_icon(const struct wnd_info *info, int size)
{
	return GuiIcon(window_icon_name(info), size);
}

void window_close(uint32_t window)
{
	struct wnd_info info;

	if (WndQuery(window, &info) < 0)
		return;
	if (info.state & WND_STATE_CRASHED)
		crashed_close(window);
	else if (info.state & WND_STATE_HUNG)
		hung_ask(window);
	else
		WndPostMessage(window, MSG_CLOSE, 0, 0, 0);
}

struct picture *window_picture(const struct wnd_info *info, int most_width, int most_height)
{
	int width = info->screen.right - info->screen.left;
	int height = info->screen.bottom - info->screen.top;
	struct picture *picture;
	struct wnd_picture to;

	tiles_scale(&width, &height, most_width, most_height);
	picture = malloc(sizeof(*picture) + (size_t)width * height * sizeof(uint32_t));
	if (!picture)
		return NULL;
	picture->width = width;
	picture->height = height;
	to = (struct wnd_picture){picture->pixels, width, height, width};
	if (WndReadPicture(info->window, &to) == 0 && picture->pixels[width * (height / 2)])
		return picture;
	free(picture);
	return NULL;
}
