/*
 * gui/splitter.c - two children and a bar between them that the user moves.
 *
 * The bar is the first child, the user's are the next two. Where it stands is kept as a share, so
 * that it stays right when the splitter gets another size.
 */
#include "gui_internal.h"

#define BAR   9	   /* thickness */
#define WHOLE 1000 /* a share of all there is */
#define STEP  16   /* pixels an arrow key moves */

struct splitter {
	bool horizontal; /* the children stand side by side */
	int share, grab; /* grab: the pointer's place on the bar while dragged */
	bool dragged;
};

static struct splitter *splitter_of(const struct gui_element *e)
{
	return (struct splitter *)e->data;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static struct gui_element *child(const struct gui_element *e, int number)
{
	struct gui_element *c = e->first->next;

	while (c && number-- > 0)
		c = c->next;
	return c && !(c->flags & ELEMENT_HIDDEN) ? c : NULL;
}

static int room_of(const struct gui_element *e)
{
	struct rect r = GuiRect(e);

	return larger(1, (splitter_of(e)->horizontal ? r.right : r.bottom) - BAR);
}

static int least(const struct gui_element *e, int number)
{
	const struct gui_measure *m = &child(e, number)->layout.wanted;

	return splitter_of(e)->horizontal ? m->min_width : m->min_height;
}

static void measure(struct gui_element *e, struct gui_measure *m)
{
	bool wide = splitter_of(e)->horizontal;

	*m = (struct gui_measure){0, 0, 0, 0};
	for (struct gui_element *c = e->first->next; c; c = c->next) {
		struct gui_measure w = layout_measure(c);

		m->min_width =
			wide ? m->min_width + w.min_width : larger(m->min_width, w.min_width);
		m->width = wide ? m->width + w.width : larger(m->width, w.width);
		m->min_height =
			wide ? larger(m->min_height, w.min_height) : m->min_height + w.min_height;
		m->height = wide ? larger(m->height, w.height) : m->height + w.height;
	}
	*(wide ? &m->min_width : &m->min_height) += BAR;
	*(wide ? &m->width : &m->height) += BAR;
}

/* Pixels of the first child: its share, but no child below its least size. */
static int first_size(const struct gui_element *e)
{
	int room = room_of(e), size = room * splitter_of(e)->share / WHOLE;

	if (size > room - least(e, 1))
		size = room - least(e, 1);
	return larger(size, least(e, 0));
}

static void place(struct gui_element *e)
{
	struct gui_element *a = child(e, 0), *b = child(e, 1), *bar = e->first;
	struct rect all = GuiRect(e), first = all, middle = all, second = all;
	bool wide = splitter_of(e)->horizontal;
	int at;

	GuiShow(bar, a && b);
	if (!a || !b) {
		if (a || b)
			layout_place(a ? a : b, all);
		return;
	}
	at = first_size(e);
	*(wide ? &first.right : &first.bottom) = at;
	*(wide ? &middle.left : &middle.top) = at;
	*(wide ? &middle.right : &middle.bottom) = at + BAR;
	*(wide ? &second.left : &second.top) = at + BAR;
	layout_place(a, first);
	layout_place(bar, middle);
	layout_place(b, second);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_MEASURE:
		measure(e, GuiMeasure(msg));
		return 1;
	case MSG_GUI_LAYOUT:
		place(e);
		return 1;
	case MSG_GUI_STATE:
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "splitter", NULL);
		return describe_value(msg, "%d of %d", splitter_of(e)->share, WHOLE);
	}
	return 0;
}

/*
 * The bar.
 */
static void move_to(struct gui_element *e, int pixels)
{
	int room = room_of(e);

	if (!child(e, 0) || !child(e, 1))
		return;
	if (pixels > room - least(e, 1))
		pixels = room - least(e, 1);
	pixels = larger(pixels, least(e, 0));
	if (pixels == first_size(e))
		return;
	/* Rounded up, so that the same pixel comes out again. */
	GuiSplitterSet(e, (pixels * WHOLE + room - 1) / room);
	notify(e, MSG_CHANGED, splitter_of(e)->share);
}

static int bar_mouse(struct gui_element *bar, struct msg *msg)
{
	struct gui_element *e = bar->parent;
	struct splitter *s = splitter_of(e);
	int at = s->horizontal ? mouse_x(msg) : mouse_y(msg);

	if (msg->code == MSG_MOUSEMOVE) {
		if (s->dragged)
			move_to(e, at - s->grab + (s->horizontal ? bar->rect.left : bar->rect.top));
		return s->dragged;
	}
	if (!mouse_is_left(msg))
		return 0;
	s->dragged = msg->code == MSG_MOUSEDOWN;
	s->grab = at;
	GuiInvalidate(bar);
	return 1;
}

static int bar_key(struct gui_element *bar, struct msg *msg)
{
	struct gui_element *e = bar->parent;
	bool wide = splitter_of(e)->horizontal;
	int at = wide ? bar->rect.left : bar->rect.top;
	uint32_t key = msg->params[0];

	if (msg->params[1] & (MOD_ALT | MOD_CTRL))
		return 0;
	if (key == KEY_HOME || key == KEY_END)
		move_to(e, key == KEY_HOME ? 0 : room_of(e));
	else if (key == (wide ? KEY_LEFT : KEY_UP))
		move_to(e, at - STEP);
	else if (key == (wide ? KEY_RIGHT : KEY_DOWN))
		move_to(e, at + STEP);
	else
		return 0;
	return 1;
}

static void bar_paint(struct gui_element *bar, struct gui_painter *p)
{
	const struct splitter *s = splitter_of(bar->parent);
	uint32_t state = GuiState(bar);
	bool lit = s->dragged || (state & GUI_STATE_HOVERED);
	bool ring = (state & GUI_STATE_FOCUSED) && bar->window->focus_visible;
	int middle = BAR / 2, half = lit || ring ? 1 : 0;
	struct rect line = GuiRect(bar);

	*(s->horizontal ? &line.left : &line.top) = middle - half;
	*(s->horizontal ? &line.right : &line.bottom) = middle + half + 1;
	GuiPaintFill(p, line,
		     GuiTheme(s->dragged || ring ? GUI_COLOUR_ACCENT
			      : lit		 ? GUI_COLOUR_SCROLLBAR
						 : GUI_COLOUR_SEPARATOR));
}

static int bar_handle(struct gui_element *bar, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		bar_paint(bar, GuiPainter(msg));
		return 1;
	case MSG_MOUSEDOWN:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEUP:
		return bar_mouse(bar, msg);
	case MSG_KEYDOWN:
		return bar_key(bar, msg);
	case MSG_GUI_CANCEL:
		splitter_of(bar->parent)->dragged = false;
		GuiInvalidate(bar);
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "splitter bar", NULL);
	}
	return 0;
}

struct gui_element *GuiSplitterCreate(struct gui_element *parent, bool horizontal, int share)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct splitter), 0);
	struct gui_element *bar = GuiElementCreate(e, bar_handle, 0, GUI_FOCUSABLE);

	if (!bar) {
		GuiDestroy(e);
		return NULL;
	}
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	splitter_of(e)->horizontal = horizontal;
	GuiSetCursor(bar, horizontal ? CURSOR_SIZE_H : CURSOR_SIZE_V);
	GuiSplitterSet(e, share);
	return e;
}

void GuiSplitterSet(struct gui_element *splitter, int share)
{
	if (!splitter)
		return;
	share = share < 0 ? 0 : share > WHOLE ? WHOLE : share;
	splitter_of(splitter)->share = share;
	GuiRelayout(splitter);
}

int GuiSplitterGet(const struct gui_element *splitter)
{
	return splitter ? splitter_of(splitter)->share : 0;
}
