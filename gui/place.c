/* gui/place.c - where windows are: sizes and places a program asks for, and the work area. */
#include "gui_internal.h"
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

struct rect GuiWorkArea(void)
{
	struct rect area;

	return WndGetWorkArea(&area) == 0 ? area : rect_make(0, 0, 1024, 768);
}
