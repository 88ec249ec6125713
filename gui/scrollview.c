/*
 * gui/scrollview.c - a window onto something larger: bars, wheel, keys, what has the focus in view.
 *
 * - the child is put into an element of its own, the port, which leaves room for the bars and
 *   clips it; scrolling moves the child's rectangle
 * - it paints nothing but its bars: what is behind it is seen where the child paints nothing
 */
#include "gui_internal.h"

#define LEAST	   48 /* pixels, of each side */
#define WIDTH_MOST 480
#define TALL_MOST  320 /* it wants what the child wants, but no more than this */
#define LINE	   GUI_ROW_HEIGHT
#define RING	   2 /* room for the focus ring, if the view itself takes the focus */

struct view {
	struct scroll_pair bars;
	struct gui_element *port;
};

static struct view *view_of(const struct gui_element *e)
{
	return (struct view *)e->data;
}

static int port_handle(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code == MSG_GUI_DESCRIBE)
		return describe_as(msg, "scroll port", NULL);
	return msg->code == MSG_GUI_STATE && msg->params[0] != 0 &&
	       !(msg->params[0] & GUI_STATE_DISABLED);
}

/* The child, taken into the port the first time it is seen. NULL: none is to be seen. */
static struct gui_element *content(const struct gui_element *e)
{
	struct view *v = view_of(e);
	struct gui_element *child, *next;

	if (!v->port)
		return NULL;
	for (child = e->first; child; child = next) {
		next = child->next;
		if (child != v->port)
			element_adopt(v->port, child);
	}
	for (child = v->port->first; child && (child->flags & ELEMENT_HIDDEN); child = child->next)
		;
	return child;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static void measure(struct gui_element *e, struct gui_measure *m)
{
	struct gui_element *child = content(e);
	struct gui_measure wanted = {0, 0, 0, 0};

	if (child)
		wanted = layout_measure(child);
	*m = (struct gui_measure){LEAST, LEAST, least(wanted.width + GUI_SCROLLBAR, WIDTH_MOST),
				  least(wanted.height, TALL_MOST)};
}

static bool takes_focus(const struct gui_element *e)
{
	if ((e->flags & GUI_FOCUSABLE) && !(e->flags & ELEMENT_HIDDEN))
		return true;
	for (const struct gui_element *c = e->first; c; c = c->next)
		if (takes_focus(c))
			return true;
	return false;
}

/* Something that can only be looked at is scrolled by keys too: then the view has the focus. */
static void choose_focus(struct gui_element *e, const struct gui_element *child)
{
	e->flags &= ~GUI_FOCUSABLE;
	if (child && !takes_focus(child))
		e->flags |= GUI_FOCUSABLE;
}

/* Its place in the port: what it wants, or all there is if it fills. */
static struct rect child_rect(const struct view *v, const struct gui_element *child)
{
	const struct gui_layout *l = &child->layout;
	int width = l->wanted.width, height = l->wanted.height;

	if (width < v->bars.flat.page && (l->align_x == GUI_ALIGN_FILL || l->expand_x))
		width = v->bars.flat.page;
	if (height < v->bars.upright.page && (l->align_y == GUI_ALIGN_FILL || l->expand_y))
		height = v->bars.upright.page;
	return rect_make(-v->bars.flat.position, -v->bars.upright.position, width, height);
}

static void place(struct gui_element *e)
{
	struct view *v = view_of(e);
	struct gui_element *child = content(e);
	struct rect port;

	if (!v->port)
		return;
	choose_focus(e, child);
	port = scroll_pair_place(
		&v->bars, rect_inset(GuiRect(e), e->flags & GUI_FOCUSABLE ? RING : 0),
		child ? child->layout.wanted.width : 0, child ? child->layout.wanted.height : 0);
	layout_place(v->port, port);
	if (child)
		layout_place(child, child_rect(v, child));
	GuiInvalidateRect(e, v->bars.upright.track);
	GuiInvalidateRect(e, v->bars.flat.track);
}

/* The bars have new positions: the child follows. Nothing of it need be placed anew. */
static bool follow(struct gui_element *e, int old_x, int old_y)
{
	struct view *v = view_of(e);
	struct gui_element *child = content(e);
	int dx = old_x - v->bars.flat.position, dy = old_y - v->bars.upright.position;
	struct rect seen;

	if (!child || (!dx && !dy))
		return false;
	child->rect = rect_move(child->rect, dx, dy);
	hit_forget(e->window);
	seen = rect_move(GuiRect(v->port), -child->rect.left, -child->rect.top);
	scroll_pixels(child, seen, dx, dy);
	GuiInvalidateRect(e, v->bars.upright.track);
	GuiInvalidateRect(e, v->bars.flat.track);
	return true;
}

static bool to(struct gui_element *e, int x, int y)
{
	struct view *v = view_of(e);
	int old_x = v->bars.flat.position, old_y = v->bars.upright.position;

	scroll_to(&v->bars.flat, x);
	scroll_to(&v->bars.upright, y);
	return follow(e, old_x, old_y);
}

/* Sideways with Shift, or if there is no other way to go. */
static int wheel(struct gui_element *e, const struct msg *msg)
{
	struct view *v = view_of(e);
	int x = v->bars.flat.position, y = v->bars.upright.position;
	const struct scroll *bar = scroll_pair_wheel(&v->bars, msg);

	follow(e, x, y);
	return scroll_needed(bar);
}

/* Keys that only the view's own focus brings: inside it they may mean something else. */
static int own_key(struct gui_element *e, uint32_t key)
{
	const struct view *v = view_of(e);
	int x = v->bars.flat.position, y = v->bars.upright.position;

	switch (key) {
	case KEY_UP:
		return to(e, x, y - LINE);
	case KEY_DOWN:
		return to(e, x, y + LINE);
	case KEY_LEFT:
		return to(e, x - LINE, y);
	case KEY_RIGHT:
		return to(e, x + LINE, y);
	case KEY_HOME:
		return to(e, x, 0);
	case KEY_END:
		return to(e, x, v->bars.upright.total);
	}
	return 0;
}

static int key(struct gui_element *e, const struct msg *msg)
{
	const struct view *v = view_of(e);
	int page = v->bars.upright.page > LINE ? v->bars.upright.page - LINE : v->bars.upright.page;

	if (msg->params[1] & (MOD_ALT | MOD_CTRL))
		return 0;
	if (msg->params[0] == KEY_PAGE_UP)
		return to(e, v->bars.flat.position, v->bars.upright.position - page);
	if (msg->params[0] == KEY_PAGE_DOWN)
		return to(e, v->bars.flat.position, v->bars.upright.position + page);
	return e->window->focused == e ? own_key(e, msg->params[0]) : 0;
}

/* From a bubbling message of the child nothing is for the bars. */
static int bars(struct gui_element *e, const struct msg *msg)
{
	struct view *v = view_of(e);
	int x = v->bars.flat.position, y = v->bars.upright.position;
	bool mine;

	if (GuiSource() != e)
		return 0;
	mine = scroll_handle(e, &v->bars.upright, msg);
	mine |= scroll_handle(e, &v->bars.flat, msg);
	follow(e, x, y);
	return mine;
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	if ((GuiState(e) & GUI_STATE_FOCUSED) && e->window->focus_visible)
		paint_focus_ring(p, GuiRect(e), GUI_RADIUS);
	if (!element_enabled(e))
		return;
	scroll_paint(&view_of(e)->bars.upright, p);
	scroll_paint(&view_of(e)->bars.flat, p);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		measure(e, GuiMeasure(msg));
		return 1;
	case MSG_GUI_LAYOUT:
		place(e);
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "scroll view", NULL);
		return describe_value(msg, "at %d, %d", view_of(e)->bars.flat.position,
				      view_of(e)->bars.upright.position);
	case MSG_MOUSEWHEEL:
		return wheel(e, msg);
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_MOUSEDOWN:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEUP:
	case MSG_TIMER:
	case MSG_GUI_LEAVE:
	case MSG_GUI_CANCEL:
		return bars(e, msg);
	case MSG_GUI_STATE:
		return (msg->params[0] & (GUI_STATE_HOVERED | GUI_STATE_PRESSED)) != 0;
	case MSG_GUI_DESTROY:
		view_of(e)->port = NULL;
		return 1;
	}
	return 0;
}

struct gui_element *GuiScrollviewCreate(struct gui_element *parent)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct view), 0);
	struct view *v;

	if (!e)
		return NULL;
	v = view_of(e);
	v->port = GuiElementCreate(e, port_handle, 0, 0);
	if (!v->port) {
		GuiDestroy(e);
		return NULL;
	}
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	return e;
}

void GuiScrollviewTo(struct gui_element *view, int x, int y)
{
	if (view)
		to(view, x, y);
}

struct gui_point GuiScrollviewAt(const struct gui_element *view)
{
	if (!view)
		return (struct gui_point){0, 0};
	return (struct gui_point){view_of(view)->bars.flat.position,
				  view_of(view)->bars.upright.position};
}

static void show(struct gui_element *e, struct rect r)
{
	struct view *v = view_of(e);
	int x = v->bars.flat.position, y = v->bars.upright.position;

	scroll_pair_show(&v->bars, r);
	follow(e, x, y);
}

void GuiScrollIntoView(struct gui_element *element, struct rect rect)
{
	for (struct gui_element *e = element; e && e->parent; e = e->parent) {
		struct gui_element *port = e->parent;

		if (port->class_handler == port_handle)
			show(port->parent, rect);
		rect = rect_move(rect, e->rect.left, e->rect.top);
		if (port->class_handler == port_handle)
			rect = rect_intersect(rect, GuiRect(port));
	}
	if (element && element->window)
		pan_show(element->window, rect);
}
