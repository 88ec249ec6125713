/*
 * gui/frame.c - the frame of a window: where its parts are, and the mouse on them.
 */
#include "frame.h"
#include "wnd.h"

#define EDGE   5  /* pixels inside the border that resize */
#define CORNER 14 /* so far along an edge it is the corner */

bool frame_present(const struct gui_window *w)
{
	return !(w->flags & GUI_WINDOW_BORDERLESS);
}

struct rect frame_all(const struct gui_window *w)
{
	return window_whole(w);
}

struct rect frame_insets(const struct gui_window *w)
{
	if (!frame_present(w))
		return (struct rect){0, 0, 0, 0};
	return (struct rect){1, GUI_TITLE_HEIGHT, 1, 1};
}

bool frame_resizable(const struct gui_window *w)
{
	if (w->flags & (GUI_WINDOW_FIXED | GUI_WINDOW_BORDERLESS))
		return false;
	return !(w->flags & GUI_WINDOW_DIALOG) || w->flags & GUI_WINDOW_GROWS;
}

/* The title buttons from the right; 0 where there is none. */
uint32_t frame_button(const struct gui_window *w, int place)
{
	static const uint32_t all[] = {FRAME_CLOSE, FRAME_MAXIMISE, FRAME_MINIMISE};

	if (place > 2 || (place > 0 && (w->flags & GUI_WINDOW_DIALOG)))
		return 0;
	if (w->flags & GUI_WINDOW_FIXED)
		return place == 0 ? FRAME_CLOSE : place == 1 ? FRAME_MINIMISE : 0;
	return all[place];
}

struct rect frame_button_rect(const struct gui_window *w, int place)
{
	int right =
		frame_all(w).right - FRAME_BUTTON_GAP - place * (FRAME_BUTTON + FRAME_BUTTON_GAP);

	return rect_make(right - FRAME_BUTTON, (GUI_TITLE_HEIGHT - FRAME_BUTTON) / 2, FRAME_BUTTON,
			 FRAME_BUTTON);
}

static uint32_t edges_at(const struct gui_window *w, int x, int y)
{
	int width = frame_all(w).right, height = frame_all(w).bottom;
	uint32_t part = 0;

	if (!frame_resizable(w) || w->frame.place == ARRANGE_MAXIMISE)
		return 0;
	if (x < EDGE)
		part |= FRAME_LEFT;
	else if (x >= width - EDGE)
		part |= FRAME_RIGHT;
	if (y < EDGE)
		part |= FRAME_TOP;
	else if (y >= height - EDGE)
		part |= FRAME_BOTTOM;
	if (part & (FRAME_LEFT | FRAME_RIGHT))
		part |= y < CORNER ? FRAME_TOP : y >= height - CORNER ? FRAME_BOTTOM : 0;
	else if (part)
		part |= x < CORNER ? FRAME_LEFT : x >= width - CORNER ? FRAME_RIGHT : 0;
	return part;
}

uint32_t frame_hit(const struct gui_window *w, int x, int y)
{
	uint32_t part;

	if (!frame_present(w))
		return FRAME_CLIENT;
	part = edges_at(w, x, y);
	if (part)
		return part;
	for (int i = 0; i < 3; i++)
		if (frame_button(w, i) && rect_contains(frame_button_rect(w, i), x, y))
			return frame_button(w, i);
	return y < GUI_TITLE_HEIGHT ? FRAME_TITLE : FRAME_CLIENT;
}

uint32_t frame_cursor(uint32_t part)
{
	switch (part & FRAME_EDGES) {
	case FRAME_LEFT:
	case FRAME_RIGHT:
		return CURSOR_SIZE_H;
	case FRAME_TOP:
	case FRAME_BOTTOM:
		return CURSOR_SIZE_V;
	case FRAME_LEFT | FRAME_TOP:
	case FRAME_RIGHT | FRAME_BOTTOM:
		return CURSOR_SIZE_NWSE;
	case FRAME_RIGHT | FRAME_TOP:
	case FRAME_LEFT | FRAME_BOTTOM:
		return CURSOR_SIZE_NESW;
	}
	return CURSOR_ARROW;
}

struct rect frame_inside(const struct gui_window *w)
{
	struct rect r = frame_all(w);

	if (!frame_present(w))
		return r;
	return (struct rect){EDGE, GUI_TITLE_HEIGHT, r.right - EDGE, r.bottom - EDGE};
}

/*
 * State.
 */
static void repaint_title(struct gui_window *w)
{
	window_invalidate(w, (struct rect){0, 0, frame_all(w).right, GUI_TITLE_HEIGHT});
}

static void set_hovered(struct gui_window *w, uint32_t part)
{
	part &= FRAME_BUTTONS;
	if (part == w->frame.hovered)
		return;
	w->frame.hovered = part;
	repaint_title(w);
}

void frame_leave(struct gui_window *w)
{
	if (!w->frame.dragging && !w->frame.pressed)
		set_hovered(w, 0);
}

void frame_cancel(struct gui_window *w)
{
	if (w->frame.dragging) /* the arrow keys need no capture: that of the menu has just gone */
		frame_drag_cancel(w);
	w->frame.pressed = 0;
	if (w->frame.hovered)
		set_hovered(w, 0);
}

static void press(struct gui_window *w, uint32_t part, const struct msg *msg)
{
	if (MSG_BUTTON(msg->params[1]) == BUTTON_RIGHT && part == FRAME_TITLE)
		frame_menu(w, (struct gui_point){mouse_x(msg), mouse_y(msg)});
	if (!mouse_is_left(msg))
		return;
	if (part & FRAME_BUTTONS) {
		w->frame.pressed = part;
		repaint_title(w);
	} else if (part == FRAME_TITLE && msg->params[2] == 2) {
		frame_maximise(w, w->frame.place != ARRANGE_MAXIMISE);
	} else {
		frame_drag_begin(w, part);
	}
}

static void do_button(struct gui_window *w, uint32_t button)
{
	if (button == FRAME_CLOSE)
		GuiSend(w->root, MSG_CLOSE, 0, 0, 0);
	else if (button == FRAME_MAXIMISE)
		frame_maximise(w, w->frame.place != ARRANGE_MAXIMISE);
	else
		WndMinimise(w->id, 1);
}

static void release(struct gui_window *w, uint32_t part)
{
	uint32_t pressed = w->frame.pressed;

	if (w->frame.dragging)
		frame_drag_end(w);
	w->frame.pressed = 0;
	repaint_title(w);
	if (pressed && part == pressed) {
		set_hovered(w, frame_button(w, 0) == part ? part : 0);
		do_button(w, pressed);
	}
}

bool frame_mouse(struct gui_window *w, const struct msg *msg)
{
	uint32_t part = frame_hit(w, mouse_x(msg), mouse_y(msg));
	bool busy = w->frame.dragging || w->frame.pressed;

	if (!busy && part == FRAME_CLIENT) {
		set_hovered(w, 0);
		return false;
	}
	if (!w->frame.dragging)
		set_hovered(w, part);
	window_set_cursor(w, frame_cursor(w->frame.dragging ? w->frame.dragging : part));
	if (msg->code == MSG_MOUSEDOWN && !busy)
		press(w, part, msg);
	else if (msg->code == MSG_MOUSEUP && busy && mouse_is_left(msg))
		release(w, part);
	else if (msg->code == MSG_MOUSEMOVE && w->frame.dragging)
		frame_drag(w);
	return true;
}
