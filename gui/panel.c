/* gui/panel.c - a box with a background around other elements, and the thin line between them. */
#include "gui_internal.h"

struct panel {
	enum gui_panel_style style;
	uint32_t colour; /* 0 = of the theme */
};

static struct panel *panel_of(const struct gui_element *e)
{
	return (struct panel *)e->data;
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	const struct panel *panel = panel_of(e);
	struct rect r = GuiRect(e);
	uint32_t colour = panel->colour;

	switch (panel->style) {
	case GUI_PANEL_PLAIN:
		GuiPaintFill(p, r, colour ? colour : GuiTheme(GUI_COLOUR_WINDOW));
		break;
	case GUI_PANEL_CARD:
		GuiPaintRounded(p, r, GUI_RADIUS + 2,
				colour ? colour : GuiTheme(GUI_COLOUR_SURFACE));
		GuiPaintOutline(
			p, r,
			(struct gui_stroke){GUI_RADIUS + 2, 1, GuiTheme(GUI_COLOUR_SEPARATOR)});
		break;
	case GUI_PANEL_BAR:
		GuiPaintFill(p, r, colour ? colour : GuiTheme(GUI_COLOUR_SURFACE_ALT));
		r.top = r.bottom - 1;
		GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SEPARATOR));
		break;
	}
}

static int handle(struct gui_element *e, struct msg *msg)
{
	static const char *const styles[] = {"plain", "card", "bar"};

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "panel", NULL);
		return describe_value(msg, "%s", styles[panel_of(e)->style]);
	}
	return layout_handle(e, msg);
}

struct gui_element *GuiPanelCreate(struct gui_element *parent, enum gui_panel_style style)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct panel), 0);

	if (!e)
		return NULL;
	panel_of(e)->style = style;
	element_init_layout(e, style == GUI_PANEL_BAR ? LAYOUT_ROW : LAYOUT_COLUMN, GUI_ALIGN_FILL,
			    GUI_ALIGN_FILL);
	e->layout.padding = style == GUI_PANEL_CARD ? 12 : style == GUI_PANEL_BAR ? 4 : 0;
	if (style == GUI_PANEL_BAR)
		e->layout.gap = 4;
	return e;
}

void GuiPanelSetColour(struct gui_element *panel, uint32_t colour)
{
	if (!panel)
		return;
	panel_of(panel)->colour = colour;
	GuiInvalidate(panel);
}

static int separator_handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){1, 1, 1, 1};
		return 1;
	case MSG_GUI_PAINT:
		GuiPaintFill(GuiPainter(msg), GuiRect(e), GuiTheme(GUI_COLOUR_SEPARATOR));
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "separator", NULL);
	}
	return 0;
}

struct gui_element *GuiSeparatorCreate(struct gui_element *parent)
{
	struct gui_element *e = GuiElementCreate(parent, separator_handle, 0, GUI_OPAQUE);

	if (e)
		element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	return e;
}
