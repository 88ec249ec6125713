/* apps/desktop/item.c - a row of a menu: icon and text. An element class of our own. */
#include <stdio.h>
#include "desktop.h"

#define HEIGHT	  32
#define SIDE	  10
#define ICON	  24
#define ICON_GAP  10
#define LEAST	  180
#define TEXT_SIZE WINDOW_TITLE_MAX

struct item {
	const struct gui_icon *icon;
	char text[TEXT_SIZE];
	bool selected;
};

static void paint(struct gui_element *e, struct gui_painter *p)
{
	const struct item *item = GuiData(e);
	struct rect r = GuiRect(e);
	enum gui_colour text = item->selected ? GUI_COLOUR_ON_ACCENT : GUI_COLOUR_TEXT;

	if (item->selected)
		GuiPaintRounded(p, r, GUI_RADIUS, GuiTheme(GUI_COLOUR_ACCENT));
	if (item->icon)
		GuiPaintIcon(p, item->icon, SIDE, (r.bottom - ICON) / 2);
	r.left = SIDE + ICON + ICON_GAP;
	r.right -= SIDE;
	GuiPaintText(p, r, item->text, GuiTheme(text), GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
}

static void measure(const struct item *item, struct gui_measure *m)
{
	m->width = SIDE + ICON + ICON_GAP + GuiTextWidth(GUI_FONT_UI, item->text, -1) + SIDE;
	m->width = m->width < LEAST ? LEAST : m->width;
	m->min_width = LEAST;
	m->min_height = m->height = HEIGHT;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		measure(GuiData(e), GuiMeasure(msg));
		return 1;
	case MSG_GUI_ENTER:
		GuiSend(e, MSG_CHANGED, 1, 0, 0);
		return 1;
	case MSG_MOUSEUP:
		if (GuiState(e) & GUI_STATE_HOVERED)
			GuiSend(e, MSG_CLICKED, 0, 0, 0);
		return 1;
	}
	return 0;
}

struct gui_element *item_create(struct gui_element *parent, const char *icon, const char *text)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct item), 0);
	struct item *item = GuiData(e);

	if (!e)
		return NULL;
	item->icon = GuiIcon(icon, ICON);
	snprintf(item->text, sizeof(item->text), "%s", text);
	GuiSetAlign(e, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	return e;
}

void item_select(struct gui_element *item, bool selected)
{
	struct item *i = GuiData(item);

	if (!item || i->selected == selected)
		return;
	i->selected = selected;
	GuiInvalidate(item);
}

const char *item_text(const struct gui_element *item)
{
	return ((struct item *)GuiData((struct gui_element *)item))->text;
}
