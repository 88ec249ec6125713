/*
 * apps/desktop/menu.c - the launcher's menu: what is typed finds programs; below, switching off.
 *
 * The text box keeps the focus: keys that choose a row go from there to the rows.
 */
#include "desktop.h"
#include "found.h"
#include "sys.h"
#include "wnd.h"

#define WIDTH	304
#define PADDING 8
#define MARGIN	8   /* to the edges of the screen and the panel */
#define OTHERS	112 /* height of all but the rows */
#define CORNER	8

static struct gui_element *menu; /* NULL: closed */
static struct gui_element *box, *found;

bool menu_is_open(void)
{
	return menu != NULL;
}

void menu_close(void)
{
	struct gui_element *window = menu;

	menu = NULL;
	GuiDestroy(window);
	panel_set_menu_open(false);
}

static void run_selected(void)
{
	const struct program *program = found_selected(found);

	if (!program)
		return;
	menu_close();
	program_run(program);
}

/*
 * What is in it.
 */
static int on_box(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_CHANGED:
		found_filter(found, GuiTextboxText(e));
		return 1;
	case MSG_ACCEPTED:
		run_selected();
		return 1;
	case MSG_KEYDOWN:
		return found_key(found, msg->params[0]);
	}
	return 0;
}

static int on_found(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_ACCEPTED)
		return 0;
	run_selected();
	return 1;
}

static int on_power(struct gui_element *button, struct msg *msg)
{
	uint32_t how = (uint32_t)(uintptr_t)GuiUser(button);

	if (msg->code != MSG_CLICKED)
		return 0;
	menu_close();
	session_end(how);
	return 1;
}

static void add_search(void)
{
	struct gui_element *row = GuiRowCreate(menu);

	GuiSetPadding(row, 2);
	GuiIconCreate(row, "search", 16);
	box = GuiTextboxCreate(row, "");
	GuiTextboxSetPlaceholder(box, "Search programs");
	GuiSetExpand(box, 1, 0);
	GuiSetHandler(box, on_box);
	GuiFocus(box);
}

static void add_power(struct gui_element *row, const char *text, const char *icon, uint32_t how)
{
	struct gui_element *button = GuiButtonCreate(row, text);

	GuiButtonSetFlat(button, true);
	GuiButtonSetIcon(button, icon, 16);
	GuiSetUser(button, (void *)(uintptr_t)how);
	GuiSetHandler(button, on_power);
}

static void add_footer(void)
{
	struct gui_element *row;

	GuiSeparatorCreate(menu);
	row = GuiRowCreate(menu);
	add_power(row, "&Restart", "restart", SHUTDOWN_REBOOT);
	GuiSpacerCreate(row);
	add_power(row, "&Shut Down", "shutdown", SHUTDOWN_POWEROFF);
}

/*
 * The window.
 */
static void paint(struct gui_element *window, struct gui_painter *p)
{
	struct rect r = GuiRect(window);

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_BUTTON));
	GuiPaintOutline(p, r, (struct gui_stroke){CORNER, 1, GuiTheme(GUI_COLOUR_BORDER)});
}

static int on_menu(struct gui_element *window, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(window, GuiPainter(msg));
		return 1;
	case MSG_SIZE:
		GuiWindowMove(window, MARGIN,
			      GuiScreen().bottom - GUI_PANEL_HEIGHT - MARGIN -
				      MSG_HIGH(msg->params[0]));
		return 0;
	case MSG_SHOW:
		if (msg->params[0])
			WndActivate(GuiWindowId(window));
		return 1;
	case MSG_DEACTIVATED:
	case MSG_CLOSE:
		menu_close();
		return 1;
	case MSG_KEYDOWN:
		if (msg->params[0] != KEY_ESCAPE)
			return 0;
		menu_close();
		return 1;
	}
	return 0;
}

/* All programs, or as many as the screen has room for. */
static int rows_shown(void)
{
	int room = (GuiScreen().bottom - GUI_PANEL_HEIGHT - 2 * MARGIN - OTHERS) / FOUND_ROW;

	return room < program_count ? room : program_count;
}

static void open_menu(void)
{
	struct gui_window_options options = {
		.title = "Menu",
		.placed = true,
		.x = MARGIN,
		.y = GuiScreen().bottom,
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_TOPMOST | WND_NO_LIST | WND_SHADOW | WND_ROUNDED,
	};

	menu = GuiWindowCreateWith(&options);
	if (!menu)
		return;
	GuiSetHandler(menu, on_menu);
	GuiSetPadding(menu, PADDING);
	GuiSetMinSize(menu, WIDTH, 0);
	add_search();
	found = found_create(menu, rows_shown());
	GuiSetHandler(found, on_found);
	add_footer();
	panel_set_menu_open(true);
}

void menu_toggle(void)
{
	if (menu)
		menu_close();
	else
		open_menu();
}
