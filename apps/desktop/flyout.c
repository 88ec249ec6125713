/* apps/desktop/flyout.c - a small window above the right end of the panel. */
#include "flyout.h"
#include "wnd.h"

#define PADDING 12
#define MARGIN	8
#define CORNER	8

static struct gui_element *flyout, *opener; /* NULL: closed */
static gui_handler *key_handler;

void flyout_close(void)
{
	struct gui_element *window = flyout, *button = opener;

	flyout = opener = NULL;
	GuiDestroy(window);
	GuiSend(button, MSG_CHANGED, 0, 0, 0);
}

bool flyout_is_open(const struct gui_element *button)
{
	return opener && opener == button;
}

static void paint(struct gui_element *window, struct gui_painter *p)
{
	struct rect r = GuiRect(window);

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_BUTTON));
	GuiPaintOutline(p, r, (struct gui_stroke){CORNER, 1, GuiTheme(GUI_COLOUR_BORDER)});
}

static int key(struct gui_element *window, struct msg *msg)
{
	if (key_handler && key_handler(window, msg))
		return 1;
	if (msg->params[0] != KEY_ESCAPE)
		return 0;
	flyout_close();
	return 1;
}

static int on_flyout(struct gui_element *window, struct msg *msg)
{
	uint32_t id = GuiWindowId(window);
	struct rect screen = GuiScreen();

	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(window, GuiPainter(msg));
		return 1;
	case MSG_SIZE:
		GuiWindowMove(window, screen.right - MARGIN - MSG_LOW(msg->params[0]),
			      screen.bottom - GUI_PANEL_HEIGHT - MARGIN - MSG_HIGH(msg->params[0]));
		return 0;
	case MSG_SHOW:
		if (msg->params[0])
			WndActivate(id);
		return 1;
	case MSG_DEACTIVATED:
	case MSG_CLOSE:
		if (window == flyout)
			flyout_close();
		return 1;
	case MSG_KEYDOWN:
		return key(window, msg);
	}
	return 0;
}

struct gui_element *flyout_toggle(struct gui_element *button, const char *title, gui_handler *keys)
{
	struct gui_window_options options = {
		.title = title,
		.placed = true,
		.x = GuiScreen().right,
		.y = GuiScreen().bottom,
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_TOPMOST | WND_NO_LIST | WND_SHADOW | WND_ROUNDED,
	};
	bool was_open = flyout_is_open(button);

	menu_close();
	flyout_close();
	if (was_open)
		return NULL;
	flyout = GuiWindowCreateWith(&options);
	if (!flyout)
		return NULL;
	opener = button;
	key_handler = keys;
	GuiSetHandler(flyout, on_flyout);
	GuiSetPadding(flyout, PADDING);
	GuiSetMinSize(flyout, FLYOUT_WIDTH + 2 * PADDING, 0);
	return flyout;
}
