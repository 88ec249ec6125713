/* gui/canvas.c - an area that the program paints itself. */
#include "gui_internal.h"

struct canvas {
	int width, height;
};

static int handle(struct gui_element *e, struct msg *msg)
{
	const struct canvas *c = (const struct canvas *)e->data;

	if (msg->code == MSG_GUI_DESCRIBE)
		return describe_as(msg, "canvas", NULL);
	if (msg->code == MSG_GUI_STATE)
		return msg->params[0] != 0;
	if (msg->code != MSG_GUI_MEASURE)
		return 0;
	*GuiMeasure(msg) = (struct gui_measure){c->width, c->height, c->width, c->height};
	return 1;
}

struct gui_element *GuiCanvasCreate(struct gui_element *parent, int width, int height)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct canvas), GUI_FOCUSABLE);

	if (!e)
		return NULL;
	*(struct canvas *)e->data = (struct canvas){width, height};
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	return e;
}
