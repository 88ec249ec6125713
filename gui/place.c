/* gui/place.c - where windows are: sizes and places a program asks for, and the work area. */
#include "gui_internal.h"
#include "sys.h"
#include "wnd.h"

void GuiWindowResize(struct gui_element *window, int width, int height)
{
	struct rect in, r;

	if (!window)
		return;
	in = frame_insets(window->window);
	r = window->window->screen;
	r.right = r.left + width + in.left + in.right;
	r.bottom = r.top + height + in.top + in.bottom;
	window->window->fit_width = window->window->fit_height = false;
	window_set_outer(window->window, r);
}

void GuiWindowMove(struct gui_element *window, int x, int y)
{
	if (window)
		window_set_outer(window->window, rect_make(x, y, rect_width(window->window->screen),
							   rect_height(window->window->screen)));
}

void GuiWindowMaximise(struct gui_element *window, bool maximised)
{
	if (window)
		frame_maximise(window->window, maximised);
}

/* A window that is always on top and as wide as the screen at its upper or lower edge is a panel.
 */
static void subtract_panel(struct rect *area, const struct wnd_info *info, struct rect screen)
{
	if (!(info->flags & WND_TOPMOST) || !(info->flags & WND_VISIBLE) ||
	    rect_width(info->screen) < rect_width(screen) ||
	    rect_height(info->screen) > rect_height(screen) / 4)
		return;
	if (info->screen.top <= screen.top && info->screen.bottom > area->top)
		area->top = info->screen.bottom;
	else if (info->screen.bottom >= screen.bottom && info->screen.top < area->bottom)
		area->bottom = info->screen.top;
}

struct rect GuiWorkArea(void)
{
	struct sys_info sys = {.screen_width = 1024, .screen_height = 768};
	uint32_t windows[64];
	struct wnd_info info;
	struct rect screen, area;
	int count;

	SysInfo(&sys, sizeof(sys));
	screen = area = rect_make(0, 0, sys.screen_width, sys.screen_height);
	count = WndList(windows, 64, 0);
	for (int i = 0; i < count && i < 64; i++)
		if (WndQuery(windows[i], &info) >= 0)
			subtract_panel(&area, &info, screen);
	return area;
}
