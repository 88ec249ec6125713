/* gui/check.c - the check box. */
#include "press.h"

#define BOX 16 /* side of the box */
#define GAP 8  /* between box and text */

struct check {
	struct press press;
	bool checked;
};

static struct check *check_of(const struct gui_element *e)
{
	return (struct check *)e->data;
}

static void toggle(struct gui_element *e)
{
	GuiCheckSet(e, !check_of(e)->checked);
	notify(e, MSG_CHANGED, check_of(e)->checked);
}

static void measure(const struct gui_element *e, struct gui_measure *m)
{
	m->width = BOX + GAP + press_text_width(e) + 4;
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

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);
	struct rect box = rect_make(2, (r.bottom - BOX) / 2, BOX, BOX);
	struct press_face f = press_face(e, check_of(e)->checked);

	GuiPaintRounded(p, box, 4, f.fill);
	GuiPaintOutline(p, box, (struct gui_stroke){4, 1, f.border});
	if (check_of(e)->checked)
		paint_tick(p, box, f.sign);
	press_paint_text(e, p, (struct rect){2 + BOX + GAP, 0, r.right, r.bottom}, f.text);
	if (press_ringed(e))
		paint_focus_ring(p, rect_inset(box, -2), 6);
}

static const struct press_class check_class = {"check box", paint, measure, GuiCheckGet, toggle};

static int handle(struct gui_element *e, struct msg *msg)
{
	return press_class_handle(e, msg, &check_class);
}

struct gui_element *GuiCheckCreate(struct gui_element *parent, const char *text)
{
	return press_create(parent, handle, sizeof(struct check), text);
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
