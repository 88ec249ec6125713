/* gui/radio.c - the radio button: one of those with the same parent is set. */
#include "press.h"

#define DISC 16 /* its diameter */
#define DOT  6
#define GAP  8 /* between disc and text */

struct radio {
	struct press press;
	bool set;
};

static int handle(struct gui_element *e, struct msg *msg);

static struct radio *radio_of(const struct gui_element *e)
{
	return (struct radio *)e->data;
}

static bool is_radio(const struct gui_element *e)
{
	return e->class_handler == handle;
}

static void choose(struct gui_element *e)
{
	bool was = radio_of(e)->set;

	GuiRadioSet(e);
	if (!was)
		notify(e, MSG_CHANGED, 1);
}

/* The next one of the group that can be chosen, going round. */
static struct gui_element *neighbour(struct gui_element *e, bool back)
{
	struct gui_element *n = e;

	do {
		n = back ? n->prev : n->next;
		if (!n)
			n = back ? e->parent->last : e->parent->first;
	} while (n != e && !(is_radio(n) && element_visible(n) && element_enabled(n)));
	return n;
}

static int key(struct gui_element *e, const struct msg *msg)
{
	uint32_t k = msg->params[0];
	bool back = k == KEY_UP || k == KEY_LEFT;
	struct gui_element *n;

	if ((!back && k != KEY_DOWN && k != KEY_RIGHT) || (msg->params[1] & (MOD_ALT | MOD_CTRL)))
		return 0;
	n = neighbour(e, back);
	e->window->focus_visible = true;
	GuiFocus(n);
	choose(n);
	return 1;
}

static void measure(const struct gui_element *e, struct gui_measure *m)
{
	m->width = DISC + GAP + press_text_width(e) + 4;
	m->height = GUI_ROW_HEIGHT;
	m->min_width = m->width;
	m->min_height = m->height;
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);
	struct rect disc = rect_make(2, (r.bottom - DISC) / 2, DISC, DISC);
	struct press_face f = press_face(e, radio_of(e)->set);

	GuiPaintRounded(p, disc, DISC / 2, f.fill);
	GuiPaintOutline(p, disc, (struct gui_stroke){DISC / 2, 1, f.border});
	if (radio_of(e)->set)
		GuiPaintRounded(p, rect_inset(disc, (DISC - DOT) / 2), DOT / 2, f.sign);
	press_paint_text(e, p, (struct rect){2 + DISC + GAP, 0, r.right, r.bottom}, f.text);
	if (press_ringed(e))
		paint_focus_ring(p, rect_inset(disc, -2), DISC / 2 + 2);
}

static const struct press_class radio_class = {"radio button", paint, measure, GuiRadioGet, choose};

static int handle(struct gui_element *e, struct msg *msg)
{
	if (msg->code == MSG_KEYDOWN && key(e, msg))
		return 1;
	return press_class_handle(e, msg, &radio_class);
}

struct gui_element *GuiRadioCreate(struct gui_element *parent, const char *text)
{
	struct gui_element *e = press_create(parent, handle, sizeof(struct radio), text);

	if (e && GuiRadioIndex(e) < 0)
		radio_of(e)->set = true;
	return e;
}

void GuiRadioSet(struct gui_element *radio)
{
	if (!radio || radio_of(radio)->set)
		return;
	for (struct gui_element *e = radio->parent->first; e; e = e->next) {
		if (!is_radio(e) || radio_of(e)->set == (e == radio))
			continue;
		radio_of(e)->set = e == radio;
		GuiInvalidate(e);
	}
}

bool GuiRadioGet(const struct gui_element *radio)
{
	return radio && radio_of(radio)->set;
}

int GuiRadioIndex(const struct gui_element *radio)
{
	int index = 0;

	for (struct gui_element *e = radio ? radio->parent->first : NULL; e; e = e->next) {
		if (!is_radio(e))
			continue;
		if (radio_of(e)->set)
			return index;
		index++;
	}
	return -1;
}
