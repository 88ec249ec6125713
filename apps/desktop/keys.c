/*
 * apps/desktop/keys.c - the desktop's hot keys.
 *
 *	Super			the menu
 *	Super+Left, Right	the active window takes half of the screen
 *	Super+Up		all of it
 *	Super+Down		its own place again; from there it is put away
 *	Super+1 ... 9		as pressing a window's button in the panel
 *	Super+D			all windows are put away, and come back
 *	Super+R			a program is asked for
 *	Alt+Tab			switcher.c
 *	Alt+F4, Alt+Space	close the active window; its menu
 *	Ctrl+Alt+Delete		the session is asked about
 */
#include "keys.h"
#include "run.h"
#include "switcher.h"
#include "window.h"

#define WINDOWS 64

/* Put away by Super+D; 0 of them: it has not been pressed, or something was opened since. */
static uint32_t put_away[WINDOWS];
static int put_away_count;

static bool is_put_away(uint32_t window)
{
	struct wnd_info info;

	return WndQuery(window, &info) < 0 || (info.state & WND_STATE_MINIMISED);
}

static void show_desktop(void)
{
	uint32_t windows[WINDOWS];
	int count = window_list(windows, WINDOWS), shown = 0;

	for (int i = 0; i < count; i++)
		if (!is_put_away(windows[i]))
			windows[shown++] = windows[i];
	if (!shown) {
		while (put_away_count > 0)
			WndActivate(put_away[--put_away_count]);
		return;
	}
	for (put_away_count = 0; put_away_count < shown; put_away_count++) {
		put_away[put_away_count] = windows[put_away_count];
		WndMinimise(windows[put_away_count], 1);
	}
}

/* A place that MSG_ARRANGE gives: its edges are those of the work area or its middle lines. */
static bool is_arranged(const struct rect *r)
{
	struct rect area = GuiWorkArea();
	int x = (area.left + area.right) / 2, y = (area.top + area.bottom) / 2;

	return (r->left == area.left || r->left == x) &&
	       (r->right == area.right || r->right == x) && (r->top == area.top || r->top == y) &&
	       (r->bottom == area.bottom || r->bottom == y);
}

static void arrange(uint32_t window, uint32_t how)
{
	WndPostMessage(window, MSG_ARRANGE, how, 0, 0);
}

static void lower(uint32_t window)
{
	struct wnd_info info;
	struct rect own;

	if (WndQuery(window, &info) < 0)
		return;
	own = GuiLogical(info.screen);
	if (is_arranged(&own))
		arrange(window, ARRANGE_RESTORE);
	else
		WndMinimise(window, 1);
}

static void super(uint32_t key)
{
	uint32_t window = window_active();

	menu_close();
	switch (key) {
	case KEY_LEFT:
	case KEY_RIGHT:
		arrange(window, key == KEY_LEFT ? ARRANGE_LEFT : ARRANGE_RIGHT);
		break;
	case KEY_UP:
		arrange(window, ARRANGE_MAXIMISE);
		break;
	case KEY_DOWN:
		lower(window);
		break;
	case KEY_D:
		show_desktop();
		break;
	case KEY_R:
		run_ask();
		break;
	default:
		if (key >= KEY_1 && key <= KEY_9)
			panel_press((int)(key - KEY_1));
	}
}

void keys_press(uint32_t key, uint32_t mods)
{
	bool alt = mods & MOD_ALT, ctrl = mods & MOD_CTRL, repeat = mods & KEY_REPEAT;

	if (switcher_key(key, mods))
		return;
	if (key == KEY_LEFT_SUPER)
		menu_toggle();
	else if (mods & MOD_SUPER && !repeat)
		super(key);
	else if (key == KEY_F4 && alt && !repeat)
		window_close(window_active());
	else if (key == KEY_SPACE && alt)
		WndPostMessage(window_active(), MSG_WINDOW_MENU, 0, 0, 0);
	else if (key == KEY_DELETE && alt && ctrl)
		session_ask();
}
