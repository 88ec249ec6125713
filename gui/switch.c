/* gui/switch.c - the switch: text on the left, a knob that stands left or right on the right. */
#include "press.h"

#define TRACK_WIDTH  36
#define TRACK_HEIGHT 20
#define KNOB	     14
#define GAP	     16 /* between text and track, at least */

struct toggle {
	struct press press;
	bool on;
};

static struct toggle *toggle_of(const struct gui_element *e)
{
	return (struct toggle *)e->data;
}

static void measure(const struct gui_element *e, struct gui_measure *m)
{
	m->width = press_text_width(e) + GAP + TRACK_WIDTH + 4;
	m->height = GUI_BUTTON_HEIGHT;
	m->min_width = m->width;
	m->min_height = m->height;
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);
	struct rect track = rect_make(r.right - TRACK_WIDTH - 2, (r.bottom - TRACK_HEIGHT) / 2,
				      TRACK_WIDTH, TRACK_HEIGHT);
	int edge = (TRACK_HEIGHT - KNOB) / 2;
	int x = toggle_of(e)->on ? track.right - edge - KNOB : track.left + edge;
	struct press_face f = press_face(e, toggle_of(e)->on);

	GuiPaintRounded(p, track, TRACK_HEIGHT / 2, f.fill);
	GuiPaintOutline(p, track, (struct gui_stroke){TRACK_HEIGHT / 2, 1, f.border});
	GuiPaintRounded(p, rect_make(x, track.top + edge, KNOB, KNOB), KNOB / 2, f.sign);
	press_paint_text(e, p, (struct rect){0, 0, track.left - GAP / 2, r.bottom}, f.text);
	if (press_ringed(e))
		paint_focus_ring(p, rect_inset(track, -2), TRACK_HEIGHT / 2 + 2);
}

static void toggle(struct gui_element *e)
{
	GuiSwitchSet(e, !toggle_of(e)->on);
	notify(e, MSG_CHANGED, toggle_of(e)->on);
}

static const struct press_class switch_class = {"switch", paint, measure, GuiSwitchGet, toggle};

static int handle(struct gui_element *e, struct msg *msg)
{
	return press_class_handle(e, msg, &switch_class);
}

struct gui_element *GuiSwitchCreate(struct gui_element *parent, const char *text)
{
	struct gui_element *e = press_create(parent, handle, sizeof(struct toggle), text);

	if (e)
		GuiSetAlign(e, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	return e;
}

void GuiSwitchSet(struct gui_element *element, bool on)
{
	if (!element || toggle_of(element)->on == on)
		return;
	toggle_of(element)->on = on;
	GuiInvalidate(element);
}

bool GuiSwitchGet(const struct gui_element *element)
{
	return element && toggle_of(element)->on;
}
