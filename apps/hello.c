/* apps/hello.c - the smallest complete program: type a name, press the button, be greeted. */
#include "gui.h"

static struct gui_element *name, *greeting;

/* Everything that happens to an element is a message; this button cares about one of them. */
static int on_greet(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0; /* not ours: the toolkit goes on with it */
	const char *text = GuiTextboxText(name);
	GuiLabelPrint(greeting, "Hello, %s!", *text ? text : "world");
	return 1; /* handled */
}

int main(void)
{
	/* A window is a column: what is made in it stands one below the other. */
	struct gui_element *window = GuiWindowCreate("Hello", 320, 0);
	GuiLabelCreate(window, "What is your name?");

	/* A row places its children side by side; the text box takes the room the button leaves. */
	struct gui_element *row = GuiRowCreate(window);
	name = GuiTextboxCreate(row, "");
	GuiTextboxSetPlaceholder(name, "Your name");
	GuiSetExpand(name, 1, 0);
	struct gui_element *button = GuiButtonCreate(row, "&Greet");
	GuiButtonSetDefault(button); /* Enter presses it */
	GuiSetHandler(button, on_greet);

	greeting = GuiLabelCreate(window, "Type it and press Greet.");
	GuiLabelSetStyle(greeting, GUI_FONT_LARGE);
	GuiFocus(name);
	return GuiRun(); /* until the window is closed */
}
