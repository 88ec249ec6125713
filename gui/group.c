/* gui/group.c - a group: a frame with a title around a column of children. */
#include "gui_internal.h"

#define PADDING 12
#define RADIUS	(GUI_RADIUS + 2)

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct gui_stroke border = {RADIUS, 1, GuiTheme(GUI_COLOUR_SEPARATOR)};

	GuiPaintRounded(p, GuiRect(e), RADIUS, GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintOutline(p, GuiRect(e), border);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "group", GuiLabelText(e->first));
	}
	return layout_handle(e, msg);
}

/* The title is the first child. */
struct gui_element *GuiGroupCreate(struct gui_element *parent, const char *title)
{
	struct gui_element *e = GuiElementCreate(parent, handle, 0, 0), *label;

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_COLUMN, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.padding = PADDING;
	label = GuiLabelCreate(e, title);
	if (!label) {
		GuiDestroy(e);
		return NULL;
	}
	GuiLabelSetStyle(label, GUI_FONT_BOLD);
	return e;
}
