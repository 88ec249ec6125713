/* apps/desktop/arrow.c - a flat button with a chevron. Its class is that of buttons. */
#include "arrow.h"
#include <stdlib.h>

#define REACH 3 /* half its width, pixels */
#define THICK 26

struct arrow {
	bool forward;
	enum gui_colour colour;
	gui_handler *handler;
};

static void paint(struct gui_element *e, struct gui_painter *p)
{
	const struct arrow *a = GuiUser(e);
	struct rect r = GuiRect(e);
	int x = r.right * 8, y = r.bottom * 8, tip = (a->forward ? REACH : -REACH) * 8;
	uint32_t colour = GuiTheme(a->colour);
	struct gui_point at = {x + tip, y};

	if (GuiState(e) & GUI_STATE_DISABLED)
		colour = GUI_ALPHA(colour, 80);
	GuiPaintLine(p, (struct gui_point){x - tip, y - 2 * REACH * 8}, at, THICK, colour);
	GuiPaintLine(p, at, (struct gui_point){x - tip, y + 2 * REACH * 8}, THICK, colour);
}

static int on_arrow(struct gui_element *e, struct msg *msg)
{
	struct arrow *a = GuiUser(e);

	switch (msg->code) {
	case MSG_GUI_PAINT:
		GuiClassHandle(e, msg);
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESTROY:
		free(a);
		return 0;
	}
	return a->handler(e, msg);
}

struct gui_element *arrow_create(struct gui_element *row, bool forward, enum gui_colour colour,
				 gui_handler *handler)
{
	struct arrow *a = malloc(sizeof(*a));
	struct gui_element *e = a ? GuiButtonCreate(row, "") : NULL;

	if (!e) {
		free(a);
		return NULL;
	}
	*a = (struct arrow){forward, colour, handler};
	GuiSetUser(e, a);
	GuiSetHandler(e, on_arrow);
	GuiButtonSetFlat(e, true);
	GuiButtonSetColour(e, colour);
	GuiSetMinSize(e, ARROW_WIDTH, GUI_BUTTON_HEIGHT);
	return e;
}
