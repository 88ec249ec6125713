/* gui/scrollbar.c - the scroll bar as an element by itself. */
#include "gui_internal.h"

#define LENGTH_LEAST 48
#define LENGTH	     120
#define WHEEL_PARTS  5 /* a notch is the fifth part of a page */

static struct scroll *scroll_of(const struct gui_element *e)
{
	return (struct scroll *)e->data;
}

static void measure(const struct gui_element *e, struct gui_measure *m)
{
	bool flat = scroll_of(e)->horizontal;

	m->min_width = flat ? LENGTH_LEAST : GUI_SCROLLBAR;
	m->width = flat ? LENGTH : GUI_SCROLLBAR;
	m->min_height = flat ? GUI_SCROLLBAR : LENGTH_LEAST;
	m->height = flat ? GUI_SCROLLBAR : LENGTH;
}

/* By itself it has a groove, so that it is seen when there is nothing to scroll. */
static void paint(struct gui_element *e, struct gui_painter *p)
{
	GuiPaintRounded(p, rect_inset(GuiRect(e), 1), GUI_SCROLLBAR / 2 - 1,
			GuiTheme(GUI_COLOUR_DISABLED));
	if (element_enabled(e))
		scroll_paint(scroll_of(e), p);
}

static bool wheel(struct scroll *s, const struct msg *msg)
{
	int notch = s->page / WHEEL_PARTS;

	scroll_to(s, s->position - (int)msg->params[2] * (notch > 0 ? notch : 1));
	return s->total > s->page;
}

static int input(struct gui_element *e, const struct msg *msg)
{
	struct scroll *s = scroll_of(e);
	int before = s->position;
	bool mine = msg->code == MSG_MOUSEWHEEL ? wheel(s, msg) : scroll_handle(e, s, msg);

	if (s->position != before) {
		GuiInvalidate(e);
		notify(e, MSG_CHANGED, (uint32_t)s->position);
	}
	return mine;
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
		scroll_of(e)->track = GuiRect(e);
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "scroll bar", NULL);
		return describe_value(msg, "%d, page %d of %d", scroll_of(e)->position,
				      scroll_of(e)->page, scroll_of(e)->total);
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEWHEEL:
	case MSG_TIMER:
	case MSG_GUI_LEAVE:
	case MSG_GUI_CANCEL:
		return input(e, msg);
	case MSG_GUI_STATE: /* hovering is of the thumb */
		return (msg->params[0] & (GUI_STATE_HOVERED | GUI_STATE_PRESSED)) != 0;
	}
	return 0;
}

struct gui_element *GuiScrollbarCreate(struct gui_element *parent, bool horizontal)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct scroll), 0);

	if (!e)
		return NULL;
	scroll_of(e)->horizontal = horizontal;
	element_init_layout(e, LAYOUT_NONE, horizontal ? GUI_ALIGN_FILL : GUI_ALIGN_START,
			    horizontal ? GUI_ALIGN_CENTRE : GUI_ALIGN_FILL);
	return e;
}

void GuiScrollbarSet(struct gui_element *bar, int total, int page, int position)
{
	struct scroll *s;

	if (!bar || total < 0 || page < 0)
		return;
	s = scroll_of(bar);
	s->total = total;
	s->page = page;
	scroll_to(s, position);
	GuiInvalidate(bar);
}

int GuiScrollbarGet(const struct gui_element *bar)
{
	return bar ? scroll_of(bar)->position : 0;
}
