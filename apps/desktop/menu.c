/* apps/desktop/menu.c - the launcher's menu. */
#include <ctype.h>
#include "desktop.h"
#include "wnd.h"

#define PADDING 6
#define MARGIN	8 /* to the edges of the screen and the panel */

static struct gui_element *menu;     /* NULL: closed */
static struct gui_element *selected; /* a row of it, or NULL */
static struct gui_point corner;	     /* where it was asked for */

bool menu_is_open(void)
{
	return menu != NULL;
}

void menu_close(void)
{
	struct gui_element *window = menu;

	menu = selected = NULL;
	GuiDestroy(window);
	panel_set_menu_open(false);
}

static void select(struct gui_element *item)
{
	item_select(selected, false);
	selected = item;
	item_select(selected, true);
}

/* What a row does: a program, or NULL for switching off. */
static void choose(struct gui_element *item)
{
	const struct program *program = GuiUser(item);

	menu_close();
	if (program)
		program_run(program);
	else
		session_ask();
}

static int on_item(struct gui_element *item, struct msg *msg)
{
	switch (msg->code) {
	case MSG_CHANGED:
		select(item);
		return 1;
	case MSG_CLICKED:
		choose(item);
		return 1;
	}
	return 0;
}

static struct gui_element *add(const char *icon, const char *text, const struct program *program)
{
	struct gui_element *item = item_create(menu, icon, text);

	GuiSetUser(item, (void *)program);
	GuiSetHandler(item, on_item);
	return item;
}

/*
 * Keys.
 */
/* All but the separator, which has no user pointer and is not the last. */
static bool is_item(struct gui_element *e)
{
	return GuiUser(e) || !GuiNext(e);
}

/* The row after (or before) the selected one, going round. */
static struct gui_element *neighbour(bool back)
{
	struct gui_element *first = NULL, *last = NULL, *before = NULL, *after = NULL;

	for (struct gui_element *e = GuiFirstChild(menu); e; e = GuiNext(e)) {
		if (!is_item(e))
			continue;
		if (e == selected)
			before = last;
		else if (last == selected && last)
			after = e;
		first = first ? first : e;
		last = e;
	}
	if (back)
		return before ? before : last;
	return after ? after : first;
}

/* The next row that begins with a letter. */
static void select_letter(uint32_t letter)
{
	struct gui_element *start = selected;

	for (int i = 0; i <= program_count; i++) {
		select(neighbour(false));
		if (tolower(item_text(selected)[0]) == tolower((int)letter))
			return;
	}
	select(start);
}

static int key(const struct msg *msg)
{
	switch (msg->params[0]) {
	case KEY_UP:
	case KEY_DOWN:
		select(neighbour(msg->params[0] == KEY_UP));
		return 1;
	case KEY_TAB:
		select(neighbour(msg->params[1] & MOD_SHIFT));
		return 1;
	case KEY_HOME:
	case KEY_END:
		select(NULL);
		select(neighbour(msg->params[0] == KEY_END));
		return 1;
	case KEY_ENTER:
	case KEY_PAD_ENTER:
	case KEY_SPACE:
		if (selected)
			choose(selected);
		return 1;
	case KEY_ESCAPE:
		menu_close();
		return 1;
	}
	if (msg->params[2] > ' ' && msg->params[2] < 0x7f)
		select_letter(msg->params[2]);
	return 1;
}

/*
 * The window.
 */
static void paint(struct gui_element *window, struct gui_painter *p)
{
	struct rect r = GuiRect(window);

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintOutline(p, r, (struct gui_stroke){8, 1, GuiTheme(GUI_COLOUR_BORDER)});
}

/* Above the corner, or below it where there is no room above; inside the screen. */
static void place(int width, int height)
{
	int x = corner.x, y = corner.y - height;

	if (y < MARGIN)
		y = corner.y;
	if (x + width > screen_width - MARGIN)
		x = screen_width - MARGIN - width;
	WndMove(GuiWindowId(menu), x, y);
}

static int on_menu(struct gui_element *window, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(window, GuiPainter(msg));
		return 1;
	case MSG_SIZE:
		place(MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0]));
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
		return key(msg);
	}
	return 0;
}

void menu_open_at(struct gui_point at)
{
	struct gui_window_options options = {
		.title = "Menu",
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_TOPMOST | WND_NO_LIST | WND_SHADOW | WND_ROUNDED,
	};

	menu_close();
	corner = at;
	options.placed = true;
	options.x = at.x;
	options.y = at.y;
	menu = GuiWindowCreateWith(&options);
	if (!menu)
		return;
	GuiSetHandler(menu, on_menu);
	GuiSetPadding(menu, PADDING);
	GuiSetGap(menu, 2);
	for (int i = 0; i < program_count; i++)
		add(programs[i].icon, programs[i].name, &programs[i]);
	GuiSeparatorCreate(menu);
	add("shutdown", "Switch Off...", NULL);
	select(GuiFirstChild(menu));
	panel_set_menu_open(true);
}

void menu_toggle(void)
{
	if (menu)
		menu_close();
	else
		menu_open_at((struct gui_point){MARGIN, screen_height - GUI_PANEL_HEIGHT - MARGIN});
}
