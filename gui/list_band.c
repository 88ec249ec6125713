/*
 * gui/list_band.c - a frame that is pulled over the rows of a list: what it touches is chosen.
 *
 * - it begins where there is no row, or beside what a row shows if that is not chosen: then the
 *   press alone chooses it, as everywhere on it
 * - at an edge and beyond it the rows go on by themselves: faster, the further away the pointer is
 */
#include <stdlib.h>
#include "list_parts.h"

#define EDGE	  8 /* pixels within the area that count as its edge */
#define STEP_MS	  30
#define STEP	  4 /* pixels, and a third of how far it is beyond */
#define STEP_MOST 60

/* From places of the element to places of all rows, which do not move when they scroll. */
static struct gui_point in_rows(const struct list *l, int x, int y)
{
	return (struct gui_point){x - l->view.area.left,
				  y - l->view.area.top + l->view.upright.position};
}

static struct rect on_screen(const struct list *l)
{
	return rect_make(l->band.left + l->view.area.left,
			 l->band.top + l->view.area.top - l->view.upright.position,
			 rect_width(l->band), rect_height(l->band));
}

static void redraw(struct gui_element *e)
{
	GuiInvalidateRect(e, rect_intersect(on_screen(list_of(e)), list_of(e)->view.area));
}

static bool touches(const struct list *l, int row)
{
	struct rect r = row_view_rect(&l->view, row);

	return !rect_empty(rect_intersect(rect_inset(r, 4), on_screen(l)));
}

static void choose(struct gui_element *e)
{
	struct list *l = list_of(e);
	bool changed = false;

	for (int row = 0; row < l->rows.count; row++) {
		if (!rows_choose(&l->rows, row, touches(l, row)))
			continue;
		row_view_invalidate(e, &l->view, row);
		changed = true;
	}
	if (changed)
		notify(e, MSG_CHANGED, (uint32_t)l->view.selected);
}

static void stretch(struct gui_element *e)
{
	struct list *l = list_of(e);
	struct gui_point to = in_rows(l, l->band_to.x, l->band_to.y), from = l->band_from;

	redraw(e);
	l->band = rect_make(from.x < to.x ? from.x : to.x, from.y < to.y ? from.y : to.y,
			    abs(to.x - from.x) + 1, abs(to.y - from.y) + 1);
	redraw(e);
	choose(e);
}

/* Pixels to scroll down by in one step. */
static int step(const struct list *l)
{
	int y = l->band_to.y, top = l->view.area.top + EDGE, bottom = l->view.area.bottom - EDGE;
	int beyond = y < top ? top - y : y > bottom ? y - bottom : 0;
	int by = beyond ? STEP + beyond / 3 : 0;

	by = by > STEP_MOST ? STEP_MOST : by;
	return y < top ? -by : by;
}

static void pull(struct gui_element *e, const struct msg *msg)
{
	struct list *l = list_of(e);

	l->band_to = (struct gui_point){mouse_x(msg), mouse_y(msg)};
	GuiSetTimer(e, LIST_BAND_TIMER, step(l) ? STEP_MS : 0, 0);
	stretch(e);
}

void list_band_go_on(struct gui_element *e)
{
	struct list *l = list_of(e);

	if (!l->banding)
		return;
	row_view_to(e, &l->view, l->view.flat.position, l->view.upright.position + step(l));
	stretch(e);
}

void list_band_end(struct gui_element *e)
{
	struct list *l = list_of(e);

	if (l->banding)
		GuiSetTimer(e, LIST_BAND_TIMER, 0, 0);
	redraw(e);
	l->band = (struct rect){0, 0, 0, 0};
	l->banding = false;
}

void list_band_press(struct gui_element *e, int row, const struct msg *press)
{
	struct list *l = list_of(e);
	struct gui_point at = {mouse_x(press), mouse_y(press)};

	l->beside = l->many && mouse_is_left(press) && !MSG_MODS(press->params[1]) &&
		    !rows_at(&l->rows, row)->chosen && !list_tile_shows(l, row, at);
	l->band_to = at;
}

/* It is pulled far enough: the press has not chosen its row after all. */
static void begin_beside(struct gui_element *e)
{
	struct list *l = list_of(e);

	l->beside = l->held = false;
	l->pending = -1;
	l->banding = true;
	l->band_from = in_rows(l, l->band_to.x, l->band_to.y);
}

bool list_band_mouse(struct gui_element *e, const struct msg *msg)
{
	struct list *l = list_of(e);
	int x = mouse_x(msg), y = mouse_y(msg);

	if (l->beside && msg->code == MSG_MOUSEMOVE && (e->flags & ELEMENT_PRESSED)) {
		if (!transfer_pulled(l->band_to, msg))
			return true;
		begin_beside(e);
	} else if (msg->code != MSG_MOUSEWHEEL) {
		l->beside = false;
	}

	if (l->banding && msg->code == MSG_MOUSEUP) {
		list_band_end(e);
		return true;
	}
	if (l->banding && msg->code == MSG_MOUSEMOVE) {
		pull(e, msg);
		return true;
	}
	if (!l->many || msg->code != MSG_MOUSEDOWN || !mouse_is_left(msg) ||
	    !rect_contains(l->view.area, x, y) || row_view_at(&l->view, x, y) >= 0)
		return false;
	l->banding = true;
	l->band_from = in_rows(l, x, y);
	pull(e, msg);
	return true;
}

void list_paint_band(struct gui_element *e, struct gui_painter *p)
{
	const struct list *l = list_of(e);

	if (!rect_empty(l->band))
		GuiPaintRect(p, on_screen(l), GuiTheme(GUI_COLOUR_ACCENT));
}
