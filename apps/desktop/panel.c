/* apps/desktop/panel.c - the strip at the bottom: launcher, window buttons, status area, clock. */
#include "clock.h"
#include "desktop.h"
#include "panel_windows.h"
#include "status.h"
#include "wnd.h"

#define GAP 4

static struct gui_element *launcher;

static int on_launcher(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	menu_toggle();
	return 1;
}

void panel_set_menu_open(bool open)
{
	GuiButtonSetDown(launcher, open);
}

static void create_contents(struct gui_element *row)
{
	launcher = GuiButtonCreate(row, "Programs");
	GuiButtonSetFlat(launcher, true);
	GuiButtonSetIcon(launcher, "applications", 16);
	GuiButtonSetColour(launcher, GUI_COLOUR_ON_PANEL);
	GuiSetHandler(launcher, on_launcher);
	panel_windows_create(row);
	status_create(row);
	clock_create(row);
}

static struct rect place(void)
{
	struct rect r = GuiScreen();

	r.top = r.bottom - GUI_PANEL_HEIGHT;
	return r;
}

/* Windows that fill the screen leave the panel free. */
static void keep_free(uint32_t window)
{
	struct rect strut = {.bottom = GUI_PANEL_HEIGHT * GuiScale()};

	WndSetAttribute(window, WND_ATTR_STRUT, &strut, sizeof(strut));
}

void panel_place(struct gui_element *panel)
{
	struct rect r = place();

	GuiWindowResize(panel, r.right - r.left, r.bottom - r.top);
	GuiWindowMove(panel, r.left, r.top);
	keep_free(GuiWindowId(panel));
}

struct gui_element *panel_create(void)
{
	struct rect r = place();
	struct gui_window_options options = {
		.title = "Panel",
		.width = r.right - r.left,
		.height = r.bottom - r.top,
		.x = r.left,
		.y = r.top,
		.placed = true,
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_TOPMOST | WND_NO_FOCUS | WND_NO_LIST,
	};
	struct gui_element *panel = GuiWindowCreateWith(&options), *row;

	keep_free(GuiWindowId(panel));
	row = GuiRowCreate(panel);
	GuiSetPadding(row, 2);
	GuiSetGap(row, GAP);
	create_contents(row);
	return panel;
}
