/*
 * gui/frame.c - the frame of a window: title bar, its buttons, moving and resizing.
 *
 * - moving and resizing are states fed by ordinary mouse messages: frame.dragging says which
 * - the pointer's place on the screen counts, because the window moves under it
 */
#include "gui_internal.h"
#include "msg.h"
#include "wnd.h"

#define EDGE	   5  /* pixels inside the border that resize */
#define CORNER	   14 /* so far along an edge it is the corner */
#define BUTTON	   24 /* title buttons are round */
#define BUTTON_GAP 4
#define UNSTICK	   8 /* a maximised window comes loose after so many pixels */
#define TITLE_SIDE 10

bool frame_present(const struct gui_window *w)
{
	return !(w->flags & GUI_WINDOW_BORDERLESS);
}

struct rect frame_insets(const struct gui_window *w)
{
	if (!frame_present(w))
		return (struct rect){0, 0, 0, 0};
	return (struct rect){1, GUI_TITLE_HEIGHT, 1, 1};
}

static bool resizable(const struct gui_window *w)
{
	return !(w->flags & (GUI_WINDOW_FIXED | GUI_WINDOW_DIALOG)) && !w->frame.maximised;
}

/* The title buttons from the right; 0 where there is none. */
static uint32_t button_at_place(const struct gui_window *w, int place)
{
	static const uint32_t all[] = {FRAME_CLOSE, FRAME_MAXIMISE, FRAME_MINIMISE};

	if (place > 2 || (place > 0 && (w->flags & GUI_WINDOW_DIALOG)))
		return 0;
	if (w->flags & GUI_WINDOW_FIXED)
		return place == 0 ? FRAME_CLOSE : place == 1 ? FRAME_MINIMISE : 0;
	return all[place];
}

static struct rect button_rect(const struct gui_window *w, int place)
{
	int right = w->surface.width - BUTTON_GAP - place * (BUTTON + BUTTON_GAP);

	return rect_make(right - BUTTON, (GUI_TITLE_HEIGHT - BUTTON) / 2, BUTTON, BUTTON);
}

static uint32_t edges_at(const struct gui_window *w, int x, int y)
{
	int width = w->surface.width, height = w->surface.height;
	uint32_t part = 0;

	if (!resizable(w))
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
		if (button_at_place(w, i) && rect_contains(button_rect(w, i), x, y))
			return button_at_place(w, i);
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

/*
 * Painting.
 */
static bool looks_active(const struct gui_window *w)
{
	return w->active && !w->frame.flashed;
}

static void line(struct gui_painter *p, struct rect box, struct rect ends, uint32_t colour)
{
	struct gui_point from = {box.left * 16 + ends.left, box.top * 16 + ends.top};
	struct gui_point to = {box.left * 16 + ends.right, box.top * 16 + ends.bottom};

	GuiPaintLine(p, from, to, 20, colour);
}

/* The sign of a button in the middle of its circle; lines in sixteenths of a pixel. */
static void paint_sign(struct gui_painter *p, uint32_t button, struct rect box, uint32_t colour,
		       bool maximised)
{
	struct rect square = rect_make(box.left + 8, box.top + 8, 9, 9);

	switch (button) {
	case FRAME_CLOSE:
		line(p, box, (struct rect){136, 136, 256, 256}, colour);
		line(p, box, (struct rect){136, 256, 256, 136}, colour);
		break;
	case FRAME_MINIMISE:
		line(p, box, (struct rect){136, 232, 264, 232}, colour);
		break;
	case FRAME_MAXIMISE:
		if (maximised) {
			square = rect_make(box.left + 8, box.top + 10, 7, 7);
			GuiPaintFill(p, rect_make(box.left + 10, box.top + 8, 7, 1), colour);
			GuiPaintFill(p, rect_make(box.left + 16, box.top + 8, 1, 7), colour);
		}
		GuiPaintOutline(p, square, (struct gui_stroke){1, 1, colour});
		break;
	}
}

static void paint_button(struct gui_window *w, struct gui_painter *p, int place)
{
	uint32_t button = button_at_place(w, place);
	struct rect box = button_rect(w, place);
	bool hovered = w->frame.hovered == button;
	bool pressed = hovered && w->frame.pressed == button;
	uint32_t sign =
		GuiTheme(looks_active(w) || hovered ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DISABLED);
	uint32_t face = GUI_ALPHA(GuiTheme(GUI_COLOUR_TEXT), pressed ? 56 : 26);

	if (button == FRAME_CLOSE && hovered) {
		face = GuiTheme(GUI_COLOUR_WARNING);
		sign = GuiTheme(GUI_COLOUR_ON_ACCENT);
		if (pressed)
			face = paint_mix(face, GUI_RGB(0, 0, 0), 50);
	}
	if (hovered)
		GuiPaintRounded(p, box, BUTTON / 2, face);
	paint_sign(p, button, box, sign, w->frame.maximised);
}

static void paint_title(struct gui_window *w, struct gui_painter *p, int buttons)
{
	int width = w->surface.width, right = width - buttons * (BUTTON + BUTTON_GAP) - TITLE_SIDE;
	int text = GuiTextWidth(GUI_FONT_BOLD, w->title, -1);
	struct rect r = {TITLE_SIDE, 0, right, GUI_TITLE_HEIGHT};

	/* In the middle of the window if it fits there, else in the middle of what is free. */
	if (text <= 2 * right - width)
		r.left = width - right;
	GuiPaintText(p, r, w->title,
		     GuiTheme(looks_active(w) ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DIM),
		     GUI_FONT_BOLD | GUI_TEXT_CENTRE | GUI_TEXT_ELLIPSIS);
}

void frame_paint(struct gui_window *w, struct gui_painter *p)
{
	struct rect all = rect_make(0, 0, w->surface.width, w->surface.height);
	struct rect title = rect_make(0, 0, w->surface.width, GUI_TITLE_HEIGHT);
	int buttons = 0;

	GuiPaintFill(p, title,
		     GuiTheme(looks_active(w) ? GUI_COLOUR_TITLE : GUI_COLOUR_TITLE_INACTIVE));
	GuiPaintFill(p, rect_make(0, GUI_TITLE_HEIGHT - 1, all.right, 1),
		     GuiTheme(looks_active(w) ? GUI_COLOUR_BORDER : GUI_COLOUR_SEPARATOR));
	for (; button_at_place(w, buttons); buttons++)
		paint_button(w, p, buttons);
	paint_title(w, p, buttons);
	GuiPaintRect(p, all, GuiTheme(GUI_COLOUR_BORDER));
}

/* Last, over the contents' corners; the compositor cuts off what lies outside. */
void frame_paint_border(struct gui_window *w, struct gui_painter *p)
{
	struct rect all = rect_make(0, 0, w->surface.width, w->surface.height);

	GuiPaintOutline(p, all, (struct gui_stroke){8, 1, GuiTheme(GUI_COLOUR_BORDER)});
}

/*
 * State.
 */
static void repaint_title(struct gui_window *w)
{
	window_invalidate(w, (struct rect){0, 0, w->surface.width, GUI_TITLE_HEIGHT});
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

void frame_maximise(struct gui_window *w, bool maximised)
{
	if (w->frame.maximised == maximised)
		return;
	if (maximised)
		w->frame.restore = w->screen;
	w->frame.maximised = maximised;
	window_set_outer(w, maximised ? GuiWorkArea() : w->frame.restore);
	window_invalidate_all(w);
}

/* Where the pointer was when the message being handled was made: not where it has got to since. */
static struct gui_point pointer_on_screen(void)
{
	struct msg_info info = {0};

	MsgInfo(&info);
	return (struct gui_point){info.cursor_x, info.cursor_y};
}

static void drag_begin(struct gui_window *w, uint32_t part)
{
	w->frame.dragging = part;
	w->frame.grab = pointer_on_screen();
	w->frame.before = w->screen;
	WndSetCapture(w->id);
}

/* A maximised window gets its old size back under the pointer. */
static void unstick(struct gui_window *w, struct gui_point at)
{
	struct rect old = w->frame.restore;
	int width = rect_width(old), offset = at.x - w->screen.left;

	offset = offset * width / (rect_width(w->screen) > 0 ? rect_width(w->screen) : 1);
	w->frame.restore = rect_make(at.x - offset, w->screen.top, width, rect_height(old));
	w->frame.before = w->frame.restore;
	w->frame.grab = at;
	frame_maximise(w, false);
}

static void drag_move(struct gui_window *w, struct gui_point at, int dx, int dy)
{
	struct rect area;

	if (w->frame.maximised) {
		if (dx * dx + dy * dy > UNSTICK * UNSTICK)
			unstick(w, at);
		return;
	}
	area = w->frame.before;
	window_set_outer(w, rect_move(area, dx, area.top + dy < 0 ? -area.top : dy));
}

/* The edges follow the pointer; the opposite ones stand still, the least size holds. */
static void drag_resize(struct gui_window *w, int dx, int dy)
{
	struct gui_measure limits = window_limits(w);
	struct rect r = w->frame.before;
	uint32_t part = w->frame.dragging;

	if (part & FRAME_LEFT) {
		r.left += dx;
		if (rect_width(r) < limits.min_width)
			r.left = r.right - limits.min_width;
	}
	if (part & FRAME_RIGHT) {
		r.right += dx;
		if (rect_width(r) < limits.min_width)
			r.right = r.left + limits.min_width;
	}
	if (part & FRAME_TOP) {
		r.top += dy;
		if (rect_height(r) < limits.min_height)
			r.top = r.bottom - limits.min_height;
	}
	if (part & FRAME_BOTTOM) {
		r.bottom += dy;
		if (rect_height(r) < limits.min_height)
			r.bottom = r.top + limits.min_height;
	}
	window_set_outer(w, r);
}

static void drag(struct gui_window *w)
{
	struct gui_point at = pointer_on_screen();
	int dx = at.x - w->frame.grab.x, dy = at.y - w->frame.grab.y;

	if (w->frame.dragging == FRAME_TITLE)
		drag_move(w, at, dx, dy);
	else
		drag_resize(w, dx, dy);
}

void frame_cancel(struct gui_window *w)
{
	w->frame.dragging = 0;
	w->frame.pressed = 0;
	if (w->frame.hovered)
		set_hovered(w, 0);
}

static void press(struct gui_window *w, uint32_t part, const struct msg *msg)
{
	if (!mouse_is_left(msg))
		return;
	if (part & FRAME_BUTTONS) {
		w->frame.pressed = part;
		repaint_title(w);
		WndSetCapture(w->id);
	} else if (part == FRAME_TITLE && msg->params[2] == 2) {
		if (!(w->flags & (GUI_WINDOW_FIXED | GUI_WINDOW_DIALOG)))
			frame_maximise(w, !w->frame.maximised);
	} else {
		drag_begin(w, part);
	}
}

static void do_button(struct gui_window *w, uint32_t button)
{
	if (button == FRAME_CLOSE)
		GuiSend(w->root, MSG_CLOSE, 0, 0, 0);
	else if (button == FRAME_MAXIMISE)
		frame_maximise(w, !w->frame.maximised);
	else
		WndMinimise(w->id, 1);
}

static void release(struct gui_window *w, uint32_t part)
{
	uint32_t pressed = w->frame.pressed;

	if (w->frame.dragging)
		drag(w);
	w->frame.dragging = 0;
	w->frame.pressed = 0;
	WndReleaseCapture();
	repaint_title(w);
	if (pressed && part == pressed) {
		set_hovered(w, button_at_place(w, 0) == part ? part : 0);
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
		drag(w);
	return true;
}
