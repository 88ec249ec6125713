/* apps/desktop/window_menu.c - the menu of a window's button in the panel. */
#include "window_menu.h"
#include "window.h"

enum { RESTORE = 1, MINIMISE, MAXIMISE, CLOSE };

static bool same(struct rect a, struct rect b)
{
	return a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom;
}

static uint32_t only_if(bool condition)
{
	return condition ? 0 : GUI_ACTION_DISABLED;
}

void window_menu_open(struct gui_element *element, uint32_t window)
{
	struct wnd_info info;
	bool minimised, maximised;

	if (WndQuery(window, &info) < 0)
		return;
	minimised = info.state & WND_STATE_MINIMISED;
	maximised = same(GuiLogical(info.screen), GuiWorkArea());
	const struct gui_menu_row rows[] = {
		{RESTORE, "&Restore", NULL, NULL, only_if(minimised || maximised), NULL},
		{MINIMISE, "Mi&nimise", NULL, NULL, only_if(!minimised), NULL},
		{MAXIMISE, "Ma&ximise", NULL, NULL, only_if(minimised || !maximised), NULL},
		{0xffff, NULL, NULL, NULL, 0, NULL},
		{CLOSE, "&Close", NULL, "Alt+F4", 0, NULL},
		{0, NULL, NULL, NULL, 0, NULL},
	};
	GuiMenuOpenRows(element, (struct gui_point){0, 0}, rows);
}

void window_menu_do(uint32_t window, uint32_t action)
{
	struct wnd_info info;

	if (WndQuery(window, &info) < 0)
		return;
	if (action == CLOSE) {
		window_close(window);
		return;
	}
	if (action == MINIMISE) {
		WndMinimise(window, 1);
		return;
	}
	if (action == MAXIMISE)
		WndPostMessage(window, MSG_ARRANGE, ARRANGE_MAXIMISE, 0, 0);
	else if (!(info.state & WND_STATE_MINIMISED))
		WndPostMessage(window, MSG_ARRANGE, ARRANGE_RESTORE, 0, 0);
	WndActivate(window);
}
