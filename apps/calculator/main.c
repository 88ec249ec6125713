/* apps/calculator/main.c - Calculator: display and keypad. */
#include <string.h>
#include "engine.h"
#include "gui.h"

#define KEY_WIDTH  60
#define KEY_HEIGHT 40
#define ROWS	   6
#define COLUMNS	   4

static const struct {
	const char *text;
	char key;
} keys[ROWS * COLUMNS] = {
	{"MC", 'x'},	   {"MR", 'r'}, {"M+", 'm'}, {"MS", 's'},
	{"C", 'c'},	   {"CE", 'e'}, {"%", '%'},  {"\xc3\xb7", '/'},
	{"7", '7'},	   {"8", '8'},	{"9", '9'},  {"\xc3\x97", '*'},
	{"4", '4'},	   {"5", '5'},	{"6", '6'},  {"\xe2\x88\x92", '-'},
	{"1", '1'},	   {"2", '2'},	{"3", '3'},  {"+", '+'},
	{"\xc2\xb1", 'n'}, {"0", '0'},	{".", '.'},  {"=", '='},
};

static struct engine engine;
static struct gui_element *window, *sum, *number, *history, *buttons[ROWS * COLUMNS];

static void press(char key)
{
	engine_key(&engine, key);
	GuiLabelSetText(sum, engine.above[0] ? engine.above : " ");
	GuiLabelSetText(number, engine.display);
	GuiLabelSetColour(number, engine.failed ? GUI_COLOUR_WARNING : GUI_COLOUR_TEXT);
	if (key == '=' && engine.above[0]) {
		const char *cells[] = {engine.above, engine.display};

		GuiListAppend(history, cells);
	}
}

static int on_button(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	for (int i = 0; i < ROWS * COLUMNS; i++)
		if (buttons[i] == button)
			press(keys[i].key);
	return 1;
}

/* The key of the calculator for one of the keyboard; 0 = none. */
static char key_of(const struct msg *msg)
{
	uint32_t c = msg->params[0];

	if (msg->code == MSG_CHAR)
		return c && c < 128 && strchr("0123456789.+-*/=%", (int)c) ? (char)c
		       : c == ','					   ? '.'
									   : 0;
	switch (c) {
	case KEY_ENTER:
	case KEY_PAD_ENTER:
		return '=';
	case KEY_BACKSPACE:
		return 'b';
	case KEY_ESCAPE:
		return 'c';
	case KEY_DELETE:
		return 'e';
	case KEY_F9:
		return 'n';
	}
	return 0;
}

static int on_window(struct gui_element *e, struct msg *msg)
{
	char key = msg->code == MSG_CHAR || msg->code == MSG_KEYDOWN ? key_of(msg) : 0;

	(void)e;
	if (!key)
		return 0;
	press(key);
	return 1;
}

/* Enter is '=' wherever the focus is. */
static int on_key_button(struct gui_element *button, struct msg *msg)
{
	if (msg->code == MSG_KEYDOWN &&
	    (msg->params[0] == KEY_ENTER || msg->params[0] == KEY_PAD_ENTER)) {
		press('=');
		return 1;
	}
	return on_button(button, msg);
}

static void create_display(struct gui_element *parent)
{
	struct gui_element *card = GuiPanelCreate(parent, GUI_PANEL_CARD);

	GuiSetGap(card, 2);
	sum = GuiLabelCreate(card, " ");
	GuiLabelSetStyle(sum, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiLabelSetColour(sum, GUI_COLOUR_TEXT_DIM);
	GuiSetAlign(sum, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	number = GuiLabelCreate(card, "0");
	GuiLabelSetStyle(number, GUI_FONT_LARGE | GUI_TEXT_RIGHT);
	GuiSetAlign(number, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
}

static void create_keys(struct gui_element *parent)
{
	struct gui_element *grid = GuiGridCreate(parent, COLUMNS);

	GuiSetGap(grid, 6);
	GuiSetExpand(grid, 1, 1);
	for (int i = 0; i < ROWS * COLUMNS; i++) {
		buttons[i] = GuiButtonCreate(grid, keys[i].text);
		GuiSetMinSize(buttons[i], KEY_WIDTH, i < COLUMNS ? GUI_BUTTON_HEIGHT : KEY_HEIGHT);
		GuiSetAlign(buttons[i], GUI_ALIGN_FILL, GUI_ALIGN_FILL);
		GuiSetExpand(buttons[i], 1, i >= COLUMNS);
		GuiSetHandler(buttons[i], on_key_button);
		if (i < COLUMNS)
			GuiButtonSetFlat(buttons[i], true);
		if (keys[i].key == '=')
			GuiButtonSetDefault(buttons[i]);
	}
}

int main(void)
{
	struct gui_element *row, *column;

	engine_init(&engine);
	window = GuiWindowCreate("Calculator", 460, 0);
	GuiWindowSetClass(window, "transom.calculator");
	GuiWindowSetIcon(window, "calculator");
	GuiSetHandler(window, on_window);
	row = GuiRowCreate(window);
	GuiSetGap(row, 12);
	GuiSetExpand(row, 1, 1);
	column = GuiColumnCreate(row);
	GuiSetExpand(column, 1, 1);
	create_display(column);
	create_keys(column);
	history = GuiListCreate(row);
	GuiListAddColumn(history, NULL, 0, GUI_FONT_UI);
	GuiListAddColumn(history, NULL, 72, GUI_FONT_BOLD | GUI_TEXT_RIGHT);
	GuiListSetEmptyText(history, "Results are kept here.");
	GuiListSetLimit(history, 100);
	GuiSetMinSize(history, 168, 100);
	return GuiRun();
}
