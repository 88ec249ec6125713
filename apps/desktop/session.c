/* apps/desktop/session.c - asks whether to switch off or restart, and does it. */
#include "desktop.h"
#include "sys.h"
#include "wnd.h"

enum { CANCEL, RESTART, SWITCH_OFF };

static int on_button(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	if (dialog_button(button) == RESTART)
		SysShutdown(SHUTDOWN_REBOOT);
	else if (dialog_button(button) == SWITCH_OFF)
		SysShutdown(SHUTDOWN_POWEROFF);
	GuiDestroy(GuiWindow(button));
	return 1;
}

void session_ask(void)
{
	static const struct dialog question = {
		.title = "Switch Off",
		.icon = "shutdown",
		.headline = "Switch off the computer?",
		.text = "Programs that are open will be ended.",
		.buttons =
			{[CANCEL] = "Cancel", [RESTART] = "&Restart", [SWITCH_OFF] = "&Switch Off"},
		.on_button = on_button,
	};
	static uint32_t asked; /* window of the last question: it is asked once at a time */
	struct wnd_info info;

	if (asked && WndQuery(asked, &info) >= 0)
		WndActivate(asked);
	else
		asked = GuiWindowId(dialog_create(&question));
}
