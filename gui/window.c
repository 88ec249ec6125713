/*
 * gui/window.c - a window: when it is laid out and shown, what its messages do, its life.
 */
#include <stdlib.h>
#include <string.h>
#include "gui_internal.h"
#include "action.h"
#include "popup.h"
#include "tip.h"
#include "wnd.h"

#define FIRST_WIDTH  320 /* of a window whose contents have not been measured yet */
#define FIRST_HEIGHT 240
#define SIZE_MOST    (WINDOW_SIZE_MAX / gui_scale)
#define REST_MS	     500	 /* until the pointer counts as resting */
#define ID_ERRORS    0xfffff000u /* ids from here on are -E... */

static struct gui_window *found; /* last; messages for a window come in rows */

struct gui_window *window_find(uint32_t id)
{
	struct gui_window *w = gui_windows;

	if (found && found->id == id)
		return found;
	while (w && w->id != id)
		w = w->next;
	found = id ? w : NULL;
	return found;
}

void window_set_cursor(struct gui_window *w, uint32_t shape)
{
	if (w->cursor == shape)
		return;
	w->cursor = shape;
	WndSetCursor(w->id, shape);
}

/*
 * Size and show.
 */
/* More than the work area nobody can use: the window shows a part of its contents then (pan.c), and
 * has a bar that takes room in the other direction. */
static void limit(struct gui_measure *m)
{
	struct rect area = GuiWorkArea();
	int width = rect_width(area), height = rect_height(area);

	if (m->min_height > height)
		m->min_width += GUI_SCROLLBAR;
	if (m->min_width > width)
		m->min_height += GUI_SCROLLBAR;
	m->min_width = m->min_width < width ? m->min_width : width;
	m->min_height = m->min_height < height ? m->min_height : height;
}

struct gui_measure window_limits(struct gui_window *w)
{
	struct gui_measure m = layout_measure(w->root);
	struct rect in = frame_insets(w);
	int least = frame_present(w) ? 160 : 1;

	m.min_width += in.left + in.right;
	m.width += in.left + in.right;
	m.min_height += in.top + in.bottom;
	m.height += in.top + in.bottom;
	m.min_width = m.min_width < least ? least : m.min_width;
	m.width = m.width < m.min_width ? m.min_width : m.width;
	m.min_height = m.min_height < 1 ? 1 : m.min_height;
	m.height = m.height < m.min_height ? m.min_height : m.height;
	if (frame_present(w))
		limit(&m);
	return m;
}

/* As large as asked for, but never below what the contents need; at first inside the work area. */
static void fit(struct gui_window *w, const struct gui_measure *m)
{
	struct rect r = w->screen;
	int width = rect_width(r), height = rect_height(r);

	if (w->fit_width)
		width = m->width;
	if (w->fit_height)
		height = m->height;
	width = width < m->min_width ? m->min_width : width;
	height = height < m->min_height ? m->min_height : height;
	r.right = r.left + (width > SIZE_MOST ? SIZE_MOST : width);
	r.bottom = r.top + (height > SIZE_MOST ? SIZE_MOST : height);
	if (w->shown || !frame_present(w))
		window_set_outer(w, r);
	else
		place_in_area(w, r);
}

static void show(struct gui_window *w)
{
	if (!w->shown) {
		w->shown = true;
		w->fit_width = w->fit_height = false;
		if (!w->focused)
			input_focus_first(w);
		window_invalidate_all(w);
		window_paint(w);
	}
	WndShow(w->id, 1);
	if (frame_present(w) && !(w->wnd_flags & WND_NO_FOCUS))
		WndActivate(w->id);
}

void window_show(struct gui_window *w, bool visible)
{
	if (visible) {
		w->flags &= ~GUI_WINDOW_HIDDEN;
		if (w->shown)
			show(w);
	} else {
		w->flags |= GUI_WINDOW_HIDDEN;
		WndShow(w->id, 0);
	}
}

void window_update(struct gui_window *w)
{
	if (w->stale_layout) {
		struct gui_measure m = window_limits(w);

		fit(w, &m);
		w->stale_layout = false;
		m = w->root->layout.wanted;
		pan_place(w, m.min_width, m.min_height);
		layout_place(w->root, w->root->rect);
	}
	if (!w->shown && !(w->flags & GUI_WINDOW_HIDDEN))
		show(w);
}

/*
 * Messages to the window.
 */
static void activate(struct gui_window *w, bool active)
{
	if (w->active == active)
		return;
	w->active = active;
	if (!active) {
		popup_deactivated(w);
		w->frame.keys = 0; /* the arrow keys are another's now */
	}
	w->marks_visible = false;
	if (frame_present(w))
		window_invalidate_all(w);
	element_state_changed(w->root, GUI_STATE_ACTIVE);
	if (w->focused)
		GuiSend(w->focused, MSG_GUI_FOCUS, active, 0, 0);
	element_state_changed(w->focused, GUI_STATE_FOCUSED);
}

static void sized(struct gui_window *w, struct msg *msg)
{
	if (MSG_LOW(msg->params[0]) != w->surface.width ||
	    MSG_HIGH(msg->params[0]) != w->surface.height)
		window_map(w);
	GuiSend(w->root, MSG_SIZE, MSG_PACK(rect_width(w->root->rect), rect_height(w->root->rect)),
		0, 0);
}

static void moved(struct gui_window *w, struct msg *msg)
{
	if (!w->frame.dragging)
		w->screen = rect_make(MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0]),
				      rect_width(w->screen), rect_height(w->screen));
	dispatch(w->root, msg);
}

int window_handle(struct gui_window *w, struct msg *msg)
{
	if ((msg->code >= MSG_KEYDOWN && msg->code <= MSG_MOUSEHOVER) ||
	    msg->code == MSG_CAPTURE_LOST) {
		input_handle(w, msg);
		return 1;
	}
	switch (msg->code) {
	case MSG_PAINT:
		window_paint(w);
		return 1;
	case MSG_SIZE:
		sized(w, msg);
		return 1;
	case MSG_MOVE:
		moved(w, msg);
		return 1;
	case MSG_TIMER:
		return timer_dispatch(w, msg) || pan_timer(w, msg) || dispatch(w->root, msg);
	case MSG_ACTIVATED:
	case MSG_DEACTIVATED:
		activate(w, msg->code == MSG_ACTIVATED);
		break;
	}
	return transfer_handle(w, msg) || dispatch(w->root, msg);
}

/* The class of the window element: a column with the window's background. */
static int handle(struct gui_element *e, struct msg *msg)
{
	struct gui_window *w = e->window;

	switch (msg->code) {
	case MSG_GUI_PAINT:
		if (w->wnd_flags & WND_ALPHA)
			paint_clear(GuiPainter(msg));
		else
			GuiPaintFill(GuiPainter(msg), GuiRect(e), GuiTheme(GUI_COLOUR_WINDOW));
		return 1;
	case MSG_CLOSE:
		GuiDestroy(e);
		return 1;
	case MSG_ARRANGE:
		frame_arrange(w, msg->params[0]);
		return 1;
	case MSG_WINDOW_MENU:
		frame_menu_open(w);
		return 1;
	case MSG_ACTION:
		return frame_menu_chosen(w, msg);
	case MSG_HOVER:
		return tip_hover(GuiSource());
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "window", w->title);
	case MSG_GUI_STATE:
		return 1;
	case MSG_KEYDOWN:
	case MSG_KEYUP:
		return input_window_key(w, msg) || pan_key(w, msg);
	case MSG_MOUSEWHEEL:
		return pan_wheel(w, msg);
	}
	return layout_handle(e, msg);
}

/*
 * Life.
 */
static uint32_t create_flags(const struct gui_window_options *o)
{
	uint32_t flags = o->wnd_flags & ~(uint32_t)WND_VISIBLE;

	flags |= gui_scale > 1 ? WND_LARGE : 0;
	return o->flags & GUI_WINDOW_BORDERLESS ? flags : flags | WND_SHADOW | WND_ROUNDED;
}

static bool open_window(struct gui_window *w, const struct gui_window_options *o)
{
	struct rect in = frame_insets(w);
	struct wnd_create create = {.flags = create_flags(o)};
	struct wnd_info info;

	create.x = o->placed ? o->x * gui_scale : WND_ANYWHERE;
	create.y = o->placed ? o->y * gui_scale : WND_ANYWHERE;
	create.width = ((o->width ? o->width : FIRST_WIDTH) + in.left + in.right) * gui_scale;
	create.height = ((o->height ? o->height : FIRST_HEIGHT) + in.top + in.bottom) * gui_scale;
	memcpy(create.title, w->title, sizeof(create.title));
	w->id = WndCreate(&create);
	if (w->id >= ID_ERRORS)
		w->id = 0;
	if (!w->id || WndQuery(w->id, &info) < 0)
		return false;
	w->wnd_flags = create.flags;
	WndSetAttribute(w->id, WND_ATTR_HOVER, &(uint32_t){REST_MS}, sizeof(uint32_t));
	w->screen = GuiLogical(info.rect);
	if (info.rect.left % gui_scale || info.rect.top % gui_scale)
		WndMove(w->id, w->screen.left * gui_scale, w->screen.top * gui_scale);
	window_map(w);
	return w->surface.pixels != NULL;
}

static void set_title(struct gui_window *w, const char *title)
{
	size_t length = title ? strlen(title) : 0;

	if (length >= sizeof(w->title)) {
		length = sizeof(w->title) - 1;
		while (length > 0 && ((unsigned char)title[length] & 0xc0) == 0x80)
			length--;
	}
	memset(w->title, 0, sizeof(w->title));
	memcpy(w->title, title ? title : "", length);
}

struct gui_element *GuiWindowCreateWith(const struct gui_window_options *options)
{
	struct gui_element *e;
	struct gui_window *w;

	app_start();
	e = element_create(NULL, handle, sizeof(struct gui_window));
	if (!e)
		return NULL;
	w = (struct gui_window *)e->data;
	w->root = e;
	w->flags = options->flags;
	w->fit_width = options->width == 0;
	w->fit_height = options->height == 0;
	set_title(w, options->title);
	e->window = w;
	e->flags = ELEMENT_WINDOW | (options->wnd_flags & WND_ALPHA ? 0 : GUI_OPAQUE);
	element_init_layout(e, LAYOUT_COLUMN, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.padding = frame_present(w) ? GUI_WINDOW_PADDING : 0;
	if (!open_window(w, options)) {
		if (w->id)
			WndClose(w->id);
		free(e);
		return NULL;
	}
	w->next = gui_windows;
	gui_windows = w;
	return e;
}

struct gui_element *GuiWindowCreate(const char *title, int width, int height)
{
	return GuiWindowCreateWith(
		&(struct gui_window_options){.title = title, .width = width, .height = height});
}

/* The root has been marked dead: take the window off the screen. */
void window_gone(struct gui_window *w)
{
	for (struct gui_window **p = &gui_windows; *p; p = &(*p)->next) {
		if (*p == w) {
			*p = w->next;
			break;
		}
	}
	found = found == w ? NULL : found;
	action_deinit(w);
	WndClose(w->id);
}

uint32_t GuiWindowId(const struct gui_element *window)
{
	return window && window->window ? window->window->id : 0;
}

struct gui_element *GuiWindow(struct gui_element *element)
{
	return element && element->window ? element->window->root : NULL;
}

void GuiWindowSetTitle(struct gui_element *window, const char *title)
{
	struct gui_window *w;

	if (!window)
		return;
	w = window->window;
	set_title(w, title);
	WndSetTitle(w->id, w->title);
	if (frame_present(w))
		window_invalidate(w, rect_make(0, 0, rect_width(w->screen), GUI_TITLE_HEIGHT));
}

void GuiWindowSetClass(struct gui_element *window, const char *name)
{
	char text[WND_NAME_MAX] = {0};

	if (!window)
		return;
	strncpy(text, name, sizeof(text) - 1);
	WndSetAttribute(window->window->id, WND_ATTR_CLASS, text, strlen(text) + 1);
}

void GuiWindowSetIcon(struct gui_element *window, const char *icon)
{
	char text[WND_NAME_MAX] = {0};

	if (!window)
		return;
	strncpy(text, icon, sizeof(text) - 1);
	WndSetAttribute(window->window->id, WND_ATTR_ICON, text, strlen(text) + 1);
	window->window->icon = GuiIcon(icon, 16);
	if (frame_present(window->window))
		window_invalidate_all(window->window);
}
