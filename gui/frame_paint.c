/* gui/frame_paint.c - the picture of a frame: title, icon, title buttons, border. */
#include "frame.h"

#define TITLE_SIDE 10
#define ICON	   16
#define ICON_GAP   6

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
	uint32_t button = frame_button(w, place);
	struct rect box = frame_button_rect(w, place);
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
		GuiPaintRounded(p, box, FRAME_BUTTON / 2, face);
	paint_sign(p, button, box, sign, w->frame.place == ARRANGE_MAXIMISE);
}

/* Icon and text together in the middle of the window if they fit there, else in the middle of what
 * is free. */
static void paint_title(struct gui_window *w, struct gui_painter *p, int buttons)
{
	int width = frame_all(w).right;
	int right = width - buttons * (FRAME_BUTTON + FRAME_BUTTON_GAP) - TITLE_SIDE;
	int icon = w->icon ? ICON + ICON_GAP : 0;
	int text = GuiTextWidth(GUI_FONT_BOLD, w->title, -1) + icon;
	struct rect r = {TITLE_SIDE, 0, right, GUI_TITLE_HEIGHT};

	if (text <= 2 * right - width)
		r.left = width - right;
	if (text < rect_width(r)) {
		r.left += (rect_width(r) - text) / 2;
		r.right = r.left + text;
	}
	if (w->icon)
		GuiPaintIcon(p, w->icon, r.left, (GUI_TITLE_HEIGHT - ICON) / 2);
	r.left += icon;
	GuiPaintText(p, r, w->title,
		     GuiTheme(looks_active(w) ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DIM),
		     GUI_FONT_BOLD | GUI_TEXT_ELLIPSIS);
}

void frame_paint(struct gui_window *w, struct gui_painter *p)
{
	struct rect all = frame_all(w);
	struct rect title = rect_make(0, 0, frame_all(w).right, GUI_TITLE_HEIGHT);
	int buttons = 0;

	GuiPaintFill(p, title,
		     GuiTheme(looks_active(w) ? GUI_COLOUR_TITLE : GUI_COLOUR_TITLE_INACTIVE));
	GuiPaintFill(p, rect_make(0, GUI_TITLE_HEIGHT - 1, all.right, 1),
		     GuiTheme(looks_active(w) ? GUI_COLOUR_BORDER : GUI_COLOUR_SEPARATOR));
	for (; frame_button(w, buttons); buttons++)
		paint_button(w, p, buttons);
	paint_title(w, p, buttons);
	GuiPaintRect(p, all, GuiTheme(GUI_COLOUR_BORDER));
}

/* Last, over the contents' corners; the compositor cuts off what lies outside. */
void frame_paint_border(struct gui_window *w, struct gui_painter *p)
{
	struct rect all = frame_all(w);

	GuiPaintOutline(p, all, (struct gui_stroke){8, 1, GuiTheme(GUI_COLOUR_BORDER)});
}
