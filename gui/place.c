/* gui/place.c - where windows are: sizes and places a program asks for, the work area, a new scale.
 */
#include "frame.h"
#include "wnd.h"

/* As much of one side as there is room for, but not less than needed; its first pixel. */
static void squeeze(int *from, int *to, int least, int low, int high)
{
	int size = *to - *from;

	size = size > high - low ? high - low : size;
	size = size < least ? least : size;
	*from = *from + size > high ? high - size : *from;
	*from = *from < low ? low : *from;
	*to = *from + size;
}

void place_in_area(struct gui_window *w, struct rect r)
{
	struct gui_measure limits = window_limits(w);
	struct rect area = GuiWorkArea(), wish = r;

	squeeze(&r.left, &r.right, limits.min_width, area.left, area.right);
	squeeze(&r.top, &r.bottom, limits.min_height, area.top, area.bottom);
	window_set_outer(w, r);
	w->wish = wish;
}

/* The place it had before, in pixels of the screen, in the new measure. */
static struct rect converted(struct rect r, int before)
{
	return rect_make(r.left * before / gui_scale, r.top * before / gui_scale, rect_width(r),
			 rect_height(r));
}

static struct rect no_larger(struct rect r, struct rect most)
{
	int width = rect_width(r), height = rect_height(r);

	return rect_make(r.left, r.top, width < rect_width(most) ? width : rect_width(most),
			 height < rect_height(most) ? height : rect_height(most));
}

static void mark_large(const struct gui_window *w)
{
	uint32_t flags = 0;

	WndGetAttribute(w->id, WND_ATTR_FLAGS, &flags, sizeof(flags));
	flags = gui_scale > 1 ? flags | WND_LARGE : flags & ~(uint32_t)WND_LARGE;
	WndSetAttribute(w->id, WND_ATTR_FLAGS, &flags, sizeof(flags));
}

void window_rescale(struct gui_window *w, int before)
{
	struct rect r = converted(rect_empty(w->wish) ? w->screen : w->wish, before);

	frame_cancel(w);
	input_hover_end(w);
	mark_large(w);
	w->screen = converted(w->screen, before);
	window_map(w);
	if (!frame_present(w)) {
		window_set_outer(w, no_larger(r, GuiScreen()));
	} else if (w->frame.place == ARRANGE_RESTORE) {
		place_in_area(w, r);
	} else {
		w->frame.restore = converted(w->frame.restore, before);
		window_set_outer(w, arrange_rect(w, w->frame.place));
	}
	GuiSend(w->root, MSG_GUI_SCALE, 0, 0, 0);
}

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
	struct rect r;

	app_start(); /* who asks before it makes a window needs the scale, too */
	if (WndGetWorkArea(&r) < 0)
		return GuiScreen();
	return (struct rect){-scale_down(-r.left), -scale_down(-r.top), scale_down(r.right),
			     scale_down(r.bottom)};
}
