/* apps/settings/main.c - Settings: pages on the left, what can be set on the right. */
#include "settings.h"

#define WIDTH	    600
#define HEIGHT	    400
#define LIST_WIDTH  144
#define LABEL_WIDTH 136

static const struct {
	const char *name, *icon;
	void (*create)(struct gui_element *page);
} pages[] = {
	{"Look", "theme", look_create},
	{"Mouse", "mouse", mouse_create},
	{"Keyboard", "keyboard", keyboard_create},
	{"Screen", "monitor", screen_create},
	{"About", "computer", about_create},
};
#define PAGES (int)(sizeof(pages) / sizeof(pages[0]))

static struct gui_element *stack;

void page_headline(struct gui_element *page, const char *text)
{
	GuiLabelSetStyle(GuiLabelCreate(page, text), GUI_FONT_LARGE);
}

struct gui_element *page_row(struct gui_element *page, const char *label)
{
	struct gui_element *row = GuiRowCreate(page), *text = GuiLabelCreate(row, label);

	GuiSetMinSize(text, LABEL_WIDTH, GUI_BUTTON_HEIGHT);
	return row;
}

static int on_list(struct gui_element *list, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	if (GuiListSelected(list) >= 0)
		GuiStackShow(stack, GuiListSelected(list));
	return 1;
}

static struct gui_element *list_create(struct gui_element *parent)
{
	struct gui_element *list = GuiListCreate(parent);

	GuiListAddColumn(list, NULL, 0, GUI_FONT_UI);
	for (int i = 0; i < PAGES; i++)
		GuiListSetRowIcon(list, GuiListAppend(list, &pages[i].name), pages[i].icon);
	GuiListSelect(list, 0);
	GuiSetMinSize(list, LIST_WIDTH, 4 * GUI_ROW_HEIGHT);
	GuiSetExpand(list, 0, 1);
	GuiSetHandler(list, on_list);
	return list;
}

int main(void)
{
	struct gui_element *window = GuiWindowCreate("Settings", WIDTH, HEIGHT), *row;

	GuiWindowSetClass(window, "transom.settings");
	GuiWindowSetIcon(window, "settings");
	row = GuiRowCreate(window);
	GuiSetGap(row, 2 * GUI_GAP);
	GuiSetExpand(row, 1, 1);
	list_create(row);
	stack = GuiStackCreate(row);
	GuiSetExpand(stack, 1, 1);
	for (int i = 0; i < PAGES; i++) {
		struct gui_element *page = GuiColumnCreate(stack);

		GuiSetGap(page, 12);
		pages[i].create(page);
	}
	return GuiRun();
}
