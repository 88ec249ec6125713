/* gui/message.c - a dialog that says something: icon, headline, sentence, buttons. */
#include <string.h>
#include "gui_internal.h"

#define TEXT_WIDTH 340 /* longer lines are hard to read */
#define ICON	   32

/* Names of messages and the pictures of the initial disk for them. */
static const char *picture(const char *icon)
{
	if (!strcmp(icon, "information"))
		return "info";
	return strcmp(icon, "question") ? icon : "help";
}

static void add_text(struct gui_element *column, const struct gui_message *m)
{
	struct gui_element *label;

	if (m->headline && m->headline[0]) {
		label = GuiLabelCreate(column, m->headline);
		GuiLabelSetStyle(label, GUI_FONT_TITLE);
		GuiLabelSetWrap(label, TEXT_WIDTH);
	}
	if (m->text && m->text[0]) {
		label = GuiLabelCreate(column, m->text);
		GuiLabelSetWrap(label, TEXT_WIDTH);
	}
}

struct gui_element *GuiMessageOpen(struct gui_element *owner, const struct gui_message *message)
{
	static const char *const ok[] = {"OK", NULL};
	const char *const *buttons = message->buttons ? message->buttons : ok;
	struct gui_element *dialog = GuiDialogCreate(owner, message->title), *row, *column;
	int count = 0;

	if (!dialog)
		return NULL;
	while (buttons[count])
		count++;
	row = GuiRowCreate(dialog);
	GuiSetGap(row, 16);
	if (message->icon)
		GuiSetAlign(GuiIconCreate(row, picture(message->icon), ICON), GUI_ALIGN_START,
			    GUI_ALIGN_START);
	column = GuiColumnCreate(row);
	GuiSetGap(column, 4);
	GuiSetExpand(column, 1, 0);
	GuiSetAlign(column, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	add_text(column, message);
	GuiDialogButtons(dialog, buttons, count - 1);
	return dialog;
}
