/* apps/desktop/session.c - asks whether to switch off or restart, and does it. */
#include "desktop.h"
#include "sys.h"
#include "wnd.h"

static struct gui_element *dialog; /* NULL: not open */

static int on_button(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	if (GuiUser(button))
		SysShutdown((uintptr_t)GuiUser(button) - 1);
	GuiDestroy(dialog);
	return 1;
}

/* how: SHUTDOWN_... + 1, 0 = not at all. */
static struct gui_element *add_button(struct gui_element *row, const char *text, uintptr_t how)
{
	struct gui_element *button = GuiButtonCreate(row, text);

	GuiSetUser(button, (void *)how);
	GuiSetHandler(button, on_button);
	return button;
}

static int on_dialog(struct gui_element *window, struct msg *msg)
{
	(void)window;
	if (msg->code == MSG_GUI_DESTROY)
		dialog = NULL;
	return 0;
}

void session_ask(void)
{
	struct gui_window_options options = {.title = "Switch Off", .flags = GUI_WINDOW_DIALOG};
	struct gui_element *row, *text;

	if (dialog) {
		WndActivate(GuiWindowId(dialog));
		return;
	}
	dialog = GuiWindowCreateWith(&options);
	GuiSetHandler(dialog, on_dialog);
	row = GuiRowCreate(dialog);
	GuiSetGap(row, 16);
	GuiIconCreate(row, "shutdown", 48);
	text = GuiColumnCreate(row);
	GuiSetGap(text, 4);
	GuiSetAlign(text, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	GuiLabelSetStyle(GuiLabelCreate(text, "Switch off the computer?"), GUI_FONT_TITLE);
	GuiLabelSetColour(GuiLabelCreate(text, "Programs that are open will be ended."),
			  GUI_COLOUR_TEXT_DIM);
	row = GuiRowCreate(dialog);
	GuiSpacerCreate(row);
	add_button(row, "Cancel", 0);
	add_button(row, "&Restart", SHUTDOWN_REBOOT + 1);
	GuiButtonSetDefault(add_button(row, "&Switch Off", SHUTDOWN_POWEROFF + 1));
}
