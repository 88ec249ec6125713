/* gui/check.c - the check box. */
#include <stdlib.h>
#include "gui_internal.h"

#define BOX 16 /* side of the box */
#define GAP 8  /* between box and text */

struct check {
	struct marked_text text;
	bool checked, armed;
};

static struct check *check_of(const struct gui_element *e)
{
	return (struct check *)e->data;
}

static void toggle(struct gui_element *e)
{
	check_of(e)->checked = !check_of(e)->checked;
	GuiInvalidate(e);
	notify(e, MSG_CHANGED, check_of(e)->checked);
}

static void measure(const struct gui_element *e, struct gui_measure *m)
{
	m->width = BOX + GAP + GuiTextWidth(GUI_FONT_UI, check_of(e)->text.text, -1) + 4;
	m->height = GUI_ROW_HEIGHT;
	m->min_width = m->width;
	m->min_height = m->height;
}

static void paint_tick(struct gui_painter *p, struct rect box, uint32_t colour)
{
	struct gui_point a = {box.left * 16 + 64, box.top * 16 + 132};
	struct gui_point b = {box.left * 16 + 110, box.top * 16 + 178};
	struct gui_point c = {box.left * 16 + 194, box.top * 16 + 82};

	GuiPaintLine(p, a, b, 30, colour);
	GuiPaintLine(p, b, c, 30, colour);
}

static void paint_box(const struct gui_element *e, struct gui_painter *p, struct rect box)
{
	const struct check *c = check_of(e);
	uint32_t state = GuiState(e), fill, border;
	bool hovered = state & GUI_STATE_HOVERED, held = c->armed && hovered;

	if (state & GUI_STATE_DISABLED) {
		fill = GuiTheme(c->checked ? GUI_COLOUR_TEXT_DISABLED : GUI_COLOUR_DISABLED);
		border = GuiTheme(c->checked ? GUI_COLOUR_TEXT_DISABLED : GUI_COLOUR_SEPARATOR);
	} else if (c->checked) {
		fill = GuiTheme(held	  ? GUI_COLOUR_ACCENT_PRESSED
				: hovered ? GUI_COLOUR_ACCENT_HOVER
					  : GUI_COLOUR_ACCENT);
		border = fill;
	} else {
		fill = GuiTheme(held	  ? GUI_COLOUR_BUTTON_PRESSED
				: hovered ? GUI_COLOUR_BUTTON_HOVER
					  : GUI_COLOUR_SURFACE);
		border = paint_mix(GuiTheme(GUI_COLOUR_BORDER), GuiTheme(GUI_COLOUR_TEXT), 48);
	}
	GuiPaintRounded(p, box, 4, fill);
	GuiPaintOutline(p, box, (struct gui_stroke){4, 1, border});
	if (c->checked)
		paint_tick(p, box, GuiTheme(GUI_COLOUR_ON_ACCENT));
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);
	struct rect box = rect_make(2, (r.bottom - BOX) / 2, BOX, BOX);
	struct rect text = {2 + BOX + GAP, 0, r.right, r.bottom};
	uint32_t state = GuiState(e), style = GUI_FONT_UI | GUI_TEXT_ELLIPSIS;
	bool disabled = state & GUI_STATE_DISABLED;

	paint_box(e, p, box);
	if (e->window->marks_visible)
		style |= GUI_TEXT_MARK;
	marked_paint(p, text, &check_of(e)->text,
		     GuiTheme(disabled ? GUI_COLOUR_TEXT_DISABLED : GUI_COLOUR_TEXT), style);
	if ((state & GUI_STATE_FOCUSED) && e->window->focus_visible)
		paint_focus_ring(p, rect_inset(box, -2), 6);
}

static void arm(struct gui_element *e, bool armed)
{
	check_of(e)->armed = armed;
	GuiInvalidate(e);
}

static int mouse(struct gui_element *e, struct msg *msg)
{
	bool was = check_of(e)->armed;

	if (!mouse_is_left(msg))
		return 0;
	arm(e, msg->code == MSG_MOUSEDOWN);
	if (msg->code == MSG_MOUSEUP && was && (e->flags & ELEMENT_HOVERED))
		toggle(e);
	return 1;
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
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
		return mouse(e, msg);
	case MSG_MOUSEMOVE:
		return 1;
	case MSG_KEYDOWN:
		if (msg->params[0] != KEY_SPACE || (msg->params[1] & (MOD_ALT | MOD_CTRL)))
			return 0;
		if (!(msg->params[1] & KEY_REPEAT))
			toggle(e);
		return 1;
	case MSG_GUI_PRESS:
		toggle(e);
		return 1;
	case MSG_GUI_CANCEL:
		arm(e, false);
		return 1;
	case MSG_GUI_DESTROY:
		free(check_of(e)->text.text);
		check_of(e)->text.text = NULL;
		return 1;
	}
	return 0;
}

struct gui_element *GuiCheckCreate(struct gui_element *parent, const char *text)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct check), GUI_FOCUSABLE);

	if (e && !marked_set(&check_of(e)->text, text)) {
		GuiDestroy(e);
		return NULL;
	}
	if (e)
		e->mark = check_of(e)->text.mark;
	return e;
}

void GuiCheckSet(struct gui_element *check, bool checked)
{
	if (!check || check_of(check)->checked == checked)
		return;
	check_of(check)->checked = checked;
	GuiInvalidate(check);
}

bool GuiCheckGet(const struct gui_element *check)
{
	return check && check_of(check)->checked;
}
