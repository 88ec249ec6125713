/* gui/slider.c - the slider: a knob on a line, from the least value to the most. */
#include "press.h"

#define TRACK 4
#define KNOB  16
#define SIDE  10 /* from the element's ends to the knob's middle */

struct slider {
	int least, most, value, step, page;
	int grab; /* pointer's place on the knob while dragged */
	bool dragging;
};

static struct slider *slider_of(const struct gui_element *e)
{
	return (struct slider *)e->data;
}

/* The pixel of the knob's middle. */
static int place(const struct gui_element *e)
{
	const struct slider *s = slider_of(e);
	int64_t way = rect_width(e->rect) - 2 * SIDE, range = (int64_t)s->most - s->least;

	if (way < 0 || range == 0)
		return SIDE;
	return SIDE + (int)((way * ((int64_t)s->value - s->least) + range / 2) / range);
}

static int64_t value_at(const struct gui_element *e, int x)
{
	const struct slider *s = slider_of(e);
	int64_t way = rect_width(e->rect) - 2 * SIDE, range = (int64_t)s->most - s->least;
	int64_t steps;

	if (way <= 0 || x <= SIDE)
		return s->least;
	if (x >= SIDE + way)
		return s->most;
	steps = ((x - SIDE) * range + way * s->step / 2) / (way * s->step);
	return s->least + steps * s->step;
}

static bool set(struct gui_element *e, int64_t value)
{
	struct slider *s = slider_of(e);

	value = value > s->most ? s->most : value;
	value = value < s->least ? s->least : value;
	if (value == s->value)
		return false;
	s->value = (int)value;
	GuiInvalidate(e);
	return true;
}

static int change(struct gui_element *e, int64_t value)
{
	if (set(e, value))
		notify(e, MSG_CHANGED, slider_of(e)->value);
	return 1;
}

static int key(struct gui_element *e, const struct msg *msg)
{
	const struct slider *s = slider_of(e);

	switch (msg->params[1] & (MOD_CTRL | MOD_ALT) ? 0 : msg->params[0]) {
	case KEY_LEFT:
	case KEY_DOWN:
		return change(e, (int64_t)s->value - s->step);
	case KEY_RIGHT:
	case KEY_UP:
		return change(e, (int64_t)s->value + s->step);
	case KEY_PAGE_DOWN:
		return change(e, (int64_t)s->value - s->page);
	case KEY_PAGE_UP:
		return change(e, (int64_t)s->value + s->page);
	case KEY_HOME:
		return change(e, s->least);
	case KEY_END:
		return change(e, s->most);
	}
	return 0;
}

/* A press on the knob holds it where it was taken; one on the line brings it there. */
static int press(struct gui_element *e, const struct msg *msg)
{
	struct slider *s = slider_of(e);
	int from_knob = mouse_x(msg) - place(e);

	if (!mouse_is_left(msg))
		return 0;
	s->dragging = true;
	s->grab = from_knob >= -KNOB / 2 && from_knob < KNOB / 2 ? from_knob : 0;
	GuiInvalidate(e);
	return change(e, s->grab ? s->value : value_at(e, mouse_x(msg)));
}

static int let_go(struct gui_element *e)
{
	slider_of(e)->dragging = false;
	GuiInvalidate(e);
	return 1;
}

/*
 * Painting.
 */
struct face {
	uint32_t line, done, knob, edge;
};

static struct face face_of(const struct gui_element *e)
{
	bool held = slider_of(e)->dragging, hovered = e->flags & ELEMENT_HOVERED;
	uint32_t accent = GuiTheme(held	     ? GUI_COLOUR_ACCENT_PRESSED
				   : hovered ? GUI_COLOUR_ACCENT_HOVER
					     : GUI_COLOUR_ACCENT);

	if (!element_enabled(e))
		return (struct face){
			GuiTheme(GUI_COLOUR_SEPARATOR), GuiTheme(GUI_COLOUR_TEXT_DISABLED),
			GuiTheme(GUI_COLOUR_DISABLED), GuiTheme(GUI_COLOUR_TEXT_DISABLED)};
	return (struct face){GuiTheme(GUI_COLOUR_BORDER), GuiTheme(GUI_COLOUR_ACCENT),
			     held || hovered ? accent : GuiTheme(GUI_COLOUR_BUTTON),
			     held || hovered ? accent : press_outline()};
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	bool ring = (GuiState(e) & GUI_STATE_FOCUSED) && e->window->focus_visible;
	int x = place(e), middle = rect_height(e->rect) / 2, end = rect_width(e->rect) - SIDE;
	struct rect line = {SIDE - 2, middle - TRACK / 2, end + 2, middle + TRACK / 2};
	struct rect knob = rect_make(x - KNOB / 2, middle - KNOB / 2, KNOB, KNOB);
	struct face f = face_of(e);

	GuiPaintRounded(p, line, TRACK / 2, f.line);
	line.right = x;
	GuiPaintRounded(p, line, TRACK / 2, f.done);
	GuiPaintRounded(p, knob, KNOB / 2, f.knob);
	GuiPaintOutline(p, knob, (struct gui_stroke){KNOB / 2, 1, f.edge});
	if (ring)
		paint_focus_ring(p, rect_inset(knob, -2), KNOB / 2 + 2);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	struct slider *s = slider_of(e);

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "slider", NULL);
		return describe_value(msg, "%d, from %d to %d", s->value, s->least, s->most);
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) =
			(struct gui_measure){60, GUI_BUTTON_HEIGHT, 160, GUI_BUTTON_HEIGHT};
		return 1;
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_MOUSEWHEEL:
		return change(e, s->value + (int64_t)(int)msg->params[2] * s->step);
	case MSG_MOUSEDOWN:
		return press(e, msg);
	case MSG_MOUSEMOVE:
		return s->dragging ? change(e, value_at(e, mouse_x(msg) - s->grab)) : 0;
	case MSG_MOUSEUP:
	case MSG_GUI_CANCEL:
		return let_go(e);
	}
	return 0;
}

struct gui_element *GuiSliderCreate(struct gui_element *parent, int least, int most, int value)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct slider), GUI_FOCUSABLE);
	struct slider *s;

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	s = slider_of(e);
	s->least = s->value = least;
	s->most = most < least ? least : most;
	GuiSliderSetStep(e, 1, 0);
	set(e, value);
	return e;
}

void GuiSliderSet(struct gui_element *slider, int value)
{
	if (slider)
		set(slider, value);
}

int GuiSliderGet(const struct gui_element *slider)
{
	return slider ? slider_of(slider)->value : 0;
}

void GuiSliderSetStep(struct gui_element *slider, int step, int page)
{
	struct slider *s;
	int64_t tenth;

	if (!slider)
		return;
	s = slider_of(slider);
	tenth = ((int64_t)s->most - s->least) / 10;
	s->step = step > 0 ? step : 1;
	s->page = page > 0 ? page : tenth > s->step ? (int)tenth : s->step;
}
