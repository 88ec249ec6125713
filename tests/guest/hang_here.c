/*
 * tests/guest/hang_here.c - a window whose program stops fetching messages, or crashes, when asked
 * to. What tests/e2e/test_windows.py runs.
 */
#include "gui.h"
#include "thr.h"
#include "wnd.h"

#define CORNER 4 /* pixels: where the pointer goes to end the hanging */

static int *volatile nowhere = (int *)0x10;

/* Fetches nothing until the pointer is in the upper left corner of the screen. */
static void hang(void)
{
	struct input_record pointer;

	do
		ThrSleep(20);
	while (WndGetPointer(&pointer) >= 0 && (pointer.x > CORNER || pointer.y > CORNER));
}

static int on_hang(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	hang();
	return 1;
}

static int on_crash(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	*nowhere = 1;
	return 1;
}

static int on_another(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	GuiLabelCreate(GuiWindowCreate("More Trouble", 240, 120), "It goes with the other one.");
	GuiSetEnabled(button, false);
	return 1;
}

int main(void)
{
	struct gui_element *window = GuiWindowCreate("Trouble", 360, 200), *row;
	struct gui_element *column = GuiColumnCreate(window);

	GuiWindowSetIcon(window, "warning");
	GuiLabelSetStyle(GuiLabelCreate(column, "A Program That Fails"), GUI_FONT_TITLE);
	GuiLabelCreate(column, "It stops when it is told to.");
	GuiTextboxCreate(column, "Something that was typed");
	row = GuiRowCreate(column);
	GuiSetHandler(GuiButtonCreate(row, "Hang"), on_hang);
	GuiSetHandler(GuiButtonCreate(row, "Crash"), on_crash);
	GuiSetHandler(GuiButtonCreate(row, "Another"), on_another);
	return GuiRun();
}
