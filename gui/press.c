/* gui/press.c - when a press counts, for everything that is pressed. */
#include <stdlib.h>
#include "press.h"

static struct press *press_of(const struct gui_element *e)
{
	return (struct press *)e->data;
}

struct gui_element *press_create(struct gui_element *parent, gui_handler *handler, size_t size,
				 const char *text)
{
	struct gui_element *e = GuiElementCreate(parent, handler, size, GUI_FOCUSABLE);

	if (e && !press_set_text(e, text)) {
		GuiDestroy(e);
		return NULL;
	}
	return e;
}

void press_deinit(struct gui_element *e)
{
	free(press_of(e)->text.text);
	press_of(e)->text.text = NULL;
}

bool press_set_text(struct gui_element *e, const char *text)
{
	if (!marked_set(&press_of(e)->text, text))
		return false;
	e->mark = press_of(e)->text.mark;
	GuiRelayout(e);
	GuiInvalidate(e);
	return true;
}

static void arm(struct gui_element *e, bool armed)
{
	press_of(e)->armed = armed;
	GuiInvalidate(e);
}

static enum press_result mouse(struct gui_element *e, const struct msg *msg)
{
	bool was = press_of(e)->armed;

	if (!mouse_is_left(msg))
		return PRESS_NOTHING;
	arm(e, msg->code == MSG_MOUSEDOWN);
	if (msg->code == MSG_MOUSEUP && was && (e->flags & ELEMENT_HOVERED))
		return PRESS_DONE;
	return PRESS_HANDLED;
}

static enum press_result key(struct gui_element *e, const struct msg *msg)
{
	uint32_t k = msg->params[0];
	bool enter = k == KEY_ENTER || k == KEY_PAD_ENTER;

	if (msg->params[1] & (MOD_ALT | MOD_CTRL))
		return PRESS_NOTHING;
	if (k != KEY_SPACE && !(enter && (press_of(e)->flags & PRESS_BY_ENTER)))
		return PRESS_NOTHING;
	return msg->params[1] & KEY_REPEAT ? PRESS_HANDLED : PRESS_DONE;
}

enum press_result press_handle(struct gui_element *e, const struct msg *msg)
{
	switch (msg->code) {
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
		return mouse(e, msg);
	case MSG_MOUSEMOVE:
		return PRESS_HANDLED;
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_GUI_PRESS:
		return PRESS_DONE;
	case MSG_GUI_CANCEL:
		arm(e, false);
		return PRESS_HANDLED;
	}
	return PRESS_NOTHING;
}

int press_class_handle(struct gui_element *e, struct msg *msg, const struct press_class *c)
{
	enum press_result result;

	switch (msg->code) {
	case MSG_GUI_PAINT:
		c->paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, c->what, press_of(e)->text.text);
		return describe_value(msg, "%s", c->is_on(e) ? "on" : "off");
	case MSG_GUI_MEASURE:
		c->measure(e, GuiMeasure(msg));
		return 1;
	case MSG_GUI_DESTROY:
		press_deinit(e);
		return 1;
	}
	result = press_handle(e, msg);
	if (result == PRESS_DONE)
		c->pressed(e);
	return result != PRESS_NOTHING;
}

bool press_held(const struct gui_element *e)
{
	return press_of(e)->armed && (e->flags & ELEMENT_HOVERED);
}

bool press_ringed(const struct gui_element *e)
{
	return (GuiState(e) & GUI_STATE_FOCUSED) && e->window->focus_visible;
}

int press_text_width(const struct gui_element *e)
{
	return GuiTextWidth(GUI_FONT_UI, press_of(e)->text.text, -1);
}

void press_paint_text(struct gui_element *e, struct gui_painter *p, struct rect r, uint32_t colour)
{
	uint32_t style = GUI_FONT_UI | GUI_TEXT_ELLIPSIS;

	if (e->window->marks_visible)
		style |= GUI_TEXT_MARK;
	marked_paint(p, r, &press_of(e)->text, colour, style);
}

void press_paint_icon(struct gui_painter *p, const struct gui_icon *icon, struct rect place,
		      bool enabled, uint32_t behind)
{
	GuiPaintIcon(p, icon, place.left, place.top);
	if (icon && !enabled)
		GuiPaintFill(p, place, GUI_ALPHA(behind, 160));
}

static struct press_face face_on(const struct gui_element *e)
{
	bool hovered = e->flags & ELEMENT_HOVERED;
	uint32_t fill = GuiTheme(press_held(e) ? GUI_COLOUR_ACCENT_PRESSED
				 : hovered     ? GUI_COLOUR_ACCENT_HOVER
					       : GUI_COLOUR_ACCENT);

	return (struct press_face){fill, fill, GuiTheme(GUI_COLOUR_ON_ACCENT),
				   GuiTheme(GUI_COLOUR_TEXT)};
}

uint32_t press_outline(void)
{
	return paint_mix(GuiTheme(GUI_COLOUR_BORDER), GuiTheme(GUI_COLOUR_TEXT), 96);
}

static struct press_face face_off(const struct gui_element *e)
{
	bool hovered = e->flags & ELEMENT_HOVERED;
	uint32_t fill = GuiTheme(press_held(e) ? GUI_COLOUR_BUTTON_PRESSED
				 : hovered     ? GUI_COLOUR_BUTTON_HOVER
					       : GUI_COLOUR_SURFACE);

	return (struct press_face){fill, press_outline(), GuiTheme(GUI_COLOUR_TEXT_DIM),
				   GuiTheme(GUI_COLOUR_TEXT)};
}

struct press_face press_face(const struct gui_element *e, bool on)
{
	uint32_t disabled = GuiTheme(GUI_COLOUR_TEXT_DISABLED);

	if (element_enabled(e))
		return on ? face_on(e) : face_off(e);
	if (on)
		return (struct press_face){disabled, disabled, GuiTheme(GUI_COLOUR_WINDOW),
					   disabled};
	return (struct press_face){GuiTheme(GUI_COLOUR_DISABLED), GuiTheme(GUI_COLOUR_BORDER),
				   disabled, disabled};
}
