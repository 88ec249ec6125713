/* apps/desktop/main.c - starts the desktop and hands out what the window manager tells it. */
#include <string.h>
#include "child.h"
#include "crashed.h"
#include "desktop.h"
#include "hung.h"
#include "keys.h"
#include "switcher.h"
#include "sys.h"
#include "msg.h"
#include "wnd.h"

#define MSG_READY    (MSG_USER + 0) /* the first thing our loop handles: all is on its way */
#define SYNC_TIMEOUT 5000

static void log_ready(void)
{
	static const char line[] = "desktop: ready";

	SysLog(line, strlen(line));
}

/* The look of all programs is an attribute of the root window. */
static void keep_settings(struct gui_element *panel)
{
	struct gui_settings settings;

	GuiGetSettings(&settings);
	WndSetAttribute(GuiWindowId(panel), WND_ATTR_USER, &settings, sizeof(settings));
}

/* Everything has been painted once. Take the root, and say so when the picture is on the screen. */
static void ready(struct gui_element *panel)
{
	WndOwnRoot(GuiWindowId(panel));
	keep_settings(panel);
	panel_scan();
	WndPresent(GuiWindowId(panel), NULL, 0);
	WndSync(SYNC_TIMEOUT);
	log_ready();
}

static uint32_t end_session; /* a message anyone may post: the user is asked (bin/shutdown.c) */

/* More has happened than notices have room for. */
static int look_again(void)
{
	panel_scan();
	switcher_refresh_all();
	hung_look_again();
	session_look_again();
	return 1;
}

static int on_root(struct gui_element *panel, struct msg *msg)
{
	switch (msg->code) {
	case MSG_READY:
		ready(panel);
		return 1;
	case MSG_WINDOW_OPENED:
	case MSG_WINDOW_CHANGED:
		if (!msg->params[0])
			return look_again();
		panel_refresh(msg->params[0]);
		switcher_refresh(msg->params[0]);
		return 1;
	case MSG_WINDOW_CLOSED:
		panel_refresh(msg->params[0]);
		switcher_refresh(msg->params[0]);
		hung_window_gone(msg->params[0]);
		session_window_gone(msg->params[0]);
		return 1;
	case MSG_WINDOW_HUNG:
		hung_changed(msg->params[0], msg->params[1]);
		return 1;
	case MSG_HUNG_PRESS:
		hung_press(msg->params[0], msg->params[1], msg->params[2]);
		return 1;
	case MSG_WINDOW_CRASHED:
		crashed_window(msg->params[0], msg->params[1], msg->params[2]);
		return 1;
	case MSG_HOTKEY:
		keys_press(msg->params[0], msg->params[1]);
		return 1;
	case MSG_GUI_HANDLE:
		return child_ended((int)msg->params[0]);
	case MSG_CHILD_GONE:
		return child_gone((int)msg->params[0]);
	case MSG_GUI_SCALE:
		panel_place(panel);
		return 1;
	case MSG_CLOSE: /* the desktop stays */
		return 1;
	case MSG_GUI_PAINT:
		GuiPaintFill(GuiPainter(msg), GuiRect(panel), GuiTheme(GUI_COLOUR_PANEL));
		return 1;
	}
	if (msg->code == end_session) {
		session_ask();
		return 1;
	}
	if (!GuiSettingsServe(panel, msg))
		return 0;
	wallpaper_follow_settings();
	return 1;
}

static int on_thread(struct gui_element *none, struct msg *msg)
{
	(void)none;
	crashed_message(msg);
	return 1;
}

int main(void)
{
	struct gui_element *panel = panel_create();

	if (!wallpaper_create() || !panel)
		return 1;
	GuiSetHandler(panel, on_root);
	GuiSetThreadHandler(on_thread);
	child_watch_on(panel);
	session_create(panel);
	end_session = MsgRegister("transom.end-session");
	WndPostMessage(GuiWindowId(panel), MSG_READY, 0, 0, 0);
	return GuiRun();
}
