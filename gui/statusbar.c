/* gui/statusbar.c - the status bar: parts of text with thin lines between them. */
#include <stdarg.h>
#include <stdio.h>
#include "menubar.h"

#define HEIGHT	  26
#define SIDE	  12
#define TEXT_MOST 256

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_WINDOW));
	GuiPaintFill(p, rect_make(0, 0, r.right, 1), GuiTheme(GUI_COLOUR_SEPARATOR));
	for (struct gui_element *part = e->first; part && part->next; part = part->next)
		GuiPaintFill(p, rect_make(part->next->rect.left - SIDE, 6, 1, r.bottom - 11),
			     GuiTheme(GUI_COLOUR_SEPARATOR));
}

/* The parts stand side by side between the bar's ends. */
static void place(struct gui_element *e)
{
	struct rect r = GuiRect(e);
	struct gui_element *part = e->last;

	for (; part; part = part->prev) {
		int left = part->prev ? r.right - SIDE - part->layout.wanted.width : SIDE;

		left = left < SIDE ? SIDE : left;
		layout_place(part, (struct rect){left, 1, r.right - SIDE, r.bottom});
		r.right = left - SIDE;
	}
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "status bar", NULL);
	case MSG_GUI_MEASURE:
		for (struct gui_element *part = e->first; part; part = part->next)
			layout_measure(part);
		*GuiMeasure(msg) = (struct gui_measure){4 * SIDE, HEIGHT, 4 * SIDE, HEIGHT};
		return 1;
	case MSG_GUI_LAYOUT:
		place(e);
		return 1;
	}
	return layout_handle(e, msg);
}

struct gui_element *GuiStatusbarCreate(struct gui_element *parent, int parts)
{
	struct gui_element *e, *part;

	if (parts < 1)
		return NULL;
	e = GuiElementCreate(parent, handle, 0, GUI_OPAQUE);
	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_END);
	bar_join_window(e);
	for (int i = 0; i < parts; i++) {
		part = GuiLabelCreate(e, "");
		if (!part) {
			GuiDestroy(e);
			return NULL;
		}
		GuiLabelSetColour(part, GUI_COLOUR_TEXT_DIM);
	}
	return e;
}

void GuiStatusbarSet(struct gui_element *bar, int part, const char *format, ...)
{
	struct gui_element *label = bar ? bar->first : NULL;
	char text[TEXT_MOST];
	va_list args;

	while (label && part-- > 0)
		label = label->next;
	if (!label)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	GuiLabelSetText(label, text);
}
