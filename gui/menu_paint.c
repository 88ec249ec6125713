/* gui/menu_paint.c - the picture of a menu: rows with tick or icon, text, accelerator, arrow. */
#include "menu_paint.h"
#include <stdlib.h>
#include <string.h>
#include "press.h"

#define SEPARATOR_HEIGHT 9
#define SIDE		 10 /* left and right of a row's contents */
#define ICON		 16
#define ICON_GAP	 8
#define ACCELERATOR_GAP	 32 /* between text and accelerator, at least */
#define ARROW		 12 /* room of the arrow to what is below */
#define WIDTH_MOST	 480
#define CORNER		 8

static int row_height(const struct menu_item *item)
{
	return item->text ? GUI_MENU_ROW_HEIGHT : SEPARATOR_HEIGHT;
}

/* Is there a column for icons and ticks? */
static bool has_signs(const struct menu_items *m)
{
	for (int i = 0; i < m->count; i++)
		if (m->items[i].icon ||
		    (m->items[i].flags & (GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO)))
			return true;
	return false;
}

static int text_width(const char *text)
{
	struct marked_text t = {NULL, 0, 0};
	int width = marked_set(&t, text) ? GuiTextWidth(GUI_FONT_UI, t.text, -1) : 0;

	free(t.text);
	return width;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

void menu_measure(const struct menu_items *m, int *width, int *height)
{
	int texts = 0, accelerators = 0, arrows = 0;

	*height = 2 * MENU_PADDING;
	for (int i = 0; i < m->count; i++) {
		const struct menu_item *item = &m->items[i];

		*height += row_height(item);
		if (!item->text)
			continue;
		texts = larger(texts, text_width(item->text));
		if (item->accelerator)
			accelerators = larger(
				accelerators,
				ACCELERATOR_GAP + GuiTextWidth(GUI_FONT_UI, item->accelerator, -1));
		if (item->below.count)
			arrows = ARROW + ICON_GAP;
	}
	*width = 2 * (MENU_PADDING + SIDE) + texts + larger(accelerators, arrows);
	if (has_signs(m))
		*width += ICON + ICON_GAP;
	*width = *width > WIDTH_MOST ? WIDTH_MOST : *width;
}

void menu_layout(struct menu_view *v, struct rect r)
{
	v->scroll.page = rect_height(r) - 2 * MENU_PADDING;
	v->scroll.total = 0;
	for (int i = 0; i < v->items.count; i++)
		v->scroll.total += row_height(&v->items.items[i]);
	v->scroll.track = (struct rect){r.right - GUI_SCROLLBAR - 1, MENU_PADDING, r.right - 1,
					r.bottom - MENU_PADDING};
	scroll_to(&v->scroll, v->scroll.position);
}

struct rect menu_row_rect(const struct menu_view *v, int row, int width)
{
	struct rect r = {MENU_PADDING, MENU_PADDING - v->scroll.position, width - MENU_PADDING, 0};

	for (int i = 0; i < row && i < v->items.count; i++)
		r.top += row_height(&v->items.items[i]);
	r.bottom =
		r.top + (row >= 0 && row < v->items.count ? row_height(&v->items.items[row]) : 0);
	if (v->scroll.total > v->scroll.page)
		r.right -= GUI_SCROLLBAR - 2;
	return r;
}

int menu_row_at(const struct menu_view *v, int x, int y, int width)
{
	if (y < MENU_PADDING || y >= MENU_PADDING + v->scroll.page)
		return -1;
	for (int i = 0; i < v->items.count; i++)
		if (rect_contains(menu_row_rect(v, i, width), x, y))
			return i;
	return -1;
}

static void paint_tick(struct gui_painter *p, struct rect box, uint32_t colour)
{
	struct gui_point a = {box.left * 16 + 56, box.top * 16 + 132};
	struct gui_point b = {box.left * 16 + 104, box.top * 16 + 180};
	struct gui_point c = {box.left * 16 + 200, box.top * 16 + 76};

	GuiPaintLine(p, a, b, 26, colour);
	GuiPaintLine(p, b, c, 26, colour);
}

static void paint_arrow(struct gui_painter *p, struct rect r, uint32_t colour)
{
	int x = (r.right - SIDE - 6) * 16, y = (r.top + r.bottom) * 8;
	struct gui_point tip = {x + 64, y};

	GuiPaintLine(p, (struct gui_point){x, y - 64}, tip, 22, colour);
	GuiPaintLine(p, tip, (struct gui_point){x, y + 64}, 22, colour);
}

static void paint_sign(struct gui_painter *p, const struct menu_item *item, struct rect box,
		       uint32_t colour)
{
	if (item->icon)
		press_paint_icon(p, GuiIcon(item->icon, ICON), box,
				 !(item->flags & GUI_ACTION_DISABLED), GuiTheme(GUI_COLOUR_BUTTON));
	if (!(item->flags & GUI_ACTION_CHECKED))
		return;
	if (item->icon)
		GuiPaintOutline(p, rect_inset(box, -3), (struct gui_stroke){4, 1, colour});
	else if (item->flags & GUI_ACTION_RADIO)
		GuiPaintRounded(p, rect_inset(box, 5), 3, colour);
	else
		paint_tick(p, box, colour);
}

static void paint_text(struct gui_painter *p, struct rect r, const char *text, uint32_t colour)
{
	struct marked_text t = {NULL, 0, 0};

	if (marked_set(&t, text))
		marked_paint(p, r, &t, colour, GUI_FONT_UI | GUI_TEXT_ELLIPSIS | GUI_TEXT_MARK);
	free(t.text);
}

static void paint_row(const struct menu_view *v, struct gui_painter *p, int i, struct rect r)
{
	const struct menu_item *item = &v->items.items[i];
	bool enabled = menu_item_enabled(&v->items, i);
	uint32_t colour = GuiTheme(enabled ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DISABLED);
	uint32_t dim = GuiTheme(enabled ? GUI_COLOUR_TEXT_DIM : GUI_COLOUR_TEXT_DISABLED);
	struct rect text = {r.left + SIDE, r.top, r.right - SIDE, r.bottom};

	if (i == v->selected && enabled)
		GuiPaintRounded(p, r, 4, GuiTheme(GUI_COLOUR_SELECTION));
	if (has_signs(&v->items)) {
		paint_sign(
			p, item,
			rect_make(text.left, r.top + (GUI_MENU_ROW_HEIGHT - ICON) / 2, ICON, ICON),
			colour);
		text.left += ICON + ICON_GAP;
	}
	if (item->below.count) {
		paint_arrow(p, r, dim);
		text.right -= ARROW + ICON_GAP;
	} else if (item->accelerator) {
		GuiPaintText(p, text, item->accelerator, dim, GUI_FONT_UI | GUI_TEXT_RIGHT);
		text.right -= GuiTextWidth(GUI_FONT_UI, item->accelerator, -1) + ICON_GAP;
	}
	paint_text(p, text, item->text, colour);
}

static void paint_separator(struct gui_painter *p, struct rect r)
{
	GuiPaintFill(
		p,
		rect_make(r.left + SIDE, r.top + SEPARATOR_HEIGHT / 2, rect_width(r) - 2 * SIDE, 1),
		GuiTheme(GUI_COLOUR_BORDER));
}

void menu_paint(struct gui_element *e, struct gui_painter *p)
{
	const struct menu_view *v = (const struct menu_view *)e->data;
	struct rect all = GuiRect(e), before;

	GuiPaintFill(p, all, GuiTheme(GUI_COLOUR_BUTTON));
	before = GuiPaintClip(p,
			      (struct rect){0, MENU_PADDING, all.right, all.bottom - MENU_PADDING});
	for (int i = 0; i < v->items.count; i++) {
		struct rect r = menu_row_rect(v, i, all.right);

		if (v->items.items[i].text)
			paint_row(v, p, i, r);
		else
			paint_separator(p, r);
	}
	GuiPaintUnclip(p, before);
	scroll_paint(&v->scroll, p);
	GuiPaintOutline(p, all, (struct gui_stroke){CORNER, 1, GuiTheme(GUI_COLOUR_BORDER)});
}
