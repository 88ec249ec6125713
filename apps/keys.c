/*
 * apps/keys.c - shows what the keyboard and the mouse say, as messages arrive.
 *
 * The window's handler sees all input before anything is done with it: keys because the area in
 * its middle has the focus and lets them bubble, the mouse likewise.
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

static struct gui_element *key_name, *fields[FIELDS], *history;
static int notches;

struct name {
	uint32_t value;
	const char *text;
};

static const struct name modifiers[] = {
	{MOD_SHIFT, "Shift"},	  {MOD_CTRL, "Ctrl"},	       {MOD_ALT, "Alt"},
	{MOD_ALTGR, "AltGr"},	  {MOD_SUPER, "Super"},	       {MOD_CAPS_LOCK, "Caps Lock"},
	{MOD_NUM_LOCK, "Num Lock"}, {MOD_SCROLL_LOCK, "Scroll Lock"}, {KEY_REPEAT, "repeated"},
	{0, NULL},
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

static void show_key(const struct msg *msg)
{
	char name[40];

	print_key(name, sizeof(name), msg->params[0]);
	GuiLabelPrint(key_name, "%s%s", name, msg->code == MSG_KEYUP ? "  (up)" : "");
	GuiLabelPrint(fields[SCAN_CODE], msg->params[0] & 0x80 ? "E0 %02X" : "%02X",
		      (unsigned)msg->params[0] & 0x7f);
	show_bits(MODIFIERS, modifiers, msg->params[1]);
	if (msg->code == MSG_KEYDOWN && !msg->params[2]) {
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
	GuiLabelPrint(fields[POSITION], "%d, %d", MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0]));
	show_bits(BUTTONS, buttons, MSG_BUTTONS(msg->params[1]));
	if (msg->code != MSG_MOUSEWHEEL)
		return;
	notches += (int)msg->params[2];
	GuiLabelPrint(fields[WHEEL], "%d %s", notches, notches == 1 || notches == -1 ? "notch" : "notches");
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

static int on_input(struct gui_element *window, struct msg *msg)
{
	(void)window;
	switch (msg->code) {
	case MSG_KEYDOWN:
	case MSG_KEYUP:
		show_key(msg);
		break;
	case MSG_CHAR:
		show_character(msg);
		break;
	case MSG_MOUSEMOVE:
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEWHEEL:
		show_mouse(msg);
		break;
	default:
		return 0;
	}
	record(msg);
	return 0; /* only watching: Alt+F4 still closes the window */
}
