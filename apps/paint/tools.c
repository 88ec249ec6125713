/* apps/paint/tools.c - the column of tools, the pen's size, the colours. */
#include "paint.h"

#define SWATCH	20
#define COLUMNS 4
#define WIDTH	92

static const char *const names[TOOLS] = {"Pencil", "Eraser", "Line", "Box", "Ellipse", "Fill"};

static const uint32_t colours[] = {
	GUI_RGB(0x1f, 0x23, 0x29), GUI_RGB(0xff, 0xff, 0xff), GUI_RGB(0x7a, 0x80, 0x88),
	GUI_RGB(0xc4, 0xc9, 0xd0), GUI_RGB(0xc9, 0x30, 0x35), GUI_RGB(0xf0, 0x8c, 0x2e),
	GUI_RGB(0xf5, 0xc8, 0x2f), GUI_RGB(0x2f, 0x9e, 0x5b), GUI_RGB(0x2b, 0x69, 0xd0),
	GUI_RGB(0x6f, 0xb7, 0xe8), GUI_RGB(0x7b, 0x4b, 0xb3), GUI_RGB(0x8a, 0x5a, 0x33),
};
#define COLOURS (int)(sizeof(colours) / sizeof(colours[0]))

static struct gui_element *buttons[TOOLS], *swatches[COLOURS], *current, *size_label;

static int on_tool(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	for (int i = 0; i < TOOLS; i++) {
		if (buttons[i] == button)
			tool = (enum tool)i;
		GuiButtonSetDown(buttons[i], buttons[i] == button);
	}
	return 1;
}

static void show_size(void)
{
	GuiLabelPrint(size_label, "Size %d", pen_size);
}

static int on_size(struct gui_element *slider, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	pen_size = GuiSliderGet(slider);
	show_size();
	return 1;
}

void tools_chosen_colour(uint32_t colour)
{
	pen_colour = colour;
	GuiInvalidate(current);
	for (int i = 0; i < COLOURS; i++)
		GuiInvalidate(swatches[i]);
}

static void paint_swatch(struct gui_element *e, struct gui_painter *p, uint32_t colour, bool chosen)
{
	struct rect r = GuiRect(e);
	uint32_t edge = GuiTheme(chosen || GuiState(e) & GUI_STATE_FOCUSED ? GUI_COLOUR_ACCENT
									   : GUI_COLOUR_BORDER);

	GuiPaintRounded(p, r, 4, colour);
	GuiPaintOutline(p, r, (struct gui_stroke){4, chosen ? 2 : 1, edge});
}

static int on_swatch(struct gui_element *e, struct msg *msg)
{
	uint32_t colour = (uint32_t)(uintptr_t)GuiUser(e);
	bool key = msg->code == MSG_KEYDOWN && msg->params[0] == KEY_SPACE;

	if (msg->code == MSG_GUI_PAINT) {
		paint_swatch(e, GuiPainter(msg), colour, colour == pen_colour);
		return 1;
	}
	if (!key && (msg->code != MSG_MOUSEDOWN || MSG_BUTTON(msg->params[1]) != BUTTON_LEFT))
		return 0;
	tools_chosen_colour(colour);
	return 1;
}

static int on_current(struct gui_element *e, struct msg *msg)
{
	if (msg->code == MSG_GUI_PAINT) {
		paint_swatch(e, GuiPainter(msg), pen_colour, false);
		return 1;
	}
	if (msg->code != MSG_MOUSEDOWN &&
	    !(msg->code == MSG_KEYDOWN && msg->params[0] == KEY_SPACE))
		return 0;
	GuiColourDialogOpen(GuiWindow(e), pen_colour);
	return 1;
}

static struct gui_element *box(struct gui_element *parent, gui_handler *handler, int width,
			       int height)
{
	struct gui_element *e = GuiElementCreate(parent, NULL, 0, GUI_FOCUSABLE);

	GuiSetMinSize(e, width, height);
	GuiSetHandler(e, handler);
	GuiSetCursor(e, CURSOR_HAND);
	return e;
}

static void create_colours(struct gui_element *column)
{
	struct gui_element *grid;

	current = box(column, on_current, WIDTH, SWATCH + 8);
	GuiSetTip(current, "The pen's colour: press for any other");
	grid = GuiGridCreate(column, COLUMNS);
	GuiSetGap(grid, 4);
	for (int i = 0; i < COLOURS; i++) {
		swatches[i] = box(grid, on_swatch, SWATCH, SWATCH);
		GuiSetUser(swatches[i], (void *)(uintptr_t)colours[i]);
	}
}

struct gui_element *tools_create(struct gui_element *parent)
{
	struct gui_element *column = GuiColumnCreate(parent), *slider;

	GuiSetPadding(column, GUI_GAP);
	GuiSetGap(column, 4);
	GuiSetMinSize(column, WIDTH + 2 * GUI_GAP, 1);
	for (int i = 0; i < TOOLS; i++) {
		buttons[i] = GuiButtonCreate(column, names[i]);
		GuiButtonSetFlat(buttons[i], true);
		GuiSetMinSize(buttons[i], WIDTH, GUI_BUTTON_HEIGHT);
		GuiSetHandler(buttons[i], on_tool);
	}
	GuiButtonSetDown(buttons[tool], true);
	size_label = GuiLabelCreate(column, "");
	show_size();
	slider = GuiSliderCreate(column, 1, 24, pen_size);
	GuiSetMinSize(slider, WIDTH, 20);
	GuiSetHandler(slider, on_size);
	create_colours(column);
	return column;
}
