/* A program for Transom: copy this folder, change it, make. */
#include <stdio.h>
#include "gui.h"

static struct gui_element *label;
static int presses;

static int on_press(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0; /* everything else is the button's own business */
	GuiLabelPrint(label, "Pressed %d times", ++presses);
	return 1;
}

int main(void)
{
	struct gui_element *window = GuiWindowCreate("Hello", 320, 160);

	label = GuiLabelCreate(window, "Nothing has been pressed yet.");
	GuiSetHandler(GuiButtonCreate(window, "Press Me"), on_press);
	printf("hello: the window is there\n");
	return GuiRun();
}
