/* apps/widgets/main.c - Widgets: every widget in every state. */
#include "widgets.h"

#define WIDTH  660
#define HEIGHT 470

struct gui_element *window;
static struct gui_element *pages, *status;

/* clang-format off */
static const struct gui_action actions[] = {
	{ACTION_OPEN, "&Open...", "open", "Ctrl+O", "An action with an icon", 0},
	{ACTION_CUT, "Cu&t", "cut", "Ctrl+X", "Cut", 0},
	{ACTION_COPY, "&Copy", "copy", "Ctrl+C", "Copy", 0},
	{ACTION_PASTE, "&Paste", "paste", "Ctrl+V", "Paste", GUI_ACTION_DISABLED},
	{ACTION_BOLD, "&Bold", "font", "Ctrl+B", "A toggle", GUI_ACTION_CHECKABLE | GUI_ACTION_CHECKED},
	{ACTION_LEFT, "Align &Left", NULL, NULL, "One of two", GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO | GUI_ACTION_CHECKED},
	{ACTION_RIGHT, "Align &Right", NULL, NULL, "The other", GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO},
	{ACTION_OFF, "Switched &Off", NULL, NULL, "Cannot be chosen", GUI_ACTION_DISABLED},
	{0, NULL, NULL, NULL, NULL, 0},
};
/* clang-format on */
static const uint32_t file_menu[] = {ACTION_OPEN, ACTION_OFF, GUI_MENU_END};
static const uint32_t edit_menu[] = {ACTION_CUT, ACTION_COPY, ACTION_PASTE, GUI_MENU_END};
static const uint32_t format_menu[] = {ACTION_BOLD, 0, ACTION_LEFT, ACTION_RIGHT, GUI_MENU_END};
static const struct gui_menu menus[] = {
	{"&File", file_menu}, {"&Edit", edit_menu}, {"F&ormat", format_menu}};
static const uint32_t tools[] = {ACTION_OPEN,  0, ACTION_CUT,  ACTION_COPY,
				 ACTION_PASTE, 0, ACTION_BOLD, GUI_MENU_END};

static const struct {
	const char *name;
	void (*create)(struct gui_element *page);
} list[] = {
	{"Buttons", buttons_create},	   {"Text", text_create},
	{"Values", values_create},	   {"Rows", rows_create},
	{"Containers", containers_create}, {"Dialogs", dialogs_create},
	{"Drawing", drawing_create},
};

struct gui_element *section(struct gui_element *page, const char *title)
{
	struct gui_element *label = GuiLabelCreate(page, title), *row;

	GuiLabelSetColour(label, GUI_COLOUR_TEXT_DIM);
	row = GuiRowCreate(page);
	GuiSetGap(row, 12);
	return row;
}

static int on_dark(struct gui_element *element, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	GuiSetTheme(GuiSwitchGet(element) ? GUI_THEME_DARK : GUI_THEME_LIGHT);
	return 1;
}

static int on_enabled(struct gui_element *element, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	GuiSetEnabled(pages, GuiSwitchGet(element));
	return 1;
}

static int on_window(struct gui_element *e, struct msg *msg)
{
	static const char *const names[] = {"",	    "Open",	  "Cut",	 "Copy", "Paste",
					    "Bold", "Align Left", "Align Right", "Off"};

	(void)e;
	if (msg->code != MSG_ACTION || msg->params[0] > ACTION_OFF)
		return 0;
	GuiStatusbarSet(status, 0, "Action: %s", names[msg->params[0]]);
	return 1;
}

static void create_switches(struct gui_element *column)
{
	struct gui_element *row = GuiRowCreate(column), *dark, *enabled;

	GuiSetGap(row, 24);
	dark = GuiSwitchCreate(row, "Dark");
	GuiSwitchSet(dark, GuiGetTheme() == GUI_THEME_DARK);
	GuiSetHandler(dark, on_dark);
	enabled = GuiSwitchCreate(row, "Enabled");
	GuiSwitchSet(enabled, true);
	GuiSetHandler(enabled, on_enabled);
	GuiSpacerCreate(row);
}

int main(void)
{
	struct gui_element *column;

	window = GuiWindowCreate("Widgets", WIDTH, HEIGHT);
	GuiWindowSetClass(window, "transom.widgets");
	GuiWindowSetIcon(window, "applications");
	GuiSetHandler(window, on_window);
	GuiActionsAdd(window, actions);
	GuiMenubarCreate(window, menus, 3);
	GuiToolbarCreate(window, tools);
	column = GuiColumnCreate(window);
	GuiSetPadding(column, 12);
	GuiSetExpand(column, 1, 1);
	create_switches(column);
	pages = GuiTabsCreate(column);
	GuiSetExpand(pages, 1, 1);
	for (unsigned i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		list[i].create(GuiTabsAdd(pages, list[i].name, NULL));
	status = GuiStatusbarCreate(window, 2);
	GuiStatusbarSet(status, 0, "The status bar says what happened.");
	GuiStatusbarSet(status, 1, "100 %%");
	return GuiRun();
}
