/*
 * apps/desktop/switcher.c - Alt+Tab: goes from window to window and shows which one it is.
 *
 * The order is that of the moment when Tab was first pressed; it is kept until Tab has rested for
 * a while, so that pressing it again goes on to the third window, not back to the first.
 */
#include "desktop.h"
#include "wnd.h"

#define ROWS_MAX  12
#define REST_MS	  900
#define TIMER_END 1
#define PADDING	  6

static struct gui_element *popup; /* NULL: not switching */
static struct gui_element *rows[ROWS_MAX];
static uint32_t windows[ROWS_MAX];
static int count, at;

static void end(void)
{
	struct gui_element *window = popup;

	popup = NULL;
	GuiDestroy(window);
}

static int on_popup(struct gui_element *window, struct msg *msg)
{
	struct rect r = GuiRect(window);
	struct gui_painter *p = GuiPainter(msg);

	switch (msg->code) {
	case MSG_GUI_PAINT:
		GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE));
		GuiPaintOutline(p, r, (struct gui_stroke){8, 1, GuiTheme(GUI_COLOUR_BORDER)});
		return 1;
	case MSG_SIZE:
		dialog_centre(window);
		return 0;
	case MSG_TIMER:
	case MSG_CLOSE:
		end();
		return 1;
	}
	return 0;
}

/* The windows that can be switched to, topmost first; at: the active one, or the last. */
static void collect(void)
{
	uint32_t all[256];
	struct wnd_info info;
	int total = WndList(all, 256, 0);

	count = 0;
	at = -1;
	for (int i = 0; i < total && i < 256 && count < ROWS_MAX; i++) {
		if (WndQuery(all[i], &info) < 0 || !panel_lists(&info))
			continue;
		if (info.state & WND_STATE_ACTIVE)
			at = count;
		rows[count] = item_create(popup, program_icon(info.process), info.title);
		windows[count++] = all[i];
	}
}

static void begin(void)
{
	struct gui_window_options options = {
		.title = "Switcher",
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_TOPMOST | WND_NO_LIST | WND_NO_FOCUS | WND_SHADOW | WND_ROUNDED,
	};

	popup = GuiWindowCreateWith(&options);
	GuiSetPadding(popup, PADDING);
	GuiSetGap(popup, 2);
	GuiSetMinSize(popup, 280, 0);
	GuiSetHandler(popup, on_popup);
	collect();
}

void switcher_step(bool back)
{
	menu_close();
	if (!popup)
		begin();
	if (count == 0) {
		end();
		return;
	}
	if (at >= 0)
		item_select(rows[at], false);
	else if (back)
		at = 0;
	at = (at + (back ? count - 1 : 1)) % count;
	item_select(rows[at], true);
	WndActivate(windows[at]);
	GuiSetTimer(popup, TIMER_END, REST_MS, TIMER_ONCE);
}
