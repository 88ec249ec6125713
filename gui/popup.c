/* gui/popup.c - windows that pop up: where they are, what comes to them, when they go. */
#include <stdlib.h>
#include "popup.h"
#include "wnd.h"

#define DRAG_LEAST 4 /* pixels the pointer goes before the first release counts */

static struct {
	struct popup_options options;
	struct gui_element *view;
} popups[POPUPS_MAX];
int popup_count;

static struct gui_element *under; /* the view the pointer is over */
static struct gui_point start;	  /* the pointer when the lowest one opened */
static bool release_counts;

static int index_of(const struct gui_element *view)
{
	for (int i = 0; i < popup_count; i++)
		if (popups[i].view == view)
			return i;
	return -1;
}

struct gui_element *popup_above(const struct gui_element *view)
{
	int i = index_of(view);

	return i >= 0 && i + 1 < popup_count ? popups[i + 1].view : NULL;
}

struct gui_element *popup_below(const struct gui_element *view)
{
	int i = index_of(view);

	return i > 0 ? popups[i - 1].view : NULL;
}

struct gui_element *popup_top(void)
{
	return popup_count ? popups[popup_count - 1].view : NULL;
}

struct gui_element *popup_owner(void)
{
	return popup_count ? popups[0].options.owner : NULL;
}

bool popup_release_counts(void)
{
	return release_counts;
}

/*
 * Place.
 */
struct rect popup_screen_rect(const struct gui_element *e)
{
	const struct rect *screen = &e->window->screen;

	return rect_move(GuiRectInWindow(e), screen->left, screen->top);
}

static int between(int value, int least, int most)
{
	value = value > most ? most : value;
	return value < least ? least : value;
}

struct rect popup_place(const struct popup_options *o, struct rect area)
{
	int width = between(o->width, 1, rect_width(area));
	int height = between(o->height, 1, rect_height(area));
	int x = o->beside.left, y = o->beside.top;

	if (o->side == POPUP_BELOW) {
		y = o->beside.bottom;
		if (y + height > area.bottom && o->beside.top - height >= area.top)
			y = o->beside.top - height;
	} else {
		x = o->beside.right;
		if (x + width > area.right && o->beside.left - width >= area.left)
			x = o->beside.left - width;
	}
	return rect_make(between(x, area.left, area.right - width),
			 between(y, area.top, area.bottom - height), width, height);
}

/*
 * Life.
 */
static void gone(struct gui_element *view)
{
	int i = index_of(view);
	struct popup_options o;

	if (i < 0)
		return;
	o = popups[i].options;
	popup_count = i;
	if (under == view)
		under = NULL;
	if (i == 0)
		WndReleaseCapture();
	if (o.closed)
		o.closed(o.owner);
}

/* Asked before the class of the popup's window: its end is seen here, whoever causes it. */
static int window_handler(struct gui_element *window, struct msg *msg)
{
	if (msg->code == MSG_GUI_DESTROY)
		gone(window->user);
	return 0;
}

void popup_close(struct gui_element *view)
{
	int i = index_of(view);

	while (i >= 0 && popup_count > i)
		GuiDestroy(popups[popup_count - 1].view->window->root);
}

void popup_close_all(void)
{
	if (popup_count)
		popup_close(popups[0].view);
}

static bool owned_by_popup(const struct gui_element *e)
{
	for (int i = 0; i < popup_count; i++)
		if (popups[i].view->window == e->window)
			return true;
	return false;
}

static struct gui_element *create_window(const struct popup_options *o)
{
	struct rect r = popup_place(o, GuiScreen());
	struct gui_window_options options = {
		.width = rect_width(r),
		.height = rect_height(r),
		.x = r.left,
		.y = r.top,
		.placed = true,
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_TOPMOST | WND_NO_LIST | WND_SHADOW | WND_ROUNDED | WND_PRIVATE,
	};

	if (popup_count || o->owner->window->active)
		options.wnd_flags |= WND_NO_FOCUS;
	return GuiWindowCreateWith(&options);
}

struct gui_element *popup_open(const struct popup_options *options, gui_handler *handler,
			       size_t size)
{
	struct gui_element *window, *view;

	if (!owned_by_popup(options->owner))
		popup_close_all();
	if (popup_count == POPUPS_MAX)
		return NULL;
	window = create_window(options);
	view = GuiElementCreate(window, handler, size, GUI_OPAQUE);
	if (!view) {
		GuiDestroy(window);
		return NULL;
	}
	GuiSetAlign(view, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	GuiSetExpand(view, 1, 1);
	window->user = view;
	window->user_handler = window_handler;
	popups[popup_count].options = *options;
	popups[popup_count++].view = view;
	return view;
}

static void begin(struct gui_window *base)
{
	start = scale_pointer();
	release_counts = false;
	under = NULL;
	input_press_end(base);
	input_hover_end(base);
	window_set_cursor(base, CURSOR_ARROW);
	WndSetCapture(base->id);
}

void popup_show(struct gui_element *view)
{
	window_update(view->window);
	if (index_of(view) != 0)
		return;
	begin(popups[0].options.owner->window);
	if (!(view->window->wnd_flags & WND_NO_FOCUS))
		WndActivate(view->window->id);
}

/*
 * Input.
 */
static bool key(struct msg *msg)
{
	if (msg->code == MSG_KEYUP)
		return msg->params[0] != KEY_LEFT_ALT; /* the window hides its marks */
	if (msg->code != MSG_KEYDOWN)
		return true;
	if (GuiClassHandle(popups[popup_count - 1].view, msg) || !popup_count)
		return true;
	if (msg->params[0] == KEY_ESCAPE)
		popup_close(popups[popup_count - 1].view);
	else if (popups[0].options.owner_listens)
		GuiClassHandle(popups[0].options.owner, msg);
	return true;
}

static struct gui_element *view_at(struct gui_point at)
{
	for (int i = popup_count - 1; i >= 0; i--)
		if (rect_contains(popups[i].view->window->screen, at.x, at.y))
			return popups[i].view;
	return NULL;
}

static void set_under(struct gui_element *view)
{
	if (under == view)
		return;
	if (under)
		GuiSend(under, MSG_GUI_LEAVE, 0, 0, 0);
	under = view;
}

static int give(struct gui_element *e, const struct msg *msg, struct gui_point at)
{
	struct rect r = popup_screen_rect(e);
	struct msg m = *msg;

	m.params[0] = MSG_PACK(at.x - r.left, at.y - r.top);
	return GuiClassHandle(e, &m);
}

static void note_start(const struct msg *msg, struct gui_point at)
{
	if (msg->code == MSG_MOUSEDOWN || abs(at.x - start.x) > DRAG_LEAST ||
	    abs(at.y - start.y) > DRAG_LEAST)
		release_counts = true;
}

static void mouse(const struct gui_window *w, const struct msg *msg)
{
	struct gui_point at = {w->screen.left + mouse_x(msg), w->screen.top + mouse_y(msg)};
	struct gui_element *view = view_at(at);

	note_start(msg, at);
	set_under(view);
	if (view)
		give(view, msg, at);
	else if ((!popups[0].options.owner_listens || !give(popups[0].options.owner, msg, at)) &&
		 msg->code == MSG_MOUSEDOWN)
		popup_close_all();
	if (msg->code == MSG_MOUSEUP)
		release_counts = true;
}

/* The message may be old: closing one popup and opening the next gives the capture up between. */
static bool capture_lost(struct gui_window *w)
{
	struct wnd_info info = {0};

	if (w != popups[0].options.owner->window)
		return false;
	if (WndQuery(w->id, &info) >= 0 && (info.state & WND_STATE_CAPTURE))
		return true;
	popup_close_all();
	return false;
}

bool popup_input(struct gui_window *w, struct msg *msg)
{
	if (!popup_count)
		return false;
	switch (msg->code) {
	case MSG_KEYDOWN:
	case MSG_KEYUP:
	case MSG_CHAR:
		return key(msg);
	case MSG_CAPTURE_LOST:
		return capture_lost(w);
	case MSG_MOUSEENTER:
		return true;
	case MSG_MOUSELEAVE:
		return false;
	}
	mouse(w, msg);
	return true;
}

static bool is_within(const struct gui_element *e, const struct gui_element *ancestor)
{
	while (e && e != ancestor)
		e = e->parent;
	return e != NULL;
}

void popup_forget(struct gui_element *e)
{
	for (int i = 0; i < popup_count; i++)
		if (is_within(popups[i].options.owner, e))
			popup_close(popups[i].view);
}

void popup_deactivated(struct gui_window *w)
{
	if (popup_count && (w == popups[0].options.owner->window || w == popups[0].view->window))
		popup_close_all();
}
