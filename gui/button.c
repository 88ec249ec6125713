/* gui/button.c - the push button. */
#include "press.h"

#define SIDE	  14 /* room left and right of the text */
#define SIDE_FLAT 8
#define ICON_GAP  6

struct button {
	struct press press;
	const struct gui_icon *icon;
	int icon_size;
	bool flat, down;
	int colour; /* GUI_COLOUR_... of the text, -1 = by state */
};

static struct button *button_of(const struct gui_element *e)
{
	return (struct button *)e->data;
}

static int content_width(const struct gui_element *e)
{
	const struct button *b = button_of(e);
	int text = press_text_width(e);

	return text + b->icon_size + (text && b->icon_size ? ICON_GAP : 0);
}

static void measure(const struct gui_element *e, struct gui_measure *m)
{
	const struct button *b = button_of(e);
	bool square = b->icon_size && !b->press.text.text[0];

	m->width = content_width(e) + 2 * (b->flat ? SIDE_FLAT : SIDE);
	if (square)
		m->width = b->icon_size + 12;
	else if (!b->flat && m->width < GUI_BUTTON_WIDTH)
		m->width = GUI_BUTTON_WIDTH;
	m->height = GUI_BUTTON_HEIGHT;
	if (b->icon_size + 8 > m->height)
		m->height = b->icon_size + 8;
	m->min_width = m->width;
	m->min_height = m->height;
}

struct face {
	uint32_t fill, border, text;
};

static struct face face_of(const struct gui_element *e, uint32_t state)
{
	const struct button *b = button_of(e);
	bool hovered = state & GUI_STATE_HOVERED, held = press_held(e) || b->down;
	struct face f = {GuiTheme(held	    ? GUI_COLOUR_BUTTON_PRESSED
				  : hovered ? GUI_COLOUR_BUTTON_HOVER
					    : GUI_COLOUR_BUTTON),
			 GuiTheme(GUI_COLOUR_BORDER), GuiTheme(GUI_COLOUR_TEXT)};

	if (b->flat) {
		f.border = 0;
		f.fill = GUI_ALPHA(b->colour >= 0 ? GuiTheme(b->colour) : f.text, held	    ? 48
										  : hovered ? 24
											    : 0);
	} else if (e->window->default_button == e) {
		f.fill = GuiTheme(held	    ? GUI_COLOUR_ACCENT_PRESSED
				  : hovered ? GUI_COLOUR_ACCENT_HOVER
					    : GUI_COLOUR_ACCENT);
		f.border = GuiTheme(GUI_COLOUR_ACCENT_PRESSED);
		f.text = GuiTheme(GUI_COLOUR_ON_ACCENT);
	}
	if (b->colour >= 0)
		f.text = GuiTheme(b->colour);
	if (state & GUI_STATE_DISABLED) {
		f.fill = b->flat ? 0 : GuiTheme(GUI_COLOUR_DISABLED);
		f.border = b->flat ? 0 : GuiTheme(GUI_COLOUR_SEPARATOR);
		f.text = GuiTheme(GUI_COLOUR_TEXT_DISABLED);
	}
	return f;
}

static void paint_content(struct gui_element *e, struct gui_painter *p, uint32_t colour)
{
	const struct button *b = button_of(e);
	int side = b->flat ? SIDE_FLAT : SIDE, width = content_width(e);
	struct rect r = GuiRect(e);
	int x = b->flat && b->press.text.text[0] ? side : (r.right - width) / 2;

	x = x < 4 ? 4 : x;
	if (b->icon) {
		press_paint_icon(
			p, b->icon,
			rect_make(x, (r.bottom - b->icon_size) / 2, b->icon_size, b->icon_size),
			element_enabled(e),
			GuiTheme(b->flat ? GUI_COLOUR_WINDOW : GUI_COLOUR_DISABLED));
		x += b->icon_size + ICON_GAP;
	}
	r.left = x;
	r.right -= 4;
	press_paint_text(e, p, r, colour);
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct face f = face_of(e, GuiState(e));
	struct rect r = GuiRect(e);

	if (f.fill >> 24)
		GuiPaintRounded(p, r, GUI_RADIUS, f.fill);
	if (f.border >> 24)
		GuiPaintOutline(p, r, (struct gui_stroke){GUI_RADIUS, 1, f.border});
	paint_content(e, p, f.text);
	if (!press_ringed(e))
		return;
	if (e->window->default_button == e)
		GuiPaintOutline(p, rect_inset(r, 2),
				(struct gui_stroke){GUI_RADIUS - 2, 1, f.text});
	else
		paint_focus_ring(p, r, GUI_RADIUS);
}

static const char *describe(const struct gui_element *e)
{
	if (e->window->default_button == e)
		return "default";
	return button_of(e)->down ? "down" : "";
}

static int handle(struct gui_element *e, struct msg *msg)
{
	enum press_result result;

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "button", GuiButtonText(e));
		return describe_value(msg, "%s", describe(e));
	case MSG_GUI_MEASURE:
		measure(e, GuiMeasure(msg));
		return 1;
	case MSG_GUI_DESTROY:
		if (e->window->default_button == e)
			e->window->default_button = NULL;
		press_deinit(e);
		return 1;
	}
	result = press_handle(e, msg);
	if (result == PRESS_DONE)
		notify(e, MSG_CLICKED, 0);
	return result != PRESS_NOTHING;
}

struct gui_element *GuiButtonCreate(struct gui_element *parent, const char *text)
{
	struct gui_element *e = press_create(parent, handle, sizeof(struct button), text);

	if (!e)
		return NULL;
	button_of(e)->press.flags = PRESS_BY_ENTER;
	button_of(e)->colour = -1;
	return e;
}

void GuiButtonSetText(struct gui_element *button, const char *text)
{
	if (button)
		press_set_text(button, text);
}

const char *GuiButtonText(const struct gui_element *button)
{
	return button ? button_of(button)->press.text.text : "";
}

void GuiButtonSetIcon(struct gui_element *button, const char *name, int size)
{
	if (!button)
		return;
	button_of(button)->icon = GuiIcon(name, size);
	button_of(button)->icon_size = button_of(button)->icon ? size : 0;
	GuiRelayout(button);
	GuiInvalidate(button);
}

void GuiButtonSetDefault(struct gui_element *button)
{
	if (!button)
		return;
	GuiInvalidate(button->window->default_button);
	button->window->default_button = button;
	GuiInvalidate(button);
}

void GuiButtonSetFlat(struct gui_element *button, bool flat)
{
	if (!button)
		return;
	button_of(button)->flat = flat;
	GuiRelayout(button);
	GuiInvalidate(button);
}

void GuiButtonSetColour(struct gui_element *button, enum gui_colour text)
{
	if (!button)
		return;
	button_of(button)->colour = text;
	GuiInvalidate(button);
}

void GuiButtonSetDown(struct gui_element *button, bool down)
{
	if (!button || button_of(button)->down == down)
		return;
	button_of(button)->down = down;
	GuiInvalidate(button);
}
