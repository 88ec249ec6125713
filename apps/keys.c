/*
 * apps/keys.c - shows what the keyboard and the mouse say, as messages arrive.
 *
 * The keycap at the top has the focus; it does nothing with keys, so they bubble to the window,
 * whose handler shows them. The list handles its mouse messages itself and lets none bubble, so the
 * same handler is its handler too: a user's handler is asked first.
 */
#include <stdio.h>
#include <string.h>
#include "gui.h"
#include "msg.h"

#define HISTORY 200

enum field { MODIFIERS, CHARACTER, UTF32, SCAN_CODE, POSITION, BUTTONS, WHEEL, FIELDS };

static const char *const field_names[FIELDS] = {
	[MODIFIERS] = "Modifiers", [CHARACTER] = "Character", [UTF32] = "UTF-32",
	[SCAN_CODE] = "Scan code", [POSITION] = "Mouse",      [BUTTONS] = "Buttons",
	[WHEEL] = "Wheel",
};

static struct gui_element *keycap, *fields[FIELDS], *history;
static char key_text[40]; /* on the keycap; empty before the first key */
static bool key_is_up;
static int notches;

struct name {
	uint32_t value;
	const char *text;
};

static const struct name modifiers[] = {
	{MOD_SHIFT, "Shift"},	    {MOD_CTRL, "Ctrl"},
	{MOD_ALT, "Alt"},	    {MOD_ALTGR, "AltGr"},
	{MOD_SUPER, "Super"},	    {MOD_CAPS_LOCK, "Caps Lock"},
	{MOD_NUM_LOCK, "Num Lock"}, {MOD_SCROLL_LOCK, "Scroll Lock"},
	{KEY_REPEAT, "repeated"},   {0, NULL},
};

static const struct name buttons[] = {
	{BUTTON_BIT(BUTTON_LEFT), "left"},
	{BUTTON_BIT(BUTTON_MIDDLE), "middle"},
	{BUTTON_BIT(BUTTON_RIGHT), "right"},
	{0, NULL},
};

static const struct name keys[] = {
#define KEY_NAME(name, code) {code, #name},
	KEY_TABLE(KEY_NAME)
#undef KEY_NAME
		{0, NULL},
};

/* "PAGE_UP" -> "Page Up" */
static void print_key(char *text, size_t size, uint32_t key)
{
	const struct name *k = keys;

	while (k->text && k->value != key)
		k++;
	snprintf(text, size, "%s", k->text ? k->text : "Unknown key");
	for (char *c = text; k->text && *c; c++) {
		if (*c == '_')
			*c = ' ';
		else if (c > text && c[-1] != ' ' && *c >= 'A' && *c <= 'Z')
			*c += 'a' - 'A';
	}
}

/* The names of all bits that are set: "Shift + Alt". */
static void show_bits(enum field field, const struct name *names, uint32_t bits)
{
	char text[120] = "";

	for (; names->text; names++)
		if (bits & names->value) {
			size_t used = strlen(text);
			snprintf(text + used, sizeof(text) - used, "%s%s", used ? " + " : "",
				 names->text);
		}
	GuiLabelSetText(fields[field], *text ? text : "none");
}

/* With one of these a key is a command. */
static bool types(const struct msg *msg)
{
	return msg->params[2] && !(msg->params[1] & (MOD_CTRL | MOD_ALT | MOD_SUPER));
}

static void show_key(const struct msg *msg)
{
	if (msg->code == MSG_KEYUP && !*key_text)
		return; /* it went down elsewhere: the Enter that started us */
	print_key(key_text, sizeof(key_text), msg->params[0]);
	key_is_up = msg->code == MSG_KEYUP;
	GuiInvalidate(keycap);
	GuiLabelPrint(fields[SCAN_CODE], msg->params[0] & 0x80 ? "E0 %02X" : "%02X",
		      (unsigned)msg->params[0] & 0x7f);
	show_bits(MODIFIERS, modifiers, msg->params[1]);
	if (msg->code == MSG_KEYDOWN && !types(msg)) {
		GuiLabelSetText(fields[CHARACTER], "none");
		GuiLabelSetText(fields[UTF32], "none");
	}
}

static int utf8(char *text, uint32_t c)
{
	if (c < 0x80)
		return sprintf(text, "%c", (int)c);
	if (c < 0x800)
		return sprintf(text, "%c%c", 0xc0 | (int)(c >> 6), 0x80 | (int)(c & 0x3f));
	return sprintf(text, "%c%c%c", 0xe0 | (int)(c >> 12), 0x80 | (int)(c >> 6 & 0x3f),
		       0x80 | (int)(c & 0x3f));
}

static void show_character(const struct msg *msg)
{
	char text[8] = "";
	uint32_t c = msg->params[0];

	if (c > ' ' && c != 0x7f && c < 0x10000)
		utf8(text, c);
	GuiLabelSetText(fields[CHARACTER], c == ' ' ? "space" : *text ? text : "control character");
	GuiLabelPrint(fields[UTF32], "U+%04X", (unsigned)c);
}

static void show_mouse(const struct msg *msg)
{
	GuiLabelPrint(fields[POSITION], "%d, %d", MSG_LOW(msg->params[0]),
		      MSG_HIGH(msg->params[0]));
	show_bits(BUTTONS, buttons, MSG_BUTTONS(msg->params[1]));
	if (msg->code != MSG_MOUSEWHEEL)
		return;
	notches += (int)msg->params[2];
	GuiLabelPrint(fields[WHEEL], "%d %s", notches,
		      notches == 1 || notches == -1 ? "notch" : "notches");
}

/* A run of moves is one row, which shows the newest. */
static void record(const struct msg *msg)
{
	static uint32_t last;
	char text[160];

	MsgFormat(msg, text, sizeof(text));
	if (msg->code == MSG_MOUSEMOVE && last == MSG_MOUSEMOVE)
		GuiListSetCell(history, GuiListRows(history) - 1, 0, text);
	else
		GuiListAppend(history, (const char *[]){text});
	last = msg->code;
}

/* Mouse positions are relative to whoever is asked; show them relative to the window's contents. */
static struct msg in_window(struct gui_element *element, const struct msg *msg)
{
	struct rect from = GuiRectInWindow(GuiWindow(element)), at = GuiRectInWindow(element);
	struct msg m = *msg;

	m.params[0] = MSG_PACK(MSG_LOW(msg->params[0]) + at.left - from.left,
			       MSG_HIGH(msg->params[0]) + at.top - from.top);
	return m;
}

static int on_mouse(struct gui_element *element, const struct msg *msg)
{
	struct msg m = in_window(element, msg);

	show_mouse(&m);
	record(&m);
	return element != history; /* the list goes on with it: its wheel scrolls */
}

static int on_input(struct gui_element *element, struct msg *msg)
{
	switch (msg->code) {
	case MSG_KEYDOWN:
	case MSG_KEYUP:
		show_key(msg);
		record(msg);
		return 1; /* keys are shown here, not obeyed */
	case MSG_CHAR:
		show_character(msg);
		record(msg);
		return 1;
	case MSG_MOUSEMOVE:
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEWHEEL:
		return on_mouse(element, msg);
	}
	return 0;
}

/*
 * The keycap: an element class of our own.
 */
static void paint_keycap(struct gui_painter *p, struct rect r)
{
	enum gui_colour text = key_is_up ? GUI_COLOUR_TEXT_DIM : GUI_COLOUR_TEXT;
	struct rect cap = r;
	int width = GuiTextWidth(GUI_FONT_LARGE, key_text, -1) + 48;

	if (!*key_text) {
		GuiPaintText(p, r, "Press a key, or move the mouse over this window.",
			     GuiTheme(GUI_COLOUR_TEXT_DIM), GUI_FONT_UI | GUI_TEXT_CENTRE);
		return;
	}
	width = width < 72 ? 72 : width;
	cap.left = (r.right - width) / 2;
	cap.right = cap.left + width;
	cap.top += key_is_up ? 6 : 10;
	cap.bottom -= key_is_up ? 10 : 6;
	GuiPaintRounded(p, (struct rect){cap.left, cap.top, cap.right, r.bottom - 6}, 8,
			GuiTheme(GUI_COLOUR_BORDER));
	GuiPaintRounded(p, cap, 8, GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintOutline(p, cap, (struct gui_stroke){8, 1, GuiTheme(GUI_COLOUR_BORDER)});
	GuiPaintText(p, cap, key_text, GuiTheme(text), GUI_FONT_LARGE | GUI_TEXT_CENTRE);
}

static int handle_keycap(struct gui_element *element, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint_keycap(GuiPainter(msg), GuiRect(element));
		return 1;
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){320, 76, 320, 76};
		return 1;
	}
	return 0;
}

/* Two fields side by side: name, value, name, value. */
static void create_fields(struct gui_element *window)
{
	struct gui_element *card = GuiPanelCreate(window, GUI_PANEL_CARD);
	struct gui_element *grid = GuiGridCreate(card, 4);

	GuiSetGap(grid, 4);
	for (int i = 0; i < FIELDS; i++) {
		struct gui_element *name = GuiLabelCreate(grid, field_names[i]);

		GuiLabelSetColour(name, GUI_COLOUR_TEXT_DIM);
		GuiSetMinSize(name, 76, 0);
		fields[i] = GuiLabelCreate(grid, "-");
		GuiSetMinSize(fields[i], 120, 0);
		GuiSetExpand(fields[i], 1, 0);
	}
}

int main(void)
{
	struct gui_element *window = GuiWindowCreate("Keys", 480, 400);

	GuiWindowSetIcon(window, "keyboard");
	keycap = GuiElementCreate(window, handle_keycap, 0, GUI_FOCUSABLE);
	GuiSetAlign(keycap, GUI_ALIGN_FILL, GUI_ALIGN_START);
	create_fields(window);
	history = GuiListCreate(window);
	GuiListAddColumn(history, NULL, 0, GUI_FONT_MONO);
	GuiListSetLimit(history, HISTORY);
	GuiListSetEmptyText(history, "The messages will be listed here.");
	GuiSetHandler(window, on_input);
	GuiSetHandler(history, on_input);
	GuiFocus(keycap);
	return GuiRun();
}
